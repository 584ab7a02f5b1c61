"""Turns a saved web page into an Article."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING

from translations.articles.article import Article, Block, contents_of_headings
from translations.articles.details import read_details
from translations.articles.elements import BlockBuilder
from translations.articles.extraction import article_blocks
from translations.articles.limits import check_tags
from translations.articles.plain import title_of
from translations.articles.web_page import keep_only, parse_page
from translations.cleaning import clean
from translations.errors import ArticleError

_MUCH_MORE = 8  # times
_LONG = 200  # characters: more than a request to allow scripts

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_html(text: str, name: str) -> Article:
    """Read a saved web page. Nothing that the page refers to is fetched.

    Args:
        text: the decoded page.
        name: its file name, for messages and for the title where the page has none.

    Raises:
        ArticleError: the page holds no article, or is too large.
    """
    check_tags(text, name)
    from lxml import etree

    nothing = ArticleError(
        f"No article was found in {clean(name)}.",
        "Save the page again from the article itself, or copy its text into a .txt file.",
    )
    try:
        page = parse_page(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise nothing from error
    details = read_details(page, text)
    of_frames = next(page.iter("frameset"), None) is not None
    without_script = _without_script(page)
    keep_only(page, article_blocks(page))
    blocks = _blocks(page)
    if 2 * _letters(blocks) < len(details.text):
        # A page that a script fills in, or one that shows only the beginning.
        blocks = _blocks(parse_page(_as_paragraphs(details.text)))
    if without_script and _letters(blocks) < _LONG:
        instead = parse_page(f"<body>{without_script}")
        keep_only(instead, article_blocks(instead))
        other = _blocks(instead)
        # Where there is an article, however short, such a part holds adverts.
        blocks = other if _letters(other) > _MUCH_MORE * _letters(blocks) else blocks
    if not blocks and of_frames:
        raise ArticleError(
            f"{clean(name)} is a page of frames, whose text is in other files.",
            "Open the file of the frame that holds the article.",
        )
    if not blocks:
        raise nothing
    return Article(
        title=details.title or title_of(blocks, name),
        author=details.author,
        date=details.date,
        source=details.source,
        blocks=blocks,
        format="html",
        contents=contents_of_headings(blocks),
    )


def _blocks(page: _Element) -> tuple[Block, ...]:
    builder = BlockBuilder()
    builder.add(page)
    return tuple(builder.blocks)


def _letters(blocks: tuple[Block, ...]) -> int:
    return sum(len(block.text) for block in blocks)


def _without_script(page: _Element) -> str:
    """The markup that a page has for browsers without scripts, if it is more than a remark."""
    from lxml import etree

    parts = [e for e in page.iter("noscript") if len("".join(map(str, e.itertext()))) > _LONG]
    markup = (etree.tostring(e, encoding="unicode", method="html", with_tail=False) for e in parts)
    inner = (re.sub(r"^<noscript[^>]*>|</noscript>$", "", part) for part in markup)
    # Browsers save it as text.
    return "".join(part if "<" in part else unescape(part) for part in inner)


def _as_paragraphs(text: str) -> str:
    """The text that a page provides for machines, as markup; some of them contain markup."""
    if re.search(r"</?(?:p|div|br)\b", text, re.IGNORECASE):
        return f"<body>{text}"
    lines = (escape(unescape(line)) for line in text.split("\n"))
    return "<body>" + "".join(f"<p>{line}</p>" for line in lines)
