"""A failing disk; `python -m tests.faults` makes it fail more often."""

import subprocess
import sys


def test_whenever_the_disk_fails_nothing_acknowledged_is_lost() -> None:
    """Once at each moment of a write, in each way: full, broken, read-only, or killed."""
    ended = subprocess.run(
        [sys.executable, "-m", "tests.faults", "60"], capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert " 0 times with a message" not in ended.stdout  # it did fail
