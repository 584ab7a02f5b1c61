"""The layout of the page: the width of its columns, and whether the bars are shown."""

from textual.screen import Screen

from tui.keys.active import active_actions
from tui.screens.reader.reading import Reading

_STEP = 2  # characters
_MESSAGE = 2.5  # seconds


class LayoutController:
    """Changes the layout when a key asks for it, and saves the choice."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading

    def begin(self) -> None:
        """Restore the saved layout."""
        self._reading.view.set_column_width(self._reading.settings.column)
        self.show_bars()

    def wider(self) -> None:
        """Make the columns a little wider."""
        self._change(_STEP)

    def narrower(self) -> None:
        """Make the columns a little narrower."""
        self._change(-_STEP)

    def _change(self, step: int) -> None:
        rows = self._reading.view.rows
        wanted = rows.allowed_width(rows.column_width + step)
        if wanted == rows.column_width:
            which = "widest that fit" if step > 0 else "narrowest"
            self._say(f"The columns are the {which}: {wanted} letters in a line.")
            return
        usual = wanted == rows.usual_width
        chosen = 0 if usual else wanted
        self._reading.view.set_column_width(chosen)
        self._reading.choose(self._screen, column=chosen)
        self._say(f"{wanted} letters in a line{', as usual' if usual else ''}.")

    def turn_bars(self) -> None:
        """Hide the bars above and below the text, or show them again."""
        bars = not self._reading.settings.bars
        self._reading.choose(self._screen, bars=bars)
        self.show_bars()
        if not bars:
            self._say_hidden()

    def opened(self) -> None:
        """The article is on the screen: without bars, say what brings them back."""
        if not self._reading.settings.bars:
            self._say_hidden()

    def _say_hidden(self) -> None:
        actions = active_actions(self._screen)
        key = next((one.displays[0] for one in actions if one.id == "reader.bars"), "ctrl+p")
        self._say(f"The bars are hidden: {key} brings them back · ? lists the keys")

    def show_bars(self) -> None:
        """Show the bars if they are wanted; a number being typed is always shown."""
        wanted = self._reading.settings.bars or bool(self._reading.view.number)
        self._screen.set_class(not wanted, "-without-bars")

    def _say(self, text: str) -> None:
        self._screen.notify(text, timeout=_MESSAGE)
