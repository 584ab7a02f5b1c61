"""Every key of the program, and how the reader changes it."""
