"""Summaries of all entries, kept in the cache so that a library of thousands opens at once.

Rebuilt from the notebook's files where they have changed; can be lost without harm.
"""

import contextlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from translations.files import read_json, write_atomically
from translations.notebook.entry import COLLECTIONS, Entry
from translations.notebook.names import original_name

_VERSION = 3
_FEW = 20  # changed files, which are as soon read again as all summaries are saved
_SMALL = 4096  # bytes


class Summary(NamedTuple):
    """What the library shows of an entry.

    Attributes:
        name: of the entry's file.
        progress: 0 to 1.
        marks: their number.
        words: those that were kept, as spelled in the article.
    """

    name: str
    digest: str
    title: str
    author: str
    paths: tuple[str, ...]
    former: tuple[str, ...]
    opened: str
    progress: float
    marks: int
    collection: str
    words: tuple[str, ...] = ()

    @property
    def is_finished(self) -> bool:
        """Whether the article was read to its end, whatever part of it is being read now."""
        return self.collection == "finished"


def summary_of(name: str, entry: Entry) -> Summary:
    """The summary of an entry."""
    return Summary(
        name,
        entry.digest,
        entry.title,
        entry.author,
        entry.paths,
        entry.former,
        entry.opened,
        entry.place.progress,
        len(entry.present),
        entry.collection,
        entry.words,
    )


class Index:
    """The summaries of the entries in a folder."""

    def __init__(self, folder: Path, file: Path) -> None:
        self._folder = folder
        self._file = file
        self._known: dict[str, tuple[int, int, Summary]] | None = None
        self._changes = 0
        """How many files have changed since the summaries were saved; large ones count more."""

    def summaries(self, read: Callable[[Path], Entry | None]) -> list[Summary]:
        """Summaries of all readable entries, as the files are now.

        Args:
            read: reads an entry; called only for files changed since the last time.
        """
        known = self._load() if self._known is None else self._known
        now: dict[str, tuple[int, int, Summary]] = {}
        for name, changed, size in _files(self._folder):
            before = known.get(name)
            if before and before[:2] == (changed, size):
                now[name] = before
            elif (entry := read(self._folder / name)) is not None:
                now[name] = (changed, size, summary_of(name, entry))
                self._changes += 1 + size // _SMALL
        self._changes += len(known.keys() - now.keys())
        if self._changes > _FEW:
            self._save(now)
            self._changes = 0
        self._known = now
        return [summary for _, _, summary in now.values()]

    def stamps(self) -> dict[str, int]:
        """When the entries' files were last changed."""
        return {name: changed for name, changed, _ in _files(self._folder)}

    def _load(self) -> dict[str, tuple[int, int, Summary]]:
        try:
            whole = read_json(self._file)
            if whole["version"] != _VERSION or whole["folder"] != str(self._folder):
                raise ValueError
            return {
                name: (changed, size, _from_json(summary))
                for name, (changed, size, summary) in whole["files"].items()
            }
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError):
            self._changes = _FEW  # lost, damaged, or another version's: it is rebuilt
            return {}

    def _save(self, files: dict[str, tuple[int, int, Summary]]) -> None:
        whole = {
            "version": _VERSION,
            "folder": str(self._folder),
            "files": {name: (a, b, summary._asdict()) for name, (a, b, summary) in files.items()},
        }
        with contextlib.suppress(OSError, MemoryError):  # it will be rebuilt next time
            write_atomically(self._file, json.dumps(whole).encode())


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """Name, modification time and size of each entry's file."""
    files: dict[str, tuple[int, int]] = {}
    try:
        with os.scandir(folder) as found:
            for file in found:
                # A link may lead nowhere, and another program may just have removed the file.
                with contextlib.suppress(OSError):
                    if file.name.endswith(".json") and file.is_file():
                        stat = file.stat()
                        files[file.name] = stat.st_mtime_ns, stat.st_size
    except OSError:
        return []  # nothing has been read yet
    # Copies waiting to be merged are duplicates of an article.
    return [(name, *about) for name, about in files.items() if original_name(name) not in files]


def _from_json(whole: dict[str, Any]) -> Summary:
    return Summary(
        name=str(whole["name"]),
        digest=str(whole["digest"]),
        title=str(whole["title"]),
        author=str(whole["author"]),
        paths=tuple(map(str, whole["paths"])),
        former=tuple(map(str, whole["former"])),
        opened=str(whole["opened"]),
        progress=float(whole["progress"]),
        marks=int(whole["marks"]),
        collection=name if (name := str(whole["collection"])) in COLLECTIONS else "",
        words=tuple(map(str, whole["words"])),
    )
