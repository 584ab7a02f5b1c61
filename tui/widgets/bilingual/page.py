"""An article as a scrolling page of any length: layout, scrolling and painting."""

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from translations.articles import Article, Span
from translations.reading.scheduler import Result
from tui.widgets.bilingual.columns import Column, Mode
from tui.widgets.bilingual.painted import PaintedLines
from tui.widgets.bilingual.painting import Painter, ShownWord
from tui.widgets.bilingual.palette import STYLED, palette_of
from tui.widgets.bilingual.rows import SIDE_BY_SIDE_FROM, Rows
from tui.widgets.bilingual.texts import Check, KeptWord, RowMarks, Texts

if TYPE_CHECKING:  # not part of the first paint
    from translations.reading.search import Matcher

_CONTEXT = 5  # a share of the screen: what came before the place at which an article opens
_SLICE = 0.008  # seconds of measuring at a time, so that a key press never waits for it


class ArticlePage(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows rows around a cursor; knows nothing about keys and the mouse.

    Changes above the cursor never move the text being read: after every change of heights the
    cursor's row keeps its place, or the top row if the cursor is off the screen.
    """

    COMPONENT_CLASSES = {f"article--{name}" for name in STYLED}

    block: reactive[int] = reactive(0, init=False, repaint=False)
    sentence: reactive[int] = reactive(0, init=False, repaint=False)

    class Moved(Message, namespace="bilingual_view"):
        """The cursor moved, or other blocks came into view."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, ArticlePage.Moved)

    def __init__(self, article: Article, known: Iterable[Result] = (), *, id: str = "view") -> None:
        super().__init__(id=id)
        self.texts = Texts(article)
        self.rows = Rows(self.texts)
        self._chosen: Mode | None = None
        self._painter: Painter | None = None
        self._painted = PaintedLines()
        self._stale: list[tuple[int, ...]] = []
        self._word: ShownWord | None = None
        self._kept_words: Mapping[int, Sequence[KeptWord]] = {}
        self._matches: tuple[Matcher | None, tuple[int, int, int] | None] = (None, None)
        self._laid_out: tuple[int, Mode] | None = None
        self._height_shown = 1  # lines, when it was last laid out: while resizing, the old height
        self._sweeping = self._looking_ahead = False
        self._follows_mouse = False
        """Whether the mouse is scrolling it, which moves the cursor along."""
        self._opening_place: tuple[int, int] = (0, 0)
        for result in known:
            self.texts.set_translation(result.block, result.translations)

    # -- for the screen ---------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """The current mode: the one chosen by key, if the width allows it."""
        mode = self._chosen or Mode.SIDE_BY_SIDE
        return Mode.STACKED if mode is Mode.SIDE_BY_SIDE and not self.is_wide else mode

    @property
    def is_laid_out(self) -> bool:
        """Whether it was shown already."""
        return self._laid_out is not None

    @property
    def is_wide(self) -> bool:
        """Whether there is room for two columns."""
        return self.outer_size.width >= SIDE_BY_SIDE_FROM

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and last block on the screen."""
        top = self.scroll_offset.y
        return self.rows.row_at(top), self.rows.row_at(top + self._height_shown - 1)

    def open_at(self, block: int, sentence: int) -> None:
        """Set the starting place, before the widget is shown."""
        if 0 <= block < len(self.rows):
            self._opening_place = (block, sentence)

    def add_results(self, results: Iterable[Result]) -> None:
        """Fill in translations, with a single repaint for all of them."""
        near = self._near(*self.in_sight) if self._laid_out else range(0)
        is_near = False
        for result in results:
            self.texts.set_translation(result.block, result.translations)
            is_near |= result.block in near
        if is_near:
            self._hold_and_measure()
            self.repaint()
        if self._laid_out:
            self._sweep_soon()
            self._look_ahead_soon()

    def show_marks(self, marks: dict[int, RowMarks]) -> None:
        """Show the reader's marks, by row."""
        self.texts.set_marks(marks)
        if self._laid_out:
            self._hold_and_measure()
            self.repaint()
            self._sweep_soon()

    def show_doubts(self, check: Check) -> None:
        """Have translations checked, and mark those that are doubtful."""
        self.texts.set_check(check)
        self.repaint()
        self._look_ahead_soon()

    def show_left(self, is_left: Callable[[str], bool]) -> None:
        """Set in italics what is not translated because of its language."""
        self.texts.set_left(is_left)
        self.repaint()

    def show_matches(
        self, find: "Matcher | None", current: tuple[int, int, int] | None = None
    ) -> None:
        """Highlight what a search finds, and one match in particular: its row, column and start."""
        self._matches = find, current
        self.repaint()

    def show_word(self, word: ShownWord | None) -> None:
        """Highlight a word, and its likely translation."""
        self._word = word
        self.repaint()

    def show_kept_words(self, words: Mapping[int, Sequence[KeptWord]]) -> None:
        """Highlight words of the original with the root of a kept word, by row."""
        first, last = self.in_sight
        before, self._kept_words = self._kept_words, words
        if any(before.get(row) != words.get(row) for row in range(first, last + 1)):
            self.repaint()

    def shown_texts(self, row: int) -> list[tuple[Column, str]]:
        """The texts of a row that the mode shows, each with its column."""
        return [(column, self.texts.text(row, column)) for column in self.rows.shown_columns(row)]

    def move_to_text(self, row: int, column: int, offset: int) -> None:
        """Put the cursor on the sentence at an offset in one of the texts of a row."""
        if self.rows.is_folded(row):
            self.fold(folded=False)
        self.move_to(row, self.texts.sentence_at(row, Column(column), offset))

    def fold(self, *, folded: bool) -> None:
        """Show page furniture or fold it away; the place stays."""
        self.rows.folded = folded
        self._lay_out_anew()

    def set_column_width(self, cells: int) -> None:
        """Make the columns this wide, if there is room; 0 for the usual width."""
        if cells != self.rows.chosen_width:
            self.rows.chosen_width = cells
            self._lay_out_anew()

    def _lay_out_anew(self) -> None:
        """As after a resize, every height changes, but the cursor stays in place."""
        if self._laid_out:
            self._laid_out = (-1, self.mode)
            self._lay_out()
            self.move_to(self.block, self.sentence)

    def move_to(self, block: int, sentence: int = 0) -> None:
        """Put the cursor on a sentence and bring it into view, or start there if not yet shown."""
        if self._laid_out is None:
            self.open_at(block, sentence)
            return
        self._follows_mouse = False
        before, block = self.block, max(0, min(block, len(self.rows) - 1))
        self.block = self.rows.unfolded(block, 1 if block >= self.block else -1)
        count = len(self.rows.article.blocks[self.block].sentences)
        self.sentence = max(0, min(sentence, count - 1))
        self._bring_into_sight()
        self.repaint(before, self.block)
        self.post_message(self.Moved())

    # -- layout ---------------------------------------------------------------------------------

    @property
    def _view_width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _view_height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def on_resize(self) -> None:
        """Lay out for the new width; the sentence being read keeps its place."""
        self._lay_out()

    def _lay_out(self) -> None:
        wanted = (self._view_width, self.mode)
        if self._view_width < 1:
            return
        first_time = self._laid_out is None
        self._follows_mouse = False
        followed = first_time or self._cursor_in_sight()
        row, offset, line = self._reading_place()
        self._height_shown = self._view_height
        if wanted == self._laid_out:
            if followed:
                self._bring_into_sight()
            return
        self.rows.lay_out(*wanted)
        self._laid_out = wanted
        if first_time:
            self.set_reactive(ArticlePage.block, self._opening_place[0])
            self.set_reactive(ArticlePage.sentence, self._opening_place[1])
            row, offset, line = self._opening_place[0], 0, self._view_height // _CONTEXT
        self.rows.measure(self._near(row, row))
        self.rows.settle()
        within = self.rows.line_of(row, self.rows.leading_column, offset)
        line = max(0, min(line, self._view_height - 1))
        self._scroll_lines(self.rows.tops[row] + within - line)
        self._hold_and_measure()
        if first_time and self._opening_place != (0, 0):
            self.move_to(*self._opening_place)
        if followed:
            self._bring_into_sight()
        self._sweep_soon()
        self.repaint()
        self.post_message(self.Moved())

    def _reading_place(self) -> tuple[int, int, int]:
        """What must keep its place: a row, an offset in its text, and its line on the screen."""
        if self._laid_out is None:
            return 0, 0, 0
        rows, top, column = self.rows, self.scroll_offset.y, self.rows.leading_column
        if self._cursor_in_sight():
            span = rows.texts.sentence_spans(self.block, column)
            offset = span[self.sentence][0] if self.sentence < len(span) else 0
            line = rows.tops[self.block] + rows.line_of(self.block, column, offset) - top
            return self.block, offset, line
        row = rows.row_at(top)
        lines = rows.cell(row, column).lines
        return row, lines[min(top - rows.tops[row], len(lines) - 1)][0], 0

    def _near(self, first: int, last: int) -> range:
        """Rows close enough to the screen to need measuring: a screen and more each way."""
        margin = 2 * self._view_height
        return range(max(0, first - margin), min(len(self.rows), last + margin))

    def _hold_and_measure(self) -> None:
        """Measure the rows near the screen; the row being read keeps its place."""
        for _ in range(3):  # measuring may bring other rows on screen; it soon settles
            if not self.rows.measure(self._near(*self.in_sight)):
                break
            self._settle()
        self._update_extent()

    def _settle(self) -> None:
        """Apply measured heights; the row being read keeps its place on the screen."""
        row = self.block if self._cursor_in_sight() else self.in_sight[0]
        line = self.rows.tops[row] - self.scroll_offset.y
        self.rows.settle()
        self._scroll_lines(self.rows.tops[row] - line)

    def _update_extent(self) -> None:
        size = Size(self._view_width, self.rows.tops[-1])
        if size != self.virtual_size:
            # Setting it publicly would lay out the whole screen (10 ms and more) for every batch of
            # translations; but the scrollbar is always there, so only its thumb changes.
            self.set_reactive(ScrollView.virtual_size, size)
            self._scroll_update(size)

    def _scroll_lines(self, line: int) -> None:
        """Scroll a line of the article to the top, at once."""
        self._update_extent()
        line = max(0, min(line, self.rows.tops[-1] - self._view_height))
        self.set_reactive(ScrollView.scroll_target_y, float(line))
        self.scroll_y = float(line)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._laid_out and round(old_value) != round(new_value):
            self._hold_and_measure()
            self._look_ahead_soon()
            if self._follows_mouse:
                self._bring_cursor_along()
                self.repaint()
            self.post_message(self.Moved())

    def _look_ahead_soon(self) -> None:
        if not self._looking_ahead:
            self._looking_ahead = True
            self.set_timer(0.1, self._look_ahead)

    def _look_ahead(self) -> None:
        """Check the translations below the screen: the key that shows them need not wait."""
        stop = time.perf_counter() + _SLICE
        first, last = self.in_sight
        for row in range(first, min(2 * last - first + 2, len(self.rows))):
            self.texts.doubts(row)
            if time.perf_counter() > stop:
                self.set_timer(0.01, self._look_ahead)
                return
        self._looking_ahead = False

    def _sweep_soon(self) -> None:
        if not self._sweeping:
            self._sweeping = True
            self.set_timer(0.3, self._sweep)

    def _sweep(self) -> None:
        """Measure distant rows, a slice at a time, and settle when all are measured."""
        stop = time.perf_counter() + _SLICE
        row = self.rows.next_estimated(self.block)
        while row >= 0 and time.perf_counter() < stop:
            self.rows.measure(range(row, min(row + 20, len(self.rows))))
            row = self.rows.next_estimated(row)
        if row >= 0:
            self.set_timer(0.01, self._sweep)
            return
        self._sweeping = False
        if self.rows.measure(()):
            self._settle()

    # -- painting -------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._painter = None

    def render_lines(self, crop: Region) -> list[Strip]:
        if self._laid_out is None:
            self._lay_out()  # otherwise the first paint, before `on_resize`, would be empty
        return super().render_lines(crop)

    def repaint(self, *rows: int) -> None:
        """Repaint what has changed since the last time; cheap enough to call often.

        Args:
            rows: the only rows that can have changed; none if any can.
        """
        if not self._stale:
            self.call_next(self._repaint)
        self._stale.append(rows)

    def _repaint(self) -> None:
        stale, self._stale = self._stale, []
        top, height = self.scroll_offset.y, self.size.height
        if self._painted.top != top:
            self.refresh()
            return
        lines = set(range(height))
        if all(stale):
            tops = self.rows.tops
            lines &= {y - top for row in chain(*stale) for y in range(tops[row], tops[row + 1])}
        if changed := self._painted.changed(lines, self._line):
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        line = self._line(y)
        self._painted.note(y, line, self.scroll_offset.y)
        return line

    def _line(self, y: int) -> Strip:
        width = self.size.width
        line = y + self.scroll_offset.y
        if not self._laid_out or line >= self.rows.tops[-1]:
            return Strip.blank(width, self.rich_style)
        if self._painter is None:
            self._painter = Painter(self.rows, palette_of(self), self._selected_part)
        self._painter.light(*self._matches)
        self._painter.word = self._word
        self._painter.kept_words = self._kept_words
        row = self.rows.row_at(line)
        cursor = (self.block, self.sentence)
        return self._painter.strip(row, line - self.rows.tops[row], width, cursor)

    def _selected_part(self, row: int, column: Column) -> Span | None:
        """The part of a cell's text that is selected; without a mouse, nothing can be."""
        return None

    # -- the cursor -----------------------------------------------------------------------------

    def _cursor_in_sight(self) -> bool:
        first, last = self.in_sight
        return first <= self.block <= last

    def _sentence_in_sight(self) -> bool:
        """Whether the cursor's sentence begins on the screen."""
        if not self._cursor_in_sight():
            return False
        line = self.rows.tops[self.block] + self.rows.sentence_lines(self.block, self.sentence)[0]
        return 0 <= line - self.scroll_offset.y < self._height_shown

    def _bring_into_sight(self) -> None:
        """Scroll as little as needed to show the cursor's row, or at least its sentence."""
        if not self._laid_out:
            return
        rows = self.rows
        if rows.measure(self._near(self.block, self.block)):
            self._settle()
        top, screen = self.scroll_offset.y, self._view_height
        first, last = 0, rows.content_height(self.block) - 1
        if last >= screen:
            first, last = rows.sentence_lines(self.block, self.sentence)
        first, last = rows.tops[self.block] + first, rows.tops[self.block] + last
        if first < top or last - first >= screen:
            self._scroll_lines(first)
        elif last >= top + screen:
            self._scroll_lines(last - screen + 1)

    def _bring_cursor_along(self) -> None:
        """After a scroll, put the cursor on the first block that begins on the screen."""
        if self._sentence_in_sight():
            return
        first, last = self.in_sight
        rows, top = self.rows, self.scroll_offset.y
        begins = rows.tops[first] >= top
        self.block = first if begins or first == last else first + 1
        self.sentence = 0
        if not begins and first == last:  # a paragraph longer than the screen
            count = len(rows.article.blocks[first].sentences)
            below = range(count)
            lines = [rows.tops[first] + rows.sentence_lines(first, at)[0] for at in below]
            seen = [at for at in below if lines[at] >= top]
            self.sentence = seen[0] if seen else max(0, count - 1)
