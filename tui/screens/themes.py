"""Textual's themes, each previewed when it is highlighted."""

from textual.app import ComposeResult
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.keys.bindings import CLOSE_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.widgets.dialog import Dialog
from tui.widgets.filtered_list import Choices


class ThemesScreen(DialogScreen[str | None]):
    """Ends with the chosen theme; otherwise the previous one is restored."""

    BINDINGS = CLOSE_KEYS
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Use this one", "dialog.close": "As before"}

    def __init__(self) -> None:
        super().__init__()
        self._before = ""

    def compose(self) -> ComposeResult:
        with Dialog("Theme", id="themes-dialog"):
            yield Choices(id="themes", markup=False)

    def on_mount(self) -> None:
        self._before = self.app.theme
        names = sorted(self.app.available_themes)
        choices = self.query_one(Choices)
        choices.add_options(Option(name, id=name) for name in names)
        choices.highlighted = names.index(self._before)
        self.call_after_refresh(choices.scroll_to_highlight)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self.app.theme = event.option_id

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_close(self) -> None:
        self.app.theme = self._before
        self.dismiss(None)
