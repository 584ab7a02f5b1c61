"""Screens, named after what the reader does there."""
