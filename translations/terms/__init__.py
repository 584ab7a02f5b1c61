"""Terms with settled translations: where they are in a sentence, and those that are built in."""
