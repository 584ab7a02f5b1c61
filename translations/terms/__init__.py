"""Terms: what is always put in one way, where it stands in a sentence, and those that are known."""
