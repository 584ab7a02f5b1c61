"""A screen that closes once, however often it is told to."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class ClosesOnce(Screen[ScreenResultType]):
    """Textual's own would close the screen below as well, and with the last one end the program:
    two quick presses of enter, or a double click, are two requests."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        if self in self.app.screen_stack:
            return super().dismiss(result)
        return AwaitComplete()
