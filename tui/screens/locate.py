"""Asks where the file of an article is now."""

from pathlib import Path

from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, Static

from translations.articles import open_article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.folders import path_typed_after
from translations.notebook import Notebook, Summary
from tui.keys.bindings import CLOSE_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.threads import call_back
from tui.widgets.dialog import Dialog
from tui.widgets.one_line_field import OneLineField


class LocateScreen(DialogScreen[Path | None]):
    """Asks for a path; ends with it if the article there is the one that was read."""

    BINDINGS = CLOSE_KEYS
    AUTO_FOCUS = "Input"

    verbs = {"field.submit": "Open it there"}

    def __init__(self, summary: Summary, notebook: Notebook, folder: Path) -> None:
        super().__init__()
        self._summary = summary
        self._notebook = notebook
        self._folder = folder
        self._refused: Path | None = None

    def compose(self) -> ComposeResult:
        with Dialog(f"Where is “{self._summary.title}” now?"):
            was = self._summary.paths[0] if self._summary.paths else "unknown"
            yield Static(f"It was {clean(was)}.", markup=False)
            yield OneLineField(value=f"{self._folder}/", select_on_focus=False)
            yield Static("", id="state", markup=False)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        self._try(event.value)

    @work(thread=True, exclusive=True)
    def _try(self, typed: str) -> None:
        try:
            path = path_typed_after(self._folder, typed)
            article = open_article(path)
            known = (self._summary.digest, *self._summary.former)
            if article.digest not in known:
                if self._refused != path:
                    self._refused = path
                    self._say(
                        "Its text is different. Press enter again if this is the article, edited."
                    )
                    return
                entry = next(
                    (e for e in self._notebook.entries() if e.digest == self._summary.digest), None
                )
                if entry is not None:
                    self._notebook.adopt(entry, article)
        except DwibacaError as error:
            self._say(str(error))
            return
        call_back(self, self.dismiss, path)

    def _say(self, text: str) -> None:
        call_back(self, self._show, text)

    def _show(self, text: str) -> None:
        self.query_one("#state", Static).update(text)
