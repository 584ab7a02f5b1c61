"""A folder whose articles are added to the library automatically."""

import os
import time
from pathlib import Path

from translations.articles import open_article
from translations.articles.formats import SUFFIXES
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.library.shelf import Shelf

_SETTLED = 1.0  # seconds without a change: then the file is complete


class Inbox:
    """Adds new files in a folder to the library. The files stay where they are.

    An article that was removed from the library stays removed as long as its file is there.

    Attributes:
        trouble: what could not be added, each file reported once.
    """

    def __init__(self, shelf: Shelf, folder: Path) -> None:
        self.trouble: list[str] = []
        self._shelf = shelf
        self._folder = folder
        self._seen: dict[str, int] = {}
        self._known: set[str] | None = None

    def take_in(self) -> int:
        """Add what is new.

        Returns:
            How many articles were added.
        """
        added = 0
        for path, changed in self._files():
            if self._seen.get(path) == changed:
                continue
            if time.time() - changed / 1e9 < _SETTLED:
                continue  # checked again next time
            self._seen[path] = changed
            if path in self._read_before():
                continue
            try:
                self._shelf.add(open_article(path))
                added += 1
            except DwibacaError as error:
                self.trouble.append(f"{clean(path)} was not added: {error}")
        return added

    def _files(self) -> list[tuple[str, int]]:
        """Path and modification time of each file, oldest first, so that the newest ends on top."""
        try:
            with os.scandir(self._folder) as found:
                files = [
                    (file.path, file.stat().st_mtime_ns)
                    for file in found
                    if file.is_file() and Path(file.name).suffix.lower() in SUFFIXES
                ]
        except OSError:
            return []  # it may be on a disk that is not connected
        return sorted(files, key=lambda file: file[1])

    def _read_before(self) -> set[str]:
        if self._known is None:
            notebook = self._shelf.notebook
            self._known = {path for one in notebook.summaries() for path in one.paths}
            self._known |= {path for entry in notebook.forgotten() for path in entry.paths}
        return self._known
