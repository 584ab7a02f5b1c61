"""The texts of articles that were read, kept so that they outlive their files."""

import contextlib
import os
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from translations.articles import Article, open_article
from translations.articles.stored import store
from translations.cleaning import clean
from translations.errors import ArticleError, DwibacaError, reason
from translations.files import is_file, write_atomically
from translations.folders import Folders
from translations.notebook.store import elsewhere

LARGEST = 1_000_000
"""The most characters of a kept article: longer ones are books, whose files people keep."""
LIMIT = 500 * 2**20
"""Bytes of all kept articles together: some hundred thousand newspaper articles."""

_SUFFIX = ".json.gz"
_FORGOTTEN = "forgotten"


class Kept(NamedTuple):
    """A kept article's file.

    Attributes:
        name: the beginning of the article's digest, as in the name of its notebook file.
        size: in bytes.
        changed: when it was written or last read, in nanoseconds of the system's clock.
    """

    path: Path
    name: str
    size: int
    changed: int


class KeptArticles:
    """A folder of articles: one file for each text that was read, named by its digest."""

    def __init__(self, folders: Folders, *, limit: int = LIMIT) -> None:
        self.folder = folders.kept
        self.limit = limit

    def path_of(self, digest: str) -> Path | None:
        """The file of a text, if it is kept."""
        path = self._path(digest)
        return path if is_file(path) else None

    def all(self) -> list[Kept]:
        """All kept articles, the least recently read first."""
        try:
            with os.scandir(self.folder) as found:
                files = list(filter(None, map(_kept, found)))
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _cannot(self.folder, error) from error
        return sorted(files, key=lambda kept: (kept.changed, kept.name))

    def keep(self, article: Article, *, whatever_size: bool = False) -> Path | None:
        """Keep an article's text, or record that a kept one was read again.

        Args:
            whatever_size: keep even a book, because there is no other copy.

        Returns:
            Its file; None for a book, whose file the notebook knows.

        Raises:
            DwibacaError: it could not be written, or the kept articles fill their limit.
        """
        path = self._path(article.digest)
        if is_file(path):
            with contextlib.suppress(OSError):  # it only affects the order of trimming
                os.utime(path)
            return path
        if not whatever_size and sum(len(block.text) for block in article.blocks) > LARGEST:
            return None
        content = store(article, datetime.now(UTC).astimezone().isoformat(timespec="seconds"))
        if self._size() + len(content) > self.limit:
            raise DwibacaError(
                f"“{article.title}” is not kept: the kept articles fill their"
                f" {self.limit / 2**20:,.0f} MB.",
                "Make room with: dwibaca kept --trim",
            )
        try:
            write_atomically(path, content)
        except OSError as error:
            raise _cannot(path, error) from error
        return path

    def _size(self) -> int:
        """Bytes of all kept articles; faster than `all` where thousands are added at once."""
        try:
            with os.scandir(self.folder) as found:
                files = [file for file in found if file.name.endswith(_SUFFIX)]
                return sum(file.stat().st_size for file in files)
        except OSError:
            return sum(kept.size for kept in self.all())  # one was just removed, or none is there

    def open(self, digest: str) -> Article:
        """Read a kept article.

        Raises:
            ArticleError: it is not kept, or its file is damaged.
        """
        path = self.path_of(digest)
        if path is None:
            raise ArticleError("The text of this article is not kept.")
        return open_article(path)

    def forget(self, digest: str) -> None:
        """Put a text aside; `trim` finally deletes it.

        Raises:
            DwibacaError: it could not be moved.
        """
        self._move(self.folder, self.folder / _FORGOTTEN, digest)

    def remember(self, digest: str) -> None:
        """Undo `forget`."""
        self._move(self.folder / _FORGOTTEN, self.folder, digest)

    def trim(self, most: int, spared: Collection[str] = ()) -> tuple[int, int]:
        """Delete forgotten texts, then the oldest, until the rest fits in ``most`` bytes.

        Args:
            spared: names of those that stay, whatever their age.

        Returns:
            How many were deleted, and their total bytes.

        Raises:
            DwibacaError: one could not be deleted.
        """
        kept = self.all()
        size = sum(one.size for one in kept)
        doomed = self._forgotten()
        for one in kept:
            if size <= most:
                break
            if one.name not in spared:
                doomed.append(one)
                size -= one.size
        for one in doomed:
            try:
                one.path.unlink(missing_ok=True)
            except OSError as error:
                raise _cannot(one.path, error) from error
        return len(doomed), sum(one.size for one in doomed)

    def _forgotten(self) -> list[Kept]:
        with (
            contextlib.suppress(FileNotFoundError),
            os.scandir(self.folder / _FORGOTTEN) as found,
        ):
            return list(filter(None, map(_kept, found)))
        return []

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest[:32]}{_SUFFIX}"

    def _move(self, source: Path, target: Path, digest: str) -> None:
        name = self._path(digest).name
        try:
            target.mkdir(parents=True, exist_ok=True)
            with contextlib.suppress(FileNotFoundError):  # a book, or keeping is off
                (source / name).replace(target / name)
        except OSError as error:
            raise _cannot(target / name, error) from error


def _kept(file: "os.DirEntry[str]") -> Kept | None:
    """The kept article in a file; None for another file, and for one that is just being removed."""
    if not file.name.endswith(_SUFFIX):
        return None
    try:
        stat = file.stat()
    except OSError:
        return None
    name = file.name.removesuffix(_SUFFIX)
    return Kept(Path(file.path), name, stat.st_size, stat.st_mtime_ns)


def _cannot(path: Path, error: OSError) -> DwibacaError:
    return DwibacaError(
        f"The kept articles cannot be changed: {clean(str(path))}: {reason(error)}.",
        elsewhere(error),
    )
