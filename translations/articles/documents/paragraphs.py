"""Joins lines of printed pages into paragraphs by their positions, and makes blocks of these."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from translations.articles.article import Block, Kind
from translations.articles.documents.layout import Line
from translations.articles.hyphenation import is_divided, join_divided
from translations.articles.inline import join_fractions, take_notes
from translations.articles.lines import ITEM
from translations.articles.plain import block_of
from translations.articles.printed_pages import is_ended, starts_lower
from translations.cleaning import fold_space

_LOOSE = 1.3  # times the usual line distance: the paragraph ends
_SAME_SIZE = 0.12
_LARGER = 1.15  # times the text's size: a heading
_LONGEST_HEADING = 200  # characters


@dataclass
class Paragraph:
    """The lines of one paragraph.

    Attributes:
        page: index of the page on which it begins.
        size: of its font.
        spaced: whether its lines are rows of a table, kept as they are.
        notice: whether it is the program's remark about a page.
    """

    lines: list[str]
    page: int
    size: float
    spaced: bool = False
    notice: bool = False

    def add(self, text: str) -> None:
        """Add another line."""
        if not self.spaced and is_divided(self.lines[-1], text):
            self.lines[-1] = join_divided(self.lines[-1], text)
        else:
            self.lines.append(text)

    @property
    def text(self) -> str:
        """The lines as one."""
        return " ".join(self.lines)


def add_page(
    paragraphs: list[Paragraph], lines: Sequence[Line], page: int, body_size: float
) -> None:
    """Add the lines of a page to the paragraphs of the previous pages.

    Args:
        lines: in reading order.
        page: its index.
        body_size: the size of most of the document's text.
    """
    usual = _usual_distance(lines)
    current = _under_way(paragraphs, lines[0], body_size) if lines else None
    first = last = lines[0] if lines and current else None
    if current and last:
        current.add(last.text)
        lines = lines[1:]
    for line in lines:
        large = line.size >= body_size * _LARGER
        if current and first and last and _goes_on(first, last, line, usual, large=large):
            current.add(line.text)
        else:
            current, first = Paragraph([line.text], page, line.size, line.is_spaced), line
            paragraphs.append(current)
        last = line


def _usual_distance(lines: Sequence[Line]) -> float:
    """The most common distance between lines; 0 if there are too few to tell."""
    distances = [
        line.base - last.base
        for last, line in pairwise(lines)
        if line.column == last.column and line.base > last.base
    ]
    return median(distances) if distances else 0.0


def _under_way(before: Sequence[Paragraph], line: Line, body_size: float) -> Paragraph | None:
    """The paragraph that continues across a page break, even with footnotes in between."""
    if line.is_spaced or not starts_lower(line.text):
        return None
    for paragraph in reversed(before[-8:]):
        if paragraph.notice or paragraph.spaced or paragraph.size < body_size * (1 - _SAME_SIZE):
            continue
        same = abs(paragraph.size - line.size) < _SAME_SIZE * line.size
        return paragraph if same and not is_ended(paragraph.lines[-1]) else None
    return None


def _goes_on(first: Line, last: Line, line: Line, usual: float, *, large: bool) -> bool:
    """Whether a line belongs to the same paragraph, or heading, as the line before it."""
    if line.is_spaced or last.is_spaced:
        return line.is_spaced and last.is_spaced and line.base - last.base < 2 * line.size
    if abs(line.size - last.size) > _SAME_SIZE * line.size:
        return False
    ended = is_ended(last.text)
    if line.column != last.column or line.base <= last.base:
        return not ended and (starts_lower(line.text) or last.text.endswith("-"))
    if line.base - last.base > _LOOSE * max(usual, last.size * (1.1 if large else 0.9)):
        return False
    if large:
        return not ended and not ITEM.match(line.text)
    width = line.column[1] - line.column[0]
    if ITEM.match(line.text) and (ended or ITEM.match(first.text)):
        return False
    if ITEM.match(first.text) and line.left > first.left + 0.3 * line.size:
        return True
    indented = line.left > last.left + 0.7 * line.size
    if indented and last.left <= line.column[0] + 0.3 * line.size and not starts_lower(line.text):
        return False
    short = line.column[1] - last.right
    if ended:
        return short < 0.15 * width
    return starts_lower(line.text) or short < 0.3 * width


def blocks_of(
    paragraphs: Sequence[Paragraph], body_size: float
) -> tuple[tuple[Block, ...], dict[int, int]]:
    """The paragraphs as blocks, and for each page the first block that begins on it."""
    headings = sorted(
        {round(one.size, 1) for one in paragraphs if _is_heading(one, body_size)}, reverse=True
    )
    blocks: list[Block] = []
    first: dict[int, int] = {}
    for paragraph in paragraphs:
        first.setdefault(paragraph.page, len(blocks))
        if paragraph.notice:
            blocks.append(Block(Kind.NOTICE, paragraph.text))
        elif paragraph.spaced and len(paragraph.lines) > 1:
            blocks.append(Block(Kind.CODE, "\n".join(paragraph.lines)))
        else:
            text, notes = take_notes(join_fractions(fold_space(paragraph.text)))
            if not text.strip():
                continue
            if _is_heading(paragraph, body_size):
                level = min(1 + headings.index(round(paragraph.size, 1)), 6)
                blocks.append(Block(Kind.HEADING, text, level, "", notes))
            elif notes:
                blocks.append(Block(Kind.PARAGRAPH, text, notes=notes))
            else:
                blocks.append(block_of(text))
    return tuple(blocks), {page: at for page, at in first.items() if at < len(blocks)}


def _is_heading(paragraph: Paragraph, body_size: float) -> bool:
    if paragraph.notice or paragraph.spaced or paragraph.size < body_size * _LARGER:
        return False
    text = paragraph.text
    return len(text) <= _LONGEST_HEADING and any(map(str.isalpha, text))
