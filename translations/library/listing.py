"""What the library lists: the reader's articles, and the files in folders."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from translations.articles.formats import SUFFIXES
from translations.cleaning import clean
from translations.errors import reason
from translations.files import is_folder
from translations.library.shelf import Shelf, Shelved

_MOST_FILES = 2000
_EXPORT = re.compile(
    r"(.+)\.(?:en(?:\.table)?|marks|words)\.(?:txt|md|html|epub|json)$", re.IGNORECASE
)
"""The file names that the program suggests for exports, and the name of their source."""
_EXPORT_OF_ALL = re.compile(r"dwibaca-(?:marks|words)\.(?:md|json)$")


@dataclass(frozen=True)
class FolderListing:
    """The contents of a folder.

    Attributes:
        left_out: how many files are not listed because there are too many.
        trouble: why it cannot be read; "" if it can.
    """

    folder: Path
    folders: tuple[Path, ...] = ()
    files: tuple[Path, ...] = ()
    left_out: int = 0
    trouble: str = ""


@dataclass(frozen=True)
class Listing:
    """Everything that is listed, read from the disk.

    Attributes:
        articles: those in the library, the one read last first.
        here: the current folder.
        watched: folders that are listed as well, whatever the current folder.
        trouble: what cannot be listed now.
        damaged: damaged files of the notebook; each is reported once.
    """

    articles: tuple[Shelved, ...]
    here: FolderListing
    watched: tuple[FolderListing, ...] = ()
    trouble: str = ""
    damaged: tuple[str, ...] = ()


def list_library(shelf: Shelf, folder: Path) -> Listing:
    """List all articles, a folder, and the watched folders."""
    articles = tuple(shelf.articles())
    others = [path for path in shelf.settings.watched_folders if path != folder]
    here, *watched = (list_folder(path) for path in (folder, *others))
    trouble = " ".join(filter(None, (one.trouble for one in (here, *watched))))
    return Listing(articles, here, tuple(watched), trouble, tuple(shelf.notebook.trouble))


def list_folder(folder: Path) -> FolderListing:
    """List the readable files in a folder, and its subfolders."""
    folders, files = [], []
    try:
        with os.scandir(folder) as found:
            for item in found:
                if item.name.startswith("."):
                    continue
                if is_folder(Path(item.path)):
                    folders.append(Path(item.path))
                elif Path(item.name).suffix.lower() in SUFFIXES and not _is_empty(item):
                    files.append(Path(item.path))
    except OSError as error:
        return FolderListing(folder, trouble=f"{clean(str(folder))}: {reason(error)}.")
    files = _without_exports(files)
    folders.sort(key=lambda path: path.name.lower())
    files.sort(key=lambda path: path.name.lower())
    return FolderListing(
        folder,
        tuple(folders[:_MOST_FILES]),
        tuple(files[:_MOST_FILES]),
        max(0, len(files) - _MOST_FILES),
    )


def _is_empty(item: "os.DirEntry[str]") -> bool:
    try:
        return item.stat().st_size == 0
    except OSError:
        return False  # opening it will tell why


def _without_exports(files: list[Path]) -> list[Path]:
    """Files without exports: "berita.en.html" beside "berita.txt", a word list."""
    sources = {path.stem for path in files}
    return [
        path
        for path in files
        if not _EXPORT_OF_ALL.match(path.name)
        and (not (export := _EXPORT.match(path.name)) or export[1] not in sources)
    ]


def stamp(folders: Iterable[Path]) -> tuple[int, ...]:
    """Changes whenever a file is added to one of the folders, or removed.

    Checking a few folders every other second costs less than a file system watcher (such as
    watchdog), and works on network disks, where watchers are not notified.
    """
    return tuple(_changed(folder) for folder in folders)


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
