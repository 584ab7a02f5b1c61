"""Whether the machine has enough memory for a model.

With too little memory CTranslate2 does not raise an error: it kills the program.
"""

import errno
import re
import sys
from pathlib import Path

from translations.errors import PackageError

_WORK = 64 * 2**20  # bytes; besides its model, CTranslate2 takes 55 MB for batches like ours
_ADDRESSES = 256 * 2**20  # bytes of address space for threads and libraries: 225 MB, hardly used
_OF_MODEL = 2  # it is read, then rearranged for the processor
_AMOUNT = re.compile(r"^(\w+):\s+(\d+) kB", re.MULTILINE)


def check_memory(model: Path) -> None:
    """Refuse to load a model if there is too little memory for it. Known only on Linux.

    Args:
        model: the file to be loaded.

    Raises:
        PackageError: there is too little memory.
    """
    needed = _OF_MODEL * model.stat().st_size
    if _free() < needed + _WORK or _free_addresses() < needed + _ADDRESSES:
        raise too_little()


def too_little() -> PackageError:
    """The error for too little memory."""
    return PackageError(
        "There is too little memory left to translate with.", "Close another program."
    )


def tells_of_too_little(error: Exception) -> bool:
    """Whether a library's error means this: a thread needs eight megabytes of address space."""
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return isinstance(error, MemoryError) or "can't start new thread" in str(error)


def _free() -> float:
    """Bytes that can be had without the system killing another program."""
    found = _amounts("/proc/meminfo")
    if "MemAvailable" not in found:
        return float("inf")
    return found["MemAvailable"] + found.get("SwapFree", 0)


def _free_addresses() -> float:
    """Bytes left below this process's limit (``ulimit -v``)."""
    if sys.platform == "win32":
        return float("inf")
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return float("inf")
    return limit - _amounts("/proc/self/status").get("VmSize", 0)


def _amounts(path: str) -> dict[str, int]:
    """Bytes by name; {} if the system has no such file."""
    try:
        text = Path(path).read_text("utf-8", errors="replace")
    except OSError:
        return {}
    return {name: int(kilobytes) * 1024 for name, kilobytes in _AMOUNT.findall(text)}
