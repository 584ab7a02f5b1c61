"""The lines of the library: articles as sorted, files and folders, the sample."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from rich.cells import cell_len
from rich.text import Text

from translations.cleaning import clean
from translations.library.listing import FolderListing, Listing
from translations.library.shelf import Shelved
from translations.notebook import Summary, instant
from translations.reading.loader import SAMPLE
from tui.screens.library_lines import article_line
from tui.widgets.drawn_item import Item

_NOTHING_READ = "Nothing read yet: enter opens an article below, ctrl+v opens copied text"
_ORDER = ("finished", "", "to read", "reading")  # of the collections, reversed

LATEST = "latest first"
UNREAD = "unread first"

SORTINGS: dict[str, Callable[[Summary], Any]] = {
    LATEST: lambda summary: instant(summary.opened),
    "by title": lambda summary: summary.title.casefold(),
    "by progress": lambda summary: 1.0 if summary.is_finished else summary.progress,
    "by marks": lambda summary: summary.marks,
    "by shelf": lambda summary: _ORDER.index(summary.collection),
    UNREAD: lambda summary: (summary.progress == 0.0, instant(summary.opened)),
}
"""How the articles can be sorted; numbers sort in descending order."""


@dataclass
class LibraryItems:
    """The lines, and what they stand for. Made in a thread: thousands take longer than a frame.

    Attributes:
        paths: what enter opens, by key; nothing for an article that has neither file nor copy.
        articles: by key.
        first: the key of the current folder's first file; without files, of its first line.
    """

    items: list[Item] = field(default_factory=list)
    paths: dict[str, Path] = field(default_factory=dict)
    articles: dict[str, Shelved] = field(default_factory=dict)
    first: str = ""

    @classmethod
    def of(cls, listing: Listing, sorting: str, *, folder_first: bool = False) -> "LibraryItems":
        """The lines for what is listed.

        Args:
            sorting: one of `SORTINGS`.
            folder_first: whether the current folder stands above the articles.
        """
        made = cls()
        inside = (*listing.here.files, *listing.here.folders, listing.here.folder.parent)
        made.first = f"file:{inside[0]}"
        folder_first = folder_first and bool(listing.articles)  # else one line says what to do
        parts = [made._articles(listing, sorting)]
        parts.extend(made._folder(watched, is_here=False) for watched in listing.watched)
        parts.insert(0 if folder_first else len(parts), made._folder(listing.here, is_here=True))
        for part in parts:
            made.items.extend(part)
        made.items.extend((_heading("Sample"), made._file(SAMPLE, "The sample article")))
        return made

    def _articles(self, listing: Listing, sorting: str) -> Iterator[Item]:
        if listing.articles:
            yield _heading(f"Articles · {sorting}")
        else:
            yield _heading(_NOTHING_READ, stays=True)
        titles = Counter(one.summary.title for one in listing.articles)
        for one in _sorted(listing.articles, sorting):
            yield self._article(one, is_alone=titles[one.summary.title] == 1)

    def _folder(self, listing: FolderListing, *, is_here: bool) -> Iterator[Item]:
        empty = "" if listing.files or listing.folders else " · nothing to read here"
        heading = partial(_folder_heading, clean(str(listing.folder)), empty)
        yield Item("", heading, stays=bool(empty))
        if is_here:
            if listing.folder.parent != listing.folder:
                yield self._file(listing.folder.parent, "../")
            for path in listing.folders:
                yield self._file(path, f"{clean(path.name)}/")
        for path in listing.files:
            yield self._file(path, clean(path.name))
        if listing.left_out:
            yield _heading(
                f"and {listing.left_out:,} more; open one with: dwibaca PATH", stays=True
            )

    def _article(self, one: Shelved, *, is_alone: bool) -> Item:
        summary = one.summary
        key = f"read:{summary.name}"
        self.articles[key] = one
        if one.path is None:
            about = "file not found: w locates it"
        else:
            self.paths[key] = one.path
            about = "from its copy" if one.has_lost_its_file else summary.author
        if not is_alone and summary.paths:
            # Of two with the same title the file tells which it is; and two files of one name
            # differ in their folders.
            file = Path(summary.paths[0])
            parts = clean(f"{file.parent.name}/{file.name}"), about
            about = " · ".join(filter(None, parts if one.file else reversed(parts)))
        title = summary.title or "Untitled"
        words = (title, summary.author, summary.collection, *summary.paths)
        drawn = partial(article_line, one, title, about)
        return Item(key, drawn, " ".join(words).lower(), one_line=True)

    def _file(self, path: Path, name: str) -> Item:
        key = f"file:{path}"
        self.paths[key] = path
        return Item(key, Text(f"  {name}"), name.lower())


def _sorted(articles: tuple[Shelved, ...], sorting: str) -> list[Shelved]:
    key = SORTINGS[sorting]
    return sorted(
        articles,
        key=lambda one: key(one.summary),
        reverse=sorting != "by title",
    )


def _folder_heading(folder: str, after: str, width: int) -> Text:
    """In one line: of a long path its end tells more."""
    room = max(0, width - cell_len(f"In {after}"))
    if cell_len(folder) > room:
        folder = "…" + folder[-max(1, room - 1) :]
    return Text(f"In {folder}{after}", style="bold")


def _heading(text: str, *, stays: bool = False) -> Item:
    return Item("", Text(text, style="bold"), stays=stays)
