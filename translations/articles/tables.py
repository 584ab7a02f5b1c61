"""Tables of a page: those that hold data, and those that only lay the page out."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_OF_A_PAGE = frozenset("h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre hr article section main".split())
# Word puts them at the end of, and in, every paragraph.
_NO_PARAGRAPHS = frozenset({"o:p", "{urn:schemas-microsoft-com:office:office}p"})
_LONG_CELL = 300  # characters in several paragraphs: prose, not data


def local_name(element: _Element) -> str:
    """The tag without its namespace, lower case; "" for comments and the like."""
    tag = element.tag
    return _local(tag) if isinstance(tag, str) else ""


@lru_cache(maxsize=4096)
def _local(tag: str) -> str:
    """A prefix stays on a tag if the file does not define it."""
    if tag in _NO_PARAGRAPHS:
        return "span"
    return tag.rpartition("}")[2].rpartition(":")[2].lower()


def is_layout(table: _Element) -> bool:
    """Whether a table holds the blocks of a page rather than rows of data."""
    if table.get("role") in ("presentation", "none"):
        return True
    widest, headed = 0, False
    for element in table.iterdescendants():
        name = local_name(element)
        if name == "table":
            return True
        if name in _ROWS:
            widest = max(widest, sum(1 for cell in element if local_name(cell) in _CELLS))
        elif name in ("caption", "thead"):
            headed = True
        elif name in ("td", "cell") and _is_prose(element):
            return True
    return widest <= 1 and not headed


def cells_of(row: _Element) -> list[_Element]:
    """The cells of a row, or the elements in their place."""
    return [child for child in row if local_name(child)]


def _is_prose(cell: _Element) -> bool:
    """A cell that holds headings, lists or several long paragraphs."""
    paragraphs = length = 0
    for element in cell.iterdescendants():
        name = local_name(element)
        if name in _OF_A_PAGE:
            return name not in ("ul", "ol", "dl", "hr") or _length(cell) > _LONG_CELL
        paragraphs += name == "p"
    if paragraphs > 1:
        length = _length(cell)
    return length > _LONG_CELL


def _length(cell: _Element) -> int:
    return sum(len(str(part)) for part in cell.itertext())
