"""What to read: the articles read, and the files in a folder."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.events import Paste
from textual.screen import Screen

from translations.argos import find_route
from translations.errors import DwibacaError, PackageError
from translations.files import is_folder
from translations.folders import Folders
from translations.library.inbox import Inbox
from translations.library.listing import Listing, list_library, stamp
from translations.library.shelf import Shelf
from translations.notebook import COLLECTIONS, Summary
from translations.plurals import counted
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui.keys.bindings import LIBRARY_KEYS
from tui.messages import OpenArticle, SettingsChosen
from tui.screens.library_items import LATEST, SORTINGS, UNREAD, LibraryItems
from tui.threads import call_back
from tui.widgets.filtered_list import FilteredList
from tui.widgets.key_bar import BottomBar
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from translations.library.indexing import BackgroundIndexing

_LOOK_EVERY = 2.0  # seconds


class LibraryScreen(Screen[None]):
    """A list to choose from; enter opens an article or a folder.

    Args:
        folder: the folder to list.
        asked_for: whether the reader asked for that folder: then it stands first.
    """

    BINDINGS = LIBRARY_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "Choices"

    def __init__(
        self, folders: Folders, folder: Path, writer: NotebookWriter, *, asked_for: bool = False
    ) -> None:
        super().__init__()
        self.opened_from: Path | None = None
        """The article that the reader came from; esc goes back to it."""
        self._writer = writer
        self._folders = folders
        self._shelf = Shelf(folders)
        self._notebook = self._shelf.notebook
        self._folder = folder.absolute()
        self._folder_first = self._to_folder = asked_for
        settings = self._shelf.settings
        self._sorting = UNREAD if settings.unread_first else LATEST
        self._listing: Listing | None = None
        """What is listed; None while it is being read."""
        self._asked = 0
        """How many times lines were asked for: only the latest are shown."""
        self._inbox = Inbox(self._shelf, settings.inbox_folder) if settings.inbox_folder else None
        self._indexing: BackgroundIndexing | None = None
        self._stamp: tuple[int, ...] = ()
        self._lines = LibraryItems()
        self._read_last: Path | None = None
        """The article that was read just now, until it is highlighted."""
        self._forgotten: list[Summary] = []
        self._changing = 0
        """How many changes are not yet written."""
        self._collected: dict[str, str] = {}
        """The shelves chosen while the list is still the one before; by digest."""
        self._said = 0
        """How many of the notebook's troubles have been shown."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="library", elsewhere="then F searches inside the articles")
        yield Notice()
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = "dwibaca · library"
        self.set_interval(_LOOK_EVERY, self._look)

    def on_screen_resume(self) -> None:
        self.read_again()

    def on_screen_suspend(self) -> None:
        self._stop_indexing()

    def on_unmount(self) -> None:
        self._stop_indexing()

    def _index(self) -> None:
        """Index in the background what was read since the last time, for the search."""
        if self._indexing or not self.is_current:
            return
        from translations.library.indexing import BackgroundIndexing

        self._indexing = BackgroundIndexing(self._folders)
        self._indexing.start()

    def on_input_changed(self) -> None:
        self._give_way()

    def on_option_list_option_highlighted(self) -> None:
        self._give_way()

    def _give_way(self) -> None:
        if self._indexing:
            self._indexing.give_way()

    def _stop_indexing(self) -> None:
        if self._indexing:
            self._indexing.stop()
            self._indexing = None

    def read_again(self, chosen: str = "", *, after: Path | None = None) -> None:
        """List everything again, with one entry highlighted.

        Args:
            after: the article that was read just now: it is highlighted, on either of its lines.
        """
        self._listing = None
        self._read_last = after or self._read_last
        self._list(chosen)

    def _list(self, chosen: str = "") -> None:
        self._asked += 1
        self._read(self._asked, self._listing, chosen)

    @work(thread=True, exclusive=True)
    def _read(self, number: int, listing: Listing | None, chosen: str) -> None:
        if listing is None:
            self._stamp = self._stamp_now()
            listing = list_library(self._shelf, self._folder)
        lines = LibraryItems.of(listing, self._sorting, folder_first=self._folder_first)
        call_back(self, self._show, number, listing, lines, chosen)

    @work(thread=True, exclusive=True, group="look")
    def _look(self) -> None:
        """List everything again if something was added or removed, here or in another window."""
        if self._inbox:
            self._inbox.take_in()
            for trouble in self._inbox.trouble:
                self.notify(trouble, severity="warning", markup=False)
            self._inbox.trouble.clear()
        if self._stamp_now() != self._stamp:
            call_back(self, self.read_again)

    def _stamp_now(self) -> tuple[int, ...]:
        return stamp((self._folder, *self._shelf.settings.watched_folders, self._notebook.folder))

    def _show(self, number: int, listing: Listing, lines: LibraryItems, chosen: str) -> None:
        if number < self._asked:
            return  # a later reading has begun
        self._listing, self._lines = listing, lines
        if not self._changing:
            self._collected.clear()
        to_folder, self._to_folder = self._to_folder, False
        chosen = chosen or self._line_read_last() or (lines.first if to_folder else "")
        self.query_one(FilteredList).show(lines.items, chosen)
        self.query_one(Notice).say(listing.trouble)
        for trouble in listing.damaged[self._said :]:
            self.notify(trouble, severity="warning", markup=False, timeout=15)
        self._said = len(listing.damaged)
        self.call_after_refresh(self._index)  # now that its work delays no list

    def _line_read_last(self) -> str:
        """The line of the article that was read just now; "" if the highlight is to stay."""
        path, self._read_last = self._read_last, None
        if path is None or self._lines.paths.get(self.query_one(FilteredList).chosen) == path:
            return ""
        return next((key for key, one in self._lines.paths.items() if one == path), "")

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        path = self._lines.paths.get(event.key)
        if path is None:
            self.action_locate()
        else:
            self._open(path)

    def _open(self, path: Path) -> None:
        if is_folder(path):
            self._go_to(path)
        else:
            self.post_message(OpenArticle(path))

    def _go_to(self, folder: Path, chosen: str = "") -> None:
        """List a folder first of all; without a line chosen, highlight the folder that one comes
        up from, or else the first file."""
        if not chosen and folder == self._folder.parent:
            chosen = f"file:{self._folder}"
        self._folder, self._folder_first, self._to_folder = folder, True, True
        self.query_one(FilteredList).end_search()  # its words were meant for the other folder
        self.read_again(chosen)

    # -- keys -----------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Summary | None:
        """The highlighted article; None for a file or folder."""
        one = self._lines.articles.get(self.query_one(FilteredList).chosen)
        return one.summary if one else None

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_sort(self) -> None:
        names = list(SORTINGS)
        self._sorting = names[(names.index(self._sorting) + 1) % len(names)]
        self._list()

    def action_collect(self) -> None:
        if (summary := self._chosen) is None:
            self.notify("Only articles that you have read can be put on a shelf.")
            return
        on = self._collected.get(summary.digest, summary.collection)
        at = COLLECTIONS.index(on) if on in COLLECTIONS else 0
        collection = self._collected[summary.digest] = COLLECTIONS[(at + 1) % len(COLLECTIONS)]
        self._change(partial(self._notebook.collect, summary.digest, collection))
        self.notify(f"Shelf: {collection or 'none'}", timeout=2)

    def action_statistics(self) -> None:
        from tui.screens.statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self._notebook))

    def action_forget(self) -> None:
        if (summary := self._chosen) is None:
            self.notify("Only articles that you have read can be removed.")
            return
        self._forgotten.append(summary)
        choices = self.query_one(FilteredList)
        choices.take_out(choices.chosen)
        self._change(partial(self._shelf.remove, summary.digest))
        marks = f" with its {counted(summary.marks, 'mark')}" if summary.marks else ""
        said = f"“{summary.title}” removed{marks} · u, or opening it again, brings it back"
        self.notify(said, markup=False)

    def action_undo(self) -> None:
        if not self._forgotten:
            self.notify("Nothing to undo.")
            return
        summary = self._forgotten.pop()
        self._change(partial(self._shelf.bring_back, summary.digest))
        self.notify(f"Back in the library: {summary.title}", markup=False, timeout=3)

    def _change(self, change: Callable[[], object]) -> None:
        """Changes the notebook in the order of the keys: u may follow x at once."""
        self._changing += 1
        changing = self._writer.submit(change)
        changing.add_done_callback(lambda done: call_back(self, self._changed, done.exception()))

    def _changed(self, error: BaseException | None) -> None:
        self._changing -= 1
        if error:
            self.notify(str(error), severity="error", markup=False)
        self.read_again()

    def action_show_folder(self) -> None:
        key = self.query_one(FilteredList).chosen
        one = self._lines.articles.get(key)
        path = one.file if one else self._lines.paths.get(key)
        if one and path is None:
            lost = one.has_lost_its_file
            self.notify("Its file was not found." if lost else "It came without a file.")
        elif path is None or is_folder(path):
            self.notify("No file is highlighted.")
        else:
            self._go_to(path.parent, f"file:{path}")

    def action_locate(self) -> None:
        if (summary := self._chosen) is None:
            self.notify("Only articles that you have read can be located.")
            return
        from tui.screens.locate import LocateScreen

        self.app.push_screen(LocateScreen(summary, self._notebook, self._folder), self._located)

    def _located(self, path: Path | None) -> None:
        if path is not None:
            self.post_message(OpenArticle(path))

    def action_search_articles(self) -> None:
        from tui.screens.article_search import ArticleSearchScreen

        self.app.push_screen(ArticleSearchScreen(self._folders))

    def on_paste(self, event: Paste) -> None:
        """Treats pasted text as an article."""
        event.stop()
        self._add_pasted(event.text)

    @work(thread=True, group="paste")
    def action_paste(self) -> None:
        from tui.copying import pasted

        text = pasted()
        if text is None:
            self.notify("The clipboard is not accessible: use the terminal's own paste key.")
        else:
            self._add_pasted(text)

    @work(thread=True, group="paste")
    def _add_pasted(self, text: str) -> None:
        from translations.articles.opening import read_unnamed
        from translations.library.pasted import place_in

        try:
            if path := place_in(text):  # perhaps dropped on the terminal
                call_back(self, self._open, path)
                return
            article = read_unnamed(text.encode("utf-8", "replace"), "What was pasted")
            address = self._shelf.add(article)
        except DwibacaError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if address is not None:
            call_back(self, self.post_message, OpenArticle(address))

    def action_marks(self) -> None:
        from tui.screens.marks import MarksScreen

        self.app.push_screen(MarksScreen(self._folders, self._notebook, self._writer))

    def action_vocabulary(self) -> None:
        from tui.screens.vocabulary import VocabularyScreen

        self.app.push_screen(VocabularyScreen(self._folders, self._notebook, self._writer))

    def action_packages(self) -> None:
        from tui.screens.packages import PackagesScreen

        settings = Settings.load(self._folders)
        try:
            route = find_route(*settings.languages)
        except PackageError as error:
            self.notify(str(error), severity="error", markup=False)
            return

        def closed(chosen: Settings | None) -> None:
            if chosen and chosen.fast != settings.fast:
                self.post_message(SettingsChosen(fast=chosen.fast))

        self.app.push_screen(PackagesScreen(route, self._folders, settings), closed)

    def action_next_part(self) -> None:
        self.query_one(FilteredList).to_part(1)

    def action_previous_part(self) -> None:
        self.query_one(FilteredList).to_part(-1)

    def action_parent(self) -> None:
        self._go_to(self._folder.parent)

    def action_leave(self) -> None:
        self.app.exit()

    def action_back(self) -> None:
        if self.opened_from:
            self.post_message(OpenArticle(self.opened_from))
        else:
            self.notify("q leaves dwibaca.", timeout=3)
