"""The frame of a small screen over another."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from tui.widgets.key_bar import KeyBar

_MOST_LINES_OF_KEYS = 3  # at 60 columns all keys of a dialog are in reach


class Dialog(Vertical):
    """A title and the keys, which stay in sight; what is within scrolls between them."""

    def __init__(self, title: str, *, id: str | None = None) -> None:
        super().__init__(id=id, classes="dialog")
        self._title = title

    def compose(self) -> ComposeResult:
        yield Static(self._title, classes="dialog-title", markup=False)
        yield KeyBar(_MOST_LINES_OF_KEYS)

    def on_mount(self) -> None:
        # What has the focus is scrolled into sight; what is said above it is to be seen first.
        self.call_after_refresh(self.scroll_home, animate=False)

    def rename(self, title: str) -> None:
        """Give the dialog another title."""
        self.query_one(".dialog-title", Static).update(title)
