"""Who wrote an article, when, and where it was published: a line for under its title."""

from datetime import datetime
from urllib.parse import urlsplit

from translations.articles.article import Article, Kind

_FIRST = 5  # blocks in which an article may name its author itself
_SHORT = 120  # characters of such a block


def byline(article: Article) -> str:
    """The line; "" if nothing is known. An author named at the top of the text is left out.

    >>> byline(Article("x", (), "html", "Ratna", "2026-05-17", "https://www.contoh.id/a"))
    'Ratna · 17 May 2026 · contoh.id'
    """
    said = [block.text for block in article.blocks[:_FIRST] if len(block.text) <= _SHORT]
    author = "" if any(article.author in text for text in said) else article.author
    parts = (author, _day(article.date), _publisher(article.source))
    return " · ".join(part for part in parts if part)


def title_block(article: Article) -> int | None:
    """The index of the block that is the article's title; None if the text does not have it."""
    for index, block in enumerate(article.blocks[:_FIRST]):
        same = block.text.strip().casefold() == article.title.strip().casefold()
        heading = block.kind is Kind.HEADING and not block.furniture
        if heading and (same or block.level == 1):
            return index
    return None


def _day(date: str) -> str:
    """A date as people write it; as it is, if it is not ISO 8601."""
    try:
        day = datetime.fromisoformat(date)
    except ValueError:
        return date
    return f"{day.day} {day:%B %Y}"


def _publisher(source: str) -> str:
    """The site of an address; other sources as they are."""
    try:
        site = urlsplit(source).hostname if "://" in source else None
    except ValueError:
        return source
    return site.removeprefix("www.") if site else source
