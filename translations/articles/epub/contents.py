"""A book's own table of contents: EPUB 3's <nav> or EPUB 2's NCX."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from translations.articles.elements import local_name
from translations.articles.epub.package import join
from translations.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"


@dataclass(frozen=True)
class Entry:
    """A line of the table, before its page and anchor are resolved."""

    title: str
    level: int
    path: str
    anchor: str


class _Lines:
    """Collects entries; one without a link of its own gets that of the next one below it."""

    def __init__(self, document: str) -> None:
        self._folder, self._document = posixpath.dirname(document), document
        self._waiting: list[tuple[str, int]] = []
        self.entries: list[Entry] = []

    def add(self, title: str, level: int, href: str) -> None:
        path = join(self._folder, href) if href and not href.startswith("#") else ""
        if not href:
            self._waiting.append((title, level))
            return
        anchor = unquote(href.partition("#")[2])
        self._waiting = [(text, depth) for text, depth in self._waiting if depth < level]
        for text, depth in (*self._waiting, (title, level)):
            self.entries.append(Entry(text, depth, path or self._document, anchor))
        self._waiting.clear()


def nav_entries(root: _Element, document: str) -> list[Entry]:
    """The entries of the nested lists in <nav epub:type="toc">, or in its substitute."""
    navs = [element for element in root.iter() if local_name(element) == "nav"]
    toc = [nav for nav in navs if "toc" in _roles(nav)]
    lines = _Lines(document)
    for element in (toc or navs or [root])[0].iter():
        name = local_name(element)
        parent = element.getparent()
        label = name == "span" and parent is not None and local_name(parent) == "li"
        if name == "a" or label:
            href = (element.get("href") or "") if name == "a" else ""
            level = _depth(element.iterancestors(), ("ol", "ul"))
            lines.add(_text(element), level, href)
    return lines.entries


def ncx_entries(root: _Element, document: str) -> list[Entry]:
    """The entries of nested <navPoint> elements, each with a label and a target."""
    lines = _Lines(document)
    for point in root.iter():
        if local_name(point) != "navpoint":
            continue
        label = next((child for child in point if local_name(child) == "navlabel"), None)
        content = next((child for child in point if local_name(child) == "content"), None)
        href = (content.get("src") or "") if content is not None else ""
        level = 1 + _depth(point.iterancestors(), ("navpoint",), least=0)
        lines.add(_text(label) if label is not None else "", level, href)
    return lines.entries


def _roles(nav: _Element) -> list[str]:
    written = nav.get(_EPUB_TYPE) or nav.get("epub:type") or ""
    return (written + " " + (nav.get("role") or "").replace("doc-", "")).lower().split()


def _depth(ancestors: Iterable[_Element], names: tuple[str, ...], *, least: int = 1) -> int:
    return max(least, sum(1 for above in ancestors if local_name(above) in names))


def _text(element: _Element) -> str:
    return clean("".join(map(str, element.itertext())))
