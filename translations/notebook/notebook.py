"""The notebook's folder: one JSON file for each article."""

import os
from datetime import UTC, datetime
from pathlib import Path

from translations.articles import Article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.files import write_atomically
from translations.notebook.entry import Entry, Place, entry_from_json, entry_of

_LARGEST = 16 * 2**20  # bytes; a notebook file is a few kilobytes


class Notebook:
    """The articles read, in a folder of plain files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest[:32]}.json"

    def entry(self, article: Article) -> Entry | None:
        """What is known of an article; None if it was never read, or its file is unreadable."""
        return _read(self._path(article.digest))

    def record(self, article: Article, place: Place) -> None:
        """Note that an article is being read, and where.

        Raises:
            DwibacaError: it could not be written.
        """
        path = self._path(article.digest)
        before = _read(path)
        if before is None and path.exists():
            return  # damaged, or of a newer version: never written over
        opened = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        entry = entry_of(article, opened, place, before)
        try:
            write_atomically(path, entry.to_json().encode())
        except OSError as error:
            reason = clean(error.strerror or str(error))
            raise DwibacaError(
                f"Your place cannot be kept: {clean(str(path))}: {reason}.",
                "Make room there, or set DWIBACA_HOME to another folder.",
            ) from error

    def recent(self, most: int = 50) -> list[Entry]:
        """The articles read last, the latest first; files that cannot be read are left out."""
        try:
            with os.scandir(self.folder) as files:
                found = [(f.stat().st_mtime, f.path) for f in files if f.name.endswith(".json")]
        except OSError:
            return []  # nothing was read yet
        latest = sorted(found, reverse=True)[:most]
        entries = [entry for _, path in latest if (entry := _read(Path(path)))]
        return sorted(entries, key=lambda entry: entry.opened, reverse=True)


def _read(path: Path) -> Entry | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        return entry_from_json(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
