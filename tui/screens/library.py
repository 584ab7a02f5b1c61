"""What to read: the articles read, and what lies in a folder."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.screen import Screen

from translations.articles.formats import SUFFIXES
from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import is_file, is_folder
from translations.folders import Folders
from translations.notebook import COLLECTIONS, Notebook, Summary, instant
from translations.reading.loader import SAMPLE
from translations.reading.writer import NotebookWriter
from tui.keys.bindings import LIBRARY_KEYS
from tui.messages import OpenArticle
from tui.threads import call_back
from tui.widgets.bottom_bar import BottomBar
from tui.widgets.filtered_list import FilteredList, Item
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar

_MOST_FILES = 2000
_ORDER = ("finished", "", "to read", "reading")  # of the collections, the last one first

SORTINGS: dict[str, Callable[[Summary], object]] = {
    "latest first": lambda summary: instant(summary.opened),
    "by title": lambda summary: summary.title.casefold(),
    "by progress": lambda summary: summary.progress,
    "by marks": lambda summary: summary.marks,
    "by collection": lambda summary: _ORDER.index(summary.collection),
}
"""How the articles can be sorted; those by a number begin with the greatest."""


@dataclass(frozen=True)
class _Listing:
    """What the screen lists, read from the disk in a thread."""

    read: list[tuple[Summary, Path | None]]
    folders: list[Path]
    files: list[Path]
    left_out: int
    trouble: str = ""


def _list(folder: Path, notebook: Notebook) -> _Listing:
    read = [(summary, _file_of(summary)) for summary in notebook.summaries()]
    folders, files = [], []
    try:
        with os.scandir(folder) as found:
            for item in found:
                if item.name.startswith("."):
                    continue
                if is_folder(Path(item.path)):
                    folders.append(Path(item.path))
                elif Path(item.name).suffix.lower() in SUFFIXES:
                    files.append(Path(item.path))
    except OSError as error:
        return _Listing(read, [], [], 0, f"{clean(str(folder))}: {reason(error)}")
    folders.sort(key=lambda path: path.name.lower())
    files.sort(key=lambda path: path.name.lower())
    left_out = max(0, len(files) - _MOST_FILES)
    trouble = " ".join(notebook.trouble)
    return _Listing(read, folders[:_MOST_FILES], files[:_MOST_FILES], left_out, trouble)


def _file_of(summary: Summary) -> Path | None:
    return next((path for path in map(Path, summary.paths) if is_file(path)), None)


class LibraryScreen(Screen[None]):
    """A list to choose from; enter opens an article or a folder."""

    BINDINGS = LIBRARY_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "#choices"

    def __init__(self, folders: Folders, folder: Path, writer: NotebookWriter) -> None:
        super().__init__()
        self._writer = writer
        self._folders = folders
        self._notebook = Notebook(folders)
        self._folder = folder.absolute()
        self._sorting = next(iter(SORTINGS))
        self._listing = _Listing([], [], [], 0)
        self._paths: dict[str, Path] = {}
        self._summaries: dict[str, Summary] = {}
        self._forgotten: list[str] = []

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="library")
        yield Notice()
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = "dwibaca · library"

    def on_screen_resume(self) -> None:
        self.read_again()

    @work(thread=True, exclusive=True)
    def read_again(self, chosen: str = "") -> None:
        """List everything anew, with one entry lit."""
        listing = _list(self._folder, self._notebook)
        call_back(self, self._show, listing, chosen)

    def _show(self, listing: _Listing, chosen: str = "") -> None:
        self._listing = listing
        self._paths.clear()
        self._summaries.clear()
        self.query_one(FilteredList).show(list(self._items()), chosen)
        self.query_one(Notice).say(listing.trouble)

    def _items(self) -> Iterator[Item]:
        listing = self._listing
        if listing.read:
            yield _heading(f"Read · {self._sorting}")
        for summary, path in self._sorted():
            yield self._article(summary, path)
        yield _heading(f"In {clean(str(self._folder))}")
        if self._folder.parent != self._folder:
            yield self._file(self._folder.parent, "../")
        for path in listing.folders:
            yield self._file(path, f"{clean(path.name)}/")
        for path in listing.files:
            yield self._file(path, clean(path.name))
        if listing.left_out:
            yield _heading(f"and {listing.left_out:,} more; name one: dwibaca PATH")
        yield _heading("Sample")
        yield self._file(SAMPLE, "The sample article")

    def _sorted(self) -> list[tuple[Summary, Path | None]]:
        sorting = SORTINGS[self._sorting]
        return sorted(
            self._listing.read,
            key=lambda pair: sorting(pair[0]),  # type: ignore[arg-type,return-value]
            reverse=self._sorting != "by title",
        )

    def _article(self, summary: Summary, path: Path | None) -> Item:
        key = f"read:{summary.name}"
        self._summaries[key] = summary
        about = f"  {summary.progress:.0%} · {summary.opened[:10]}"
        if summary.marks:
            about += f" · {summary.marks} mark{'s' if summary.marks > 1 else ''}"
        if summary.collection:
            about += f" · {summary.collection}"
        if summary.author:
            about += f" · {summary.author}"
        if path is None:
            about = "  file not found: w says where it is" + about
        else:
            self._paths[key] = path
        style = "" if path else "dim"
        title = summary.title or "Untitled"
        prompt = Text.assemble("  ", (title, style), (about, "dim"))
        return Item(
            key,
            prompt,
            f"{title} {summary.author} {summary.collection} {' '.join(summary.paths)}".lower(),
        )

    def _file(self, path: Path, name: str) -> Item:
        key = f"file:{path}"
        self._paths[key] = path
        return Item(key, Text(f"  {name}"), name.lower())

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        path = self._paths.get(event.key)
        if path is None:
            self.action_locate()
        elif is_folder(path):
            self._go_to(path)
        else:
            self.post_message(OpenArticle(path))

    def _go_to(self, folder: Path, chosen: str = "") -> None:
        self._folder = folder
        self.read_again(chosen)

    # -- keys -----------------------------------------------------------------------------------

    @property
    def _chosen(self) -> Summary | None:
        """The article that is lit; None for a file or folder."""
        return self._summaries.get(self.query_one(FilteredList).chosen)

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_sort(self) -> None:
        names = list(SORTINGS)
        self._sorting = names[(names.index(self._sorting) + 1) % len(names)]
        self._show(self._listing)

    def action_collect(self) -> None:
        if (summary := self._chosen) is None:
            self.notify("Only an article that was read can be put into a collection.")
            return
        at = COLLECTIONS.index(summary.collection) if summary.collection in COLLECTIONS else 0
        collection = COLLECTIONS[(at + 1) % len(COLLECTIONS)]
        self._change(partial(self._notebook.collect, summary.digest, collection))

    def action_statistics(self) -> None:
        from tui.screens.statistics import StatisticsScreen

        self.app.push_screen(StatisticsScreen(self._notebook))

    def action_forget(self) -> None:
        if (summary := self._chosen) is None:
            self.notify("Only an article that was read can be forgotten.")
            return
        self._forgotten.append(summary.digest)
        self._change(partial(self._notebook.forget, summary.digest))
        self.notify(f"Forgotten: {summary.title}. u brings it back.", markup=False)

    def action_undo(self) -> None:
        if self._forgotten:
            self._change(partial(self._notebook.remember, self._forgotten.pop()))
        else:
            self.notify("Nothing to undo.")

    @work(thread=True, group="change")
    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
        except DwibacaError as error:
            self.notify(str(error), severity="error", markup=False)
        call_back(self, self.read_again)

    def action_show_folder(self) -> None:
        key = self.query_one(FilteredList).chosen
        path = self._paths.get(key)
        if path is None or is_folder(path):
            self.notify("Its file is not found." if key in self._summaries else "No file is lit.")
        else:
            self._go_to(path.parent, f"file:{path}")

    def action_locate(self) -> None:
        if (summary := self._chosen) is None:
            self.notify("Only an article that was read can be pointed to anew.")
            return
        from tui.screens.locate import LocateScreen

        self.app.push_screen(LocateScreen(summary, self._notebook, self._folder), self._located)

    def _located(self, path: Path | None) -> None:
        if path is not None:
            self.post_message(OpenArticle(path))

    def action_marks(self) -> None:
        from tui.screens.marks import MarksScreen

        self.app.push_screen(MarksScreen(self._notebook, self._writer))

    def action_parent(self) -> None:
        self._go_to(self._folder.parent)

    def action_leave(self) -> None:
        self.app.exit()


def _heading(text: str) -> Item:
    return Item("", Text(text, style="bold"))
