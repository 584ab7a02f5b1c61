"""Parses real-world XML and XHTML into element trees.

Only HTML's entities are expanded, nothing is fetched, and nothing outside the file is read.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from translations.articles.encoding import decode
from translations.articles.mojibake import repaired

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{0,31});")
# References to control characters mean Windows-1252, in books as on web pages: "&#150;" is "–".
_WINDOWS_REFERENCE = re.compile(r"&#(?:0*1(?:2[89]|[345]\d)|[xX]0*[89][\da-fA-F]);")
_XML_ENTITIES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_BARE_AMPERSAND = re.compile(r"&(?!#\d{1,7};|#[xX][\da-fA-F]{1,6};|(?:amp|lt|gt|quot|apos);)")
_DOCTYPE = re.compile(r"<!DOCTYPE", re.IGNORECASE)
_SUBSET_END = re.compile(r"\]\s*>")
_CDATA, _CDATA_END = "<![CDATA[", "]]>"
_ROOM_BEFORE_ROOT = 64 * 1024  # characters; a DOCTYPE begins within them or not at all


def parse_xml(data: bytes, shown: str) -> _Element | None:
    """Parse XML that a program wrote, repairing common mistakes.

    Args:
        data: the file.
        shown: its cleaned name, for messages.

    Returns:
        The root; None if nothing can be read.

    Raises:
        ArticleError: it is binary, or its encoding cannot be determined.
    """
    from lxml import etree

    text = _text(data, shown)
    try:
        return etree.fromstring(text.encode(), _parser())
    except (etree.XMLSyntaxError, ValueError):
        pass
    try:
        return etree.fromstring(_BARE_AMPERSAND.sub("&amp;", text).encode(), _parser(recover=True))
    except (etree.XMLSyntaxError, ValueError):
        return None


def parse_page(data: bytes, shown: str) -> _Element | None:
    """Parse a page of a book: XHTML, or anything that a browser would accept as HTML.

    Args, Returns, Raises: as `parse_xml`.
    """
    from lxml import etree
    from lxml import html as lxml_html

    text = _text(data, shown)
    try:
        return etree.fromstring(text.encode(), _parser())
    except (etree.XMLSyntaxError, ValueError):
        pass
    lenient = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(without_cdata(text).encode(), parser=lenient)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _parser(*, recover: bool = False) -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        # The encoding that a file declares is often wrong, and it has already been decoded.
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _text(data: bytes, shown: str) -> str:
    """The decoded file from its first tag, without a DOCTYPE and without HTML's entities."""
    try:
        # Nearly all; UTF-16 without a mark could pass for UTF-8, were it not for its NULs.
        text = repaired(data.decode("utf-8")) if b"\0" not in data else decode(data, shown)
    except UnicodeDecodeError:
        text = decode(data, shown)
    text = _without_doctype(text.lstrip("\ufeff \t\r\n"))
    if "&" not in text:
        return text
    return _WINDOWS_REFERENCE.sub(
        lambda sign: html.unescape(sign[0]), _ENTITY.sub(_written_out, text)
    )


def _without_doctype(text: str) -> str:
    """Removes the DOCTYPE, where entities are defined."""
    found = _DOCTYPE.search(text, 0, _ROOM_BEFORE_ROOT)
    if not found:
        return text
    end, subset = text.find(">", found.end()), text.find("[", found.end())
    if 0 <= subset < end and (closed := _SUBSET_END.search(text, subset)):
        return text[: found.start()] + text[closed.end() :]
    return text[: found.start()] + text[end + 1 :] if end > 0 else text


def _written_out(found: re.Match[str]) -> str:
    if found[1] in _XML_ENTITIES:
        return found[0]
    character = html.unescape(found[0])
    return "" if character == found[0] else character  # its own entities stay unexpanded


def without_cdata(text: str) -> str:
    """HTML reads a CDATA section as a comment, so its text is escaped like any other."""
    parts: list[str] = []
    at = 0
    while (start := text.find(_CDATA, at)) >= 0:
        end = text.find(_CDATA_END, start)
        if end < 0:
            break
        parts += (text[at:start], html.escape(text[start + len(_CDATA) : end], quote=False))
        at = end + len(_CDATA_END)
    return "".join((*parts, text[at:])) if parts else text
