"""Every key of a screen, grouped by purpose."""

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Static

from tui.keys.active import keys_of
from tui.keys.bindings import HELP_FIELD_KEYS, HELP_KEYS, HELP_SCREEN_KEYS
from tui.keys.topics import keys_by_topic, keys_elsewhere, narrowed
from tui.screens.closes_once import ClosesOnce
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar

_TWO_COLUMNS_FROM = 110  # cells
_KEYS_WIDTH = 18  # cells, at most
_Rows = list[tuple[str, str]]


class HelpField(Input):
    """Narrows the help to the words typed."""

    BINDINGS = HELP_FIELD_KEYS


class HelpScreen(ClosesOnce[None], ModalScreen[None]):
    """Scrolled by keys, narrowed by typing, which also finds the keys of the main screens; the
    screen below stays as it is.

    Args:
        screen: the one whose keys are shown.
    """

    BINDINGS = HELP_SCREEN_KEYS
    CSS_PATH = "../styles/help.tcss"
    AUTO_FOCUS = "#help"

    def __init__(self, screen: Screen[object]) -> None:
        super().__init__()
        signs: dict[str, _Rows] = getattr(screen, "signs", {})
        self._topics = keys_by_topic(screen) | signs
        self._elsewhere = keys_elsewhere(screen)
        self._opened_by = [
            one.key for one in keys_of(HELP_KEYS[0], screen.app._keymap) if len(one.key) > 1
        ]

    def compose(self) -> ComposeResult:
        yield TitleBar()
        field = HelpField(
            placeholder="Find a key by what it does", id="help-filter", select_on_focus=False
        )
        field.display = False
        yield field
        with VerticalScroll(id="help"):
            yield Static("", id="help-keys", markup=False)
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = "Keys"

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        typed = self._field.value.strip()
        topics = narrowed(self._topics | self._elsewhere if typed else self._topics, typed)
        keys = self.query_one("#help-keys", Static)
        if topics:
            keys.update(_page(topics, self.size.width))
        else:
            keys.update("No key does that. ctrl+p finds commands too.")

    @property
    def _field(self) -> HelpField:
        return self.query_one(HelpField)

    # -- keys -----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """A letter without another meaning starts a search."""
        if event.key in self._opened_by:
            event.stop()
            self.dismiss()
            return
        typed = event.character
        free = event.key not in self._bindings.key_to_bindings and not self._field.has_focus
        if free and typed and typed.isalnum():
            event.stop()
            self.action_filter()
            self._field.insert_text_at_cursor(typed)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()
        self.query_one("#help").scroll_home(animate=False)

    def action_filter(self) -> None:
        self._field.display = True
        self.set_focus(self._field)

    def action_to_keys(self) -> None:
        self._field.display = bool(self._field.value)
        self.query_one("#help").focus()

    def action_clear(self) -> None:
        self._field.value = ""
        self.action_to_keys()

    def action_close(self) -> None:
        if self._field.value:  # first the search, then the help
            self.action_clear()
        else:
            self.dismiss()

    def action_leave(self) -> None:
        self.dismiss()

    def action_down(self) -> None:
        self.query_one("#help").scroll_down(animate=False)

    def action_up(self) -> None:
        self.query_one("#help").scroll_up(animate=False)

    def action_page_down(self) -> None:
        self.query_one("#help").scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        self.query_one("#help").scroll_page_up(animate=False)

    def action_first(self) -> None:
        self.query_one("#help").scroll_home(animate=False)

    def action_last(self) -> None:
        self.query_one("#help").scroll_end(animate=False)


def _page(topics: dict[str, _Rows], width: int) -> Table:
    """The topics, in two columns if they fit."""
    columns = _halves(topics) if width >= _TWO_COLUMNS_FROM else [topics]
    page = Table.grid(padding=(0, 4, 0, 0), expand=True)
    for _ in columns:
        page.add_column(ratio=1)
    widest = max(cell_len(keys) for rows in topics.values() for keys, _ in rows)
    page.add_row(*(_column(column, min(widest, _KEYS_WIDTH)) for column in columns))
    return page


def _column(topics: dict[str, _Rows], keys_width: int) -> Group:
    parts: list[RenderableType] = []
    for topic, rows in topics.items():
        keys = Table.grid(padding=(0, 2, 0, 0))
        keys.add_column(width=keys_width + 2)
        keys.add_column(ratio=1)
        for pressed, about in rows:
            keys.add_row(Text(f"  {pressed}", "bold"), Text(about))
        parts += [Text(""), Text(topic, "bold underline"), keys]
    return Group(*parts[1:])


def _halves(topics: dict[str, _Rows]) -> list[dict[str, _Rows]]:
    """The topics in two columns of about the same height."""
    total = sum(len(rows) + 2 for rows in topics.values())
    left: dict[str, _Rows] = {}
    right: dict[str, _Rows] = {}
    height = 0
    for topic, rows in topics.items():
        column = left if height + len(rows) / 2 < total / 2 else right
        column[topic] = rows
        height += len(rows) + 2
    return [left, right]
