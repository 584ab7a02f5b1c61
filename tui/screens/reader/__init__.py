"""The screen on which an article is read."""
