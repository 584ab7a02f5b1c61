"""The package document of a book (the .opf): its metadata, its files and their order."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translations.articles.elements import local_name
from translations.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_PAGE_TYPES = frozenset(
    "application/xhtml+xml text/html text/x-oeb1-document application/x-dtbook+xml "
    "image/svg+xml".split()
)
_XML_TYPES = frozenset({"application/xml", "text/xml"})
PAGE_SUFFIXES = (".xhtml", ".html", ".htm", ".xht", ".xml", ".svg")
_NCX_TYPE = "application/x-dtbncx+xml"
# What calibre writes for an unknown author.
_NOBODY = frozenset({"unknown", "unbekannt", "inconnu", "desconocido", "tidak diketahui"})
_DATE = re.compile(r"(-?\d{1,4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?|(\d{4})(\d\d)(\d\d)")
_FILE_ADDRESS = re.compile(r"file:/*", re.IGNORECASE)  # on the computer of whoever made the book
_LONGEST_CHAIN = 10  # of files that replace each other
_EARLIEST_YEAR = 1000  # calibre writes the year 101 for "no date"


@dataclass(frozen=True)
class Item:
    """A file of the book, as listed in the manifest.

    Attributes:
        path: from the root of the archive, spelled as in the manifest.
        media_type: in lower case, without parameters.
        fallback: the id of the file that replaces this one if it cannot be shown.
    """

    path: str
    media_type: str
    fallback: str = ""

    @property
    def is_sure_page(self) -> bool:
        """Whether every reading program can show a file of its type."""
        return self.media_type in _PAGE_TYPES

    @property
    def is_page(self) -> bool:
        """Whether its type, or failing that its name, promises text."""
        return (
            self.is_sure_page
            or self.media_type in _XML_TYPES
            or self.path.lower().endswith((*PAGE_SUFFIXES, ".txt"))
        )

    @property
    def is_picture(self) -> bool:
        """Whether it contains no text at all."""
        return self.media_type.startswith(("image/", "video/", "audio/")) and not self.is_page


class Package:
    """The package document; all paths are relative to the root of the archive.

    Attributes:
        spine: the pages in reading order; those outside it (``linear="no"``: notes, answers)
            come last. A page is a chain of alternative files, of which the first readable one
            counts.
        nav, ncx: the tables of contents; "" if there is none.
    """

    def __init__(self, root: _Element, path: str) -> None:
        self._folder = posixpath.dirname(path)
        self._items: dict[str, Item] = {}
        self.nav = self.ncx = ""
        creators: list[tuple[str, str]] = []
        titles: list[tuple[str, str]] = []
        dates: list[tuple[str, str]] = []
        refined: dict[tuple[str, str], str] = {}
        self.publisher = ""
        for element in root.iter():
            tag = local_name(element)
            text = clean("".join(map(str, element.itertext()))) if tag in _DESCRIBED else ""
            if tag == "item":
                self._add_item(element)
            elif tag == "meta" and element.get("refines"):
                what = (element.get("refines", "").lstrip("#"), element.get("property", ""))
                refined[what] = clean(element.text or "")
            elif tag == "creator":
                creators.append((text, element.get("id") or _any(element, "role")))
            elif tag == "title":
                titles.append((text, element.get("id") or ""))
            elif tag == "date":
                dates.append((_date(text), _any(element, "event")))
            elif tag == "publisher":
                self.publisher = self.publisher or text
        self.title = _main_title(titles, refined)
        self.author = ", ".join(_authors(creators, refined))
        known = [(date, event) for date, event in dates if date and event != "modification"]
        self.date = known[0][0] if known else ""
        # A book without a spine can still be read, in the order of its manifest.
        self.spine = tuple(self._spine(root)) or tuple((i,) for i in self.items if i.is_page)

    def _add_item(self, element: _Element) -> None:
        identity, href = element.get("id") or "", element.get("href") or ""
        kind = (element.get("media-type") or "").partition(";")[0].strip().lower()
        item = Item(join(self._folder, href), kind, element.get("fallback") or "")
        self._items.setdefault(identity or item.path, item)
        if "nav" in (element.get("properties") or "").split():
            self.nav = self.nav or item.path
        if kind == _NCX_TYPE or (href.lower().endswith(".ncx") and not self.ncx):
            self.ncx = self.ncx or item.path

    def _spine(self, root: _Element) -> Iterator[tuple[Item, ...]]:
        aside = []
        known = {identity.strip().lower(): identity for identity in reversed(self._items)}
        for element in root.iter():
            if local_name(element) == "spine" and (toc := self._items.get(element.get("toc", ""))):
                self.ncx = toc.path
            if local_name(element) != "itemref":
                continue
            idref = (element.get("idref") or "").strip()
            chain = self._chain(idref if idref in self._items else known.get(idref.lower(), ""))
            if chain and (element.get("linear") or "").lower() == "no":
                aside.append(chain)
            elif chain:
                yield chain
            elif idref:
                yield (Item(idref, ""),)  # not in the manifest, which the reader should know
        yield from aside

    def _chain(self, identity: str) -> tuple[Item, ...]:
        """A file and its fallbacks, in order."""
        chain: list[Item] = []
        item = self._items.get(identity)
        while item is not None and item not in chain and len(chain) < _LONGEST_CHAIN:
            chain.append(item)
            item = self._items.get(item.fallback)
        return tuple(sorted(chain, key=lambda item: not item.is_sure_page))

    @property
    def items(self) -> tuple[Item, ...]:
        """All files in the manifest."""
        return tuple(self._items.values())


_DESCRIBED = frozenset({"title", "creator", "date", "publisher"})


def join(folder: str, href: str) -> str:
    """The archive path that a link points to, without anchor and query."""
    path = _FILE_ADDRESS.sub("/", href.strip()).partition("#")[0].partition("?")[0]
    return posixpath.join(folder, path) if path else ""


def _any(element: _Element, name: str) -> str:
    """An attribute, with whatever prefix."""
    return next((str(v) for k, v in element.items() if re.split("[:}]", str(k))[-1] == name), "")


def _main_title(titles: list[tuple[str, str]], refined: dict[tuple[str, str], str]) -> str:
    main = [text for text, id_ in titles if refined.get((id_, "title-type")) == "main"]
    found = next((text for text in (*main, *(text for text, _ in titles)) if text), "")
    return "" if found.lower() in _NOBODY else found


def _authors(creators: list[tuple[str, str]], refined: dict[tuple[str, str], str]) -> list[str]:
    """The creators marked as authors; all creators if none is."""
    roles = [(name, refined.get((id_, "role"), id_)) for name, id_ in creators]
    writers = [name for name, role in roles if role == "aut"] or [name for name, _ in roles]
    return [name for name in dict.fromkeys(writers) if name and name.lower() not in _NOBODY]


def _date(text: str) -> str:
    """A date as the book gives it, without the time of day; "" for one that means "none"."""
    found = _DATE.fullmatch(text)
    if not found:
        return text[:40]
    year = int(found[1] or found[4])
    if 0 <= year < _EARLIEST_YEAR:
        return ""
    parts = (found[1] or found[4], found[2] or found[5], found[3] or found[6])
    return "-".join(part for part in parts if part and part != "00")
