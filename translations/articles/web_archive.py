"""Turns a page saved as MHTML into an Article: the page itself among its frames and pictures."""

from __future__ import annotations

from dataclasses import replace
from email.message import Message

from translations.articles.article import Article
from translations.articles.html import read_html
from translations.articles.mime import parse_message, payload_of, text_of
from translations.cleaning import clean
from translations.errors import ArticleError

_MOST_PAGES = 20  # frames that are tried
_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_web_archive(data: bytes, name: str) -> Article:
    """Read the page that the archive names as its root, or else the frame with the most text.

    Args:
        data: a MIME message, not decoded.
        name: as in `read_html`.

    Raises:
        ArticleError: it contains no page, no article was found in it, or it is too large.
    """
    message = parse_message(data, name)
    pages = [part for part in message.walk() if part.get_content_type() in _PAGE_TYPES]
    pages = [part for part in pages if payload_of(part).strip()][:_MOST_PAGES]
    if not pages:
        raise ArticleError(f"{clean(name)} holds no web page.", "Save the page again.")
    address = _address(message)
    if root := _root(message, pages):
        pages.insert(0, root)
    best: Article | None = None
    failure: ArticleError | None = None
    for at, page in enumerate(pages):
        try:
            article = read_html(text_of(page, name), name)
        except ArticleError as error:
            failure = failure or error
            continue
        if best is None or _letters(article) > 2 * _letters(best):
            best = article
        if at == 0 and root and _letters(best) > 1000:
            break
    if best is None:
        assert failure is not None
        raise failure
    return best if best.source else replace(best, source=address)


def _root(message: Message, pages: list[Message]) -> Message | None:
    """The page that the archive declares as its beginning."""
    start = (message.get_param("start") or "") if message.is_multipart() else ""
    address = _address(message)
    for page in pages:
        own = str(page.get("Content-ID") or "")
        if start and own.strip().strip("<>") == str(start).strip().strip("<>"):
            return page
        if address and _address(page, "Content-Location") == address:
            return page
    return None


def _address(part: Message, *names: str) -> str:
    for name in names or ("Snapshot-Content-Location", "Content-Location"):
        address = clean(str(part.get(name) or ""))
        if address.startswith(("http://", "https://")):
            return address
    return ""


def _letters(article: Article) -> int:
    return sum(len(block.text) for block in article.blocks)
