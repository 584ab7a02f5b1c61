"""The line for searching an article."""

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from translations.reading.search import SearchMode
from tui.keys.bindings import SEARCH_FIELD_KEYS


class SearchInput(Input):
    """The field; the screen handles its keys."""

    BINDINGS = SEARCH_FIELD_KEYS


class SearchBar(Horizontal):
    """A field, with the number of matches and the search mode beside it."""

    DEFAULT_CSS = """
    SearchBar {
        dock: bottom;
        height: 1;
        background: $panel;
        margin-bottom: 1;
        #search-sign { width: 2; padding-left: 1; text-style: bold; }
        #search-input { width: 1fr; min-width: 16; }
        #search-state {
            width: auto; max-width: 70%; padding: 0 1; color: $text-muted;
            text-wrap: nowrap; text-overflow: ellipsis;
        }
    }
    """

    class Typed(Message):
        """The search has changed."""

    def __init__(self) -> None:
        super().__init__()
        self.mode = SearchMode.PARTS

    def compose(self) -> ComposeResult:
        yield Static("/", id="search-sign")
        yield SearchInput(id="search-input", compact=True)
        yield Static("", id="search-state", markup=False)

    @property
    def field(self) -> SearchInput:
        """The field for typing."""
        return self.query_one(SearchInput)

    @property
    def wanted(self) -> str:
        """What was typed."""
        return self.field.value

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    def next_mode(self) -> None:
        """Change the search mode."""
        modes = list(SearchMode)
        self.mode = modes[(modes.index(self.mode) + 1) % len(modes)]

    def say(self, text: str) -> None:
        """Show the number of matches, or what is wrong."""
        mode = "" if self.mode is SearchMode.PARTS else f" · {self.mode}"
        self.query_one("#search-state", Static).update(f"{text}{mode}")
