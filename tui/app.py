"""The application: which screen is shown, and what all screens share."""

from pathlib import Path

from textual.app import App

from translations.errors import DwibacaError
from translations.folders import Folders
from tui.keys import APP_KEYS
from tui.messages import ArticleFailed, OpenArticle
from tui.opening import Opening
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen


class DwibacaApp(App[None]):
    """dwibaca in a terminal.

    Args:
        folders: where everything lies.
        opening: the article to begin with; None shows the library.
        folder: what the library lists; None for the current folder.
    """

    TITLE = "dwibaca"
    CSS_PATH = "styles/dwibaca.tcss"
    BINDINGS = APP_KEYS
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self, folders: Folders, opening: Opening | None = None, folder: Path | None = None
    ) -> None:
        super().__init__()
        self.folders = folders
        self.failure: DwibacaError | None = None
        """Why the article named on the command line could not be opened."""
        self._first = opening
        self._folder = folder or Path.cwd()

    def on_mount(self) -> None:
        if self._first is None:
            self.push_screen(LibraryScreen(self.folders, self._folder))
        else:
            self.push_screen(ReaderScreen(self._first))

    @property
    def _above_library(self) -> bool:
        """Whether the article was opened from the library (else from the command line)."""
        return isinstance(self.screen_stack[1], LibraryScreen)

    def on_open_article(self, message: OpenArticle) -> None:
        self.push_screen(ReaderScreen(Opening(message.path, self.folders)))

    def on_show_library(self) -> None:
        if self._above_library:
            self.pop_screen()
        else:
            self.switch_screen(LibraryScreen(self.folders, self._folder))

    def on_leave_article(self) -> None:
        if self._above_library:
            self.pop_screen()
        else:
            self.exit()

    def on_article_failed(self, message: ArticleFailed) -> None:
        """Say so in the library; or, if there is none, on leaving the program."""
        if self._above_library:
            self.pop_screen()
            self.notify(str(message.error), severity="error", markup=False, timeout=10)
        else:
            self.failure = message.error
            self.exit(return_code=1)

    def action_toggle_keys(self) -> None:
        """Show or hide the panel with every key of the screen."""
        if self.screen.query("HelpPanel"):
            self.action_hide_help_panel()
        else:
            self.action_show_help_panel()
