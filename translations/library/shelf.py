"""The reader's articles: adding, finding and removing them, wherever their files are."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from translations.articles import Article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.files import is_file
from translations.folders import Folders, named_path
from translations.library.settings import LibrarySettings, read_library_settings
from translations.notebook import KeptArticles, Notebook, Summary
from translations.patterns import lazy_pattern

_ID_LETTERS = 8
_ID = lazy_pattern(r"[0-9a-f]{4,64}")


class Shelved(NamedTuple):
    """An article in the library.

    Attributes:
        file: the file it is read from; None if that is gone.
        kept: the copy of its text; None if there is none.
    """

    summary: Summary
    file: Path | None
    kept: Path | None

    @property
    def id(self) -> str:
        """A short id, for commands."""
        return self.summary.digest[:_ID_LETTERS]

    @property
    def is_unread(self) -> bool:
        """Whether it was added but never opened."""
        return self.summary.progress == 0.0

    @property
    def has_lost_its_file(self) -> bool:
        """Whether it was read from a file that is gone; what was pasted never had one."""
        return self.file is None and bool(self.summary.paths)

    @property
    def path(self) -> Path | None:
        """The file to open: its own, or else the copy."""
        return self.file or self.kept

    def to_json(self) -> dict[str, Any]:
        """The form that `dwibaca list --json` prints."""
        summary = self.summary
        return {
            "id": self.id,
            "title": summary.title,
            "author": summary.author,
            "file": str(self.file) if self.file else None,
            "kept": str(self.kept) if self.kept else None,
            "collection": summary.collection,
            "progress": round(summary.progress, 3),
            "marks": summary.marks,
            "opened": summary.opened,
            "digest": summary.digest,
        }


class Shelf:
    """All articles of this user."""

    def __init__(self, folders: Folders, settings: LibrarySettings | None = None) -> None:
        self.settings = settings or read_library_settings(folders.config_file)[0]
        self.notebook = Notebook(folders)
        self.kept = KeptArticles(folders, limit=self.settings.keep_megabytes * 2**20)

    def articles(self) -> Iterator[Shelved]:
        """All articles, the one read last first."""
        kept = self._kept()
        for summary in self.notebook.summaries():
            file = next((path for path in map(Path, summary.paths) if is_file(path)), None)
            yield Shelved(summary, file, kept.get(summary.digest[:32]))

    def _kept(self) -> dict[str, Path]:
        """The files of kept articles by name; if they cannot be listed, that is no reason to list
        no article."""
        try:
            return {one.name: one.path for one in self.kept.all()}
        except DwibacaError as error:
            if str(error) not in self.notebook.trouble:
                self.notebook.trouble.append(str(error))
            return {}

    def with_digest(self, digest: str) -> Shelved | None:
        """The article with this text; None if there is none."""
        return next((one for one in self.articles() if one.summary.digest == digest), None)

    def add(self, article: Article) -> Path | None:
        """Add an article to read later; a removed one comes back as it was.

        Returns:
            The file to open: its own, or the copy of a text that has none.

        Raises:
            DwibacaError: it could not be written.
        """
        if self.notebook.is_forgotten(article.digest):
            self.notebook.remember(article.digest)
            self.kept.remember(article.digest)
        copy = self.keep(article)
        self.notebook.add(article)
        return article.path or copy

    def keep(self, article: Article) -> Path | None:
        """Keep the text of an article that is being read, if the settings allow.

        Returns:
            The copy; None if there is none.

        Raises:
            DwibacaError: it could not be written, or there is no room for it.
        """
        if article.path is None:  # pasted or piped: there is no other copy
            return self.kept.keep(article, whatever_size=True)
        return self.kept.keep(article) if self.settings.keep else None

    def remove(self, digest: str) -> None:
        """Remove an article with its marks and its text; `bring_back` undoes it.

        Raises:
            DwibacaError: it could not be moved.
        """
        self.notebook.forget(digest)
        self.kept.forget(digest)

    def bring_back(self, digest: str) -> None:
        """Undo `remove`.

        Raises:
            DwibacaError: it could not be moved.
        """
        self.notebook.remember(digest)
        self.kept.remember(digest)

    def trim(self, megabytes: float) -> tuple[int, int]:
        """Permanently delete removed articles, then the copies least recently read.

        Copies of articles with marks, and of articles whose file is gone, are spared.

        Returns:
            How many were deleted, and their total bytes.

        Raises:
            DwibacaError: one could not be deleted.
        """
        spared = {
            one.summary.digest[:32]
            for one in self.articles()
            if one.summary.marks or one.file is None
        }
        return self.kept.trim(int(megabytes * 2**20), spared)

    def named(self, name: str) -> Shelved:
        """The article with this id, path or title.

        Raises:
            DwibacaError: there is none, or more than one.
        """
        path = ""
        with contextlib.suppress(DwibacaError):  # it may be a title
            path = str(named_path(name).absolute())
        every = list(self.articles())
        found = [one for one in every if path in one.summary.paths[:1]]
        if not found and _ID.fullmatch(name):
            found = [one for one in every if one.summary.digest.startswith(name)]
        found = found or [one for one in every if one.summary.title.casefold() == name.casefold()]
        if not found:
            raise DwibacaError(
                f"There is no article {clean(name)} in the library.",
                "`dwibaca list` shows them all.",
            )
        if len({one.summary.digest for one in found}) > 1:
            ids = ", ".join(one.id for one in found[:5])
            raise DwibacaError(
                f"More than one article is called {clean(name)}.", f"Choose one by its id: {ids}."
            )
        return found[0]

    def copy_of(self, path: Path) -> tuple[Summary, Path] | None:
        """The kept text of the article last read from a path."""
        name = str(path.absolute())
        for summary in self.notebook.summaries():
            if name in summary.paths and (kept := self.kept.path_of(summary.digest)):
                return summary, kept
        return None
