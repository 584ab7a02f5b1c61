"""Every key of the program, and how a reader changes it."""
