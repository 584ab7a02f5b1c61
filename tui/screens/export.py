"""Writes the article with its translation to a file."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import OptionList, ProgressBar, Static

from translations.errors import DwibacaError
from translations.exports import FORMATS, ExportOptions, Format, export
from translations.exports.notes import NOTES_FORMATS, NotesFormat
from translations.exports.output import Output
from translations.notebook import Entry
from translations.reading.scheduler import TranslationScheduler
from tui.keys.bindings import EXPORT_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.screens.saving import SaveField, format_choice
from tui.threads import call_back
from tui.widgets.bilingual.texts import Texts
from tui.widgets.dialog import Dialog
from tui.widgets.drawing import checkbox
from tui.widgets.filtered_list import Choices

_CARDS = [name for name, form in NOTES_FORMATS.items() if form.is_cards]
_LOOK = 0.2  # seconds between two checks of the translation's progress


class ExportScreen(DialogScreen[Path | None]):
    """Asks for a format and a path, waits for the translation, and writes; ends with the path."""

    BINDINGS = EXPORT_KEYS
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Choose", "field.submit": "Save"}

    def __init__(
        self,
        scheduler: TranslationScheduler,
        texts: Texts,
        entry: Entry | None,
        target: tuple[Path, str],
        notebook: Path,
    ) -> None:
        """
        Args:
            texts: the article, with the translations made so far.
            entry: what the reader made of the article.
            target: the suggested folder and file name, without the part that depends on the format;
                another can be chosen.
            notebook: the folder of the reader's own files, where no export is written.
        """
        super().__init__()
        self._scheduler, self._texts, self._entry = scheduler, texts, entry
        self._folder, self._stem = target
        self._format: Format | NotesFormat | None = None
        self._marks = bool(entry and entry.present)
        self._wordings = True
        article = scheduler.article.path
        self._protected = (notebook, *([article] if article else []))
        self._output = Output(Path())

    def compose(self) -> ComposeResult:
        with Dialog("Export"):
            yield Choices(id="formats", markup=False)
            yield Static("", id="with", markup=False)
            yield SaveField(self._folder, self._protected)
            yield ProgressBar(total=len(self._scheduler.article.blocks), classes="-hidden")

    def on_mount(self) -> None:
        choices = self.query_one(Choices)
        for name, form in FORMATS.items():
            choices.add_option(format_choice(name, form.about))
        if self._entry and self._entry.present:
            for name in _CARDS:
                choices.add_option(format_choice(name, NOTES_FORMATS[name].about))
        choices.highlighted = 0
        self._say_with()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("marks", "wordings"):
            return self._format is None and self._entry is not None
        return super().check_action(action, parameters)

    def action_marks(self) -> None:
        self._marks = not self._marks
        self._say_with()

    def action_wordings(self) -> None:
        self._wordings = not self._wordings
        self._say_with()

    def _say_with(self) -> None:
        if self._entry is None:
            return
        # While a name is typed, the letters are no keys.
        m, w = ("m  ", "w  ") if self._format is None else ("", "")
        self.query_one("#with", Static).update(
            f"\n{checkbox(self._marks)} {m}Bookmarks, highlights and notes"
            f"\n{checkbox(self._wordings)} {w}Your translations"
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        name = str(event.option_id)
        self._format = NOTES_FORMATS[name] if name in _CARDS else FORMATS[name]
        self.query_one(Dialog).rename(f"Export · {name}")
        self.refresh_bindings()
        self._say_with()
        # Two formats may have the same suffix; their files have different names.
        kind = f".{name}" if name == "table" else ""
        # In a low terminal there is no room for both.
        self.query_one(Choices).add_class("-hidden")
        self._field.ask(f"{self._stem}.{self._scheduler.route.to_code}{kind}{self._format.suffix}")

    @property
    def _field(self) -> SaveField:
        return self.query_one(SaveField)

    def on_save_field_settled(self, event: SaveField.Settled) -> None:
        self._output = event.output
        self._wait()

    def _wait(self) -> None:
        """Wait until everything is translated; closing the screen cancels this."""
        if not self.is_attached:
            return
        done, total = self._texts.complete, len(self._texts)
        if done == total:
            self._write()
        elif self._scheduler.trouble:
            self._field.say(str(self._scheduler.trouble))
        else:
            self.query_one(ProgressBar).remove_class("-hidden")
            self.query_one(ProgressBar).update(progress=done)
            self._field.say(f"Translating the rest first: {done} of {total} paragraphs.")
            self.set_timer(_LOOK, self._wait)

    @work(thread=True)
    def _write(self) -> None:
        try:
            self._output.write(self._content())
        except DwibacaError as error:
            call_back(self, self._field.ask_again, str(error))
            return
        call_back(self, self.dismiss, self._output.path)

    def _content(self) -> bytes:
        """The content of the file; cards need only the marks."""
        form, entry, scheduler = self._format, self._entry, self._scheduler
        if isinstance(form, NotesFormat):
            return form.make([entry] if entry else [])
        assert form is not None
        translations = [self._texts.made_of(row) for row in range(len(self._texts))]
        options = ExportOptions(wordings=self._wordings, marks=self._marks)
        return export(
            form, scheduler.article, translations, scheduler.route, entry=entry, options=options
        )
