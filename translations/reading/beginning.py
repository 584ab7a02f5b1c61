"""The beginning of a text that is still arriving: from a slow pipe, disk, or parser."""

import codecs
import time
from collections.abc import Callable

from translations.articles import Article
from translations.articles.opening import LARGE, identify
from translations.errors import ArticleError

_SOON = 0.3  # seconds; a text complete by then needs no beginning
_MOST = 200_000  # bytes: more than anybody reads while the rest arrives
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # line ends cannot be found bytewise


class Beginnings:
    """Makes an article of what has arrived of a text, each time that it has doubled in length.

    Not for pages and books: they can only be read when they are complete.

    Args:
        name: of the file, or of its origin.
        on_beginning: called with each beginning.
    """

    def __init__(self, name: str, on_beginning: Callable[[Article], object]) -> None:
        self._name = name
        self._on_beginning = on_beginning
        self._began = time.monotonic()
        self._shown = 0
        self._ended = False

    def more(self, data: bytes | bytearray, *, at_once: bool = False) -> None:
        """Add what has arrived.

        Args:
            data: everything so far.
            at_once: whether the rest is known to take long.
        """
        if self._ended or len(data) < 2 * self._shown:
            return
        is_long = at_once or len(data) > LARGE
        if not is_long and time.monotonic() - self._began < _SOON:
            return
        head = bytes(data[:_MOST])
        end = max(head.rfind(b"\n\n"), head.rfind(b"\r\n\r\n"))
        end = end if end > 0 else head.rfind(b"\n")
        if end <= 0 or head.startswith(_UTF_16):
            return
        try:
            source = identify(head[:end], self._name)
            if source.heavy:
                self._ended = True
                return
            article = source.read()
        except ArticleError:
            return  # reported at the end, if it still fails
        self._shown = end
        self._ended = end * 2 > _MOST
        self._on_beginning(article)
