"""Writes marks, or kept words, to a file."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static

from translations.errors import DwibacaError
from translations.exports.notes import NOTES_FORMATS, NotesFormat, selected
from translations.exports.output import Output
from translations.notebook import Entry, MarkKind
from translations.plurals import counted
from tui.keys.bindings import MARKS_EXPORT_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.screens.saving import SaveField, format_choice
from tui.threads import call_back
from tui.widgets.dialog import Dialog
from tui.widgets.drawing import checkbox
from tui.widgets.filtered_list import Choices

_KEYS = {
    MarkKind.BOOKMARK: "b",
    MarkKind.HIGHLIGHT: "m",
    MarkKind.NOTE: "n",
    MarkKind.WORDING: "e",
    MarkKind.WORD: "d",
}
"""The keys that make marks in an article choose their kinds here."""
_WORDS_FIRST = ("anki-text", "anki", "csv", "tsv", "markdown", "json")


class MarksExportScreen(DialogScreen[Path | None]):
    """Asks for kinds, format and path; ends with the path of the file."""

    BINDINGS = MARKS_EXPORT_KEYS
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Choose", "field.submit": "Save"}

    def __init__(self, entries: Sequence[Entry], stem: str, folder: Path, notebook: Path) -> None:
        """
        Args:
            entries: the articles, with the marks that can be written.
            stem: the name of the file, without its suffix.
            folder: of the file, unless another is chosen.
            notebook: the folder of the reader's own files, where no export is written.
        """
        super().__init__()
        self._entries, self._stem, self._folder, self._notebook = entries, stem, folder, notebook
        self._counts = Counter(mark.kind for entry in entries for mark in entry.present)
        self._left_out: set[MarkKind] = set()
        self._format: NotesFormat | None = None

    def compose(self) -> ComposeResult:
        with Dialog(self._title):
            yield Choices(id="formats", markup=False)
            yield Static("", id="with", markup=False)
            yield SaveField(self._folder, (self._notebook,))

    @property
    def _title(self) -> str:
        chosen = [kind for kind in self._counts if kind not in self._left_out]
        count = sum(self._counts[kind] for kind in chosen)
        return f"Export {counted(count, 'word' if chosen == [MarkKind.WORD] else 'mark')}"

    def on_mount(self) -> None:
        choices = self.query_one(Choices)
        for name in _WORDS_FIRST if len(self._counts) == 1 else NOTES_FORMATS:
            choices.add_option(format_choice(name, NOTES_FORMATS[name].about))
        choices.highlighted = 0
        self._show_kinds()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "kind":
            there = MarkKind(str(parameters[0])) in self._counts
            return self._format is None and there and len(self._counts) > 1
        return super().check_action(action, parameters)

    def action_kind(self, name: str) -> None:
        """Include the marks of a kind, or leave them out."""
        self._left_out ^= {MarkKind(name)}
        self._show_kinds()

    def _show_kinds(self) -> None:
        if len(self._counts) > 1:
            letters = self._format is None
            lines = [
                f"\n{checkbox(kind not in self._left_out)} {f'{key}  ' if letters else ''}"
                f"{kind.label.capitalize()}{'' if count == 1 else 's'}: {count:,}"
                for kind, key in _KEYS.items()
                if (count := self._counts[kind])
            ]
            self.query_one("#with", Static).update("".join(lines))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        if self._left_out >= set(self._counts):
            self.notify("No kind of mark is chosen: press the letter beside one.")
            return
        name = str(event.option_id)
        self._format = NOTES_FORMATS[name]
        self.query_one(Dialog).rename(f"{self._title} · {name}")
        self.refresh_bindings()
        self._show_kinds()  # while a name is typed, the letters are no keys
        self.query_one(Choices).add_class("-hidden")
        self.query_one(SaveField).ask(f"{self._stem}{self._format.suffix}")

    def on_save_field_settled(self, event: SaveField.Settled) -> None:
        self._write(event.output)

    @work(thread=True)
    def _write(self, output: Output) -> None:
        assert self._format is not None
        entries = selected(self._entries, lambda mark: mark.kind not in self._left_out)
        try:
            output.write(self._format.make(entries))
        except DwibacaError as error:
            call_back(self, self.query_one(SaveField).ask_again, str(error))
            return
        call_back(self, self.dismiss, output.path)
