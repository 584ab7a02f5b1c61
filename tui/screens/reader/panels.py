"""The panels below the text: which of them has the keys, and when they close."""

from collections.abc import Callable

from textual.screen import Screen

from translations.articles import Position
from tui.screens.reader.reading import Reading
from tui.widgets.key_bar import BottomBar
from tui.widgets.panel import Panel


class PanelController:
    """Panels about the sentence at the cursor: they close when the cursor leaves it.

    Until then the last one opened is shown and has the keys of the text, whatever is clicked.
    """

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading
        self._open: dict[Panel, Callable[[], None]] = {}
        """By panel, the last one opened at the end: what is to be done when it closes."""
        self._place: Position | None = None

    @property
    def top(self) -> Panel | None:
        """The panel that is shown; None if there is none."""
        return next(reversed(self._open), None)

    async def open(self, panel: Panel, closed: Callable[[], None]) -> None:
        """Open a panel over those that are open.

        Args:
            closed: called when it closes, for whatever reason.
        """
        self._open[panel] = closed
        self.follow()
        await self._screen.mount(panel, before=self._screen.query_one(BottomBar))
        self._show_top()

    def show(self, panel: Panel) -> None:
        """Bring a panel that is open to the top."""
        self._open[panel] = self._open.pop(panel)
        self._show_top()

    def follow(self) -> None:
        """The cursor is where the panels want it: a panel has moved it itself."""
        self._place = self._reading.position

    def moved(self) -> None:
        """The cursor may have moved: close what is about another sentence."""
        if self._open and self._reading.position != self._place:
            for panel in reversed(list(self._open)):
                self.close(panel)

    def close(self, panel: Panel) -> None:
        """Close a panel; the one below it, or else the text, gets its keys."""
        closed = self._open.pop(panel, None)
        if closed is None:
            return
        closed()
        if self._screen.focused is panel:
            self._screen.set_focus(self._reading.view)
        self._show_top()
        panel.remove()

    def _show_top(self) -> None:
        for panel in self._open:
            panel.display = panel is self.top
        if self.top and (self._screen.focused in (*self._open, self._reading.view)):
            self._screen.set_focus(self.top)
