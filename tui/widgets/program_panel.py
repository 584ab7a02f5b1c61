"""The output of one of the reader's programs, below the text."""

from textual.app import ComposeResult
from textual.widgets import Static

from tui.keys.bindings import PROGRAM_KEYS
from tui.widgets.panel import Panel


class ProgramPanel(Panel, inherit_bindings=False):
    """Shows a text, which can be scrolled."""

    BINDINGS = PROGRAM_KEYS

    def compose(self) -> ComposeResult:
        yield Static("", id="printed", markup=False)

    def show(self, text: str) -> None:
        """Show a text, from its beginning."""
        self.query_one("#printed", Static).update(text)
        self.scroll_home(animate=False)
