"""The frame of a dialog over another screen."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.widgets.key_bar import KeyBar

_MOST_LINES_OF_KEYS = 3  # at 60 columns all keys of a dialog fit


class Dialog(Vertical):
    """A title and keys, which stay visible; the content scrolls between them."""

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="dialog")
        self._title = title

    def compose(self) -> ComposeResult:
        yield Static(self._title, classes="dialog-title", markup=False)
        yield KeyBar(_MOST_LINES_OF_KEYS)

    def on_mount(self) -> None:
        # The focused widget is scrolled into view, but the text above it should be seen first.
        self.call_after_refresh(self.scroll_home, animate=False)

    def rename(self, title: str) -> None:
        """Give the dialog another title."""
        self.query_one(".dialog-title", Static).update(title)
