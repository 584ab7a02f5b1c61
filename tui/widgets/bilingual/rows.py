"""The geometry of an article: the height of each row, and what is on each of its lines.

A row includes the blank line after it. Heights are estimated from the length of the text until a
row comes near the screen, then measured: wrapping a book of 1.8 million words takes a good part of
a second, estimating it a few milliseconds. Nothing here draws.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual.cache import LRUCache

from translations.articles import Article, Block, Kind
from translations.articles.byline import byline, title_block
from translations.settings import NARROWEST, WIDEST
from tui.widgets.bilingual.columns import Column, Mode
from tui.widgets.bilingual.texts import Texts
from tui.widgets.bilingual.wrapping import wrap

SIDE_BY_SIDE_FROM = 80
"""The least width for two columns, in cells."""
GUTTER = 3
"""Cells before the columns: the cursor's bar, the sign of a mark, and a space."""
_SCROLLBAR = 1
_MARGINS = ((99, 3), (0, 2))
"""Cells after the columns, by minimum width of the view: the same as before them, with room."""
_GAPS = ((159, 8), (139, 6), (0, 3))
"""Cells between the columns, by minimum width of the view (a terminal less its scrollbar)."""
_USUAL_COLUMN = 72  # characters, the easiest to read: typographers say 66 to 75


def _at(width: int, steps: Sequence[tuple[int, int]]) -> int:
    """The value for a width, of pairs of the least width and the value for it."""
    return next(value for least, value in steps if width >= least)


def shown_marker(block: Block) -> str:
    """The marker of an item; of a subtitle's times only the first, as both would fill a column."""
    return block.marker.partition(" --> ")[0]


class Cell(NamedTuple):
    """One text of a row, wrapped; ``lines`` are slices of ``text``."""

    text: str
    lines: list[tuple[int, int]]


class Rows:
    """The rows of one article at one width.

    Attributes:
        texts: their contents.
        chosen_width: the column width chosen by the reader, in cells; 0 for the usual width.
        column_width: the actual column width, in cells.
        left, right: where the columns begin, in cells from the edge of the widget.
        byline: who wrote the article and when, shown under its title.
        folded: whether page furniture, such as adverts' labels, takes no room.
    """

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        texts.on_change = self._text_changed
        texts.on_change_of_all = self._all_changed
        self.mode = Mode.SIDE_BY_SIDE
        self.folded = True
        self.byline = byline(texts.article)
        self.title_row = title_block(texts.article)
        self.chosen_width = 0
        self.column_width = self.left = self.right = 0
        self._room = _USUAL_COLUMN
        self._heights: list[int] = []
        self._measured = bytearray()
        self._tops: list[int] = [0]
        self._unsettled = False
        self._cells: LRUCache[tuple[int, Column], Cell] = LRUCache(1024)

    def __len__(self) -> int:
        return len(self.texts)

    @property
    def article(self) -> Article:
        """The article that they show."""
        return self.texts.article

    def _text_changed(self, row: int, column: Column) -> None:
        for other in (
            self.texts.table_of(row) if self.article.blocks[row].kind is Kind.ROW else (row,)
        ):
            self._cells.discard((other, column))  # columns grow with the content of their cells
            if self._heights:
                self._measured[other] = 0

    def _all_changed(self) -> None:
        self._cells.clear()

    def indent(self, row: int, column: Column) -> int:
        """Cells before the text of a cell, for the marker of an item or the bar of a quotation.

        When stacked, translations are indented further, to be recognised without colours.
        """
        block = self.article.blocks[row]
        below = 2 if self.mode is Mode.STACKED and column is Column.TRANSLATION else 0
        if block.kind is Kind.ITEM:
            marker = shown_marker(block)
            return below + min(2 * block.level, 8) + len(marker) + bool(marker)
        return below + (2 if block.kind in (Kind.QUOTE, Kind.CODE) else 0)

    def cell(self, row: int, column: Column) -> Cell:
        """The wrapped text of a cell."""
        found = self._cells.get((row, column))
        if found is None:
            text = self.texts.text(row, column)
            found = Cell(text, wrap(text, max(2, self.column_width - self.indent(row, column))))
            self._cells[row, column] = found
        return found

    # -- layout ---------------------------------------------------------------------------------

    def lay_out(self, width: int, mode: Mode) -> None:
        """Set a width, in cells, and a mode; all heights become estimates."""
        self.mode = mode
        columns = 2 if mode is Mode.SIDE_BY_SIDE else 1
        gap = _at(width, _GAPS) if columns == 2 else 0
        whole = width + _SCROLLBAR
        self._room = max(8, (whole - GUTTER - _at(width, _MARGINS) - gap) // columns)
        self.column_width = self.allowed_width(self.chosen_width or _USUAL_COLUMN)
        self.left = max(GUTTER, (whole - columns * self.column_width - gap) // 2)
        self.right = self.left + (self.column_width + gap if columns == 2 else 0)
        self.texts.table_room = self.column_width
        self._cells.clear()
        blocks, wide = self.article.blocks, self.column_width
        self._measured = bytearray(len(blocks))
        # On average a wrapped line is one twentieth shorter than the column.
        letters = list(self.article.letters)
        for row in self.article.furniture:
            letters[row] = len(blocks[row].text)
        guess = [2 + count * 21 // 20 // wide for count in letters]
        if mode is Mode.STACKED:
            guess = [2 * lines - 1 for lines in guess]
        for row in self.article.furniture:
            if self.is_folded(row):
                guess[row] = 0
        self._heights = guess
        self.settle()

    def allowed_width(self, wanted: int) -> int:
        """The column width closest to the wanted one that is possible, in cells."""
        return min(max(NARROWEST, min(wanted, WIDEST)), self._room)

    @property
    def usual_width(self) -> int:
        """The default column width, in cells."""
        return self.allowed_width(_USUAL_COLUMN)

    def measure(self, rows: Iterable[int]) -> bool:
        """Measure those of ``rows`` that are only estimated; returns whether `settle` is needed.

        Nothing moves yet: the caller settles the rows when it can hold its place.
        """
        for row in rows:
            if not self._measured[row]:
                self._measured[row] = 1
                height = self.content_height(row) + self._space_after(row)
                if height != self._heights[row]:
                    self._heights[row] = height
                    self._unsettled = True
        return self._unsettled

    def settle(self) -> None:
        """Let the heights measured so far move the rows below them."""
        self._tops = list(accumulate(self._heights, initial=0))
        self._unsettled = False

    def next_estimated(self, start: int) -> int:
        """The first row that is not measured, from ``start`` on, then from the beginning; or -1."""
        found = self._measured.find(0, start)
        return found if found >= 0 else self._measured.find(0)

    def shown_columns(self, row: int) -> list[Column]:
        """The columns in which a row has text of its own on the screen."""
        if self.mode is Mode.ORIGINAL or not self.article.blocks[row].translatable:
            return [Column.ORIGINAL]
        if self.mode is Mode.TRANSLATION:
            return [Column.TRANSLATION]
        return [Column.ORIGINAL, Column.TRANSLATION]

    def is_folded(self, row: int) -> bool:
        """Whether a row takes no room; one with a mark always does."""
        furniture = self.folded and self.article.blocks[row].furniture
        return furniture and not self.texts.marks(row).signs

    def unfolded(self, row: int, step: int) -> int:
        """The nearest row that is shown, in a direction from a row, or else in the other one."""
        ahead = range(row, len(self) if step > 0 else -1, step)
        behind = range(row - step, -1 if step > 0 else len(self), -step)
        shown = (at for way in (ahead, behind) for at in way if not self.is_folded(at))
        return next(shown, row)

    def byline_of(self, row: int) -> list[str]:
        """The lines shown below the text of a row: the byline, below the title."""
        if row != self.title_row or not self.byline:
            return []
        lines = wrap(self.byline, max(2, self.column_width))
        return [self.byline[start:end] for start, end in lines]

    def content_height(self, row: int) -> int:
        """Lines of a row with the byline, if it has it, but without the blank line after it."""
        return self.text_height(row) + len(self.byline_of(row))

    def text_height(self, row: int) -> int:
        """The lines of a row, without the blank one after it."""
        if self.is_folded(row):
            return 0
        if self.mode is Mode.ORIGINAL:
            return len(self.cell(row, Column.ORIGINAL).lines)
        made = len(self.cell(row, Column.TRANSLATION).lines)
        if self.mode is Mode.TRANSLATION and not self.texts.is_pending(row):
            return made
        original = len(self.cell(row, Column.ORIGINAL).lines)
        if self.mode is Mode.SIDE_BY_SIDE or self.mode is Mode.TRANSLATION:
            return max(original, made)
        if not self.article.blocks[row].translatable:
            return original
        # Reserves room for the translation to come, so that the text below does not jump.
        return original + (max(original, made) if self.texts.is_pending(row) else made)

    def _space_after(self, row: int) -> int:
        """Single-line items of a list, and rows of a table, have no blank lines between them."""
        blocks = self.article.blocks
        if self.is_folded(row):
            return 0
        tight = (
            self.mode is not Mode.STACKED
            and blocks[row].kind in (Kind.ITEM, Kind.ROW)
            and row + 1 < len(blocks)
            and blocks[row + 1].kind is blocks[row].kind
        )
        return 0 if tight else 1

    @property
    def tops(self) -> list[int]:
        """The line at which each row begins, and finally the total number of lines."""
        return self._tops

    def row_at(self, line: int) -> int:
        """The row that a line of the article belongs to."""
        return min(max(0, bisect_right(self.tops, line) - 1), max(0, len(self) - 1))

    def cells_of_line(self, row: int, line: int) -> list[tuple[Column, int]]:
        """What to draw on one line of a row: columns, each with the line of its cell."""
        original = len(self.cell(row, Column.ORIGINAL).lines)
        if self.mode is Mode.SIDE_BY_SIDE:
            found = [(Column.ORIGINAL, line), (Column.TRANSLATION, line)]
        elif self.mode is Mode.ORIGINAL or (self.mode is Mode.STACKED and line < original):
            found = [(Column.ORIGINAL, line)]
        elif self.mode is Mode.TRANSLATION:
            found = [(Column.TRANSLATION, line)]
        elif self.article.blocks[row].translatable:
            found = [(Column.TRANSLATION, line - original)]
        else:
            found = []
        return [(column, at) for column, at in found if at < len(self.cell(row, column).lines)]

    def line_of(self, row: int, column: Column, offset: int) -> int:
        """The line, within its row, that shows an offset of a cell's text."""
        starts = [start for start, _ in self.cell(row, column).lines]
        line = max(0, bisect_right(starts, offset) - 1)
        if self.mode is Mode.STACKED and column is Column.TRANSLATION:
            line += len(self.cell(row, Column.ORIGINAL).lines)
        return line

    @property
    def leading_column(self) -> Column:
        """The column in which places are measured."""
        return Column.TRANSLATION if self.mode is Mode.TRANSLATION else Column.ORIGINAL

    def is_doubtful(self, row: int, line: int) -> bool:
        """Whether a doubtful translation begins on a line of a row."""
        if self.mode is Mode.ORIGINAL or not (doubts := self.texts.doubts(row)):
            return False
        spans = self.texts.sentence_spans(row, Column.TRANSLATION)
        return any(
            self.line_of(row, Column.TRANSLATION, spans[index][0]) == line for index in doubts
        )

    def signs_of_line(self, row: int, line: int) -> list[tuple[int, str]]:
        """The marks whose sentences begin on a line of a row: the sentence, and the sign."""
        column = self.leading_column
        spans = self.texts.sentence_spans(row, column)
        return [
            (sentence, sign)
            for sentence, sign in self.texts.marks(row).signs
            if sentence < len(spans) and self.line_of(row, column, spans[sentence][0]) == line
        ]

    def sentence_lines(self, row: int, sentence: int) -> tuple[int, int]:
        """First and last line, within its row, of a sentence in the shown columns."""
        columns = {
            Mode.ORIGINAL: (Column.ORIGINAL,),
            Mode.TRANSLATION: (Column.TRANSLATION,),
        }.get(self.mode, (Column.ORIGINAL, Column.TRANSLATION))
        lines = []
        for column in columns:
            spans = self.texts.sentence_spans(row, column)
            start, end = spans[sentence] if sentence < len(spans) else (0, 0)
            if end > start:
                lines += [self.line_of(row, column, start), self.line_of(row, column, end - 1)]
        return (min(lines), max(lines)) if lines else (0, 0)
