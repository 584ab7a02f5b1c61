"""Writing files so that they are wholly there or not at all, and reading JSON from anywhere."""

import contextlib
import json
import os
import tempfile
from pathlib import Path
from typing import Any


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``: a reader of it sees the old file or the new one, never half.

    Written beside it, flushed to the disk, then renamed; the folder is made if it is missing, and
    flushed too, so that the rename outlasts a power cut. An existing file keeps its permissions.

    Raises:
        OSError: it could not be written; what was there before is untouched.
    """
    path = path.resolve() if path.is_symlink() else path
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
            os.chmod(name, mode)  # noqa: PTH101  the descriptor is what we hold
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)  # noqa: PTH108
        raise
    _flush_folder(path.parent)


def parse_json(content: str | bytes) -> Any:
    """What a text says that may be hostile.

    Raises:
        ValueError: it is not JSON, not UTF-8, or nested deeper than anything sound.
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


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _flush_folder(folder: Path) -> None:
    """Folders cannot be opened on Windows, where a rename needs no flush of its own."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
