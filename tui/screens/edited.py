"""What to do with the marks of a file whose text has changed."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Footer, Static

from translations.notebook import Entry
from tui.keys.bindings import EDITED_KEYS


class EditedScreen(ModalScreen[bool]):
    """Ends with whether the text is an edit of the one that was read before."""

    BINDINGS = EDITED_KEYS
    CSS_PATH = "../styles/dialogs.tcss"

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self._entry = entry

    def compose(self) -> ComposeResult:
        count = len(self._entry.present)
        marks = "1 mark" if count == 1 else f"{count} marks"
        with Vertical(classes="dialog"):
            yield Static("The text of this file has changed", classes="dialog-title")
            yield Static(
                f"When you read it, it was “{self._entry.title}”, and you made {marks}.\n\n"
                "e  It is the same article, edited: take my marks along.\n"
                "n  It is another article: begin anew. The marks stay with the old one.",
                markup=False,
            )
            yield Footer(show_command_palette=False, compact=True)

    def action_edited(self) -> None:
        self.dismiss(True)

    def action_new(self) -> None:
        self.dismiss(False)
