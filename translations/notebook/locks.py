"""Locks that keep other programs out while a file is changed, on disks without locks too."""

import errno
from pathlib import Path
from typing import TYPE_CHECKING

from translations.cleaning import clean
from translations.errors import DwibacaError

if TYPE_CHECKING:
    from filelock import BaseFileLock

_PATIENCE = 10.0  # seconds to wait for another program, which holds the lock for milliseconds
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL)


def acquired(path: Path) -> "BaseFileLock":
    """A lock that is held until it is released.

    Args:
        path: of the lock itself; its folder must exist.

    Raises:
        DwibacaError: another program holds it too long.
        OSError: it cannot be written.
    """
    from filelock import FileLock, SoftFileLock, Timeout

    lock: BaseFileLock = FileLock(path, timeout=_PATIENCE, poll_interval=0.003)
    try:
        try:
            lock.acquire()
        except OSError as error:
            if isinstance(error, Timeout) or error.errno not in _NO_LOCKS:
                raise
            # A disk without locks: a file that exists while somebody writes.
            soft = path.with_name(f"{path.name}.writing")
            lock = SoftFileLock(soft, timeout=_PATIENCE, poll_interval=0.01)
            lock.acquire()
    except Timeout as error:
        raise DwibacaError(
            f"Another program has held {clean(str(path))} for {_PATIENCE:.0f} seconds.",
            "Close it, and try again.",
        ) from error
    return lock
