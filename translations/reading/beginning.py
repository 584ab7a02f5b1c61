"""The beginning of a text whose end is still on its way: from a slow pipe, disk, or parser."""

import codecs
import time
from collections.abc import Callable

from translations.articles import Article
from translations.articles.opening import identify
from translations.errors import ArticleError

_SOON = 0.3  # seconds; what is there by then needs no beginning
_MOST = 200_000  # bytes of a beginning: more than anybody reads while the rest arrives
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # whose line ends are not to be cut at


class Beginnings:
    """Makes an article of what there is of a text, each time that it has become twice as long.

    Pages and books have none: they are not known before their end.

    Args:
        name: of the file, or of what it comes from.
        on_beginning: told each beginning.
    """

    def __init__(self, name: str, on_beginning: Callable[[Article], object]) -> None:
        self._name = name
        self._on_beginning = on_beginning
        self._began = time.monotonic()
        self._shown = 0
        self._ended = False

    def more(self, data: bytes | bytearray, *, at_once: bool = False) -> None:
        """There is more of it.

        Args:
            data: all there is.
            at_once: whether the rest is known to take its time.
        """
        if self._ended or len(data) < 2 * self._shown:
            return
        if not at_once and time.monotonic() - self._began < _SOON:
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
            return  # said at the end, if it is one still
        self._shown = end
        self._ended = end * 2 > _MOST
        self._on_beginning(article)
