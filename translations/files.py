"""Writes files completely or not at all, and reads JSON from anywhere."""

import contextlib
import errno
import json
import os
import shutil
import stat
import sys
import time
from pathlib import Path
from typing import IO, Any

from translations.patterns import lazy_pattern

PRIVATE = 0o600
"""Permissions of the reader's own files: what one reads and notes is private."""

PUBLIC = 0o666
"""Permissions of files that were asked for, before the user's umask."""

LARGEST = 256 * 2**20
"""Bytes of a file that is read into memory."""

_AT_ONCE, _BINARY = getattr(os, "O_NONBLOCK", 0), getattr(os, "O_BINARY", 0)
_IS_LINUX = sys.platform == "linux"
_HERE, _EXCHANGE = -100, 2  # AT_FDCWD, RENAME_EXCHANGE
_CANNOT_EXCHANGE = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM)
_NO_FILE = "It is no file"
_PART = lazy_pattern(r"\.\d+-[0-9a-f]{12}\.part")
_ABANDONED = 24 * 3600  # seconds; a write takes less than one
_swept: set[Path] = set()
"""Folders in which this program has written: once is enough."""
_ATTEMPTS = 5
_PAUSES = (0.01, 0.05, 0.2, 0.5)  # seconds


def is_file(path: Path) -> bool:
    """Whether a file exists and is accessible.

    `Path.is_file` raises an error for a path that is too long, on a failing disk, in a folder
    that may not be entered, or on a share that is no longer connected.
    """
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether a folder exists and is accessible; like `is_file`."""
    return os.path.isdir(path)  # noqa: PTH112


def is_there(path: Path) -> bool:
    """Whether there is anything, be it a device; like `is_file`, and unlike `Path.exists`."""
    return os.path.exists(path)  # noqa: PTH110


def open_at_once(path: Path) -> IO[bytes]:
    """Open a file for reading; a named pipe that has no writer is at its end, and no reason to
    wait.

    Raises:
        OSError: it cannot be read.
    """
    return os.fdopen(os.open(path, os.O_RDONLY | _AT_ONCE | _BINARY), "rb")


def read_file(path: Path, largest: int = LARGEST) -> bytes:
    """The content of a file.

    Unlike `Path.read_bytes` it never waits: in the place of a file there may be a named pipe, or
    a link to a device without an end.

    Args:
        largest: bytes that it may have.

    Raises:
        OSError: it cannot be read, is no file, or is too large.
    """
    with open_at_once(path) as file:
        about = os.fstat(file.fileno())
        if not stat.S_ISREG(about.st_mode):
            raise OSError(errno.EINVAL, _NO_FILE, str(path))
        if about.st_size > largest:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
        return file.read()


def followed(path: Path) -> Path:
    """The file that a link leads to; unlike `Path.resolve`, no error for one that leads nowhere."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path


def write_atomically(
    path: Path,
    data: bytes,
    *,
    mode: int = PRIVATE,
    replace: bool = True,
) -> None:
    """Write ``data`` to ``path``, where readers always see either the old file or the new one.

    It is written beside it, flushed to disk, then renamed; a missing folder is created, and
    flushed too, so that the rename survives a power cut. A link is followed, and stays a link.
    What a program that was killed has left there is deleted a day later.

    Args:
        mode: permissions of a new file, before the umask; an existing one keeps its own.
        replace: whether an existing file may be replaced.

    Raises:
        FileExistsError: the file exists and must not be replaced.
        OSError: it could not be written; what was there is untouched.
    """
    path = followed(path)
    delete_left_parts(path.parent)
    if os.path.lexists(path) and not path.is_symlink() and not is_file(path):
        raise OSError(errno.EINVAL, _NO_FILE, str(path))  # a device would be gone for good
    make_folder(path.parent, private=mode == PRIVATE)
    part = part_of(path)
    try:  # an interruption may come as soon as it exists
        with new_file(part, mode) as file:
            file.write(data)
            file.flush()
            if replace and path.exists():
                with contextlib.suppress(OSError):  # a disk without permissions
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


def part_of(path: Path) -> Path:
    """A new name beside a file, for what is to replace it once it is whole; `write_atomically`
    deletes what has it for longer than a day."""
    # Not named after the file, whose name may already have the maximum length.
    return path.with_name(f".{os.getpid()}-{os.urandom(6).hex()}.part")


def new_file(path: Path, mode: int) -> IO[bytes]:
    """Open a file that does not exist, for writing.

    Args:
        mode: its permissions, before the umask.

    Raises:
        OSError: it exists, or cannot be written.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
    return os.fdopen(descriptor, "wb")


def delete_left_parts(folder: Path) -> None:
    """Delete what was left in a folder by programs that were killed in the middle of a write."""
    if folder in _swept:
        return
    _swept.add(folder)
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for file in found:
            if file.name.endswith(".part") and _PART.fullmatch(file.name):
                with contextlib.suppress(OSError):
                    if time.time() - file.stat(follow_symlinks=False).st_mtime > _ABANDONED:
                        os.unlink(file.path)  # noqa: PTH108


def exchange(one: Path, other: Path, *, keep: bool = False) -> None:
    """Swap the names of two files; if only the first exists, it gets the other's name.

    In one step if the system can (Linux): then a file that another program puts there at the last
    moment gets the first name, and is not lost.

    Args:
        keep: whether, if only the first exists, it keeps its own name too.

    Raises:
        OSError: it is impossible; nothing has changed.
    """
    for attempt in range(_ATTEMPTS):
        try:
            _exchange(one, other, keep=keep)
            break
        except FileExistsError:  # another program has put it there since it was looked for
            if attempt == _ATTEMPTS - 1:
                raise
    _flush_folder(other.parent)


def _exchange(one: Path, other: Path, *, keep: bool) -> None:
    try:
        _exchange_at_once(one, other)
    except FileNotFoundError:
        if keep:
            _link(one, other)
        else:
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


def _exchange_at_once(one: Path, other: Path) -> None:
    import ctypes  # seldom needed before the first paint

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None) if _IS_LINUX else None
    if rename is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _link(path: Path, new: Path) -> None:
    """Another name for a file; a copy if the disk has no links."""
    try:
        new.hardlink_to(path)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:
        shutil.copy2(path, new)


def make_folder(folder: Path, *, private: bool = True) -> None:
    """Create a folder and its missing parents.

    Args:
        private: whether only the user may enter the new folders.

    Raises:
        OSError: it cannot be created.
    """
    if not is_folder(folder):
        if folder.parent != folder:
            make_folder(folder.parent, private=private)
        folder.mkdir(mode=0o700 if private else 0o777, exist_ok=True)


def _rename_to_new(part: Path, path: Path) -> None:
    """Give a file its final name, unless that exists."""
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
    """Windows refuses while another program has the old file open, usually only for a moment."""
    for pause in _PAUSES if os.name == "nt" else ():
        try:
            os.replace(part, path)  # noqa: PTH105
        except PermissionError:
            time.sleep(pause)
        else:
            return
    os.replace(part, path)  # noqa: PTH105


def parse_json(content: str | bytes) -> Any:
    """Parse text that may be hostile.

    Raises:
        ValueError: it is not JSON, not UTF-8, or nested deeper than any real document.
    """
    try:
        return json.loads(content)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def read_json(path: Path) -> Any:
    """Parse a file.

    Raises:
        OSError: it cannot be read.
        ValueError: as `parse_json`.
    """
    return parse_json(read_file(path).decode("utf-8"))


def _flush_folder(folder: Path) -> None:
    """Flushes a folder to disk; not on Windows, where that is impossible and unnecessary."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
