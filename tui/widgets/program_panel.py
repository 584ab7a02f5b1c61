"""The output of one of the reader's programs, below the text."""

from textual.app import ComposeResult
from textual.widgets import Static

from translations.plurals import counted
from tui.keys.bindings import PROGRAM_KEYS
from tui.widgets.panel import Panel

_MOST_LINES, _MOST_CHARACTERS = 300, 20_000
"""What is shown: laying out a line takes a tenth of a millisecond, during which no key is heard."""


class ProgramPanel(Panel, inherit_bindings=False):
    """Shows a text, which can be scrolled."""

    BINDINGS = PROGRAM_KEYS

    def compose(self) -> ComposeResult:
        yield Static("", id="printed", markup=False)

    def show(self, text: str) -> None:
        """Show a text, from its beginning, and how much of it there is no room for."""
        self.query_one("#printed", Static).update(_beginning(text))
        self.scroll_home(animate=False)


def _beginning(text: str) -> str:
    lines = text.split("\n")
    shown = "\n".join(lines[:_MOST_LINES])
    if len(shown) > _MOST_CHARACTERS:
        shown = shown[:_MOST_CHARACTERS].rpartition("\n")[0] or shown[:_MOST_CHARACTERS]
    if len(shown) == len(text):
        return text
    more = len(lines) - shown.count("\n") - 1
    return f"{shown}\n… and {counted(more, 'more line')}" if more else f"{shown} …"
