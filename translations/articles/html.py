"""A saved web page into an Article: trafilatura finds the article among menus and adverts."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from translations.articles.article import Article, contents_of_headings
from translations.articles.elements import BlockBuilder
from translations.articles.encoding import decode
from translations.articles.limits import check_archive, check_tags
from translations.cleaning import clean, clean_lines
from translations.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)"
    r"|x0*(?:[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef]))(?![\da-f]);?",
    re.IGNORECASE,
)
_CAPTION_SIGN = "\ue5ca"  # a paragraph that stands for a caption
_MAX_HEADER = 10_000  # letters
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def read_html(text: str, name: str) -> Article:
    """Read a saved web page. Nothing that the page refers to is fetched.

    Args:
        text: the decoded page.
        name: its file name, for messages and for the title where the page has none.

    Raises:
        ArticleError: no article was found in the page, or it is too large.
    """
    check_tags(text, name)
    import lxml.html
    import trafilatura
    from lxml import etree

    nothing = ArticleError(
        f"No article was found in {clean(name)}.",
        "Save the page again from the article itself, or copy its text into a .txt file.",
    )
    try:
        # A str with an encoding declaration is refused by lxml; it is decoded already.
        # Cleaned at once, as lxml parses control characters but refuses to move them about.
        page = _CONTROL_REFERENCE.sub("\ufffd", clean_lines(_DECLARATION.sub("", text)))
        parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True)
        tree = lxml.html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise nothing from error
    _keep_captions(tree)
    found = trafilatura.bare_extraction(
        tree, with_metadata=True, include_comments=False, include_tables=True, include_images=False
    )
    if found is None or isinstance(found, dict) or found.body is None:
        raise nothing
    builder = BlockBuilder()
    _as_html(found.body)
    builder.add(found.body)
    blocks = tuple(builder.blocks)
    if not blocks:
        raise nothing
    return Article(
        title=clean(found.title or "") or clean(PurePath(name).stem),
        author=clean((found.author or "").replace(";", ",")),
        date=clean(found.date or ""),
        source=clean(found.url or found.hostname or ""),
        blocks=blocks,
        format="html",
        contents=contents_of_headings(blocks),
    )


def read_web_archive(data: bytes, name: str) -> Article:
    """Read a page saved as MHTML: the first HTML part of a MIME message.

    Raises:
        ArticleError: it holds no page, no article was found in it, or it is too large.
    """
    import email
    from email.policy import Compat32

    class BoundedHeaders(Compat32):
        """The standard library takes time by the square of a header's length, and none is long."""

        def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
            name, value = super().header_source_parse(sourcelines)
            return name, value[:_MAX_HEADER]

    check_archive(data, name)
    message = email.message_from_bytes(data, policy=BoundedHeaders())
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    payload = page.get_payload(decode=True) if page is not None else None
    if not isinstance(payload, bytes) or not payload.strip():
        raise ArticleError(f"{clean(name)} holds no web page.", "Save the page again.")
    return read_html(decode(payload, clean(name)), name)


def _keep_captions(tree: HtmlElement) -> None:
    """Move every caption out of its figure, as a marked paragraph: trafilatura drops figures."""
    import lxml.html

    for caption in list(tree.iter("figcaption")):
        text = clean(" ".join(caption.itertext()))
        figure = next(caption.iterancestors("figure"), None)
        if not text or figure is None or figure.getparent() is None:
            continue
        paragraph = lxml.html.Element("p")
        paragraph.text = _CAPTION_SIGN + text
        paragraph.tail, figure.tail = figure.tail, None
        figure.addnext(paragraph)
        caption.drop_tree()


def _as_html(body: _Element) -> None:
    """Rename what trafilatura names after TEI."""
    for element in body.iter("head", "list", "item", "quote", "row", "cell", "lb"):
        rend = element.get("rend") or ""
        element.tag = {
            "head": rend if rend[:1] == "h" else "h2",
            "list": "ol" if rend == "ol" else "ul",
            "item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br",
        }[element.tag]  # fmt: skip
    for element in body.iter("p"):
        if element.text and element.text.startswith(_CAPTION_SIGN):
            element.tag, element.text = "figcaption", element.text.lstrip(_CAPTION_SIGN)
