"""The screen for reading an article."""
