"""What there is to know of a word, below the text."""

from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.message import Message
from textual.widgets import Static

from tui.keys import WORD_KEYS


class WordPanel(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows what the screen says; its keys are told to the screen."""

    BINDINGS = WORD_KEYS

    @dataclass
    class Pressed(Message):
        """One of its keys."""

        what: str

    def compose(self) -> ComposeResult:
        yield Static("", id="word", markup=False)

    def show(self, text: Text) -> None:
        """Show another text, from its beginning."""
        self.query_one("#word", Static).update(text)

    def action_next_word(self) -> None:
        self.post_message(self.Pressed("next"))

    def action_previous_word(self) -> None:
        self.post_message(self.Pressed("previous"))

    def action_keep(self) -> None:
        self.post_message(self.Pressed("keep"))

    def action_close(self) -> None:
        self.post_message(self.Pressed("close"))

    def action_down(self) -> None:
        self.scroll_down(animate=False)

    def action_up(self) -> None:
        self.scroll_up(animate=False)
