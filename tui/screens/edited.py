"""What to do with the marks of a file whose text has changed."""

from enum import Enum, auto
from typing import Any

from textual.app import ComposeResult
from textual.widgets import Static

from translations.notebook import Entry
from tui.keys.bindings import EDITED_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.widgets.dialog import Dialog


class Choice(Enum):
    """What the file is, or what to read."""

    EDITED = auto()
    OTHER = auto()
    AS_IT_WAS = auto()


class EditedScreen(DialogScreen[Choice | None]):
    """Ends with the reader's decision about the file; None if it is put off.

    Args:
        entry: the notebook's entry for the former text.
        is_kept: whether that text can still be read.
    """

    BINDINGS = EDITED_KEYS

    def __init__(self, entry: Entry, *, is_kept: bool) -> None:
        super().__init__()
        self._entry = entry
        self._is_kept = is_kept

    def compose(self) -> ComposeResult:
        count = len(self._entry.present)
        marks = "1 mark" if count == 1 else f"{count} marks"
        kept = "\nk  Read it as it was: its text was kept, with the marks." if self._is_kept else ""
        with Dialog("The text of this file has changed"):
            yield Static(
                f"When you read it, it was “{self._entry.title}”, and you made {marks}.\n\n"
                "e  It is the same article, edited: keep my marks.\n"
                "n  It is a different article: start fresh. The marks stay with the old one."
                f"{kept}\n"
                "esc  Decide later: leave the article. You will be asked again.",
                markup=False,
            )

    def check_action(self, action: str, parameters: tuple[Any, ...]) -> bool | None:
        return self._is_kept if action == "as_it_was" else super().check_action(action, parameters)

    def action_edited(self) -> None:
        self.dismiss(Choice.EDITED)

    def action_new(self) -> None:
        self.dismiss(Choice.OTHER)

    def action_as_it_was(self) -> None:
        self.dismiss(Choice.AS_IT_WAS)
