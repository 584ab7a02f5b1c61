"""All articles together: the shelf, full-text search, backup and restore."""
