"""Small questions: yes or no, or a path."""

from pathlib import Path

from textual.app import ComposeResult
from textual.widgets import Input

from translations.errors import DwibacaError
from translations.folders import path_typed_after
from tui.keys.bindings import CLOSE_KEYS, CONFIRM_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.widgets.dialog import Dialog
from tui.widgets.one_line_field import OneLineField

DISCARD = "Discard what was typed?"


class ConfirmScreen(DialogScreen[bool]):
    """Ends with whether the reader confirmed."""

    BINDINGS = CONFIRM_KEYS

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        yield Dialog(self._question)

    def action_yes(self) -> None:
        self.dismiss(True)

    def action_no(self) -> None:
        self.dismiss(False)


class AskPathScreen(DialogScreen[Path | None]):
    """Ends with the path typed."""

    BINDINGS = CLOSE_KEYS
    AUTO_FOCUS = "Input"

    def __init__(self, question: str, folder: Path, verb: str) -> None:
        super().__init__()
        self.verbs = {"field.submit": verb}
        self._question = question
        self._folder = folder

    def compose(self) -> ComposeResult:
        with Dialog(self._question):
            yield OneLineField(value=f"{self._folder}/", select_on_focus=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        try:
            self.dismiss(path_typed_after(self._folder, event.value))
        except DwibacaError as error:
            self.notify(str(error), severity="error", markup=False)
