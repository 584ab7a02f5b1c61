"""Finds the lines of a web page that say who wrote its article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translations.articles.authors import authors
from translations.articles.web_page import LONGEST_LINE, class_and_id, short_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_BYLINE = re.compile(r"by-?line|(?:^|[\s_-])(?:author|penulis|reporter|wartawan)", re.IGNORECASE)
# What a person would take for one, without any markup.
_SIGNED = re.compile(
    r"\W*(?i:(?:penulis|reporter|pewarta|wartawan|laporan)\s*:|(?:oleh|by)\s*:?)"
    r"(?:\s+[A-Z][\w.'’-]*){1,5}(?:\s*[,|/–—-]\s*[A-Z].*|\s+Editor\b.*)?\W*"
)
_BEGINS_SIGNED = re.compile(
    r"\W*(?:penulis|reporter|pewarta|wartawan|laporan|oleh|by)\b", re.IGNORECASE
)
_LINES = frozenset("p div span h3 h4 h5 h6 strong b em i small li".split())


def bylines(page: _Element) -> list[str]:
    """The text of the element that is most clearly marked as the byline."""
    found: list[tuple[int, str]] = []
    for element in page.iter():
        rank = _rank_of_byline(element)
        if rank is None and _is_signed(element):
            rank = 3
        if rank is None or any(
            "comment" in class_and_id(above) for above in element.iterancestors()
        ):
            continue
        text = "\n".join(filter(None, (part.strip() for part in map(str, element.itertext()))))
        if len(text) < LONGEST_LINE:
            text = re.sub(r"^(by|oleh|par|penulis)\b\W*\n", "", text, flags=re.IGNORECASE)
            if authors([text]):
                found.append((rank, text))
    return [text for _, text in sorted(found, key=lambda each: each[0])[:1]]


def _is_signed(element: _Element) -> bool:
    """Whether a line is no more than "Oleh: Siti Aminah"."""
    if element.tag not in _LINES:
        return False
    begin = element.text or (element[0].text if len(element) else "") or ""
    return bool(_BEGINS_SIGNED.match(begin) and _SIGNED.fullmatch(short_text(element)))


def _rank_of_byline(element: _Element) -> int | None:
    keys = element.keys()
    if "rel" in keys and "author" in (element.get("rel") or "").split():
        return 0
    if "itemprop" in keys and "author" in (element.get("itemprop") or ""):
        return 1
    if ("class" in keys or "id" in keys) and _BYLINE.search(class_and_id(element)):
        return 2
    return None
