"""Searching the article: as one types, in both languages, and on with n and N."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.timer import Timer

from translations.errors import DwibacaError
from tui.screens.reader.base import ArticleScreen
from tui.widgets.bottom_bar import BottomBar

if TYPE_CHECKING:  # a search is no part of the first paint
    from tui.screens.reader.finder import Finder, Match
    from tui.widgets.search_bar import SearchBar, SearchInput

_AT_ONCE = 0.02  # seconds of looking before the key that was typed is answered
_SLICE = 0.008
_BREATH = 0.002  # between slices, in which the screen is painted and keys are served


class SearchActions(ArticleScreen):
    """A screen whose article can be searched."""

    _bar: "SearchBar | None" = None
    _finder: "Finder | None" = None
    _match: "Match | None" = None
    _origin = (0, 0)
    _scanning: Timer | None = None

    @property
    def searching(self) -> bool:
        """Whether a search is open: then n and N go from match to match."""
        return self._bar is not None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("next_match", "previous_match", "close_search"):
            return self.searching
        if action in ("note", "paragraph_note"):  # the same keys
            return not self.searching
        return super().check_action(action, parameters)

    async def action_search(self) -> None:
        """Open the line for typing; or go back to it."""
        if self._bar is None:
            view = self.view
            self._origin = view.block, view.sentence
            from tui.widgets.search_bar import SearchBar

            self._bar = SearchBar()
            await self.mount(self._bar, before=self.query_one(BottomBar))
            self.refresh_bindings()
        # At once: what is typed in the same moment belongs to it.
        self.set_focus(self._bar.query_one("SearchInput"))

    def on_search_bar_typed(self) -> None:
        self._look()

    def on_search_input_pressed(self, event: "SearchInput.Pressed") -> None:
        match event.what:
            case "done":
                self.view.focus()
            case "next":
                self.action_next_match()
            case "previous":
                self.action_previous_match()
            case "way":
                if self._bar:
                    self._bar.next_way()
                    self._look()
            case _:
                self.action_close_search()
                self.view.move_to(*self._origin)

    def action_next_match(self) -> None:
        self._go_on(forward=True)

    def action_previous_match(self) -> None:
        self._go_on(forward=False)

    def action_close_search(self) -> None:
        """End the search where it has led."""
        if self._bar is None:
            return
        self._forget()
        self._bar.remove()
        self._bar = None  # a letter may still be on its way from it
        self.view.show_matches(None)
        self.view.focus()
        self.call_after_refresh(self.refresh_bindings)

    def search_changed(self, rows: Iterable[int]) -> None:
        """Rows have other translations than when they were looked at."""
        if self._finder:
            self._finder.look_again(rows)
            self._say()

    def search_moved(self) -> None:
        """The view has moved; if it shows other columns now, what is hidden is not found."""
        if self._finder and self._finder.mode is not self.view.mode:
            self._look(self._match)

    def _forget(self) -> None:
        self._finder = self._match = None
        if self._scanning:
            self._scanning.stop()
            self._scanning = None

    def _look(self, near: "Match | None" = None) -> None:
        """Begin the search for what is typed, and go to the first match from where it began."""
        self._forget()
        bar, view = self._bar, self.view
        if bar is None:
            return
        from translations.reading.search import matcher
        from tui.screens.reader.finder import Finder

        try:
            find = matcher(bar.wanted, bar.way)
        except DwibacaError as error:
            view.show_matches(None)
            bar.say(error.what)
            return
        if not bar.wanted.strip():
            view.show_matches(None)
            bar.say("")
            return
        start = near.row if near else self._origin[0]
        self._finder = Finder(view.rows, find, start)
        self._finder.scan(_AT_ONCE, until_found=True)
        self._go_to(self._finder.first())
        self._scan_on()

    def _scan_on(self) -> None:
        """Count the matches of the rest, a slice at a time."""
        self._scanning = None
        if self._finder is None or not self.is_attached:
            return
        self._finder.scan(_SLICE)
        if self._match is None:
            self._go_to(self._finder.first())
        self._say()
        if not self._finder.done:
            self._scanning = self.set_timer(_BREATH, self._scan_on)

    def _go_on(self, *, forward: bool) -> None:
        if self._finder is None:
            return
        from tui.screens.reader.finder import Match

        view = self.view
        at = self._match
        if at is None or at.row != view.block:  # the reader has gone elsewhere
            at = Match(view.block, next(iter(view.rows.shown_columns(view.block))), -1, -1)
        self._go_to(self._finder.next(at) if forward else self._finder.previous(at))

    def _go_to(self, match: "Match | None") -> None:
        view = self.view
        self._match = match
        find = self._finder.find if self._finder else None
        view.show_matches(find, match[:3] if match else None)
        if match:
            sentence = view.rows.sentence_at(match.row, match.column, match.start)
            view.move_to(match.row, sentence)
        self._say()

    def _say(self) -> None:
        finder = self._finder
        if finder is None or self._bar is None:
            return
        more = "" if finder.done else "+"
        if not finder.total:
            text = "no match" if finder.done else "…"
        elif self._match:
            text = f"{finder.number(self._match):,} of {finder.total:,}{more}"
        else:
            text = f"{finder.total:,}{more}"
        self._bar.say(text)
