"""The application: which screen is shown, and what all screens share."""

import asyncio
import signal
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import constants, events
from textual.app import App, ScreenStackError
from textual.binding import Binding
from textual.css.query import NoMatches
from textual.errors import NoWidget
from textual.filter import LineFilter
from textual.message import Message
from textual.notifications import Notify
from textual.screen import Screen

from translations import crash
from translations.cleaning import clean, clean_lines
from translations.errors import DwibacaError
from translations.files import is_file
from translations.folders import Folders, current_folder
from translations.notebook import Mark
from translations.reading.history import History
from translations.reading.loader import ArticleLoader, LoadedArticle
from translations.reading.timer import ReadingTimer
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui import garbage
from tui.keys.bindings import APP_KEYS
from tui.keys.names import key_name
from tui.legibility import Legible
from tui.messages import (
    ArticleFailed,
    ArticleOpened,
    LeaveArticle,
    OpenArticle,
    ScreenRequest,
    SettingsChosen,
    ShowLibrary,
    TerminalLost,
)
from tui.screens.opening import OpeningScreen
from tui.screens.reader.screen import ReaderScreen
from tui.threads import call_back
from tui.typed_keys import TypedKeys

if TYPE_CHECKING:
    from textual.command import Provider
    from textual.driver import Driver

    from tui.screens.library import LibraryScreen

_LONGEST_LINE = 2000  # characters that can be pasted into a one-line field
_A_MOMENT = 0.03  # seconds
_READ = 1.0  # seconds after which a message has been read, and goes with the next key


def _library_screen() -> type["LibraryScreen"]:
    from tui.screens.library import LibraryScreen  # not needed to read an article

    return LibraryScreen


def _palette_commands() -> "type[Provider]":
    from tui.keys.palette import Commands  # not needed until somebody looks for a command

    return Commands


class DwibacaApp(App[None]):
    """dwibaca in a terminal.

    Args:
        folders: where the user's files are.
        opening: the article to begin with; None shows the library.
        folder: the folder that the library lists; None for the current one.
        settings: how to translate and read.
        now: gives seconds since 1970, for measuring reading time.
    """

    TITLE = "dwibaca"
    CSS_PATH = "styles/dwibaca.tcss"
    BINDINGS = APP_KEYS
    COMMANDS = {_palette_commands}

    def __init__(
        self,
        folders: Folders,
        opening: ArticleLoader | None = None,
        folder: Path | None = None,
        settings: Settings | None = None,
        *,
        now: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self.folders = folders
        self.settings = settings or Settings()
        self.writer = NotebookWriter(folders)
        """Writes what the reader makes, even after the screen where it was made has gone."""
        self.failure: DwibacaError | None = None
        """Why the article named on the command line could not be opened."""
        self._first = opening
        self._history = History()
        self._now = now
        self._timer: ReadingTimer | None = None
        """Of the article that is open, or was open last."""
        self._legible = Legible(lambda: self.current_theme.dark)
        self._typed = TypedKeys(self, self._deliver)
        self._folder = folder or current_folder()
        self._folder_asked_for = folder is not None and opening is None
        self._notice = ""
        """What was said about the article that is open: it is cleared when that is left."""
        self._said_unused: set[str] = set()
        """Keys without a meaning that have been reported."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), self._legible]

    def get_key_display(self, binding: Binding) -> str:
        return key_name(super().get_key_display(binding))

    def get_driver_class(self) -> "type[Driver]":
        if sys.platform != "win32" and not constants.DRIVER:
            from tui.terminal import TerminalDriver

            return TerminalDriver
        return self._named_driver()

    def _named_driver(self) -> "type[Driver]":
        try:
            return super().get_driver_class()
        except (ImportError, AttributeError, RuntimeError, ValueError) as error:
            raise DwibacaError(
                f"TEXTUAL_DRIVER names no driver: {clean(str(error))}.", "Unset it."
            ) from error

    def on_terminal_lost(self, _message: TerminalLost) -> None:
        if sys.platform != "win32":  # its driver does not tell
            self.exit(return_code=128 + signal.SIGHUP)

    def on_mount(self) -> None:
        self._heed_signals()
        if self.settings.theme in self.available_themes:
            self.theme = self.settings.theme
        self.call_after_refresh(self._started)

    def get_default_screen(self) -> Screen[None]:
        # Textual's own would be made, styled and laid out beneath the first one, for nothing.
        screen = self._screen_for(self._first) if self._first else self._library()
        # As all others have it: else it has no styles of its own, and cannot be switched.
        self._load_screen_css(screen)
        screen._push_result_callback(self, None)
        return screen

    def action_command_palette(self) -> None:
        from tui.keys.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette(id="--command-palette"))

    def on_unmount(self) -> None:
        # Another program may hold the notebook for seconds: wait for it without a screen.
        self.writer.close(None if self.is_headless else _A_MOMENT)

    def _heed_signals(self) -> None:
        """On a signal, or without its terminal, the program exits cleanly with its work saved."""
        if self.is_headless or sys.platform == "win32":
            return
        loop = asyncio.get_running_loop()
        # asyncio would cancel a task at SIGINT, and Textual's may have no end of that.
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT, signal.SIGQUIT):
            loop.add_signal_handler(number, partial(self.exit, return_code=128 + number))

    def search_themes(self) -> None:
        """Choose a theme with a live preview, which Textual's own list lacks."""
        from tui.screens.themes import ThemesScreen

        def chosen(name: str | None) -> None:
            if name:
                self.post_message(SettingsChosen(theme=name))

        self.push_screen(ThemesScreen(), chosen)

    def _started(self) -> None:
        """The first screen is painted: what can wait is done now."""
        if is_file(self.folders.config_file):
            self.run_worker(self._read_keys, thread=True)
        garbage.resume()

    def _read_keys(self) -> None:
        """In a thread, as all screens are inspected for the meaning of their keys."""
        from tui.key_contexts import read_configuration

        self.call_later(self._change_keys, *read_configuration(self.folders, commands=False))

    def _change_keys(self, keymap: dict[str, str], troubles: list[str]) -> None:
        self.set_keymap(keymap)
        for trouble in troubles:
            self.notify(trouble, severity="warning", markup=False, timeout=15)

    def _library(self) -> "LibraryScreen":
        asked_for = self._folder_asked_for
        return _library_screen()(self.folders, self._folder, self.writer, asked_for=asked_for)

    @property
    def _above_library(self) -> bool:
        """Whether the article was opened from the library (else from the command line)."""
        return not isinstance(self.screen_stack[0], ReaderScreen | OpeningScreen)

    async def on_open_article(self, message: OpenArticle) -> None:
        here = self.screen if isinstance(self.screen, ReaderScreen) else None
        if here and message.mark and here.reading.loaded.address == message.path:
            here.go_to(message.mark)  # a jump like any other: back leads to where it began
            return
        if here:
            here.keep_place()
        garbage.collect_articles()
        opening = ArticleLoader(
            message.path, self.folders, self.settings, after=self.writer.submit(lambda: None)
        )
        screen = self._screen_for(opening, message.mark)
        # A mark of another article was chosen, or enter was pressed twice.
        if isinstance(self.screen, ReaderScreen | OpeningScreen):
            await self.switch_screen(screen)
        else:
            await self.push_screen(screen)

    def _screen_for(self, opening: ArticleLoader, mark: Mark | None = None) -> Screen[None]:
        # A text file is read in a moment, so that the first paint can show it.
        if opening.wait(_A_MOMENT) and isinstance(opening.outcome, LoadedArticle):
            return self._reader(opening.outcome, mark)
        return OpeningScreen(opening, mark)

    def _reader(self, opened: LoadedArticle, mark: Mark | None) -> ReaderScreen:
        self._history.visit(opened.address, opened.article.digest)
        self._clear_messages(_READ, said=self._notice)
        self._notice = opened.notice
        if opened.notice:
            self.notify(opened.notice, severity="warning", markup=False, timeout=12)
        read = opened.entry.blocks_read if opened.entry else ()
        self._timer = timer = ReadingTimer(opened.article, self._now, read)
        return ReaderScreen(opened, self.folders, self.settings, self.writer, mark, timer=timer)

    async def on_article_opened(self, message: ArticleOpened) -> None:
        if self._is_late(message):
            return
        await self.switch_screen(self._reader(message.opened, message.mark))
        garbage.spare_article()
        self._typed.put_first(message.keys)

    def on_settings_chosen(self, message: SettingsChosen) -> None:
        self.settings = message.applied_to(self.settings)
        try:
            self.settings.save(self.folders)
        except DwibacaError as error:
            self.notify(f"The choice is not kept. {error}", severity="warning", markup=False)

    def _is_late(self, message: ScreenRequest) -> bool:
        return not self.screen_stack or message.screen is not self.screen

    async def on_show_library(self, message: ShowLibrary) -> None:
        if self._is_late(message):
            return
        self._clear_messages(_READ, said=self._notice)
        if self._above_library:
            await self._back_to_library(opened_from=self._history.current)
        else:
            library = self._library()
            library.opened_from = self._history.current
            await self.switch_screen(library)
            self._read_again(library)

    async def on_leave_article(self, message: LeaveArticle) -> None:
        if self._is_late(message):
            return
        self._clear_messages(_READ, said=self._notice)
        if self._above_library:
            await self._back_to_library(opened_from=None)
        else:
            self.exit()

    async def _back_to_library(self, opened_from: Path | None) -> None:
        leaving = self.pop_screen()
        library = self.screen  # not asked for later: while waiting, the program may end
        await leaving
        if isinstance(library, _library_screen()):
            library.opened_from = opened_from
            self._read_again(library)

    def _read_again(self, library: "LibraryScreen") -> None:
        """Once the place in the article is written: the list may have been read before that."""
        if not library.is_attached:  # the program is ending
            return
        written = self.writer.submit(lambda: None)
        read_again = partial(library.read_again, after=self._history.current)
        written.add_done_callback(lambda _: call_back(library, read_again))

    def on_article_failed(self, message: ArticleFailed) -> None:
        """Show the error in the library or, if there is none, after leaving the program."""
        if self._is_late(message):
            return
        if message.address:
            self._history.leave_out(message.address)
        if self._above_library:
            self.pop_screen()
        elif self._history.current:  # an article has been read: the program goes on
            self.switch_screen(self._library())
        else:
            self.failure = message.error
            self.exit(return_code=1)
            return
        self.notify(str(message.error), severity="error", markup=False, timeout=10)

    def _is_on_what_is_gone(self, event: events.MouseEvent) -> bool:
        """Whether the mouse is on a widget that was just removed, on which Textual's selection
        fails."""
        if not self.screen_stack:
            return True
        try:
            widget, _ = self.screen.get_widget_at(event.x, event.y)
        except NoWidget:
            return False
        return widget.parent is None

    def post_message(self, message: Message) -> bool:
        return self._typed.has_come_back(message) or super().post_message(message)

    async def on_event(self, event: events.Event) -> None:
        if self._timer and isinstance(event, events.Key | events.MouseEvent | events.Paste):
            self._timer.used()
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            if self.screen_stack:  # else the program is ending
                await self._typed.press(event)
        elif not (isinstance(event, events.MouseEvent) and self._is_on_what_is_gone(event)):
            await super().on_event(event)

    async def _deliver(self, event: events.Key | events.Paste) -> None:
        if isinstance(event, events.Paste):
            self._clean_paste(event)
        elif not event.is_forwarded:
            self._clear_messages(_READ)  # it covers the keys, also of the screen that comes next
            self._find_focus()
        await super().on_event(event)

    def _find_focus(self) -> None:
        """Make typed keys reach the part of the screen that is meant for them.

        A click beside a field takes the focus away, and so does a terminal that reports losing it;
        some never report getting it back.
        """
        self.app_focus = True
        wanted = self.screen.AUTO_FOCUS
        if self.focused is None and wanted:
            for widget in self.screen.query(wanted):
                if widget.focusable:
                    self.screen.set_focus(widget)
                    return

    def on_notify(self, event: Notify) -> None:
        """Clears the message before this one, unless it is a warning: one line is enough. The same
        warning is not shown twice."""
        self._clear_messages(said=event.notification.message)

    def _clear_messages(self, age: float = 0.0, said: str = "") -> None:
        """Clears messages shown for so many seconds; warnings stay for their time.

        Args:
            said: a message that is cleared even if it is a warning.
        """
        now = time.time()
        old = [
            one for one in self._notifications
            if one.message == said or (one.severity == "information" and now - one.raised_at >= age)
        ]  # fmt: skip
        if not old or not self.screen_stack:  # without a screen the program is ending
            return
        for one in old:
            self._unnotify(one, refresh=False)
            # Textual would leave the box that it stood in.
            self.screen.query(f"ToastHolder#--textual-toast-{one.identity}").remove()

    async def on_key(self, event: events.Key) -> None:
        """Handles a key that no widget used: runs its binding, or reports once that it has none."""
        event.prevent_default()
        if await self._check_bindings(event.key) or not event.is_printable:
            return
        unused = getattr(self.screen, "unused_key", None)
        if unused is None or unused(event.character or "") or event.key in self._said_unused:
            return
        self._said_unused.add(event.key)
        self.notify(
            f"{event.character} has no meaning here · ? lists the keys", markup=False, timeout=3
        )

    def action_help_quit(self) -> None:
        """ctrl+c copies; if nothing is selected, the message says how to leave."""
        self.notify("ctrl+c copies text selected with the mouse. q quits.", timeout=3)

    async def action_quit(self) -> None:
        """Exit; asks first if that loses what was typed."""
        from tui.screens.ask import DISCARD, ConfirmScreen

        asked = isinstance(self.screen, ConfirmScreen)
        if not asked and any(getattr(one, "would_lose", False) for one in self.screen_stack):
            self.push_screen(ConfirmScreen(DISCARD), lambda sure: self.exit() if sure else None)
        else:
            self.exit()

    def action_suspend_process(self) -> None:
        if self._can_pause():
            super().action_suspend_process()
        else:
            self.notify("No shell waits behind dwibaca. q quits.", timeout=3)

    def action_configure(self) -> None:
        from tui.configuring import Configuring  # not needed until somebody wants to

        Configuring(self, self.folders, self._read_keys).begin()

    def action_redraw(self) -> None:
        self.screen.refresh()

    @staticmethod
    def _can_pause() -> bool:
        if sys.platform != "win32":
            from tui.terminal import can_pause

            return can_pause()
        return False

    def _clean_paste(self, event: events.Paste) -> None:
        """Text copied from a page may contain terminal commands, or be too long for a field."""
        from textual.widgets import Input

        text = clean_lines(event.text)
        event.text = text[:_LONGEST_LINE] if isinstance(self.focused, Input) else text

    def _handle_exception(self, error: Exception) -> None:
        """A bug of ours ends the program with one line; Textual would print a traceback."""
        if not self.is_running and isinstance(error, NoMatches | ScreenStackError):
            return  # the screens are being taken apart: what was still under way misses them
        if self.is_headless:  # tests must see it
            super()._handle_exception(error)
            return
        self.failure = self.failure or crash.report(error)
        self.exit(return_code=1)

    def action_previous_article(self) -> None:
        """Back to the article that was read before this one."""
        in_article = isinstance(self.screen, ReaderScreen)
        self._walk_to(self._history.before if in_article else self._history.current)

    def action_next_article(self) -> None:
        """Forward to the article that back was pressed in."""
        self._walk_to(self._history.after)

    def _walk_to(self, address: Path | None) -> None:
        if address is None:
            self.notify("There is no other article in that direction.", timeout=3)
        elif isinstance(self.screen, ReaderScreen | _library_screen()):
            self.post_message(OpenArticle(address))

    def action_help(self) -> None:
        """Show every key of the screen."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))
