"""Reads an article from its file, or from the copy that was kept of it if the file is gone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from translations.articles import Article
from translations.articles.opening import Source, identify, name_by_first_line, open_source
from translations.articles.streams import read_stream
from translations.cleaning import clean
from translations.errors import ArticleError, DwibacaError
from translations.files import is_file
from translations.folders import Folders
from translations.reading.beginning import Beginnings


class Piped(NamedTuple):
    """Input from a pipe instead of a file."""

    descriptor: int
    name: str = "standard input"


class ReadArticle(NamedTuple):
    """An article as it was found."""

    article: Article
    address: Path | None
    """What opens it again: its file, or its kept copy; None if there is neither."""
    notice: str = ""
    """A notice about where it came from; "" if there is nothing unusual."""


class FileOrCopy:
    """Reads articles from files, kept copies and pipes."""

    def __init__(
        self,
        folders: Folders,
        on_beginning: Callable[[Article], object],
        wait: Callable[[], object],
    ) -> None:
        """
        Args:
            on_beginning: called with what has arrived of a text that takes long.
            wait: called before libraries are imported that take longer than painting a screen.
        """
        self._folders, self._on_beginning, self._wait = folders, on_beginning, wait

    def read(self, wanted: Path | Piped) -> ReadArticle:
        """The article at a path or from a pipe.

        Raises:
            ArticleError: neither the file nor a copy of it can be read.
        """
        if isinstance(wanted, Piped):
            return self._read_pipe(wanted)
        try:
            beginnings = Beginnings(wanted.name, self._on_beginning)
            more = partial(beginnings.more, at_once=True)
            article = self._read_source(open_source(wanted, more))
            return ReadArticle(article, wanted, _about_copy(article))
        except ArticleError as error:
            copy = self._copy(wanted)
            if copy is None:
                raise
            article = self._read_source(open_source(copy))
            return ReadArticle(article, copy, f"{error.what} {_as_it_was(article)}")

    def _read_pipe(self, pipe: Piped) -> ReadArticle:
        """Reads what a pipe sends, and keeps it, as there is no other copy."""
        from translations.library.shelf import Shelf

        beginnings = Beginnings(pipe.name, self._on_beginning)
        data = read_stream(pipe.descriptor, pipe.name, beginnings.more)
        article = name_by_first_line(self._read_source(identify(data, pipe.name)), pipe.name)
        try:
            return ReadArticle(article, Shelf(self._folders).keep(article))
        except DwibacaError as error:  # the article can be read all the same
            return ReadArticle(article, None, str(error))

    def _read_source(self, source: Source) -> Article:
        if source.heavy:
            self._wait()
        return source.read()

    def _copy(self, path: Path) -> Path | None:
        from translations.library.shelf import Shelf

        found = Shelf(self._folders).copy_of(path)
        return found[1] if found else None


def _about_copy(article: Article) -> str:
    """The notice about an article that was not read from its own file."""
    if not article.stored or article.path is None:
        return ""
    if is_file(article.path):
        return f"{_as_it_was(article)} Its file may have changed since."
    return f"{clean(str(article.path))} is gone. {_as_it_was(article)}"


def _as_it_was(article: Article) -> str:
    return f"This is its text as it was read on {article.stored[:10]}."
