"""The commands that print instead of showing a screen."""
