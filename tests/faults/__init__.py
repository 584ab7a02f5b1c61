"""The disk fails at every moment of a write: full, broken, taken away, or the program is killed.

    python -m tests.faults 200

fails 200 times, at other moments each time, and sees whether anything acknowledged was lost and
whether every message names its cause.
"""
