"""open_article: from a path to an article, within limits, or to an error that says why not."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from translations.articles.article import Article
from translations.articles.content import Content
from translations.articles.formats import reader_of
from translations.articles.limits import MAX_BYTES, check_bytes
from translations.articles.stored import is_stored, read_stored
from translations.articles.web_addresses import refuse_web_address
from translations.cleaning import clean
from translations.errors import ArticleError, reason
from translations.files import open_at_once

LARGE = 4 * 2**20
"""Bytes; reading more takes longer than a reader likes to wait."""
_HEAD = 256 * 1024  # bytes read first
_LONGEST_TITLE = 80  # characters of a first line


class Source(NamedTuple):
    """A file whose format is known, still to be read.

    Attributes:
        heavy: as `Reader.heavy`.
    """

    read: Callable[[], Article]
    heavy: bool


def open_article(path: str | os.PathLike[str]) -> Article:
    """Read a file as an article, whatever its suffix.

    Raises:
        ArticleError: it cannot be read as an article; the message says why and what to do.
    """
    return open_source(path).read()


def open_source(
    path: str | os.PathLike[str], on_progress: Callable[[bytes], object] = lambda _: None
) -> Source:
    """Read a file's bytes and identify their format; the caller does the rest.

    Args:
        on_progress: called with the bytes so far, while a large file is being read.

    Raises:
        ArticleError: as `open_article`.
    """
    path = Path(path).absolute()
    source = identify(_read_bytes(path, on_progress), path.name)

    def read() -> Article:
        article = source.read()
        return article if article.stored else replace(article, path=path)

    return source._replace(read=read)


def read_article(data: bytes, name: str) -> Article:
    """Read bytes from elsewhere, such as standard input, as an article.

    Raises:
        ArticleError: as `open_article`.
    """
    return identify(data, name).read()


def read_unnamed(data: bytes, where_from: str) -> Article:
    """Read text or a page without a file as an article titled by its first line.

    Args:
        where_from: its name in messages: "standard input".

    Raises:
        ArticleError: as `open_article`.
    """
    return name_by_first_line(identify(data, where_from).read(), where_from)


def name_by_first_line(article: Article, where_from: str) -> Article:
    """The article with a title of its own, if it had only the name of its origin."""
    if article.title not in (where_from, "Untitled", ""):
        return article
    first = article.blocks[0].sentences[0].text.strip().splitlines()[0]
    if len(first) > _LONGEST_TITLE:
        first = first[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return replace(article, title=first)


def identify(data: bytes, name: str) -> Source:
    """Identify what bytes are, by content, then by the suffix of ``name``.

    Raises:
        ArticleError: they are nothing that dwibaca reads.
    """
    shown = clean(name)
    if not data.strip():
        raise ArticleError(f"{shown} is empty.", "Check that it was saved completely.")
    check_bytes(len(data), name)
    if is_stored(data):
        return Source(partial(read_stored, data, name), heavy=False)
    content = Content(data, name)
    reader = reader_of(content)
    return Source(partial(reader.read, content), reader.heavy)


def _read_bytes(path: Path, on_progress: Callable[[bytes], object]) -> bytes:
    shown = clean(str(path))
    try:
        # Never opened before it is known to be a file: a named pipe would block for ever.
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ArticleError(f"{shown} is a folder.", "Name a file in it.")
        if not stat.S_ISREG(status.st_mode):
            raise ArticleError(f"{shown} is not an ordinary file.", "Copy its text into a file.")
        check_bytes(status.st_size, str(path))
        with open_at_once(path) as file:
            head = b""
            if status.st_size >= LARGE:
                head = file.read(_HEAD)
                on_progress(head)
            # Another program may write to it as fast as it is read.
            data = head + (file.read(MAX_BYTES + 1 - len(head)) or b"")
        check_bytes(len(data), str(path))
        return data
    except FileNotFoundError as error:
        refuse_web_address(str(path))
        raise ArticleError(f"{shown} does not exist.", "Check the name.") from error
    except PermissionError as error:
        raise ArticleError(
            f"You have no permission to read {shown}.", "Ask its owner, or copy it as its owner."
        ) from error
    except (OSError, ValueError) as error:
        raise ArticleError(f"{shown} cannot be read: {reason(error)}.") from error
