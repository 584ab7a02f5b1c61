"""How much of a file is read: in bytes, and in what takes far more memory than its bytes."""

import re

from translations.cleaning import clean
from translations.errors import ArticleError
from translations.patterns import lazy_pattern

MAX_BYTES = 64 * 1024 * 1024
"""The largest file that is opened: about a hundred times the longest novel."""
MAX_LINES = 1_000_000
"""Non-blank lines of a plain text."""
MAX_PAGES = 5_000
"""Pages of a PDF file, each of which takes a few milliseconds."""
MAX_LETTERS = 20_000_000
"""Characters of a PDF file: a shelf of novels."""
MAX_MARKUP = 500_000
"""Markup characters in a page or a Markdown text, each of which costs the libraries a kilobyte or
two; in a web archive, lines that begin a part or a header."""

_ADVICE = "Split it into smaller files."
_MARKDOWN_SIGN = lazy_pattern(r"[*_`\[<|]|^[^\S\n]*\S", re.MULTILINE)
_ARCHIVE_LINE = lazy_pattern(rb"^(?:--|[!-9;-~]+:)", re.MULTILINE)


def check_bytes(count: int, name: str) -> None:
    """Refuse a file that is too large.

    Raises:
        ArticleError: it has more than `MAX_BYTES`.
    """
    if count > MAX_BYTES:
        raise ArticleError(
            f"{clean(name)} is too large ({count / 2**20:,.0f} MB; "
            f"the limit is {MAX_BYTES // 2**20} MB).",
            _ADVICE,
        )


def check_lines(text: str, name: str) -> None:
    """Refuse a plain text with too many lines; ``text`` is already cleaned.

    Raises:
        ArticleError: it has more than `MAX_LINES`.
    """
    if text.count("\n") < MAX_LINES:
        return  # nearly always; the next line takes a while
    if sum(1 for line in text.split("\n") if line.strip()) > MAX_LINES:
        raise _too_many(name, f"{MAX_LINES:,} lines")


def check_pages(count: int, name: str) -> None:
    """Refuse a document with too many pages.

    Raises:
        ArticleError: it has more than `MAX_PAGES`.
    """
    if count > MAX_PAGES:
        raise _too_many(name, f"{MAX_PAGES:,} pages")


def check_letters(count: int, name: str) -> None:
    """Refuse a document with too many characters.

    Raises:
        ArticleError: it has more than `MAX_LETTERS`.
    """
    if count > MAX_LETTERS:
        raise _too_many(name, f"{MAX_LETTERS:,} letters")


def check_markdown(text: str, name: str) -> None:
    """Refuse Markdown with too many lines and markup characters; ``text`` is already cleaned.

    Raises:
        ArticleError: it has more than `MAX_MARKUP` of both.
    """
    if len(text) > MAX_MARKUP and sum(1 for _ in _MARKDOWN_SIGN.finditer(text)) > MAX_MARKUP:
        raise _too_many(name, f"{MAX_MARKUP:,} lines and markup characters")


def check_tags(text: str, name: str) -> None:
    """Refuse a page with too many tags.

    Raises:
        ArticleError: it has more than `MAX_MARKUP`.
    """
    if text.count("<") > MAX_MARKUP:
        raise _too_many(name, f"{MAX_MARKUP:,} tags")


def check_elements(count: int, name: str, most: int = MAX_MARKUP) -> None:
    """Refuse a document with too many elements.

    Raises:
        ArticleError: it has more than ``most``.
    """
    if count > most:
        raise _too_many(name, f"{most:,} elements")


def check_archive(data: bytes, name: str) -> None:
    """Refuse a web archive with too many parts and headers.

    Raises:
        ArticleError: it has more than `MAX_MARKUP` of both.
    """
    if len(data) > MAX_MARKUP and sum(1 for _ in _ARCHIVE_LINE.finditer(data)) > MAX_MARKUP:
        raise _too_many(name, f"{MAX_MARKUP:,} parts and headers")


def _too_many(name: str, what: str) -> ArticleError:
    return ArticleError(f"{clean(name)} has more than {what}, too many to read at once.", _ADVICE)
