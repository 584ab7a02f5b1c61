"""A list that is narrowed by typing: the library and the marks are shown in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.keys import CHOICE_KEYS

_MOST_SHOWN = 300


@dataclass(frozen=True)
class Item:
    """A line, or a few, of the list.

    Attributes:
        key: what the item is known by; "" for a heading.
        text: what is searched, in small letters.
    """

    key: str
    prompt: Text
    text: str = ""


class Choices(OptionList):
    """The list itself; its keys are its own, so that they are served in the order of pressing."""

    BINDINGS = CHOICE_KEYS


class SearchField(Input):
    """Where the words are typed."""

    def on_key(self, event: events.Key) -> None:
        if event.key in ("enter", "down", "escape", "pagedown"):
            event.stop()
            event.prevent_default()
            if event.key == "escape":
                self.value = ""
            self.post_message(self.Submitted(self, self.value))


class FilteredList(Vertical):
    """Items, of which those are shown that have every typed word in them."""

    @dataclass
    class Chosen(Message):
        """Enter was pressed on an item."""

        key: str

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._items: Sequence[Item] = ()
        self._words: list[str] = []

    def compose(self) -> ComposeResult:
        yield SearchField(placeholder="Search", id="search", classes="-hidden")
        yield Choices(id="choices", markup=False)

    @property
    def chosen(self) -> str:
        """The key of the item that is lit, "" for none."""
        option = self.query_one(Choices).highlighted_option
        return option.id or "" if option else ""

    def show(self, items: Sequence[Item], chosen: str = "") -> None:
        """Show other items; the one that was lit stays so if it is among them."""
        self._items = items
        self._fill(chosen or self.chosen)

    def focus_list(self) -> None:
        """Send keys to the list."""
        self.query_one(Choices).focus()

    def start_search(self) -> None:
        """Send keys to the search field."""
        field = self.query_one(SearchField)
        field.remove_class("-hidden")
        field.focus()

    def _fill(self, chosen: str) -> None:
        choices = self.query_one(Choices)
        options, left_out = self._options()
        if left_out:
            more = f"  and {left_out:,} more: type / and a word to narrow the list"
            options.append(Option(Text(more, style="dim"), disabled=True))
        choices.clear_options()
        choices.add_options(options)
        keys = [option.id for option in options]
        if chosen in keys:
            choices.highlighted = keys.index(chosen)
        else:
            choices.highlighted = next((at for at, key in enumerate(keys) if key), None)

    def _options(self) -> tuple[list[Option], int]:
        """What is shown, headings only where something stands below; and how many are not."""
        options: list[Option] = []
        heading: Option | None = None
        shown = left_out = 0
        for item in self._items:
            if not item.key:
                heading = Option(item.prompt, disabled=True)
            elif all(word in item.text for word in self._words):
                if shown == _MOST_SHOWN:
                    left_out += 1
                    continue
                if heading is not None:
                    options += [heading] if not options else [Option("", disabled=True), heading]
                    heading = None
                options.append(Option(item.prompt, id=item.key))
                shown += 1
        return options, left_out

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._words = event.value.lower().split()
        self._fill(self.chosen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.set_class(not event.value, "-hidden")
        self.focus_list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id))
