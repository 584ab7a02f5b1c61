"""The words of a printed page as lines in reading order, column by column.

All lengths are in points; y grows downwards.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

_SAME_LINE = 0.4  # times the font size
_WIDE_GAP = 1.0  # times the font size: wider than any space in justified text
_FEWEST_LINES = 4  # in each of two columns
_APART = 3.0  # times its size: a line so far below the last one is not in its column
_WORDS_OF_PROSE = 3.0  # in an average line of a column; cells of a table have fewer
_WIDEST = 300  # characters of a row of a table
_CELL_GAP = 1.8  # times the font size: wider than any space in a narrow justified column
_ALIGNED = 2.5  # points between edges that are meant to be the same
_LONGEST_CELL = 60
_FILLED = 0.55  # of a column's width that its lines fill on average


@dataclass(frozen=True, slots=True)
class Line:
    """Words next to each other.

    Attributes:
        base: y of their baseline.
        size: of their font.
        column: left and right edge of their column.
        is_spaced: whether wide gaps separate the words, as in a table.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    column: tuple[float, float] = (0.0, 0.0)
    is_spaced: bool = False


def lines_of(words: Iterable[Line]) -> list[Line]:
    """The lines of a page in reading order.

    Args:
        words: in the order of the file, which only matters within a line.
    """
    return _in_order(_rows(_pieces(words)))


def _pieces(words: Iterable[Line]) -> list[Line]:
    """Words joined wherever no wide gap separates them."""
    pieces: list[Line] = []
    for word in words:
        last = pieces[-1] if pieces else None
        if last is not None and _are_beside(last, word):
            gap = word.left - last.right
            if -0.5 * last.size < gap < _WIDE_GAP * max(last.size, word.size):
                text = f"{last.text} {word.text}"
                size = max(last.size, word.size)
                pieces[-1] = replace(last, text=text, right=max(last.right, word.right), size=size)
                continue
        pieces.append(word)
    return pieces


def _are_beside(one: Line, other: Line) -> bool:
    return abs(one.base - other.base) < _SAME_LINE * max(one.size, other.size)


def _rows(pieces: Sequence[Line]) -> list[list[Line]]:
    """Pieces grouped by baseline, from top to bottom and from left to right."""
    rows: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: piece.base):
        if rows and _are_beside(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in rows]


def _in_order(rows: list[list[Line]], depth: int = 0) -> list[Line]:
    """Rows as lines; where they form columns, column by column."""
    if not rows:
        return []
    for gutter in _gutters(rows) if depth < 4 else ():
        found: list[Line] = []
        start = 0
        divided = False
        for begin, end in _beside(rows, gutter):
            left = [[piece for piece in row if piece.right <= gutter] for row in rows[begin:end]]
            right = [[piece for piece in row if piece.left >= gutter] for row in rows[begin:end]]
            left, right = list(filter(None, left)), list(filter(None, right))
            if not (_is_column(left) and _is_column(right)):
                continue
            found += _in_order(rows[start:begin], depth + 1)
            found += _in_order(left, depth + 1) + _in_order(right, depth + 1)
            start, divided = end, True
        if divided:
            return found + _in_order(rows[start:], depth + 1)
    edges = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    return [
        _joined(row, edges, spaced=len(row) > 1 and _is_aligned(row, rows[max(0, at - 1) : at + 2]))
        for at, row in enumerate(rows)
    ]


def _is_aligned(row: Sequence[Line], around: Sequence[Sequence[Line]]) -> bool:
    """Whether a row's pieces are aligned with those of a neighbouring row, like table cells."""
    others = [piece for other in around if other is not row for piece in other[1:]]
    cells = [
        piece
        for before, piece in pairwise(row)
        if piece.left - before.right > _CELL_GAP * piece.size
    ]
    return any(
        abs(piece.left - other.left) < _ALIGNED or abs(piece.right - other.right) < _ALIGNED
        for piece in cells
        for other in others
        if len(other.text) < _LONGEST_CELL
    )


def _gutters(rows: Sequence[Sequence[Line]]) -> list[float]:
    """Where a second column may begin: slightly left of an x where many pieces begin."""
    leftmost = min(row[0].left for row in rows)
    rightmost = max(row[-1].right for row in rows)
    near = leftmost + 0.15 * (rightmost - leftmost)
    counts = Counter(round(piece.left / 3) for row in rows for piece in row if piece.left > near)
    often = [(count, place) for place, count in counts.items() if count >= _FEWEST_LINES]
    return [place * 3 - 3.0 for _, place in sorted(often, reverse=True)[:6]]


def _beside(rows: Sequence[Sequence[Line]], gutter: float) -> list[tuple[int, int]]:
    """Runs of rows of which none crosses the gutter."""
    runs: list[tuple[int, int]] = []
    start = 0
    for index, row in enumerate(rows):
        over = any(piece.left < gutter < piece.right for piece in row)
        apart = index > start and row[0].base - rows[index - 1][0].base > _APART * row[0].size
        if over or apart:
            runs.append((start, index))
            start = index + over
    runs.append((start, len(rows)))
    return [(start, end) for start, end in runs if end - start >= _FEWEST_LINES]


def _is_column(rows: Sequence[Sequence[Line]]) -> bool:
    """Whether pieces are lines of prose rather than cells of a table."""
    if len(rows) < _FEWEST_LINES:
        return False
    left, right = min(row[0].left for row in rows), max(row[-1].right for row in rows)
    words = [sum(len(piece.text.split()) for piece in row) for row in rows]
    widths = [row[-1].right - row[0].left for row in rows]
    filled = sum(widths) / len(widths) >= _FILLED * (right - left)
    return filled and sum(words) / len(words) >= _WORDS_OF_PROSE


def _joined(row: Sequence[Line], column: tuple[float, float], *, spaced: bool) -> Line:
    """The pieces of a row as one line; ``spaced`` if the gaps stay as wide as they are."""
    text = row[0].text
    letter = max(2.0, median(piece.size for piece in row) * 0.5)
    for before, piece in pairwise(row):
        if not spaced or piece.left - before.right <= 2 * letter:
            text = f"{text} {piece.text}"
            continue
        place = min(round((piece.left - column[0]) / letter), _WIDEST)
        text = f"{text.ljust(max(place, len(text) + 3))}{piece.text}"
    size = max(piece.size for piece in row)
    return Line(text, row[0].left, row[-1].right, row[0].base, size, column, spaced)
