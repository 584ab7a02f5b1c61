"""A list narrowed by typing, used for the library and the lists of marks."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tui.keys.bindings import CHOICE_KEYS, LIST_FIELD_KEYS
from tui.widgets.drawn_item import DrawnItem, Item

_MOST_OF_SECTION = 300  # lines; a longer list is narrowed rather than scrolled
_MOST_SHOWN = 900
_NARROWEST, _WIDEST = 10, 130  # cells of a line
_PADDING = 2  # cells beside each option


class Choices(OptionList):
    """The list itself; handles its own keys, so that they are served in the order of pressing."""

    BINDINGS = CHOICE_KEYS
    # Textual fails on a pane without a single column.
    DEFAULT_CSS = "Choices { min-width: 10; }"


def line_width(choices: OptionList) -> int:
    """The cells for a line of a list: on wide terminals the columns stay close together."""
    return max(_NARROWEST, min(_WIDEST, choices.scrollable_content_region.width - _PADDING))


class SearchField(Input):
    """Where the words are typed."""

    BINDINGS = LIST_FIELD_KEYS

    def action_to_list(self) -> None:
        self.post_message(self.Submitted(self, self.value))

    def action_show_all(self) -> None:
        self.value = ""
        self.action_to_list()


class FilteredList(Vertical):
    """Shows the items that contain every word typed.

    Args:
        elsewhere: where else to look, said if no item does.
    """

    @dataclass
    class Chosen(Message):
        """Enter was pressed on an item."""

        key: str

    def __init__(self, *, id: str, elsewhere: str = "") -> None:
        super().__init__(id=id)
        self._elsewhere = elsewhere
        self._items: Sequence[Item] = ()
        self._made: dict[str, Option] = {}
        """Items as they were drawn for this width, by key."""
        self._words: list[str] = []
        self._empty = ""
        self._width = 0  # the width that items were drawn for

    def compose(self) -> ComposeResult:
        field = SearchField(placeholder="Search", id="search")
        field.display = False
        yield field
        yield Choices(id="choices", markup=False)

    @property
    def chosen(self) -> str:
        """The key of the highlighted item; "" for none."""
        option = self.query_one(Choices).highlighted_option
        return option.id or "" if option else ""

    @property
    def matching(self) -> list[str]:
        """The keys of all items that match, including those beyond the last line."""
        return [item.key for item in self._matching(self._items) if item.key]

    def _matching(self, items: Sequence[Item]) -> Sequence[Item]:
        for word in self._words:
            items = [item for item in items if word in item.text]
        return items

    def show(self, items: Sequence[Item], chosen: str = "", *, empty: str = "") -> None:
        """Show other items; the highlighted one stays highlighted if it is among them, else the
        one that stood next to it.

        An item is shown once: a folder may be listed for two reasons, and a copy of a notebook file
        may have the same marks.

        Args:
            empty: the message if there are none: the keys that fill the list.
        """
        self._items, self._empty = list(_once(items)), empty
        self._made.clear()
        self._fill(chosen, *self._around)

    def take_out(self, key: str) -> None:
        """Show an item no longer, at once: the next key is meant for the one that follows."""
        self._items = [item for item in self._items if item.key != key or not key]
        self._fill(*self._around)

    @property
    def _around(self) -> list[str]:
        """The keys of what is shown: the highlighted one, those below it, then those above it."""
        choices = self.query_one(Choices)
        keys = [option.id or "" for option in choices.options]
        at = choices.highlighted or 0
        return [*keys[at:], *reversed(keys[:at])]

    def on_resize(self) -> None:
        """Columns are as wide as the list."""
        if self._width != self._room and any(not isinstance(i.prompt, Text) for i in self._items):
            self._fill(self.chosen)

    @property
    def _room(self) -> int:
        """The width of a line, in cells."""
        return line_width(self.query_one(Choices))

    def to_part(self, step: int) -> None:
        """Highlight the first item of the next part (1) or the one before (-1); round the end."""
        choices = self.query_one(Choices)
        keys = [option.id for option in choices.options]
        firsts = [at for at, key in enumerate(keys) if key and not (at and keys[at - 1])]
        if not firsts:
            return
        at = choices.highlighted or 0
        part = max((one for one, first in enumerate(firsts) if first <= at), default=0)
        choices.highlighted = firsts[(part + step) % len(firsts)]
        # With what follows in sight, and its heading.
        choices.scroll_to_highlight(top=True)
        choices.scroll_relative(y=-1, animate=False, immediate=True)

    def focus_list(self) -> None:
        """Send keys to the list."""
        self.query_one(Choices).focus()

    def start_search(self) -> None:
        """Send keys to the search field."""
        field = self.query_one(SearchField)
        field.display = True
        # At once: keys pressed right after this belong to it.
        self.screen.set_focus(field)

    def end_search(self) -> None:
        """Show everything again."""
        if (field := self.query_one(SearchField)).value:
            field.action_show_all()

    def _fill(self, *chosen: str) -> None:
        """Highlights the first of ``chosen`` that is there, else the first item."""
        choices = self.query_one(Choices)
        if self._width != self._room:
            self._width = self._room
            self._made.clear()
        options = self._options()
        choices.clear_options()
        choices.add_options(options)
        places = {option.id: at for at, option in enumerate(options) if option.id}
        first = next(iter(places.values()), None)
        choices.highlighted = next((places[key] for key in chosen if key in places), first)

    def _options(self) -> list[Option]:
        """What is shown; headings only with items below them, or if they stay."""
        options: list[Option] = []
        for heading, items in self._sections():
            found = self._matching(items)
            stays = heading is not None and heading.stays and not self._words
            if not found and not stays:
                continue
            room = min(_MOST_OF_SECTION, _MOST_SHOWN - len(options))
            if room <= 0:
                break
            if heading is not None:
                title = heading.drawn(self._width)
                options += [*([_text("")] if options else []), Option(title, disabled=True)]
            options += [self._option(item) for item in found[:room]]
            if len(found) > room:
                more = f"  and {len(found) - room:,} more: type / and a word to narrow the list"
                options.append(_text(more))
        if not options:
            more = f"; {self._elsewhere}" if self._elsewhere else ""
            said = f"Nothing matches all these words: esc shows everything again{more}."
            if said := said if self._words else self._empty:
                options.append(_text(said))
        return options

    def _option(self, item: Item) -> Option:
        if (option := self._made.get(item.key)) is None:
            prompt = item.prompt
            drawn = prompt if isinstance(prompt, Text) else DrawnItem(item, self._width)
            option = self._made[item.key] = Option(drawn, id=item.key)
        return option

    def _sections(self) -> Iterator[tuple[Item | None, list[Item]]]:
        """The items below each heading; those before the first one have none."""
        heading: Item | None = None
        items: list[Item] = []
        for item in self._items:
            if item.key:
                items.append(item)
            else:
                yield heading, items
                heading, items = item, []
        yield heading, items

    def on_input_changed(self, event: Input.Changed) -> None:
        self._words = event.value.lower().split()
        self._fill(self.chosen)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        event.input.display = bool(event.value)
        self.focus_list()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_id:
            self.post_message(self.Chosen(event.option_id))


def _once(items: Iterable[Item]) -> Iterator[Item]:
    """All headings, and the first item of each key."""
    keys = set()
    for item in items:
        if not item.key or item.key not in keys:
            keys.add(item.key)
            yield item


def _text(text: str) -> Option:
    return Option(Text(text, style="dim"), disabled=True)
