"""Whether the machine has memory left for a model.

Where there is too little CTranslate2 does not fail, it ends the program, terminal and all.
"""

import re
from pathlib import Path

from translations.errors import PackageError

_WORK = 64 * 2**20  # bytes; beside its model, CTranslate2 takes 55 MB for batches as ours
_ADDRESSES = 256 * 2**20  # bytes of addresses, for its threads and libraries: 225 MB, hardly used
_OF_MODEL = 2  # it is read, and put in order for the processor
_AMOUNT = re.compile(r"^(\w+):\s+(\d+) kB", re.MULTILINE)


def check_memory(model: Path) -> None:
    """Refuse to load a model for which there is too little memory. Only Linux tells.

    Args:
        model: the file that is to be loaded.

    Raises:
        PackageError: there is too little.
    """
    needed = _OF_MODEL * model.stat().st_size
    if _free() < needed + _WORK or _free_addresses() < needed + _ADDRESSES:
        raise too_little()


def too_little() -> PackageError:
    """What is said where there is too little memory."""
    return PackageError(
        "There is too little memory left to translate with.", "Close another program."
    )


def tells_of_too_little(error: Exception) -> bool:
    """Whether an error of another library says so: a thread needs eight megabytes of addresses."""
    return isinstance(error, MemoryError) or "can't start new thread" in str(error)


def _free() -> float:
    """Bytes that can be had without another program being ended for them."""
    found = _amounts("/proc/meminfo")
    if "MemAvailable" not in found:
        return float("inf")
    return found["MemAvailable"] + found.get("SwapFree", 0)


def _free_addresses() -> float:
    """Bytes below the limit that this process was given (``ulimit -v``)."""
    try:
        import resource  # not on Windows
    except ImportError:
        return float("inf")
    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit == resource.RLIM_INFINITY:
        return float("inf")
    return limit - _amounts("/proc/self/status").get("VmSize", 0)


def _amounts(path: str) -> dict[str, int]:
    """Bytes by name; {} where the system has no such file."""
    try:
        text = Path(path).read_text("utf-8", errors="replace")
    except OSError:
        return {}
    return {name: int(kilobytes) * 1024 for name, kilobytes in _AMOUNT.findall(text)}
