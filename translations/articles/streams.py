"""Reads from a pipe, which may be slow, endless, or silent."""

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
    """Read everything until the other end is closed.

    Args:
        on_progress: called with the bytes so far, whenever there are more or nothing comes for a
            moment; the callee must neither keep nor change them.

    Raises:
        ArticleError: there is more than an article can have, or the system refuses.
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
            "Send a part of it, for example with: head -c 1M",
        )


def _is_ready(descriptor: int) -> bool:
    """Whether more data, or the end, comes within a moment."""
    if sys.platform == "win32":
        return True  # where only sockets can be polled
    return bool(select.select([descriptor], [], [], _MOMENT)[0])
