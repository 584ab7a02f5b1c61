"""What to read: articles read lately, and what lies in a folder."""

import os
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from translations.articles.opening import SUFFIXES
from translations.cleaning import clean
from translations.folders import Folders
from translations.notebook import Entry, Notebook
from tui.keys import CHOICE_KEYS, LIBRARY_KEYS
from tui.messages import OpenArticle
from tui.opening import SAMPLE
from tui.widgets.bottom_bar import BottomBar
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar

_MOST_RECENT = 12
_MOST_FILES = 2000


@dataclass(frozen=True)
class _Listing:
    """What the screen lists, read from the disk in a thread."""

    recent: list[Entry]
    folders: list[Path]
    files: list[Path]
    left_out: int
    trouble: str = ""


def _list(folder: Path, notebook: Notebook) -> _Listing:
    recent = notebook.recent(_MOST_RECENT)
    folders, files = [], []
    try:
        with os.scandir(folder) as found:
            for item in found:
                if item.name.startswith("."):
                    continue
                if item.is_dir():
                    folders.append(Path(item.path))
                elif Path(item.name).suffix.lower() in SUFFIXES:
                    files.append(Path(item.path))
    except OSError as error:
        return _Listing(recent, [], [], 0, f"{clean(str(folder))}: {error.strerror}")
    folders.sort(key=lambda path: path.name.lower())
    files.sort(key=lambda path: path.name.lower())
    left_out = max(0, len(files) - _MOST_FILES)
    return _Listing(recent, folders[:_MOST_FILES], files[:_MOST_FILES], left_out)


class Choices(OptionList):
    """The list; its keys are its own, so that they are served in the order they are pressed."""

    BINDINGS = CHOICE_KEYS


class LibraryScreen(Screen[None]):
    """A list to choose from; enter opens an article or a folder."""

    BINDINGS = LIBRARY_KEYS
    CSS_PATH = "../styles/library.tcss"
    AUTO_FOCUS = "#library"

    def __init__(self, folders: Folders, folder: Path) -> None:
        super().__init__()
        self._notebook = Notebook(folders.notebook)
        self._folder = folder.absolute()
        self._paths: dict[str, Path] = {}

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Choices(id="library", markup=False)
        yield Notice()
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = "dwibaca · library"

    def on_screen_resume(self) -> None:
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        listing = _list(self._folder, self._notebook)
        self.app.call_from_thread(self._show, listing)

    def _show(self, listing: _Listing) -> None:
        options = self.query_one(Choices)
        chosen = options.highlighted_option.id if options.highlighted_option else None
        options.clear_options()
        self._paths.clear()
        if listing.recent:
            self._heading("Recently read")
            for entry in listing.recent:
                self._add_recent(entry)
        self._heading(f"In {clean(str(self._folder))}")
        if self._folder.parent != self._folder:
            self._add(self._folder.parent, Text("../"))
        for path in listing.folders:
            self._add(path, Text(f"{clean(path.name)}/"))
        for path in listing.files:
            self._add(path, Text(clean(path.name)))
        if listing.left_out:
            self._heading(f"and {listing.left_out:,} more; name one: dwibaca PATH")
        self._heading("Sample")
        self._add(SAMPLE, Text("The sample article"))
        self.query_one(Notice).say(listing.trouble)
        known = chosen if chosen in self._paths else next(iter(self._paths))
        options.highlighted = options.get_option_index(known)

    def _heading(self, text: str) -> None:
        options = self.query_one(Choices)
        if options.option_count:
            options.add_option(None)
        options.add_option(Option(Text(text, style="bold"), disabled=True))

    def _add(self, path: Path, prompt: Text) -> None:
        key = f"{len(self._paths)}:{path}"
        self._paths[key] = path
        self.query_one(Choices).add_option(Option(Text("  ") + prompt, id=key))

    def _add_recent(self, entry: Entry) -> None:
        here = next((path for path in map(Path, entry.paths) if path.is_file()), None)
        about = f"  {entry.place.progress:.0%}"
        if entry.author:
            about += f" · {entry.author}"
        if here is None:
            prompt = Text(f"  {entry.title}  file not found", style="dim")
            self.query_one(Choices).add_option(Option(prompt, disabled=True))
            return
        self._add(here, Text.assemble(entry.title, (about, "dim")))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        path = self._paths.get(event.option_id or "")
        if path is None:
            return
        if path.is_dir():
            self._go_to(path)
        else:
            self.post_message(OpenArticle(path))

    def _go_to(self, folder: Path) -> None:
        self._folder = folder
        self._read()

    def action_parent(self) -> None:
        self._go_to(self._folder.parent)

    def action_leave(self) -> None:
        self.app.exit()
