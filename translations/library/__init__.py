"""All articles at once: the shelf that they stand on, the search in them, and moving house."""
