"""A disk without locks, as some network shares are."""

import errno
import fcntl
import os

import pytest


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_file: int, _operation: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refused)
