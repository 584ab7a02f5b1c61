"""Writing the article with its translation to a file."""

from dataclasses import replace
from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, ProgressBar, Static
from textual.widgets.option_list import Option

from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.exports import FORMATS, ExportOptions, Format, export
from translations.exports.notes import NOTES_FORMATS, NotesFormat
from translations.exports.output import Output, OutputExists
from translations.folders import named_path
from translations.notebook import Entry
from translations.reading.scheduler import TranslationScheduler
from tui.keys.bindings import EXPORT_KEYS
from tui.threads import call_back
from tui.widgets.bilingual.texts import Texts
from tui.widgets.dialog import Dialog
from tui.widgets.filtered_list import Choices
from tui.widgets.one_line_field import OneLineField

_ANKI = "anki"
_LOOK = 0.2  # seconds between two looks at how far the translation is


class ExportScreen(ModalScreen[Path | None]):
    """Asks for a format and a path, waits for the translation, and writes; ends with the path."""

    BINDINGS = EXPORT_KEYS
    CSS_PATH = "../styles/dialogs.tcss"
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Choose", "field.submit": "Save"}

    def __init__(
        self,
        scheduler: TranslationScheduler,
        texts: Texts,
        entry: Entry | None,
        folder: Path,
        notebook: Path,
    ) -> None:
        """
        Args:
            texts: the article, with what was made of it so far.
            entry: what the reader made of the article.
            folder: where the file is to lie, unless another is named.
            notebook: the folder of the reader's own files, which no export is written into.
        """
        super().__init__()
        self._scheduler, self._texts, self._entry = scheduler, texts, entry
        self._folder = folder
        self._format: Format | NotesFormat | None = None
        self._marks = bool(entry and entry.present)
        self._wordings = True
        self._notebook = notebook
        self._output = Output(Path())

    def compose(self) -> ComposeResult:
        with Dialog("Export"):
            yield Choices(id="formats", markup=False)
            yield Static("", id="with", markup=False)
            yield OneLineField(select_on_focus=False, classes="-hidden", id="path")
            yield ProgressBar(total=len(self._scheduler.article.blocks), classes="-hidden")
            yield Static("", id="state", markup=False)

    def on_mount(self) -> None:
        self.query_one(Choices).add_options(
            Option(Text.assemble(f"{name:<9}", (f" {form.about}", "dim")), id=name)
            for name, form in FORMATS.items()
        )
        if self._entry and self._entry.present:
            about = (f" {NOTES_FORMATS[_ANKI].about}", "dim")
            anki = Option(Text.assemble(f"{_ANKI:<9}", about), id=_ANKI)
            self.query_one(Choices).add_option(anki)
        self.query_one(Choices).highlighted = 0
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
        self.query_one("#with", Static).update(
            f"\n{_box(self._marks)} m  Bookmarks, highlights and notes"
            f"\n{_box(self._wordings)} w  Your translations"
        )

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        name = str(event.option_id)
        self._format = NOTES_FORMATS[name] if name == _ANKI else FORMATS[name]
        self.refresh_bindings()
        path = self._scheduler.article.path
        name = clean(path.stem if path else "artikel")
        # Two formats may have the same suffix; their files have different names.
        kind = f".{event.option_id}" if event.option_id == "table" else ""
        field = self.query_one("#path", Input)
        field.value = f"{name}.{self._scheduler.route.to_code}{kind}{self._format.suffix}"
        field.remove_class("-hidden")
        self._say(f"Saves to {clean(str(self._folder))}; edit the path to change it.")
        # In a low terminal there is no room for both.
        self.query_one(Choices).add_class("-hidden")
        field.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        article = self._scheduler.article.path
        protected = (self._notebook, *([article] if article else []))
        try:
            path = self._folder / named_path(event.value)
            self._output = Output(path, protected=protected, waits=False)
            self._output.check()
        except OutputExists:
            from tui.screens.ask import ConfirmScreen

            question = f"{clean(path.name)} exists already. Replace it?"
            self.app.push_screen(ConfirmScreen(question), self._replace)
        except DwibacaError as error:
            self._say(str(error))
        else:
            self._begin()

    def _replace(self, sure: bool | None) -> None:
        if sure:
            self._output = replace(self._output, replace=True)
            self._begin()

    def _begin(self) -> None:
        self.query_one("#path", Input).disabled = True
        self._wait()

    def _wait(self) -> None:
        """Until all is translated; closing the screen gives it up."""
        if not self.is_attached:
            return
        done, total = self._texts.complete, len(self._texts)
        if done == total:
            self._write()
        elif self._scheduler.trouble:
            self._say(str(self._scheduler.trouble))
        else:
            self.query_one(ProgressBar).remove_class("-hidden")
            self.query_one(ProgressBar).update(progress=done)
            self._say(f"Translating the rest first: {done} of {total} paragraphs.")
            self.set_timer(_LOOK, self._wait)

    @work(thread=True)
    def _write(self) -> None:
        try:
            self._output.write(self._content())
        except DwibacaError as error:
            call_back(self, self._failed, str(error))
            return
        call_back(self, self.dismiss, self._output.path)

    def _content(self) -> bytes:
        """The content of the file; cards need the marks only."""
        form, entry, scheduler = self._format, self._entry, self._scheduler
        if isinstance(form, NotesFormat):
            return form.make([entry] if entry else [])
        assert form is not None
        translations = [self._texts.made_of(row) for row in range(len(self._texts))]
        options = ExportOptions(wordings=self._wordings, marks=self._marks)
        return export(
            form, scheduler.article, translations, scheduler.route, entry=entry, options=options
        )

    def _failed(self, why: str) -> None:
        self._say(why)
        self.query_one("#path", Input).disabled = False
        self.query_one("#path", Input).focus()

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(text)

    def action_close(self) -> None:
        self.dismiss(None)


def _box(checked: bool) -> str:
    return "[x]" if checked else "[ ]"
