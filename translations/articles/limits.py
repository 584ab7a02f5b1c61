"""How much of a text is read: within the limit of bytes, memory could still grow without end."""

import re

from translations.cleaning import clean
from translations.errors import ArticleError

MAX_LINES = 1_000_000
"""Lines of a plain text that are not blank."""
MAX_MARKUP = 500_000
"""Signs of markup in a page or a Markdown text; each costs the libraries a kilobyte or two."""

_MARKDOWN_SIGN = re.compile(r"[*_`\[<|]|^[^\S\n]*\S", re.MULTILINE)


def check_lines(text: str, name: str) -> None:
    """Refuse a plain text of too many lines.

    Raises:
        ArticleError: it has more than `MAX_LINES`.
    """
    if text.count("\n") < MAX_LINES:
        return  # nearly always: the next line takes a moment
    if sum(1 for line in text.split("\n") if line.strip()) > MAX_LINES:
        raise _too_large(name, f"{MAX_LINES:,} lines")


def check_markdown(text: str, name: str) -> None:
    """Refuse Markdown of too many lines and signs.

    Raises:
        ArticleError: it has more than `MAX_MARKUP` of both.
    """
    if len(text) > MAX_MARKUP and sum(1 for _ in _MARKDOWN_SIGN.finditer(text)) > MAX_MARKUP:
        raise _too_large(name, f"{MAX_MARKUP:,} lines and signs of markup")


def check_tags(text: str, name: str) -> None:
    """Refuse a page of too many tags.

    Raises:
        ArticleError: it has more than `MAX_MARKUP`.
    """
    if text.count("<") > MAX_MARKUP:
        raise _too_large(name, f"{MAX_MARKUP:,} tags")


def _too_large(name: str, what: str) -> ArticleError:
    return ArticleError(
        f"{clean(name)} has more than {what}, too much to be read at once.",
        "Split it into smaller files.",
    )
