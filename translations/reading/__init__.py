"""A reader's session with an article, without a screen."""
