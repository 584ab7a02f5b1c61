"""Turns EPUB 2 and 3 into an Article, with zipfile and lxml (ebooklib is AGPL, this is MIT).

Opens what other reading programs open: links may be spelled in any way, and a page that cannot be
shown leaves a notice in its place and does not affect the others.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePath
from urllib.parse import unquote

from translations.articles.archive import MAX_FILES, Archive, DamagedPart
from translations.articles.article import Article, Block, ContentsEntry, Kind, contents_of_headings
from translations.articles.elements import BlockBuilder, local_name
from translations.articles.epub.contents import Entry, nav_entries, ncx_entries
from translations.articles.epub.package import PAGE_SUFFIXES, Item, Package, join
from translations.articles.epub.page import as_html, frames, links
from translations.articles.epub.protection import encrypted_files, protected
from translations.articles.markup import parse_page, parse_xml
from translations.cleaning import clean
from translations.errors import ArticleError

_CONTAINER = "META-INF/container.xml"
_PACKAGE_TYPE = "application/oebps-package+xml"
_BEFORE_MARKUP = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"  # byte order marks and white space
_MOST_REPEATED = 100  # repetitions of pages in the spine, in all
_PICTURES = ("{*}img", "{*}image", "{*}svg", "{*}object", "{*}video")
_PAGE_START = re.compile(
    rb"[\xef\xbb\xbf\s]*(?:<\?xml[^>]*\?>\s*)?(?:<!doctype[^>]*>\s*)?<html\b", re.IGNORECASE
)
_HEAD = 2000  # bytes
_ONLY_PICTURES = "This book is made of pictures. Only their descriptions can be shown."


def read_epub(data: bytes, name: str) -> Article:
    """Read a book: its spine in order, with its own table of contents if it has one.

    Args:
        data: the whole file.
        name: its file name, for messages and for the title where the book has none.

    Raises:
        ArticleError: it is no EPUB, damaged, protected, or too large when unpacked.
    """
    shown = clean(name)
    archive = Archive(data, shown)
    trouble: ArticleError | None = None
    for package in _packages(archive, shown):
        try:
            return _Pages(archive, shown, package).article()
        except ArticleError as error:
            trouble = trouble or error  # another rendition of the book may have its text
    raise trouble or archive.broken("it does not say where its contents are")


def _packages(archive: Archive, shown: str) -> Iterator[Package]:
    """The renditions of a book: usually one.

    Raises:
        ArticleError: there is none.
    """
    trouble: ArticleError | None = None
    found = False
    for path in _package_paths(archive, shown):
        name = archive.find(path) or archive.find_anywhere(path)
        if name is None:
            trouble = trouble or archive.broken(f"{clean(path)} is missing")
            continue
        root = parse_xml(archive.read(name), shown)
        if root is None or local_name(root) == "":
            trouble = trouble or archive.broken(f"{clean(path)} is not valid XML")
            continue
        package = Package(root, name)
        if len(package.spine) > MAX_FILES:
            raise archive.too_large()
        if package.spine:
            found = True
            yield package
        else:
            trouble = trouble or archive.broken("its spine names no pages")
    if trouble is not None and not found:
        raise trouble


def _package_paths(archive: Archive, shown: str) -> list[str]:
    """The paths of package documents: the declared ones, then any others."""
    listed: list[tuple[bool, str]] = []
    if container := archive.find(_CONTAINER):
        root = parse_xml(archive.read(container), shown)
        for element in root.iter() if root is not None else ():
            if local_name(element) == "rootfile" and (path := element.get("full-path")):
                kind = (element.get("media-type") or "").strip().lower()
                listed.append((kind != _PACKAGE_TYPE and not path.lower().endswith(".opf"), path))
    there = sorted(
        (name for name in archive.names if name.lower().endswith(".opf")),
        key=lambda name: (name.count("/"), name),
    )
    named = [path for _, path in sorted(listed, key=lambda entry: entry[0])]
    known = {archive.find(path) for path in named}
    return [*named, *(name for name in there if name not in known)]


def _title(blocks: tuple[Block, ...], shown: str) -> str:
    """For a book without a title: its first heading, or its file's name."""
    first = next((block.text for block in blocks[:3] if block.kind is Kind.HEADING), "")
    return first or PurePath(shown).stem or shown


def _looks_like_markup(data: bytes) -> bool:
    return data.lstrip(_BEFORE_MARKUP).startswith(b"<")


@dataclass
class _Pages:
    """Reads the pages of one rendition into blocks."""

    archive: Archive
    shown: str
    package: Package
    builder: BlockBuilder = field(default_factory=BlockBuilder)
    starts: dict[str, int] = field(default_factory=dict)
    anchors: dict[tuple[str, str], int] = field(default_factory=dict)
    locked: int = 0
    repeated: int = 0
    pictures: bool = False
    signs: dict[tuple[str, str], str] = field(default_factory=dict)
    named: set[str | None] = field(default_factory=set)
    linked: list[str] = field(default_factory=list)

    def article(self) -> Article:
        """The article.

        Raises:
            ArticleError: it has no text, or none that can be read.
        """
        self._encrypted = encrypted_files(self.archive, self.shown)
        self.named = {self.archive.find(i.path) for chain in self.package.spine for i in chain}
        for chain in self.package.spine:
            self._add_page(chain)
        self._add_linked_pages()
        blocks = self._checked(self.builder.blocks)
        contents = tuple(self._contents(blocks))
        return Article(
            title=self.package.title or _title(blocks, self.shown),
            author=self.package.author,
            date=self.package.date,
            source=self.package.publisher,
            blocks=blocks,
            format="epub",
            contents=contents or contents_of_headings(blocks),
        )

    def _checked(self, found: list[Block]) -> tuple[Block, ...]:
        """The blocks, if any of them has text."""
        kinds = {block.kind for block in found} - {Kind.NOTICE}
        if self.locked and self.locked >= len(self.starts):
            raise protected(self.shown)
        if kinds == {Kind.CAPTION} and self._has_pictures():
            return (Block(Kind.NOTICE, _ONLY_PICTURES), *found)
        if kinds:
            return tuple(found)
        if self._has_pictures() and not found:
            raise ArticleError(
                f"{self.shown} is a book of pictures: it holds no text.",
                "Only text can be translated.",
            )
        raise self.archive.broken("it holds no text")

    def _has_pictures(self) -> bool:
        return self.pictures or any(i.media_type.startswith("image/") for i in self.package.items)

    def _add_page(self, chain: tuple[Item, ...]) -> None:
        """Add the first readable file of a chain, or a notice that says why there is none."""
        why = ""
        for item in chain:
            name = self.archive.find(item.path)
            if (
                name is None
                and (elsewhere := self.archive.find_anywhere(item.path)) not in self.named
            ):
                name = elsewhere
            if name in self.starts:
                self.repeated += 1
                if self.repeated > _MOST_REPEATED:
                    return
            if item.is_picture:
                continue
            what = clean(posixpath.basename(unquote(item.path)) or item.path)
            if name is None:
                why = why or f"A page of this book is missing: {what}."
            elif not (item.is_page or self._is_page(name)):
                why = why or f"A page of this book cannot be shown: {what} ({item.media_type})."
            else:
                before = len(self.builder.blocks)
                why = self._add_file(name) or why
                if len(self.builder.blocks) > before:
                    return
        if why:
            self.builder.blocks.append(Block(Kind.NOTICE, clean(why)))

    def _is_page(self, name: str) -> bool:
        """Whether a file without a known type or suffix is a page."""
        try:
            return bool(_PAGE_START.match(self.archive.read(name)[:_HEAD]))
        except DamagedPart:
            return False

    def _add_linked_pages(self) -> None:
        """Add what is outside the spine, but linked from a page or the table of contents."""
        self.linked += [entry.path for entry in self._entries]
        tables = {self.archive.find(path) for path in (self.package.nav, self.package.ncx)}
        for path in self.linked:  # grows while pages are added
            name = self.archive.find(path)
            if name is None or name in self.starts or name in tables or name in self.named:
                continue
            if name.lower().endswith(PAGE_SUFFIXES):
                self._add_file(name)

    def _add_file(self, name: str) -> str:
        """Add the blocks of a file; returns what kept it from being read, or ""."""
        what = clean(posixpath.basename(name))
        try:
            data = self.archive.read(name)
        except DamagedPart:
            return f"A page of this book is damaged: {what}."
        if name in self.archive.doubtful:
            notice = f"The next page of this book is damaged, and may lack text: {what}."
            self.builder.blocks.append(Block(Kind.NOTICE, notice))
        listed = name in self._encrypted  # the list may be out of date
        if name.lower().endswith(".txt"):
            from translations.articles.encoding import decode
            from translations.articles.plain import read_plain

            self.starts.setdefault(name, len(self.builder.blocks))
            self.builder.blocks += read_plain(decode(data, self.shown), name).blocks
            return ""
        try:
            root = parse_page(data, self.shown) if not listed or _looks_like_markup(data) else None
        except ArticleError:
            root = None
            if not listed:
                return f"A page of this book is damaged: {what}."
        if root is None and listed:
            self.locked += 1
            return f"A page of this book is protected by DRM: {what}."
        start = len(self.builder.blocks)
        self.starts.setdefault(name, start)
        if root is not None:
            self.builder.anchors = {}
            self.pictures = self.pictures or next(root.iter(*_PICTURES), None) is not None
            framed = frames(root)
            self.linked += [join(posixpath.dirname(name), href) for href in links(root)]
            self.builder.add(as_html(root, name, self.signs))
            for anchor, at in self.builder.anchors.items():
                self.anchors.setdefault((name, anchor), at)
            for href in framed:
                inner = self.archive.find(join(posixpath.dirname(name), href))
                if inner and inner not in self.named and inner not in self.starts:
                    self._add_file(inner)
        return ""

    def _contents(self, blocks: tuple[Block, ...]) -> Iterator[ContentsEntry]:
        shift = int(blocks[0].text == _ONLY_PICTURES)
        for entry in self._entries:
            name = self.archive.find(entry.path) or self.archive.find_anywhere(entry.path) or ""
            at = self.anchors.get((name, entry.anchor), self.starts.get(name))
            if at is None:
                continue
            block = min(at + shift, len(blocks) - 1)
            title = entry.title
            if not title and blocks[block].kind is Kind.HEADING:
                title = blocks[block].text
            if title:
                yield ContentsEntry(title, entry.level, block)

    @cached_property
    def _entries(self) -> list[Entry]:
        """The book's own table of contents; [] if there is none that can be read."""
        for path, parse, entries in (
            (self.package.nav, parse_page, nav_entries),
            (self.package.ncx, parse_xml, ncx_entries),
        ):
            name = self.archive.find(path) if path else None
            try:
                root = parse(self.archive.read(name), self.shown) if name else None
            except ArticleError:
                continue  # the headings replace it: a broken table must not hide the book
            if name and root is not None and (found := entries(root, name)):
                return found
        return []
