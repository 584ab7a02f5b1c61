"""The widget that shows an article beside its translation: keys, cursor and mouse."""

from functools import cached_property

from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from translations.articles import Kind, Span
from tui.keys.bindings import VIEW_KEYS
from tui.widgets.bilingual.columns import Column, Mode
from tui.widgets.bilingual.jumps import Jumps, Stop
from tui.widgets.bilingual.page import ArticlePage
from tui.widgets.bilingual.study import Study

_FAR = 1 << 60
Place = tuple[int, int]
"""A row, and an offset in the text of one of its cells."""


class BilingualView(ArticlePage):
    """An article beside its translation, with a cursor on one sentence of it."""

    BINDINGS = VIEW_KEYS
    ALLOW_SELECT = True

    _selecting_column = Column.ORIGINAL
    """The column in which a selection began, and stays."""

    number = ""
    """What was typed of a paragraph's number, possibly after a ":"."""

    class WordClicked(Message):
        """A word of the original was double-clicked; or clicked, while one is looked up."""

        def __init__(self, offset: int) -> None:
            """
            Args:
                offset: in the sentence of the cursor.
            """
            super().__init__()
            self.offset = offset

    # -- the cursor -----------------------------------------------------------------------------

    def action_next_block(self) -> None:
        """Go to the next paragraph; in the last one, on to its next sentence."""
        self._ensure_cursor_on_screen()
        if (block := self._beside(1)) is None:
            self.action_next_sentence()
        else:
            self.move_to(block)

    def action_previous_block(self) -> None:
        self._ensure_cursor_on_screen()
        self.move_to(self.block - 1 if self.sentence == 0 else self.block)

    def action_next_sentence(self) -> None:
        self._ensure_cursor_on_screen()
        last = len(self.rows.article.blocks[self.block].sentences) - 1
        if self.sentence < last:
            self.move_to(self.block, self.sentence + 1)
        elif (block := self._beside(1)) is not None:
            self.move_to(block)

    def action_previous_sentence(self) -> None:
        self._ensure_cursor_on_screen()
        if self.sentence > 0:
            self.move_to(self.block, self.sentence - 1)
        elif (block := self._beside(-1)) is not None:
            self.move_to(block, _FAR)

    def _beside(self, step: int) -> int | None:
        """The next block that is shown, down (1) or up (-1); None at the end of the article."""
        block = self.block + step
        if not 0 <= block < len(self.rows):
            return None
        shown = self.rows.unfolded(block, step)
        return shown if (shown - self.block) * step > 0 else None

    def _ensure_cursor_on_screen(self) -> None:
        """The mouse wheel leaves the cursor behind; the next key starts from what is visible."""
        if not self._cursor_in_sight():
            self._bring_cursor_along()

    # -- jumps ----------------------------------------------------------------------------------

    @cached_property
    def _jumps(self) -> Jumps:
        return Jumps()

    def leave_place(self, place: Stop | None = None) -> None:
        """Record the cursor's place before a jump away from it."""
        self._jumps.leave(place or (self.block, self.sentence))

    def jump_to(self, block: int, sentence: int = 0) -> None:
        """Go to a distant place, recording the way back."""
        if self._laid_out:
            self.leave_place()
        self.move_to(block, sentence)

    def jump_back(self) -> bool:
        """Go back to before the last jump; returns whether there was one."""
        return self._go(self._jumps.back((self.block, self.sentence)))

    def jump_forward(self) -> bool:
        """Go to the place that back was pressed in; returns whether there is one."""
        return self._go(self._jumps.forward((self.block, self.sentence)))

    def _go(self, place: Stop | None) -> bool:
        if place is not None:
            self.move_to(*place)
        return place is not None

    def type_number(self, typed: str) -> None:
        """Show the number of a paragraph as it is typed; "" when done."""
        if typed != self.number:
            self.number = typed
            self.post_message(self.Moved())

    def go_to_number(self) -> bool:
        """Go to the paragraph whose number was typed; returns whether one was."""
        typed, self.number = self.number.lstrip(":"), ""
        if typed:
            self.jump_to(min(int(typed), len(self.rows)) - 1)
        self.post_message(self.Moved())
        return bool(typed)

    def action_top_of_screen(self) -> None:
        self._move_to_line(0)

    def action_middle_of_screen(self) -> None:
        self._move_to_line(self._view_height // 2)

    def action_bottom_of_screen(self) -> None:
        self._move_to_line(self._view_height - 1)

    def _move_to_line(self, line: int) -> None:
        """Go to the row on a line of the screen, and to the sentence there."""
        row = self.rows.row_at(self.scroll_offset.y + line)
        within = self.scroll_offset.y + line - self.rows.tops[row]
        count = len(self.rows.article.blocks[row].sentences)
        on_screen = [at for at in range(count) if self.rows.sentence_lines(row, at)[0] >= within]
        self.move_to(row, on_screen[0] if on_screen else _FAR)

    def keep_above(self, lines: int) -> None:
        """Keep the sentence above a number of lines at the bottom that will be covered."""
        first, last = self.rows.sentence_lines(self.block, self.sentence)
        top, room = self.rows.tops[self.block], max(1, self._view_height - lines)
        if top + last - self.scroll_offset.y >= room:
            self._scroll_lines(min(top + first, top + last - room + 1))
            self.repaint()

    def action_centre(self) -> None:
        first, last = self.rows.sentence_lines(self.block, self.sentence)
        middle = self.rows.tops[self.block] + (first + last) // 2
        self._scroll_lines(middle - self._view_height // 2)
        self.repaint()

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
        self.go_to_heading(found)

    def go_to_heading(self, block: int) -> None:
        """Go to a block, and scroll it to the top of the screen."""
        self.leave_place()
        self._follows_mouse = False
        self.block, self.sentence = block, 0
        if self.rows.measure(self._near(block, block)):
            self._settle()
        self._scroll_lines(self.rows.tops[block])
        self.move_to(block)

    def _page(self, lines: int) -> None:
        before = self.scroll_offset.y
        self._follows_mouse = False
        self._scroll_lines(before + lines)
        if self.scroll_offset.y == before:  # already at the end: the cursor goes there
            self.move_to(len(self.rows) - 1 if lines > 0 else 0, _FAR if lines > 0 else 0)
            return
        self._bring_cursor_along()
        self.repaint()
        self.post_message(self.Moved())

    def action_line_down(self) -> None:
        self._scroll_by_line(1)

    def action_line_up(self) -> None:
        self._scroll_by_line(-1)

    def _scroll_by_line(self, lines: int) -> None:
        """Scroll like the mouse wheel: the cursor stays on its sentence while that is in sight."""
        self._follows_mouse = True
        self._scroll_lines(self.scroll_offset.y + lines)

    def action_page_down(self) -> None:
        self._page(max(1, self._view_height - 2))

    def action_page_up(self) -> None:
        self._page(-max(1, self._view_height - 2))

    def action_half_page_down(self) -> None:
        self._page(max(1, self._view_height // 2))

    def action_half_page_up(self) -> None:
        self._page(-max(1, self._view_height // 2))

    def action_first_block(self) -> None:
        self.jump_to(0)
        self._scroll_lines(0)

    def action_last_block(self) -> None:
        if self.go_to_number():
            return
        self.jump_to(len(self.rows) - 1, _FAR)
        self._scroll_lines(self.rows.tops[-1])

    def action_fold(self) -> None:
        """Show what is folded away, or fold it away again, and report what there is."""
        count = len(self.rows.article.furniture)
        if not count:
            self.notify("Nothing in this article is folded away.", timeout=3)
            return
        self.fold(folded=not self.rows.folded)
        self.refresh_bindings()
        what = "1 line" if count == 1 else f"{count} lines"
        state = "folded away" if self.rows.folded else "shown"
        self.notify(f"Links to other articles, adverts and such: {what} {state}.", timeout=3)

    def action_next_mode(self) -> None:
        """Cycle through the modes that fit the width; a narrow terminal has no side by side."""
        modes = list(Mode)
        if not self.is_wide:
            modes.remove(Mode.SIDE_BY_SIDE)
        at = modes.index(self.mode) if self.mode in modes else -1
        self._chosen = modes[(at + 1) % len(modes)]
        self._lay_out()
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("reveal", "reveal_block"):
            study = self.texts.study
            if study is None or self.number:
                return False
            # A column that is not on the page cannot be revealed in its place.
            without = Mode.TRANSLATION if study.column is Column.ORIGINAL else Mode.ORIGINAL
            return self.mode is not without
        return super().check_action(action, parameters)

    def action_study(self) -> None:
        """Hide the translations, then the originals, then nothing again."""
        study = self.texts.study
        if study is None:
            self._study(Study(Column.TRANSLATION))
        else:
            self._study(Study(Column.ORIGINAL) if study.column is Column.TRANSLATION else None)

    def _study(self, study: Study | None) -> None:
        self.texts.set_study(study)
        self.repaint()
        self.refresh_bindings()
        self.post_message(self.Moved())

    def action_reveal(self) -> None:
        """Show the hidden text of the sentence, or hide it again."""
        self._reveal(range(self.sentence, self.sentence + 1))

    def action_reveal_block(self) -> None:
        """Show the hidden text of the paragraph, or hide it again."""
        self._reveal(range(len(self.rows.article.blocks[self.block].sentences)))

    def _reveal(self, sentences: range) -> None:
        self.texts.reveal(self.block, sentences)
        self.repaint()
        self.post_message(self.Moved())

    # -- the mouse ------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        # The style under the mouse shows where its segment begins; the screen knows the character.
        _, place = self.screen.get_widget_and_offset_at(event.screen_x, event.screen_y)
        if event.chain > 1:
            event.prevent_default()  # Textual would select the whole article
        if place is None or (self.text_selection is not None and event.chain == 1):
            return
        row, column = divmod(place.y, 2)
        sentence = self.texts.sentence_at(row, Column(column), place.x)
        looks_up = event.chain == 2 or self._word is not None
        if looks_up and column == Column.ORIGINAL:
            start, _ = self.texts.sentence_spans(row, Column.ORIGINAL)[sentence]
            self.post_message(self.WordClicked(max(0, place.x - start)))
        elif event.chain == 2:
            self.notify("Words are looked up in the original: double click there.", timeout=3)
        self.move_to(row, sentence)

    # The cursor goes along with the text, so that keys and place refer to what is visible.

    def on_mouse_scroll_down(self) -> None:
        self._follows_mouse = True

    def on_mouse_scroll_up(self) -> None:
        self._follows_mouse = True

    def on_scroll_to(self) -> None:
        self._follows_mouse = True

    def on_scroll_up(self) -> None:
        self._follows_mouse = True

    def on_scroll_down(self) -> None:
        self._follows_mouse = True

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A selection stays in the column in which it began."""
        place = event.style.meta.get("offset")
        self._selecting_column = Column(place[1] % 2) if place else Column.ORIGINAL

    def selection_updated(self, selection: Selection | None) -> None:
        self.repaint()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The selected text of one column, with paragraphs separated, for Textual's copy action."""
        column = self._selecting_column
        first, last = _ends(selection, self.in_sight[1], len(self.rows) - 1)
        parts = []
        for row in range(first[0], last[0] + 1):
            part = self._part(first, last, row, column)
            parts.append(self.texts.text(row, column)[slice(*part)] if part else "")
        return "\n\n".join(parts), "\n"

    def _selected_part(self, row: int, column: Column) -> Span | None:
        selection = self.text_selection
        if selection is None or column is not self._selecting_column:
            return None
        return self._part(*_ends(selection, self.in_sight[1], len(self.rows) - 1), row, column)

    def _part(self, first: Place, last: Place, row: int, column: Column) -> Span | None:
        """The part of a cell's text between two places, each a row and an offset."""
        if not first[0] <= row <= last[0]:
            return None
        length = len(self.texts.text(row, column))
        start = first[1] if row == first[0] else 0
        end = min(last[1], length) if row == last[0] else length
        return (start, end) if end > start else None


def _ends(selection: Selection, last_visible: int, last_row: int) -> tuple[Place, Place]:
    """Both ends of a selection, each as a row and an offset.

    Textual leaves an end open when everything is selected, and also when a drag leaves the widget:
    then it means the last row on the screen, not the end of the book.
    """

    def place(offset: Offset | None, default: Place) -> Place:
        return default if offset is None else (offset.y // 2, offset.x)

    open_end = last_row if selection.start is None else last_visible
    return place(selection.start, (0, 0)), place(selection.end, (open_end, _FAR))
