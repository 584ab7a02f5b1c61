"""Sets the rows of a table in columns: column widths, and the positions of the cells."""

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len

from translations.articles.article import CELL_END

_BETWEEN = " │ "
_NEXT_CELL = "\n · "
_MOST_LINES = 5  # cells that get a line each; more, mostly numbers, follow one another

Piece = tuple[str, str]
"""The text of a sentence, and what separates it from the next one, as in `Sentence.gap`."""


def widths(rows: Iterable[Sequence[Piece]], room: int) -> list[int]:
    """The width of each column of a table in cells; [] if together they exceed ``room``."""
    found: list[int] = []
    for row in rows:
        cells = [0]
        for text, gap in row:
            cells[-1] += cell_len(text)
            if ends := gap.count(CELL_END):
                cells += [0] * ends
            else:
                cells[-1] += cell_len(gap)
        found = [max(pair) for pair in zip_longest(found, cells, fillvalue=0)]
    together = sum(found) + len(_BETWEEN) * (len(found) - 1)
    return found if together <= room else []


def in_lines(row: Sequence[Piece]) -> tuple[str, list[tuple[int, int]]]:
    """A row of a table that is too wide: a line for each cell, those after the first set in."""
    text, spans = "", []
    for piece, gap in row:
        spans.append((len(text), len(text) + len(piece)))
        text += piece + (_NEXT_CELL if CELL_END in gap else gap)
    return text.rstrip(_NEXT_CELL), spans


def laid_out(row: Sequence[Piece], columns: Sequence[int]) -> tuple[str, list[tuple[int, int]]]:
    """A row as text, and the position of each of its pieces: in columns or, if the table is too
    wide for those, with its cells below one another."""
    if not columns and sum(CELL_END in gap for _, gap in row) < _MOST_LINES:
        return in_lines(row)
    line, spans = "", []
    column = begin = 0
    for text, gap in row:
        spans.append((len(line), len(line) + len(text)))
        line += text
        if CELL_END not in gap:
            line += gap
            continue
        for _ in range(gap.count(CELL_END)):
            width = columns[column] if column < len(columns) else 0
            line += " " * (width - cell_len(line[begin:])) + _BETWEEN
            begin, column = len(line), column + 1
    return line.rstrip(" "), spans
