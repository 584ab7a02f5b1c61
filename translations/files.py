"""Writing files so that they are wholly there or not at all, and reading JSON from anywhere."""

import contextlib
import errno
import json
import os
import shutil
import sys
import time
from pathlib import Path
from typing import Any

PRIVATE = 0o600
"""Permissions of what is the reader's own: what one reads and notes is nobody else's business."""

PUBLIC = 0o666
"""Permissions of what was asked for as a file, before the user's umask."""

_IS_LINUX = sys.platform == "linux"
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
_CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
_PAUSES = (0.01, 0.05, 0.2, 0.5)  # seconds


def is_file(path: Path) -> bool:
    """Whether a file is there and can be looked at.

    `Path.is_file` raises an error for a path that is too long, on a disk that fails, in a folder
    that may not be entered, on a share that is no longer connected.
    """
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether a folder is there and can be looked at; as `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112


def write_atomically(
    path: Path,
    data: bytes,
    *,
    mode: int = PRIVATE,
    replace: bool = True,
) -> None:
    """Write ``data`` to ``path``: a reader of it sees the old file or the new one, never half.

    Written beside it, flushed to the disk, then renamed; the folder is made if it is missing, and
    flushed too, so that the rename outlasts a power cut. A link is followed, and stays.

    Args:
        mode: permissions of a new file, before the umask; an existing one keeps its own.
        replace: whether an existing file may be replaced.

    Raises:
        FileExistsError: there is a file, and it must not be replaced.
        OSError: it could not be written; what was there before is untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    make_folder(path.parent, private=mode == PRIVATE)
    # Not named after the file, whose name may be as long as names can be.
    part = path.with_name(f".{os.getpid()}-{os.urandom(6).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(part, flags, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if replace and path.exists():
                part.chmod(path.stat().st_mode & 0o777)
            os.fsync(file.fileno())
        if replace:
            _rename(part, path)
        else:
            _rename_to_new(part, path)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise
    _flush_folder(path.parent)


def exchange(one: Path, other: Path) -> None:
    """Give two files each other's name; where only the first is there, it gets the other's name.

    In one step where the system can do that (Linux): whatever another program has put there in the
    last moment is in the first file then, and not lost.

    Raises:
        OSError: it cannot be done; nothing has changed.
    """
    try:
        _exchange_at_once(one, other)
    except FileNotFoundError:
        _rename_to_new(one, other)
    except OSError as error:
        if error.errno not in _CANNOT_EXCHANGE:
            raise
        spare = one.with_name(f"{one.name}.part")
        with contextlib.suppress(FileNotFoundError):
            _link(other, spare)
        _rename(one, other)
        if spare.exists():
            _rename(spare, one)
    _flush_folder(other.parent)


def _exchange_at_once(one: Path, other: Path) -> None:
    import ctypes  # seldom needed before the first paint

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if _IS_LINUX else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _link(path: Path, new: Path) -> None:
    """Another name for a file; a copy where disks have no links."""
    try:
        new.hardlink_to(path)
    except FileNotFoundError:
        raise
    except OSError:
        shutil.copy2(path, new)


def make_folder(folder: Path, *, private: bool = True) -> None:
    """Make a folder and those above it that are missing.

    Args:
        private: whether only the user may look into those that are made.

    Raises:
        OSError: it cannot be made.
    """
    if not is_folder(folder):
        if folder.parent != folder:
            make_folder(folder.parent, private=private)
        folder.mkdir(mode=0o700 if private else 0o777, exist_ok=True)


def _rename_to_new(part: Path, path: Path) -> None:
    """Give a file its name, if nothing has that name."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError as error:  # a disk without hard links
        if path.exists():
            raise FileExistsError(17, "File exists", str(path)) from error
        _rename(part, path)
    else:
        part.unlink()


def _rename(part: Path, path: Path) -> None:
    """Windows refuses while somebody has the old file open, which others do for moments only."""
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            os.replace(part, path)  # noqa: PTH105
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(part, path)  # noqa: PTH105


def parse_json(content: str | bytes) -> Any:
    """What a text says that may be hostile.

    Raises:
        ValueError: it is not JSON, not UTF-8, or nested deeper than any real document.
    """
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def read_json(path: Path) -> Any:
    """What a file says.

    Raises:
        OSError: it cannot be read.
        ValueError: as `parse_json`.
    """
    return parse_json(path.read_text("utf-8"))


def _flush_folder(folder: Path) -> None:
    """Folders cannot be opened on Windows, where a rename needs no flush of its own."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
