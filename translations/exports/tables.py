"""Consecutive rows of a table: where they are, and their cells in columns."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from translations.articles import CELL_END, Block, Kind


def runs(blocks: Sequence[Block]) -> Iterator[range]:
    """The indices of the blocks: consecutive rows together, any other block by itself."""
    for is_row, group in groupby(enumerate(blocks), key=lambda one: one[1].kind is Kind.ROW):
        indices = [index for index, _ in group]
        if is_row:
            yield range(indices[0], indices[-1] + 1)
        else:
            yield from (range(index, index + 1) for index in indices)


def cells_of(rows: Iterable[str]) -> list[list[str]]:
    """The cells of rows, padded to the same number."""
    split = [row.split(CELL_END) for row in rows]
    most = max(map(len, split), default=0)
    return [row + [""] * (most - len(row)) for row in split]


def in_columns(rows: Sequence[str]) -> list[str]:
    """Rows as lines of text with aligned cells.

    >>> in_columns(["Ikan\\tHarga", "Tongkol\\t9.000"])
    ['Ikan    | Harga', 'Tongkol | 9.000']
    """
    cells = cells_of(rows)
    widths = [max(map(len, column)) for column in zip_longest(*cells, fillvalue="")]
    return [
        " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in cells
    ]
