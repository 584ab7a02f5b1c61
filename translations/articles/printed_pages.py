"""Joins the pages of a printed text, without running heads, footers and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence

from translations.patterns import lazy_pattern

_EDGE = 2  # lines at the top and bottom of a page that may be furniture
_LONGEST_HEAD = 100
PAGE_NUMBER = lazy_pattern(
    r"\W*(?:(?:hal(?:aman)?|hlm|page|p)\.?\s*)?(?:\d{1,4}|[ivxl]{1,7})"
    r"(?:\s*(?:/|dari|of)\s*\d{1,4})?\W*",
    re.IGNORECASE,
)
_DIGITS = lazy_pattern(r"\d+")
ENDS = ".!?…:;"
CLOSING = '"”’»)]'
_STARTS_LOWER = lazy_pattern(r"\s*[\"“‘(«]?[a-zà-ÿ]")


def is_ended(line: str) -> bool:
    """Whether a line ends a sentence."""
    last = line[-1:]
    if last in CLOSING:
        last = line.rstrip(CLOSING)[-1:]
    return bool(last) and last in ENDS


def starts_lower(line: str) -> bool:
    """Whether a line continues a sentence: it begins with a lower-case letter."""
    first = line[:1]
    return first.islower() or (not first.isalnum() and bool(_STARTS_LOWER.match(line)))


def join_pages(pages: Sequence[list[str]]) -> tuple[list[str], str]:
    """The lines of all pages, with sentences that cross a page break in one piece.

    Returns:
        The lines, and the first running head left out of them; "" if there is none.
    """
    furniture = furniture_of(pages)
    lines: list[str] = []
    first_head = ""
    for number, page in enumerate(pages):
        start, end, head = body_of(page, furniture, first=number == 0)
        body = page[start:end]
        goes_on = bool(lines and body) and not is_ended(lines[-1])
        if goes_on and not starts_lower(body[0]) and (after := _after_lone_head(body)):
            head = head or body[0].strip()
            body = body[after:]
        if body and not (goes_on and (starts_lower(body[0]) or lines[-1].endswith("-"))):
            lines.append("")
        lines += body
        first_head = first_head or head
    return lines, first_head


def furniture_of(pages: Sequence[Sequence[str]]) -> set[str]:
    """The lines at the edges of several pages that are alike except for numbers."""
    counts: Counter[str] = Counter()
    for page in pages:
        written = [line for line in page if line.strip()]
        edges = {*written[:_EDGE], *written[-_EDGE:]}
        counts.update({_shape(line) for line in edges if len(line.strip()) <= _LONGEST_HEAD})
    least = 2 if len(pages) < 6 else 3
    return {shape for shape, count in counts.items() if count >= least}


def _shape(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split())).casefold()


def body_of(page: Sequence[str], furniture: set[str], *, first: bool) -> tuple[int, int, str]:
    """Where the lines of a page between its furniture begin and end, and its running head.

    Args:
        furniture: of all pages, from `furniture_of`.
        first: whether this is the first page.
    """
    written = [index for index, line in enumerate(page) if line.strip()]
    start, end, head = 0, len(written), ""
    while start < min(_EDGE, end) and _is_furniture(page[written[start]], furniture):
        line = page[written[start]].strip()
        if not PAGE_NUMBER.fullmatch(line):
            if first:
                break  # the later pages' running head is the title on the first
            head = head or line
        start += 1
    least = max(start, len(written) - _EDGE)
    while end > least and _is_furniture(page[written[end - 1]], furniture):
        end -= 1
    if start == end:
        return 0, 0, head
    return written[start], written[end - 1] + 1, head


def _is_furniture(line: str, furniture: set[str]) -> bool:
    if len(line) > 2 * _LONGEST_HEAD:
        return False
    return bool(PAGE_NUMBER.fullmatch(line.strip())) or _shape(line) in furniture


def _after_lone_head(body: list[str]) -> int:
    """Where the text continues after a head that cuts a sentence in two; 0 if none does."""
    if len(body) < 3 or len(body[0].strip()) > _LONGEST_HEAD or body[1].strip():
        return 0
    after = next(index for index in range(1, len(body)) if body[index].strip())
    return after if starts_lower(body[after]) else 0
