"""The keys that are useful now, in as many words as fit."""

from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

from tui.keys.active import SHORT, active_actions, need, place

HELP = "app.keys"
_GAP = "  "
_LEAST_VERBS = 24  # cells that a long status leaves for keys
_WIDE = 100  # cells, in which a long status leaves room for most keys


class _Hint(NamedTuple):
    """A key and its verb.

    Attributes:
        need: the highest is dropped first.
    """

    id: str
    key: str
    display: str
    verb: str
    need: float

    @property
    def width(self) -> int:
        return cell_len(self.display) + 1 + cell_len(self.verb)


class KeyBar(Widget, can_focus=False):
    """Whole words, without the least needed; at the end the status, and the key for help.

    One widget draws them all: one widget per key would take a tenth of the time to first paint.

    Args:
        lines: the most that it may take.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {"key-bar--key", "key-bar--verb", "key-bar--status"}

    status: reactive[str] = reactive("")

    def __init__(self, lines: int = 1) -> None:
        super().__init__()
        self._most_lines = lines
        self._short_status: str | None = None
        self._hints: list[_Hint] | None = None
        self._help: _Hint | None = None

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        if screen is self.screen and screen.is_current:
            self._hints = None
            self.refresh(layout=self._most_lines > 1)

    def _read_hints(self) -> list[_Hint]:
        if self._hints is None:
            self._hints, self._help = [], None
            actions = [one for one in active_actions(self.screen) if one.shown]
            actions.sort(key=lambda one: place(one.id))
            for number, one in enumerate(actions):
                rank = need(one.id) + number / 100
                hint = _Hint(one.id, one.keys[0], one.displays[0], one.verb, rank)
                if one.id == HELP:
                    self._help = hint
                else:
                    self._hints.append(hint)
        return self._hints

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width)) if self._most_lines > 1 else 1

    def _lines(self, width: int) -> list[list[_Hint]]:
        """The hints of each line, with room for the end on the last one."""
        hints = list(self._read_hints())
        end = self._end(width).cell_len
        if width < _WIDE and self._filled(hints, width, end) is None:
            hints = [hint._replace(verb=SHORT.get(hint.id, hint.verb)) for hint in hints]
        while True:
            lines = self._filled(hints, width, end)
            if lines is not None or not hints:
                return lines or [[]]
            hints.remove(max(hints, key=lambda hint: hint.need))

    def _filled(self, hints: list[_Hint], width: int, end: int) -> list[list[_Hint]] | None:
        """The hints in lines, before an end of so many cells; None if they do not fit."""
        lines: list[list[_Hint]] = [[]]
        used = 0
        for hint in hints:
            if used and used + len(_GAP) + hint.width > width:
                lines.append([])
                used = 0
            lines[-1].append(hint)
            used += (len(_GAP) if used else 0) + hint.width
        if used + len(_GAP) + end > width and end:
            lines.append([])
        return lines if len(lines) <= self._most_lines else None

    def _end(self, width: int) -> Text:
        """The status and the key for help."""
        parts = []
        if self.status:
            least = self._help.width + 3 if self._help else 0
            room = width - least - (_LEAST_VERBS if width > 2 * _LEAST_VERBS else 0)
            style = self.get_component_rich_style("key-bar--status")
            status = self.status
            if self._short_status is not None and width < _WIDE:
                status = self._short_status
            if status:
                parts.append(Text(_shortened(status, room), style))
        if self._help:
            parts.append(self._text(self._help))
        between = Text(" │ ", self.get_component_rich_style("key-bar--status"))
        return between.join(parts)

    def _text(self, hint: _Hint) -> Text:
        text = Text.assemble(
            (hint.display, self.get_component_rich_style("key-bar--key")),
            (f" {hint.verb}", self.get_component_rich_style("key-bar--verb")),
        )
        text.stylize(Style(meta={"key": hint.key}))
        return text

    def render(self) -> Text:
        width = self.content_size.width
        lines = [Text(_GAP).join(map(self._text, line)) for line in self._lines(width)]
        end = self._end(width)
        last = lines[-1]
        last.append(" " * max(0, width - last.cell_len - end.cell_len)).append(end)
        text = Text("\n").join(lines)
        text.no_wrap = True
        return text

    def on_click(self, event: events.Click) -> None:
        if key := event.style.meta.get("key"):
            self.app.simulate_key(key)


class BottomBar(KeyBar):
    """The line at the bottom of a screen: the keys, and the progress of the translation."""

    def show_progress(self, text: str, short: str | None = None) -> None:
        """Show the progress of the work; a short form, perhaps "", where keys need the room."""
        self._short_status = short
        self.status = text


def _shortened(text: str, room: int) -> str:
    """As many whole words as fit."""
    if cell_len(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and cell_len(" ".join(words)) + 2 > room:
        words.pop()
    return f"{' '.join(words)} …"
