"""The widget that shows an article, line by line, however long it is."""

import time
from collections.abc import Iterable

from textual import events
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from translations.articles import Article, Kind
from translations.desk import Result
from tui.keys import VIEW_KEYS
from tui.widgets.bilingual.painting import Painter, Palette
from tui.widgets.bilingual.rows import SIDE_BY_SIDE_FROM, Column, Mode, Rows

_SLICE = 0.008  # seconds of measuring at a time, so that a key press never waits for it
_FAR = 1 << 60


class BilingualView(ScrollView, can_focus=True):
    """An article beside its translation, with a cursor on one sentence of it.

    Nothing that changes above the cursor moves what the reader is reading: every change of
    heights holds the place of the cursor's row, or of the top row where the cursor is off screen.
    """

    COMPONENT_CLASSES = {
        "article--original",
        "article--translation",
        "article--pending",
        "article--heading",
        "article--caption",
        "article--quote",
        "article--code",
        "article--marker",
        "article--bar",
        "article--sentence",
    }
    BINDINGS = VIEW_KEYS
    ALLOW_SELECT = True

    block: reactive[int] = reactive(0, init=False)
    sentence: reactive[int] = reactive(0, init=False)

    class Moved(Message):
        """The cursor moved, or other blocks came into sight."""

        def can_replace(self, message: Message) -> bool:
            return isinstance(message, BilingualView.Moved)

    def __init__(self, article: Article, known: Iterable[Result] = (), *, id: str = "view") -> None:
        super().__init__(id=id)
        self.rows = Rows(article)
        self._chosen: Mode | None = None
        self._palette: Palette | None = None
        self._painter: Painter | None = None
        self._laid_out: tuple[int, Mode] | None = None
        self._selecting_column = Column.ORIGINAL
        self._sweeping = False
        self._opening_place: tuple[int, int] = (0, 0)
        for result in known:
            self.rows.set_translation(result.block, result.translations)

    # -- what the screen asks and tells ---------------------------------------------------------

    @property
    def mode(self) -> Mode:
        """The mode in use: the one chosen with the key, else what the width allows."""
        if self._chosen is not None:
            return self._chosen
        return Mode.SIDE_BY_SIDE if self._view_width >= SIDE_BY_SIDE_FROM else Mode.STACKED

    @property
    def in_sight(self) -> tuple[int, int]:
        """The first and last block on the screen."""
        top = self.scroll_offset.y
        return self.rows.row_at(top), self.rows.row_at(top + max(1, self.size.height) - 1)

    def open_at(self, block: int, sentence: int) -> None:
        """Begin at a place; to be called before the widget is shown."""
        if 0 <= block < len(self.rows):
            self._opening_place = (block, sentence)

    def add_results(self, results: Iterable[Result]) -> None:
        """Fill in translations, at the cost of one repaint for all of them."""
        for result in results:
            self.rows.set_translation(result.block, result.translations)
        if self._laid_out:
            self._hold_and_measure()
            self._sweep_soon()
            self.refresh()

    def move_to(self, block: int, sentence: int = 0) -> None:
        """Put the cursor on a sentence and bring it into sight."""
        self.block = max(0, min(block, len(self.rows) - 1))
        count = len(self.rows.article.blocks[self.block].sentences)
        self.sentence = max(0, min(sentence, count - 1))
        self._bring_into_sight()
        self.refresh()
        self.post_message(self.Moved())

    # -- layout ---------------------------------------------------------------------------------

    @property
    def _view_width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _view_height(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def on_resize(self) -> None:
        """Lay out for the new width; the sentence being read stays where it is."""
        self._lay_out()

    def _lay_out(self) -> None:
        wanted = (self._view_width, self.mode)
        if wanted == self._laid_out or self._view_width < 1:
            self._bring_cursor_along()
            return
        first_time = self._laid_out is None
        row, offset, line = self._reading_place()
        self.rows.lay_out(*wanted)
        self._laid_out = wanted
        if first_time:
            self.set_reactive(BilingualView.block, self._opening_place[0])
            self.set_reactive(BilingualView.sentence, self._opening_place[1])
            row, offset, line = self._opening_place[0], 0, 0
        self.rows.measure(self._near(row, row))
        self.rows.settle()
        within = self.rows.line_of(row, self.rows.leading_column, offset)
        line = max(0, min(line, self._view_height - 1))
        self._scroll_lines(self.rows.tops[row] + within - line)
        self._hold_and_measure()
        if first_time and self._opening_place != (0, 0):
            self.move_to(*self._opening_place)
        self._sweep_soon()
        self.refresh()
        self.post_message(self.Moved())

    def _reading_place(self) -> tuple[int, int, int]:
        """What must stay where it is: a row, an offset in its text, and its line on screen."""
        if self._laid_out is None:
            return 0, 0, 0
        rows, top, column = self.rows, self.scroll_offset.y, self.rows.leading_column
        if self._cursor_in_sight():
            span = rows.sentence_spans(self.block, column)
            offset = span[self.sentence][0] if self.sentence < len(span) else 0
            line = rows.tops[self.block] + rows.line_of(self.block, column, offset) - top
            return self.block, offset, line
        row = rows.row_at(top)
        lines = rows.cell(row, column).lines
        return row, lines[min(top - rows.tops[row], len(lines) - 1)][0], 0

    def _near(self, first: int, last: int) -> range:
        """Rows so near to the screen that they must be measured: a screen and more each way."""
        margin = 2 * self._view_height
        return range(max(0, first - margin), min(len(self.rows), last + margin))

    def _hold_and_measure(self) -> None:
        """Measure the rows near the screen; the row that is being read keeps its place."""
        for _ in range(3):  # measuring may bring other rows on screen; it settles at once
            if not self.rows.measure(self._near(*self.in_sight)):
                break
            self._settle()
        self._update_extent()

    def _settle(self) -> None:
        """Apply measured heights; the row that is being read keeps its place on the screen."""
        row = self.block if self._cursor_in_sight() else self.in_sight[0]
        line = self.rows.tops[row] - self.scroll_offset.y
        self.rows.settle()
        self._scroll_lines(self.rows.tops[row] - line)

    def _update_extent(self) -> None:
        size = Size(self._view_width, self.rows.tops[-1])
        if size != self.virtual_size:
            self.virtual_size = size

    def _scroll_lines(self, line: int) -> None:
        """Put a line of the article at the top, at once."""
        self._update_extent()
        line = max(0, min(line, self.rows.tops[-1] - self._view_height))
        self.set_reactive(ScrollView.scroll_target_y, float(line))
        self.scroll_y = float(line)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        super().watch_scroll_y(old_value, new_value)
        if self._laid_out and round(old_value) != round(new_value):
            self._hold_and_measure()
            self.post_message(self.Moved())

    def _sweep_soon(self) -> None:
        if not self._sweeping:
            self._sweeping = True
            self.set_timer(0.3, self._sweep)

    def _sweep(self) -> None:
        """Measure rows that are far away, a slice at a time, and settle once all are."""
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

    def render_line(self, y: int) -> Strip:
        width = self.size.width
        line = y + self.scroll_offset.y
        if not self._laid_out or line >= self.rows.tops[-1]:
            return Strip.blank(width, self.rich_style)
        if self._painter is None:
            self._painter = Painter(self.rows, self._make_palette(), self._selected_part)
        row = self.rows.row_at(line)
        cursor = (self.block, self.sentence)
        return self._painter.strip(row, line - self.rows.tops[row], width, cursor)

    def _make_palette(self) -> Palette:
        def component(name: str) -> object:
            return self.get_component_rich_style(f"article--{name}", partial=True)

        names = [name for name in Palette._fields if name not in ("base", "selection")]
        styles = {name: component(name) for name in names}
        selection = self.screen.get_component_rich_style("screen--selection")
        return Palette(base=self.rich_style, selection=selection, **styles)  # type: ignore[arg-type]

    # -- the cursor -----------------------------------------------------------------------------

    def _cursor_in_sight(self) -> bool:
        first, last = self.in_sight
        return first <= self.block <= last

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
        """After a scroll, let the cursor stand on the first block that begins on the screen."""
        if self._cursor_in_sight() and self.rows.tops[self.block] >= self.scroll_offset.y:
            return
        first, last = self.in_sight
        begins = self.rows.tops[first] >= self.scroll_offset.y
        self.block = first if begins or first == last else first + 1
        self.sentence = 0

    def action_next_block(self) -> None:
        self._ensure_cursor_on_screen()
        self.move_to(self.block + 1)

    def action_previous_block(self) -> None:
        self._ensure_cursor_on_screen()
        self.move_to(self.block - 1 if self.sentence == 0 else self.block)

    def action_next_sentence(self) -> None:
        self._ensure_cursor_on_screen()
        last = len(self.rows.article.blocks[self.block].sentences) - 1
        if self.sentence < last:
            self.move_to(self.block, self.sentence + 1)
        elif self.block + 1 < len(self.rows):
            self.move_to(self.block + 1)

    def action_previous_sentence(self) -> None:
        self._ensure_cursor_on_screen()
        if self.sentence > 0:
            self.move_to(self.block, self.sentence - 1)
        elif self.block > 0:
            self.move_to(self.block - 1, _FAR)

    def _ensure_cursor_on_screen(self) -> None:
        """The mouse wheel leaves the cursor behind; the next key starts from what is seen."""
        if not self._cursor_in_sight():
            self._bring_cursor_along()

    def action_next_heading(self) -> None:
        self._go_to_heading(range(self.block + 1, len(self.rows)))

    def action_previous_heading(self) -> None:
        self._go_to_heading(range(self.block - 1, -1, -1))

    def _go_to_heading(self, blocks: range) -> None:
        kinds = self.rows.article.blocks
        found = next((block for block in blocks if kinds[block].kind is Kind.HEADING), None)
        if found is None:
            self.app.bell()
            return
        self.block, self.sentence = found, 0
        if self.rows.measure(self._near(found, found)):
            self._settle()
        self._scroll_lines(self.rows.tops[found])
        self.move_to(found)

    def _page(self, lines: int) -> None:
        before = self.scroll_offset.y
        self._scroll_lines(before + lines)
        if self.scroll_offset.y == before:  # already at the end: the cursor goes there
            self.move_to(len(self.rows) - 1 if lines > 0 else 0, _FAR if lines > 0 else 0)
            return
        self._bring_cursor_along()
        self.refresh()
        self.post_message(self.Moved())

    def action_page_down(self) -> None:
        self._page(max(1, self._view_height - 2))

    def action_page_up(self) -> None:
        self._page(-max(1, self._view_height - 2))

    def action_half_page_down(self) -> None:
        self._page(max(1, self._view_height // 2))

    def action_half_page_up(self) -> None:
        self._page(-max(1, self._view_height // 2))

    def action_first_block(self) -> None:
        self.move_to(0)
        self._scroll_lines(0)

    def action_last_block(self) -> None:
        self.move_to(len(self.rows) - 1, _FAR)
        self._scroll_lines(self.rows.tops[-1])

    def action_next_mode(self) -> None:
        """Go round the modes that fit the width; in a narrow terminal there is no side by side."""
        modes = list(Mode)
        if self._view_width < SIDE_BY_SIDE_FROM:
            modes.remove(Mode.SIDE_BY_SIDE)
        at = modes.index(self.mode) if self.mode in modes else -1
        self._chosen = modes[(at + 1) % len(modes)]
        self._lay_out()

    # -- the mouse ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("offset")
        if place is None or self.text_selection is not None:
            return
        row, column = divmod(place[1], 2)
        self.move_to(row, self.rows.sentence_at(row, Column(column), place[0]))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A selection stays in the column in which it began."""
        place = event.style.meta.get("offset")
        self._selecting_column = Column(place[1] % 2) if place else Column.ORIGINAL

    def selection_updated(self, selection: Selection | None) -> None:
        self.refresh()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text of one column, paragraphs apart, for Textual's copy action."""
        column = self._selecting_column
        first, last = _ends(selection, self.in_sight[1], len(self.rows) - 1)
        parts = []
        for row in range(first[0], last[0] + 1):
            part = self._part(first, last, row, column)
            parts.append(self.rows.text(row, column)[slice(*part)] if part else "")
        return "\n\n".join(parts), "\n"

    def _selected_part(self, row: int, column: Column) -> tuple[int, int] | None:
        selection = self.text_selection
        if selection is None or column is not self._selecting_column:
            return None
        return self._part(*_ends(selection, self.in_sight[1], len(self.rows) - 1), row, column)

    def _part(
        self, first: tuple[int, int], last: tuple[int, int], row: int, column: Column
    ) -> tuple[int, int] | None:
        """The part of a cell's text between two places, each a row and an offset."""
        if not first[0] <= row <= last[0]:
            return None
        length = len(self.rows.text(row, column))
        start = first[1] if row == first[0] else 0
        end = min(last[1], length) if row == last[0] else length
        return (start, end) if end > start else None


def _ends(
    selection: Selection, last_visible: int, last_row: int
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Both ends of a selection, each as a row and an offset.

    Textual leaves an end open when everything is selected, and also when a drag leaves the widget:
    then it means the last row on the screen, not the end of the book.
    """

    def place(offset: Offset | None, default: tuple[int, int]) -> tuple[int, int]:
        return default if offset is None else (offset.y // 2, offset.x)

    open_end = last_row if selection.start is None else last_visible
    return place(selection.start, (0, 0)), place(selection.end, (open_end, _FAR))
