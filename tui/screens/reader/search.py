"""Searches the article while typing, in both languages; n and N go on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.screen import Screen
from textual.timer import Timer

from translations.cleaning import clean
from translations.errors import DwibacaError
from tui.widgets.bilingual import BilingualView, Mode
from tui.widgets.key_bar import BottomBar

if TYPE_CHECKING:  # not part of the first paint
    from translations.reading.finder import Finder, Match
    from tui.widgets.search_bar import SearchBar

_AT_ONCE = 0.02  # seconds of searching before a key press is answered
_SLICE = 0.008
_BREATH = 0.002  # between slices, for painting and for keys


class SearchController:
    """The search line, while it is open, and the matches of what was typed."""

    def __init__(self, screen: Screen[None], view: BilingualView) -> None:
        self._screen, self._view = screen, view
        self._bar: SearchBar | None = None
        self._finder: Finder | None = None
        self._match: Match | None = None
        self._mode: Mode | None = None
        """The columns that are searched: hidden text is not found."""
        self._origin = (0, 0)
        self._scanning: Timer | None = None
        self._entered = False
        """Whether enter was pressed, and it is not yet known whether there is a match."""

    @property
    def is_open(self) -> bool:
        """Whether there is a search: then n and N go from match to match."""
        return self._bar is not None

    async def open(self) -> None:
        """Open the search line, or return to it. Messages stand where it is, and go."""
        self._screen.app.clear_notifications()
        if self._bar is None:
            self._origin = self._view.block, self._view.sentence
            from tui.widgets.search_bar import SearchBar

            self._bar = SearchBar()
            await self._screen.mount(self._bar, before=self._screen.query_one(BottomBar))
            self._screen.refresh_bindings()
        self._entered = False
        # At once: keys pressed right after this belong to the line.
        self._screen.set_focus(self._bar.field)

    def close(self) -> None:
        """End the search, staying where it has led."""
        if self._bar is None:
            return
        if self._origin != (self._view.block, self._view.sentence):
            self._view.leave_place(self._origin)
        self._forget()
        self._bar.remove()
        self._bar = None  # a letter from it may still be on its way
        self._view.show_matches(None)
        self._view.focus()
        self._screen.call_after_refresh(self._screen.refresh_bindings)

    def give_up(self) -> None:
        """End the search, returning to where it began."""
        if self._bar is not None:
            self._view.move_to(*self._origin)
            self.close()

    def to_text(self) -> None:
        """Leave the line for the text; a search without a match ends."""
        self._view.focus()
        self._entered = True
        self._end_without_match()

    def _end_without_match(self) -> None:
        bar, finder = self._bar, self._finder
        if bar is None or not self._entered or (finder and not finder.done):
            return
        self._entered = False  # the search may yet be continued in other columns
        if not bar.wanted.strip():
            self.give_up()
        elif finder and not finder.total:
            self._screen.notify(f"No match: {clean(bar.wanted)}", timeout=3, markup=False)
            self.give_up()

    def next_mode(self) -> None:
        """Change the search mode: parts of words, whole words, a pattern."""
        if self._bar is not None:
            self._bar.next_mode()
            self.look()

    def next(self) -> None:
        """Go to the next match."""
        self._go_on(forward=True)

    def previous(self) -> None:
        """Go to the previous match."""
        self._go_on(forward=False)

    def rows_changed(self, rows: Iterable[int]) -> None:
        """The translations of these rows have changed since they were searched."""
        if self._finder:
            self._finder.look_again(rows)
            self._say()

    def view_moved(self) -> None:
        """The view has changed; if it shows other columns now, the search covers those."""
        if self._finder and self._mode is not self._view.mode:
            self.look(self._match)

    def look(self, near: "Match | None" = None) -> None:
        """Start a search, and go to the first match from where it began."""
        self._forget()
        bar, view = self._bar, self._view
        if bar is None:
            return
        from translations.reading.finder import Finder
        from translations.reading.search import matcher

        try:
            find = matcher(bar.wanted, bar.mode)
        except DwibacaError as error:
            view.show_matches(None)
            bar.say(error.what)
            return
        if not bar.wanted.strip():
            view.show_matches(None)
            bar.say("")
            return
        start = near.row if near else self._origin[0]
        self._mode = view.mode
        rows, texts = len(view.texts), view.texts
        self._finder = Finder(rows, view.shown_texts, texts.lines_of, find, start)
        self._finder.scan(_AT_ONCE, until_found=True)
        self._go_to(self._finder.first())
        self._scan_on()

    def _forget(self) -> None:
        self._finder = self._match = None
        if self._scanning:
            self._scanning.stop()
            self._scanning = None

    def _scan_on(self) -> None:
        """Count the remaining matches, a slice at a time."""
        self._scanning = None
        if self._finder is None or not self._screen.is_attached:
            return
        self._finder.scan(_SLICE)
        if self._match is None:
            self._go_to(self._finder.first())
        self._say()
        if self._finder.done:
            self._end_without_match()
        else:
            self._scanning = self._screen.set_timer(_BREATH, self._scan_on)

    def _go_on(self, *, forward: bool) -> None:
        if self._finder is None:
            return
        from translations.reading.finder import Match

        at = self._match
        if at is None or at.row != self._view.block:  # the reader has moved elsewhere
            at = Match(self._view.block, -1, -1, -1)
        self._go_to(self._finder.next(at) if forward else self._finder.previous(at))

    def _go_to(self, match: "Match | None") -> None:
        self._match = match
        find = self._finder.find if self._finder else None
        self._view.show_matches(find, match[:3] if match else None)
        if match:
            self._view.move_to_text(match.row, match.column, match.start)
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
