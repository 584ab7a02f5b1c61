"""Asks where to save a file, checks the path, and remembers it for the next time."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rich.table import Table
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input, Static
from textual.widgets.option_list import Option

from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.exports.output import Output, OutputExists, export_folder
from translations.files import is_there
from translations.folders import Folders, named_path
from translations.settings import Settings
from tui.messages import SettingsChosen
from tui.screens.ask import ConfirmScreen
from tui.widgets.one_line_field import OneLineField


class SaveField(Vertical):
    """Asks for a path, and whether to replace an existing file.

    Args:
        folder: of the file, unless another is chosen.
        protected: files and folders that are never overwritten.
    """

    DEFAULT_CSS = "SaveField { height: auto; }"

    @dataclass
    class Settled(Message):
        """The path is settled, and nothing prevents writing."""

        output: Output

    def __init__(self, folder: Path, protected: tuple[Path, ...]) -> None:
        super().__init__()
        self._folder, self._protected = folder, protected
        self._output = Output(Path())
        self.display = False

    def compose(self) -> ComposeResult:
        yield OneLineField(select_on_focus=False, id="path")
        yield Static("", id="state", markup=False)

    def ask(self, name: str) -> None:
        """Ask where to write, suggesting a name."""
        self.display = True
        field = self.query_one(Input)
        field.value = name
        self.say(f"Saves to {clean(str(self._folder))}; edit the path to change it.")
        field.focus()

    def say(self, text: str) -> None:
        """Show the progress of the work, or what is wrong."""
        self.query_one("#state", Static).update(text)

    def ask_again(self, why: str) -> None:
        """Writing failed: let the reader choose another path."""
        self.say(why)
        self.query_one(Input).disabled = False
        self.query_one(Input).focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        try:
            path = self._folder / named_path(event.value)
            self._output = Output(path, protected=self._protected, waits=False)
            self._output.check()
        except OutputExists:
            question = f"{clean(path.name)} already exists. Replace it?"
            self.app.push_screen(ConfirmScreen(question), self._replace)
        except DwibacaError as error:
            self.say(str(error))
        else:
            if is_there(path.parent):
                self._settle()
                return
            question = f"There is no folder {clean(str(path.parent))}. Make it?"
            self.app.push_screen(ConfirmScreen(question), self._make_folder)

    def _replace(self, sure: bool | None) -> None:
        if sure:
            self._output = replace(self._output, replace=True)
            self._settle()

    def _make_folder(self, sure: bool | None) -> None:
        if sure:
            self._settle()  # writing makes it

    def _settle(self) -> None:
        self.query_one(Input).disabled = True
        self.post_message(self.Settled(self._output))


def format_choice(name: str, about: str) -> Option:
    """A line of a list of formats; a long description continues below its beginning."""
    line = Table.grid(padding=(0, 1, 0, 0))
    line.add_column(min_width=9, no_wrap=True)
    line.add_column(ratio=1, style="dim")
    line.add_row(name, about)
    return Option(line, id=name)


def suggested_folder(folders: Folders, article: Path | None) -> Path:
    """Where to write the next file: where the last one was saved, in any window, or beside the
    article."""
    return export_folder(Settings.load(folders).export_folder, article, folders.all)


def tell_saved(screen: Screen[Any], path: Path | None) -> None:
    """Report where a file was saved, if it was; the next one is suggested there too."""
    if path:
        screen.notify(f"Saved: {clean(str(path))}", markup=False)
        screen.post_message(SettingsChosen(export_folder=str(path.parent)))
