"""EPUB 2 and 3 into an Article, with zipfile and lxml (ebooklib's AGPL does not go with MIT).

A book is a stranger's zip: every size is bounded while unpacking (the sizes that its directory
states can lie), no entity is expanded, and nothing outside the archive is ever read.
"""

from __future__ import annotations

import html
import io
import posixpath
import re
import zipfile
import zlib
from typing import TYPE_CHECKING
from urllib.parse import unquote

from translations.articles.article import Article, ContentsEntry, contents_of_headings
from translations.articles.elements import BlockBuilder, local_name
from translations.cleaning import clean
from translations.errors import ArticleError

if TYPE_CHECKING:
    from lxml.etree import XMLParser, _Element

MAX_PART = 32 * 2**20
"""Bytes of one unpacked file of a book."""
MAX_UNPACKED = 256 * 2**20
"""Bytes of all files of a book that are read."""
MAX_FILES = 20_000
MAX_TAGS = 2_000_000
"""Of all files of a book that are read: each may be a paragraph."""

_CONTAINER = "META-INF/container.xml"
# Fonts may be scrambled without the book being protected.
_FONT_SCRAMBLING = frozenset(
    {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"}
)
_DRM_FILES = ("META-INF/rights.xml", "META-INF/license.lcpl", "META-INF/sinf.xml")
_NAMED_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,31});")
_XML_ENTITIES = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_DOCTYPE = re.compile(rb"<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
_PAGE_TYPES = frozenset({"application/xhtml+xml", "text/html", "application/xml", "text/xml", ""})


def read_epub(data: bytes, name: str) -> Article:
    """Read a book: its spine in order, with its own table of contents where it has one.

    Args:
        data: the whole file.
        name: its file name, for messages and for the title where the book has none.

    Raises:
        ArticleError: no EPUB, a damaged one, a protected one, or one that unpacks too large.
    """
    book = _Book(data, clean(name))
    book.refuse_drm()
    package = book.package()
    builder = BlockBuilder()
    starts: dict[str, int] = {}
    anchors: dict[tuple[str, str], int] = {}
    for page in package.spine:
        root = book.page(page)
        if root is None:
            continue
        starts.setdefault(page, len(builder.blocks))
        builder.anchors = {}
        builder.add(root)
        anchors.update(((page, anchor), at) for anchor, at in builder.anchors.items())
    blocks = tuple(builder.blocks)
    if not blocks:
        raise book.broken("it holds no text")
    contents = tuple(
        ContentsEntry(entry.title, entry.level, min(at, len(blocks) - 1))
        for entry in book.contents(package)
        if (at := anchors.get((entry.page, entry.anchor), starts.get(entry.page))) is not None
    )
    return Article(
        title=package.title or book.name,
        author=package.author,
        date=package.date,
        source=package.publisher,
        blocks=blocks,
        format="epub",
        contents=contents or contents_of_headings(blocks),
    )


class _Package:
    """What the package document (the .opf) says; every path is one of the archive."""

    def __init__(self, root: _Element, path: str) -> None:
        folder = posixpath.dirname(path)
        meta = {"title": "", "creator": [], "date": "", "publisher": ""}
        items: dict[str, _Element] = {}
        self.spine: list[str] = []
        self.nav = self.ncx = ""
        creators: list[str] = []
        for element in root.iter():
            tag = local_name(element)
            if tag == "creator":
                creators.append(clean(element.text or ""))
            elif tag in meta and not meta[tag]:
                meta[tag] = clean(element.text or "")
            elif tag == "item" and element.get("id"):
                items[element.get("id", "")] = element
        self.title, self.date = str(meta["title"]), str(meta["date"])[:10]
        self.publisher = str(meta["publisher"])
        self.author = ", ".join(filter(None, creators))
        for element in items.values():
            href = _join(folder, element.get("href", ""))
            if "nav" in (element.get("properties") or "").split():
                self.nav = href
            if element.get("media-type") == "application/x-dtbncx+xml":
                self.ncx = href
        for element in root.iter():
            if local_name(element) != "itemref" or element.get("linear") == "no":
                continue
            item = items.get(element.get("idref", ""))
            if item is not None and item.get("media-type", "") in _PAGE_TYPES:
                self.spine.append(_join(folder, item.get("href", "")))


class _Entry:
    """A line of the book's table of contents, before its page and anchor are looked up."""

    def __init__(self, title: str, level: int, target: str) -> None:
        self.title, self.level = title, level
        self.page, _, self.anchor = target.partition("#")


class _Book:
    """The archive: bounded reading, parsing, and the words for what is wrong with it."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._unpacked = self._tags = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError) as error:
            raise self.broken("the zip archive is damaged") from error
        names = self._zip.namelist()
        if _CONTAINER not in names:
            raise ArticleError(
                f"{name} is a zip archive, but not an EPUB.", "Unpack it and open the files in it."
            )
        if len(names) > MAX_FILES:
            raise self._too_large()
        self._names = frozenset(names)

    def broken(self, why: str) -> ArticleError:
        return ArticleError(
            f"{self.name} is a broken EPUB: {why}.", "Get it again from its source."
        )

    def _too_large(self) -> ArticleError:
        return ArticleError(
            f"{self.name} unpacks to more than {MAX_UNPACKED // 2**20} MB, {MAX_FILES:,} files "
            f"or {MAX_TAGS:,} tags.",
            "No book is that large; do not trust the file.",
        )

    def _read(self, path: str) -> bytes:
        """One file of the archive, never more of it than the bounds allow."""
        try:
            with self._zip.open(path) as part:
                data = part.read(MAX_PART + 1)
        except KeyError as error:
            raise self.broken(f"{clean(path)} is missing") from error
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as error:
            raise self.broken(f"{clean(path)} is damaged") from error
        except (RuntimeError, NotImplementedError) as error:
            raise ArticleError(
                f"{self.name} is locked with a password or an unknown method.",
                "Unlock it with the program it came from.",
            ) from error
        self._unpacked += len(data)
        self._tags += data.count(b"<")
        if len(data) > MAX_PART or self._unpacked > MAX_UNPACKED or self._tags > MAX_TAGS:
            raise self._too_large()
        return data

    def _xml(self, path: str) -> _Element:
        from lxml import etree

        try:
            return etree.fromstring(_without_entities(self._read(path)), _strict_parser())
        except etree.XMLSyntaxError as error:
            raise self.broken(f"{clean(path)} is not valid XML") from error

    def refuse_drm(self) -> None:
        """Raise an error that names DRM if the text of the book is encrypted."""
        protected = any(path in self._names for path in _DRM_FILES)
        if "META-INF/encryption.xml" in self._names:
            root = self._xml("META-INF/encryption.xml")
            methods = {
                element.get("Algorithm", "")
                for element in root.iter()
                if local_name(element) == "encryptionmethod"
            }
            protected = bool(methods - _FONT_SCRAMBLING)
        if protected:
            raise ArticleError(
                f"{self.name} is protected by DRM (copy protection), so its text cannot be read.",
                "Ask the shop for a copy without DRM.",
            )

    def package(self) -> _Package:
        rootfiles = [e for e in self._xml(_CONTAINER).iter() if local_name(e) == "rootfile"]
        path = rootfiles[0].get("full-path", "") if rootfiles else ""
        if not path:
            raise self.broken("it does not say where its contents are")
        package = _Package(self._xml(path), path)
        if not package.spine:
            raise self.broken("its spine names no pages")
        return package

    def page(self, path: str) -> _Element | None:
        """The tree of a page; None where the archive lacks it, as the other pages still read."""
        from lxml import etree
        from lxml import html as lxml_html

        if path not in self._names:
            return None
        data = _without_entities(self._read(path))
        try:
            return etree.fromstring(data, _strict_parser())
        except etree.XMLSyntaxError:
            pass  # many books hold HTML that is not XML; the lenient parser reads it
        try:
            return lxml_html.document_fromstring(data)
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return None

    def contents(self, package: _Package) -> list[_Entry]:
        """The book's own table of contents; [] where there is none that can be read."""
        try:
            if package.nav in self._names:
                return _nav_entries(self._xml(package.nav), posixpath.dirname(package.nav))
            if package.ncx in self._names:
                return _ncx_entries(self._xml(package.ncx), posixpath.dirname(package.ncx))
        except ArticleError:
            pass  # the headings stand in: a broken table of contents must not hide the book
        return []


def _nav_entries(root: _Element, folder: str) -> list[_Entry]:
    """EPUB 3: nested lists of links in <nav epub:type="toc">."""
    navs = [element for element in root.iter() if local_name(element) == "nav"]
    toc = [nav for nav in navs if "toc" in (nav.get("{http://www.idpf.org/2007/ops}type") or "")]
    entries = []
    for link in (toc or navs or [root])[0].iter():
        if local_name(link) == "a" and link.get("href"):
            level = sum(1 for above in link.iterancestors() if local_name(above) == "ol")
            title = clean("".join(str(part) for part in link.itertext()))
            entries.append(_Entry(title, max(1, level), _join(folder, link.get("href", ""))))
    return entries


def _ncx_entries(root: _Element, folder: str) -> list[_Entry]:
    """EPUB 2: nested <navPoint>, each with a label and a target."""
    entries = []
    for point in root.iter():
        if local_name(point) != "navpoint":
            continue
        label = next((e for e in point.iter() if local_name(e) == "text"), None)
        content = next((e for e in point.iter() if local_name(e) == "content"), None)
        if label is None or content is None:
            continue
        level = 1 + sum(1 for above in point.iterancestors() if local_name(above) == "navpoint")
        target = _join(folder, content.get("src", ""))
        entries.append(_Entry(clean(label.text or ""), level, target))
    return entries


def _join(folder: str, href: str) -> str:
    """A link as a path of the archive; what leads out of it names no file of it."""
    path, mark, anchor = href.partition("#")
    return posixpath.normpath(posixpath.join(folder, unquote(path))) + mark + unquote(anchor)


def _strict_parser() -> XMLParser:
    from lxml import etree

    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_pis=True
    )


def _without_entities(data: bytes) -> bytes:
    """Drop the DOCTYPE, where entities are defined, and write HTML's own ones out."""

    def written_out(found: re.Match[bytes]) -> bytes:
        if found[1] in _XML_ENTITIES:
            return found[0]
        character = html.unescape(found[0].decode("ascii"))
        if character == found[0].decode("ascii"):
            return b""  # defined by the document itself: never expanded
        return "".join(f"&#{ord(c)};" for c in character).encode("ascii")

    return _NAMED_ENTITY.sub(written_out, _DOCTYPE.sub(b"", data, count=1))
