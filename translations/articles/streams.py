"""Reading what comes through a pipe: slowly, without an end, or not at all."""

import os
from collections.abc import Callable

from translations.articles.limits import MAX_BYTES
from translations.cleaning import clean
from translations.errors import ArticleError, reason

_CHUNK = 256 * 1024


def read_stream(
    descriptor: int, name: str, on_progress: Callable[[bytearray], object] = lambda _: None
) -> bytes:
    """Read everything that comes, until the other end is closed.

    Args:
        on_progress: told what there is so far, whenever there is more; not to be kept or changed.

    Raises:
        ArticleError: more comes than an article can have, or the system refuses.
    """
    data = bytearray()
    try:
        while chunk := os.read(descriptor, _CHUNK):
            data += chunk
            if len(data) > MAX_BYTES:
                raise ArticleError(
                    f"{clean(name)} has no end, or more than {MAX_BYTES // 2**20} MB.",
                    "Send a part of it, for example by way of: head -c 1M",
                )
            on_progress(data)
    except OSError as error:
        raise ArticleError(f"{clean(name)} cannot be read: {reason(error)}.") from error
    return bytes(data)
