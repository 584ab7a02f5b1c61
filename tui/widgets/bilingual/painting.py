"""Draws a line of an article as a strip of styled segments."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len, split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from translations.articles import Block, Kind, Span
from translations.notebook.marks import MarkKind
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.palette import Palette
from tui.widgets.bilingual.rows import GUTTER, Rows, shown_marker
from tui.widgets.bilingual.texts import KeptWord
from tui.widgets.bilingual.wrapping import is_narrow

if TYPE_CHECKING:  # not part of the first paint
    from translations.reading.search import Matcher

ShownWord = tuple[int, int, Span, list[Span]]
"""A row and a sentence, a slice of the sentence, and slices of its translation."""
_NOWHERE: Span = (-1, -1)
_LEFT = Style(italic=True)
_REVERSED = Style(reverse=True)
_DOUBT = "?"
"""Precedes a translation with a visible fault."""


class Painter:
    """Draws the lines of rows.

    Args:
        rows: what to draw.
        palette: the styles.
        selected: gives the part of a cell's text selected with the mouse, as a slice.

    Attributes:
        find: finds the matches of a search in a text.
        word: a word being looked up, with its likely translation.
        kept_words: by row, the words to highlight because their root was kept.
        current: the current match of the search: row, column, and start of the slice.
    """

    def __init__(
        self, rows: Rows, palette: Palette, selected: Callable[[int, Column], Span | None]
    ) -> None:
        self.rows = rows
        self.palette = palette
        self._selected = selected
        self.find: Matcher | None = None
        self._found: LRUCache[tuple[int, Column], tuple[str, list[Span]]] = LRUCache(256)
        self.current: tuple[int, int, int] | None = None
        self.word: ShownWord | None = None
        self.kept_words: Mapping[int, Sequence[KeptWord]] = {}

    def light(self, find: "Matcher | None", current: tuple[int, int, int] | None) -> None:
        """Highlight what a search finds, and one match in particular."""
        if find is not self.find:
            self.find = find
            self._found.clear()
        self.current = current

    def strip(self, row: int, line: int, width: int, cursor: tuple[int, int]) -> Strip:
        """One line of a row, ``width`` cells wide; ``cursor`` is its row and sentence."""
        rows, palette = self.rows, self.palette
        if below := rows.byline_of(row):
            at = line - rows.text_height(row)
            if 0 <= at < len(below):
                return self._byline(row, below[at], width)
        in_content = line < rows.text_height(row)
        at_cursor = row == cursor[0] and in_content
        # Every cell names its text, even the padding: mouse selection depends on it.
        start_meta = _offset(palette.base, 0, row, Column.ORIGINAL)
        signs = self._signs(row, line) if in_content and rows.texts.marks(row).signs else []
        doubtful = in_content and rows.is_doubtful(row, line)
        side_by_side = rows.right > rows.left
        if doubtful and not side_by_side:
            signs.append((_DOUBT, palette.sign))
        if at_cursor or signs:
            bar = ("▌", palette.bar) if at_cursor else (" ", palette.base)
            if len(signs) > 1:  # they fill the margin: the bar is behind the first
                sign, style = signs.pop(0)
                bar = (sign, palette.bar + _REVERSED if at_cursor else style)
            # Of more marks on a line, the first two; the list of marks shows them all.
            margin = [bar, signs[0] if signs else (" ", palette.base), (" ", palette.base)]
            segments = [Segment(" " * (rows.left - GUTTER), start_meta)]
            segments += [Segment(sign, start_meta + style) for sign, style in margin]
        else:  # as on most lines: every segment costs 40 bytes
            segments = [Segment(" " * rows.left, start_meta)]
        used = rows.left
        for column, index in rows.cells_of_line(row, line) if in_content else ():
            x = rows.right if column is Column.TRANSLATION else rows.left
            if x > used:
                end = len(rows.cell(row, Column.ORIGINAL).text)
                gap = f"{_DOUBT if doubtful else ' '} ".rjust(x - used)
                style = palette.base + palette.sign if doubtful else palette.base
                segments.append(Segment(gap, _offset(style, end, row, Column.ORIGINAL)))
            sentence = cursor[1] if at_cursor else None
            segments += self._cell_line(row, column, index, sentence)
            used = x + rows.column_width
        column = Column.TRANSLATION if side_by_side else rows.leading_column
        end = len(rows.cell(row, column).text)
        segments.append(
            Segment(" " * max(0, width - used), _offset(palette.base, end, row, column))
        )
        return Strip(segments).adjust_cell_length(width, palette.base)

    def _byline(self, row: int, text: str, width: int) -> Strip:
        """A line below the title."""
        end = len(self.rows.cell(row, Column.ORIGINAL).text)
        style = self.palette.base + self.palette.translation  # calmer than the original
        drawn = Segment(" " * self.rows.left + text, _offset(style, end, row, Column.ORIGINAL))
        blank = _offset(self.palette.base, end, row, Column.ORIGINAL)
        return Strip([drawn]).adjust_cell_length(width, blank)

    def _signs(self, row: int, line: int) -> list[tuple[str, Style]]:
        """The sign of a line. A second one goes to the line below, and only where there is none
        stays beside the first."""
        waiting: dict[str, Style] = {}
        for at in range(line + 1):
            waiting = {**dict([*waiting.items()][1:]), **self._signs_beginning(row, at)}
        most = 2 if line == self.rows.text_height(row) - 1 else 1
        return [*waiting.items()][:most]

    def _signs_beginning(self, row: int, line: int) -> dict[str, Style]:
        """The signs of sentences that begin on a line, each kind once; that of a highlight in its
        colour."""
        colours = self.rows.texts.marks(row).colours
        signs: dict[str, Style] = {}
        for sentence, sign in self.rows.signs_of_line(row, line):
            hue = colours.get(sentence) if sign == MarkKind.HIGHLIGHT.glyph else None
            signs.setdefault(sign, self.palette.hue(hue) if hue else self.palette.sign)
        return signs

    def _cell_line(
        self, row: int, column: Column, index: int, sentence: int | None
    ) -> list[Segment]:
        """One line of a cell, padded to the width of the column."""
        rows = self.rows
        block, cell = rows.article.blocks[row], rows.cell(row, column)
        start, end = cell.lines[index]
        style = self.palette.of(block, column)
        prefix = _prefix(block, rows.indent(row, column), index)
        segments = []
        if prefix:
            marker = self.palette.base + self.palette.marker
            segments.append(Segment(prefix, _offset(marker, start, row, column)))
        cursor_span = _NOWHERE
        highlights: list[tuple[Span, Style]] = []
        if sentence is not None or rows.texts.marks(row).colours:
            spans = rows.texts.sentence_spans(row, column)
            cursor_span = (
                spans[sentence] if sentence is not None and sentence < len(spans) else _NOWHERE
            )
            highlights = [
                (spans[index], getattr(self.palette, colour))
                for index, colour in rows.texts.marks(row).colours.items()
                if index < len(spans)
            ]
        pending = _NOWHERE
        if column is Column.TRANSLATION and rows.texts.is_pending(row):
            pending = (len(cell.text) - 1, len(cell.text))
        overlays = [
            (pending, self.palette.pending),
            *self._left(row, column),
            (cursor_span, self.palette.sentence),
            *highlights,  # over the cursor, which its line and the margin also show
            *self._kept_words(row, column),
            *self._matches(row, column, cell.text, (start, end)),
            *self._shown_word(row, column),
            (self._selected(row, column) or _NOWHERE, self.palette.selection),
        ]
        for first, last, run_style in _runs(start, end, style, overlays):
            for a, b in _clusters(cell.text, first, last):
                segments.append(Segment(cell.text[a:b], _offset(run_style, a, row, column)))
        padding = rows.column_width - len(prefix) - cell_len(cell.text[start:end])
        segments.append(Segment(" " * max(0, padding), _offset(style, end, row, column)))
        return segments

    def _matches(
        self, row: int, column: Column, text: str, line: Span
    ) -> Iterator[tuple[Span, Style]]:
        """The matches on one line of a cell. A cell is searched once, for all of its lines."""
        if self.find is None:
            return
        known = self._found.get((row, column))
        if known is None or known[0] is not text:
            known = self._found[row, column] = text, self.find(text)
        spans = known[1]
        for span in spans[bisect_left(spans, line[0], key=itemgetter(1)) :]:
            if span[0] >= line[1]:
                return
            is_current = self.current == (row, column, span[0])
            yield span, self.palette.current if is_current else self.palette.match

    def _left(self, row: int, column: Column) -> Iterator[tuple[Span, Style]]:
        """Sentences of the translation that are the original's, because of their language."""
        if column is Column.TRANSLATION and (left := self.rows.texts.left(row)):
            spans = self.rows.texts.sentence_spans(row, column)
            yield from ((spans[sentence], _LEFT) for sentence in left)

    def _kept_words(self, row: int, column: Column) -> Iterator[tuple[Span, Style]]:
        words = self.kept_words.get(row) if column is Column.ORIGINAL else None
        texts = self.rows.texts
        if not words or (texts.study and texts.study.column is column):
            return
        spans = texts.sentence_spans(row, column)
        for sentence, word in words:
            start, _ = spans[sentence]
            first, last = texts.signed_part(row, sentence, word)
            yield (start + first, start + last), self.palette.kept

    def _shown_word(self, row: int, column: Column) -> Iterator[tuple[Span, Style]]:
        if self.word is None or self.word[0] != row:
            return
        _, sentence, word, guess = self.word
        start, _ = self.rows.texts.sentence_spans(row, column)[sentence]
        original = column is Column.ORIGINAL
        style = self.palette.word if original else self.palette.guess
        for first, last in (
            [self.rows.texts.signed_part(row, sentence, word)] if original else guess
        ):
            yield (start + first, start + last), style


def _offset(style: Style, offset: int, row: int, column: Column) -> Style:
    return style + Style.from_meta({"offset": (offset, row * 2 + column)})


def _prefix(block: Block, indent: int, line: int) -> str:
    """What precedes the text of a block on one of its lines."""
    if block.kind is Kind.QUOTE:
        return "│ ".rjust(indent)
    if block.kind is Kind.ITEM and line == 0 and block.marker:
        return f"{shown_marker(block)} ".rjust(indent)
    return " " * indent


def _runs(
    start: int, end: int, style: Style, overlays: list[tuple[Span, Style]]
) -> list[tuple[int, int, Style]]:
    """Cut a slice of text wherever an overlay begins or ends, and style each part."""
    edges = {start, end}
    for (first, last), _ in overlays:
        edges.update(edge for edge in (first, last) if start < edge < end)
    cuts = sorted(edges)
    runs = []
    for first, last in pairwise(cuts):
        run_style = style
        for (a, b), overlay in overlays:
            if a <= first and last <= b and a < b:
                run_style += overlay
        runs.append((first, last, run_style))
    return runs


def _clusters(text: str, start: int, end: int) -> list[Span]:
    """A slice as pieces that are drawn as one segment each.

    Textual's hit test adds up the widths of single code points within a segment, so that one
    joined emoji would shift every character after it: such a cluster gets its own segment.
    """
    if is_narrow(text, start, end):
        return [(start, end)]
    return [(start + a, start + b) for a, b, _ in split_graphemes(text[start:end])[0]]
