"""Reading what comes through a pipe: slowly, without an end, or not at all."""

import os
import select
import sys
from collections.abc import Callable

from translations.articles.limits import MAX_BYTES
from translations.cleaning import clean
from translations.errors import ArticleError, reason

_CHUNK = 256 * 1024
_MOMENT = 0.35  # seconds


def read_stream(
    descriptor: int, name: str, on_progress: Callable[[bytearray], object] = lambda _: None
) -> bytes:
    """Read everything that comes, until the other end is closed.

    Args:
        on_progress: told what there is so far, whenever there is more, and when nothing comes for
            a moment; not to be kept or changed.

    Raises:
        ArticleError: more comes than an article can have, or the system refuses.
    """
    data = bytearray()
    try:
        while True:
            if data and not _is_ready(descriptor):
                on_progress(data)
            elif chunk := os.read(descriptor, _CHUNK):
                data += chunk
                _check(len(data), name)
                on_progress(data)
            else:
                return bytes(data)
    except OSError as error:
        raise ArticleError(f"{clean(name)} cannot be read: {reason(error)}.") from error


def _check(count: int, name: str) -> None:
    if count > MAX_BYTES:
        raise ArticleError(
            f"{clean(name)} has no end, or more than {MAX_BYTES // 2**20} MB.",
            "Send a part of it, for example by way of: head -c 1M",
        )


def _is_ready(descriptor: int) -> bool:
    """Whether more, or the end, comes within a moment."""
    if sys.platform == "win32":
        return True  # where only sockets can be asked
    return bool(select.select([descriptor], [], [], _MOMENT)[0])
