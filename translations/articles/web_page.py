"""A saved web page as a tree: parsed, and reduced to its article."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from translations.articles.inline import is_unseen
from translations.articles.markup import without_cdata
from translations.articles.outline import is_inline
from translations.cleaning import clean, clean_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_CONTROL_REFERENCE = re.compile(
    r"&#(?:0*(?:[0-8]|1[1-24-9]|2\d|3[01]|12[7-9]|1[34]\d|15\d)"
    r"|x0*(?:[0-8bcef]|1[0-9a-f]|7f|[89][0-9a-f]|d[89a-f][0-9a-f]{2}|fff[ef]))(?![\da-f]);?",
    re.IGNORECASE,
)
LONGEST_LINE = 120
"""Characters of a line with authors or a date."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_CUT = re.compile(r"(?:<[/!]?|&[a-z]{0,8}|&#x?[0-9a-fA-F]{0,6})\Z")
"""The beginning of a tag or a reference at the very end, where a page was cut."""


def parse_page(text: str) -> _Element:
    """The tree of a decoded page, without comments and processing instructions.

    Pages made by React have comments within sentences. The text after one is the comment's
    tail, which is easily lost.

    Raises:
        lxml.etree.ParserError, lxml.etree.XMLSyntaxError, ValueError: it is not a page.
    """
    from lxml import etree

    # lxml refuses a str with an encoding declaration, and this one is already decoded.
    # Cleaned at once: lxml parses control characters but refuses to move them.
    declaration = _DECLARATION.match(text)
    if declaration:  # XHTML, whose CDATA sections HTML would take for comments
        text = without_cdata(text[declaration.end() :])
    page = _CONTROL_REFERENCE.sub(_as_browsers_do, clean_lines(_CUT.sub("", text)))
    # Not lxml.html: it creates its elements in slow Python.
    parser = etree.HTMLParser(remove_comments=True, remove_pis=True)
    root = etree.fromstring(page, parser)
    if root is None:
        raise ValueError("no element")
    return root


def _as_browsers_do(found: re.Match[str]) -> str:
    """What a reference to a control character shows: "&#128;" is "€", as in Windows-1252."""
    shown = clean(unescape(found[0]))
    return shown if shown.isprintable() and shown else "\ufffd"


def keep_only(page: _Element, chosen: Iterable[_Element]) -> None:
    """Remove all text outside the chosen blocks from a page."""
    blocks = set(chosen)
    alive = set(blocks)
    for block in blocks:
        for above in block.iterancestors():
            if above in alive and above not in blocks:
                break
            alive.add(above)
    for block in alive:
        if is_unseen(block):  # it was waiting for a script to show it
            for name in {"hidden", "style", "class"} & set(block.keys()):
                del block.attrib[name]
    _prune(page, page in blocks, blocks, alive)


def _prune(element: _Element, kept: bool, blocks: set[_Element], alive: set[_Element]) -> None:
    """``kept``: whether the text directly in the element belongs to the article."""
    if not kept:
        element.text = None
    for child in list(element):
        inline = isinstance(child.tag, str) and is_inline(child.tag)
        if child.tag == "math" and kept:
            pass  # a formula is kept complete
        elif child in alive or (inline and kept):
            _prune(child, child in blocks or (inline and kept), blocks, alive)
        elif (kept and child.tail) or child.tag in ("td", "th"):
            # Even empty, it still separates the text before it from the text after it.
            tail = child.tail
            child.clear()
            child.tail = tail
        else:
            element.remove(child)
            continue
        if not kept:
            child.tail = None


def class_and_id(element: _Element) -> str:
    """Its class and its id, in lower case."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def short_text(element: _Element) -> str:
    """Its text on one line; "" if it is longer than a line."""
    parts = []
    for part in element.itertext():
        parts.append(str(part))
        if len(parts) > 30:
            return ""
    text = " ".join(" ".join(parts).split())
    return text if len(text) < LONGEST_LINE else ""
