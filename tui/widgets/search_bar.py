"""The line in which one types what to look for in an article."""

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.widgets import Input, Static

from translations.reading.search import SearchMode
from tui.keys.bindings import SEARCH_FIELD_KEYS


class SearchInput(Input):
    """The field; tells the bar of its keys."""

    BINDINGS = SEARCH_FIELD_KEYS

    @dataclass
    class Pressed(Message):
        """One of its own keys."""

        what: str

    def _pressed(self, what: str) -> None:
        self.post_message(self.Pressed(what))

    def action_done(self) -> None:
        self._pressed("done")

    def action_next(self) -> None:
        self._pressed("next")

    def action_previous(self) -> None:
        self._pressed("previous")

    def action_way(self) -> None:
        self._pressed("way")

    def action_give_up(self) -> None:
        self._pressed("give up")


class SearchBar(Horizontal):
    """A field, and beside it how many matches there are and how they are looked for."""

    class Typed(Message):
        """Something else is looked for."""

    def __init__(self) -> None:
        super().__init__()
        self.way = SearchMode.PARTS

    def compose(self) -> ComposeResult:
        yield Static("/", id="search-sign")
        yield SearchInput(id="search-input", compact=True)
        yield Static("", id="search-state", markup=False)

    @property
    def wanted(self) -> str:
        """What was typed."""
        return self.query_one(SearchInput).value

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Typed())

    def next_way(self) -> None:
        """Look for it in another way."""
        ways = list(SearchMode)
        self.way = ways[(ways.index(self.way) + 1) % len(ways)]

    def say(self, text: str) -> None:
        """Say how many matches there are, or what is wrong."""
        way = "" if self.way is SearchMode.PARTS else f" · {self.way}"
        self.query_one("#search-state", Static).update(f"{text}{way}")
