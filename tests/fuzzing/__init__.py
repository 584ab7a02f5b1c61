"""Every reader of files, fed with what no sound program writes.

    python -m tests.fuzzing 20000

feeds 20,000 inputs to all of them in turn; a number after it begins elsewhere than at 0. An input
that raises anything but an error fit to read, or takes too long or too much, is kept and named.
"""
