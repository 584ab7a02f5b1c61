"""A screen that closes once, however often it is told to."""

from textual.await_complete import AwaitComplete
from textual.screen import Screen, ScreenResultType


class ClosesOnce(Screen[ScreenResultType]):
    """Textual's own would close the screen below as well, and with the last one end the program:
    two quick presses of enter, or a double click, are two requests. What has been opened above it
    in the meantime, such as the palette while a note was being saved, closes with it: Textual's own
    would close that alone."""

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        stack = list(self.app.screen_stack)
        if self not in stack:
            return AwaitComplete()
        for above in reversed(stack[stack.index(self) + 1 :]):
            above.dismiss(None)
        return super().dismiss(result)
