"""Turns OpenDocument text (zipped, or one XML file) into an Article, with zipfile and lxml."""

from __future__ import annotations

import posixpath
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from translations.articles.archive import Archive
from translations.articles.article import Article, contents_of_headings
from translations.articles.content import is_zip
from translations.articles.documents.metadata import author_of, date_of, title_of
from translations.articles.elements import BlockBuilder
from translations.articles.epub.page import as_html
from translations.articles.limits import check_elements
from translations.articles.markup import parse_xml
from translations.articles.tables import local_name
from translations.cleaning import clean
from translations.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_LINK = "{http://www.w3.org/1999/xlink}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

_DROPPED = tuple(
    f"{{*}}{name}"
    for name in "tracked-changes annotation annotation-end soft-page-break sequence-decls "
    "table-of-content illustration-index table-index object-index user-index alphabetical-index "
    "bibliography forms event-listeners shapes ruby-text hidden-text hidden-paragraph "
    "change change-start change-end".split()
)
_HTML = {
    f"{_TEXT}p": "p", f"{_TEXT}list-item": "li", f"{_TEXT}list-header": "div",
    f"{_TEXT}section": "div", f"{_TEXT}a": "a", f"{_TEXT}span": "span",
    f"{_TEXT}title": "span", f"{_TEXT}meta": "span",  # they stand in the text, not in a <head>
    f"{_TEXT}line-break": "br", f"{_TEXT}note-body": "div", f"{_DRAW}text-box": "div",
    f"{_TABLE}table": "table", f"{_TABLE}table-row": "tr", f"{_TABLE}table-cell": "td",
    f"{_TABLE}covered-table-cell": "td", f"{_TABLE}table-header-rows": "thead",
}  # fmt: skip
_MAX_REPEATED = 100  # spaces, or empty cells
_MOST_CELLS = 10_000  # that are written out for others
_MAX_DEPTH = 50  # of styles based on each other


def read_odt(data: bytes, name: str) -> Article:
    """Read a document.

    Args:
        data: the whole file.
        name: its file name, for messages and for the title where the document has none.

    Raises:
        ArticleError: it is damaged, encrypted, or too large.
    """
    shown = clean(name)
    document = _Document.of(data, shown, name)
    body = next(document.content.iter(f"{_OFFICE}text"), None)
    if body is None:
        raise ArticleError(f"{shown} is broken: it has no text.", "Get it again from its source.")
    _Writer(document).rewrite(body)
    page = body.makeelement("html", {})
    body.tag = "body"
    page.append(body)
    builder = BlockBuilder()
    builder.add(as_html(page, "", {}))
    blocks = tuple(builder.blocks)
    about = {local_name(e): e.text or "" for e in document.about}
    return Article(
        title=title_of(about.get("title", ""), blocks, name),
        author=author_of(about.get("initial-creator", "") or about.get("creator", "")),
        date=date_of(about.get("creation-date", "") or about.get("date", "")),
        blocks=blocks,
        format="odt",
        contents=contents_of_headings(blocks),
    )


@dataclass(frozen=True)
class _Document:
    """The parts of a document.

    Attributes:
        styles: elements that define styles, those in the text's own file first.
        about: the document's metadata.
        archive: where its formulas are; None for a document in a single file.
    """

    content: _Element
    styles: tuple[_Element, ...]
    about: tuple[_Element, ...]
    archive: Archive | None
    shown: str

    @classmethod
    def of(cls, data: bytes, shown: str, name: str) -> _Document:
        """Open a document.

        Raises:
            ArticleError: as `read_odt`.
        """
        archive = Archive(data, shown) if is_zip(data) else None
        if archive is None:
            check_elements(data.count(b"<") // 2, name)
            content = parse_xml(data, shown)
            parts = [content]
        else:
            if _is_locked(archive, shown):
                raise ArticleError(
                    f"{shown} is locked with a password.", "Save a copy of it without one."
                )
            main = archive.read(archive.find("content.xml") or "content.xml")
            check_elements(main.count(b"<") // 2, name)
            content = parse_xml(main, shown)
            parts = [content, *(_part(archive, path, shown) for path in ("styles.xml", "meta.xml"))]
        if content is None:
            raise ArticleError(
                f"{shown} is broken: it is not XML.", "Get it again from its source."
            )
        known = [part for part in parts if part is not None]
        about = (e for part in known for meta in part.iter(f"{_OFFICE}meta") for e in meta)
        return cls(content, tuple(known), tuple(about), archive, shown)


def _is_locked(archive: Archive, shown: str) -> bool:
    manifest = _part(archive, "META-INF/manifest.xml", shown)
    entries = manifest.iter("{*}file-entry") if manifest is not None else ()
    return any(
        local_name(child) == "encryption-data"
        for entry in entries
        if "content.xml" in entry.values()
        for child in entry
    )


def _part(archive: Archive, path: str, shown: str) -> _Element | None:
    name = archive.find(path)
    try:
        return parse_xml(archive.read(name), shown) if name else None
    except ArticleError:
        return None  # the text can be read without it


class _Writer:
    """Rewrites the text of a document, in place, with the elements of a web page."""

    def __init__(self, document: _Document) -> None:
        self._document = document
        self._parents: dict[str, tuple[str, str]] = {}
        self._lists: dict[str, _Element] = {}
        self._cells_left = _MOST_CELLS
        self._counted: dict[tuple[str, str], int] = {}
        self._letters: dict[str, str] = {}
        for part in document.styles:
            for style in part.iter(f"{_STYLE}style"):
                named = (style.get(f"{_STYLE}parent-style-name") or "",
                         style.get(f"{_STYLE}display-name") or "")  # fmt: skip
                self._parents.setdefault(style.get(f"{_STYLE}name") or "", named)
                self._letters.setdefault(style.get(f"{_STYLE}name") or "", _lettering(style))
            for style in part.iter(f"{_TEXT}list-style"):
                self._lists.setdefault(style.get(f"{_STYLE}name") or "", style)

    def rewrite(self, body: _Element) -> None:
        for element in list(body.iter(*_DROPPED)):
            _drop(element)
        for note in list(body.iter(f"{_TEXT}note")):
            self._move_note(note, body)
        for element in list(body.iter(f"{_TEXT}s", f"{_TEXT}tab")):
            count = min(_int(element.get(f"{_TEXT}c"), 1), _MAX_REPEATED)
            element.tag, element.text = "span", " " * count
        for span in list(body.iter(f"{_TEXT}span")):
            self._rewrite_span(span)
        for cell in list(body.iter(f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")):
            self._repeat(cell)
        for frame in list(body.iter(f"{_DRAW}frame")):
            self._rewrite_frame(frame)
        for element in list(body.iter(f"{_TEXT}list")):
            self._rewrite_list(element)
        for heading in body.iter(f"{_TEXT}h"):
            level = _int(heading.get(f"{_TEXT}outline-level"), 1)
            heading.tag = f"h{max(1, min(6, level))}"
        for paragraph in list(body.iter(f"{_TEXT}p")):
            self._rewrite_paragraph(paragraph)
        for element in list(body.iter(*_HTML)):
            href = element.get(f"{_LINK}href")
            if href and element.tag == f"{_TEXT}a":
                element.set("href", href)
            element.tag = _HTML[str(element.tag)]

    def _rewrite_span(self, span: _Element) -> None:
        """Raised, lowered and hidden letters, which only the span's style shows."""
        name = span.get(f"{_TEXT}style-name") or ""
        lettering = next(filter(None, map(self._letters.get, self._chain(name))), "")
        if lettering == "none":
            _drop(span)
        elif lettering:
            span.tag = lettering

    def _repeat(self, cell: _Element) -> None:
        """Write out a cell that stands for several in a row."""
        count = _int(cell.get(f"{_TABLE}number-columns-repeated"), 1) - 1
        for _ in range(min(count, _MAX_REPEATED, self._cells_left)):
            self._cells_left -= 1
            cell.addnext(deepcopy(cell))

    def _rewrite_paragraph(self, paragraph: _Element) -> None:
        names = self._style_names(paragraph.get(f"{_TEXT}style-name") or "")
        if "title" in names:
            paragraph.tag = "h1"
        elif "quotations" in names:
            paragraph.tag = "blockquote"
        elif names & {"caption", "illustration", "figure", "table"}:
            paragraph.tag = "figcaption"
        elif "preformatted text" in names:
            paragraph.tag = "p"

    def _style_names(self, name: str) -> set[str]:
        """The display names of a style and of those it is based on."""
        return {
            (self._parents.get(each, ("", ""))[1] or each.replace("_20_", " ")).lower()
            for each in self._chain(name)
        }

    def _chain(self, name: str) -> Iterator[str]:
        """A style and those it is based on."""
        for _ in range(_MAX_DEPTH):
            yield name
            name = self._parents.get(name, ("", ""))[0]
            if not name:
                break

    def _rewrite_list(self, element: _Element) -> None:
        """Add bullets or numbers, as the list style prescribes for its level."""
        above = [e for e in element.iterancestors() if e.get("data-list") is not None]
        style = element.get(f"{_TEXT}style-name") or (above[0].get("data-list") if above else "")
        element.set("data-list", style or "")
        level = str(len(above) + 1)
        shapes = self._lists.get(style or "")
        named = shapes if shapes is not None else ()
        shape = next(iter([e for e in named if e.get(f"{_TEXT}level") == level]), None)
        element.tag = "ul"
        if shape is not None and local_name(shape) == "list-level-style-number":
            element.tag = "ol"
            element.set("type", shape.get(f"{_STYLE}num-format") or "1")
            start = _int(shape.get(f"{_TEXT}start-value"), 1)
            if element.get(f"{_TEXT}continue-numbering") == "true":
                start += self._counted.get((style or "", level), 0)
            else:
                self._counted[style or "", level] = 0
            element.set("start", str(start))
        for item in element:
            self._counted[style or "", level] = self._counted.get((style or "", level), 0) + 1
            if value := item.get(f"{_TEXT}start-value"):
                item.set("value", value)

    def _move_note(self, note: _Element, body: _Element) -> None:
        """Leave a sign in the text, and move the note to the end."""
        citation = next(note.iter(f"{_TEXT}note-citation"), None)
        content = next(note.iter(f"{_TEXT}note-body"), None)
        sign = clean("".join(map(str, citation.itertext()))) if citation is not None else "*"
        identity = f"dwibaca-{note.get(f'{_TEXT}id') or sign}"
        link = note.makeelement("a", {"href": f"#{identity}", "role": "doc-noteref"})
        link.text = sign
        if content is not None:
            content.set("id", identity)
            content.set("role", "doc-footnote")
            body.append(content)
        link.tail = note.tail
        _replace(note, link)

    def _rewrite_frame(self, frame: _Element) -> None:
        """A formula, a text box, or a picture's description."""
        for child in frame:
            if child.tag == f"{_DRAW}object" and (math := self._formula(child)) is not None:
                math.tail = frame.tail
                _replace(frame, math)
                return
        if next(frame.iter(f"{_DRAW}text-box"), None) is not None:
            frame.tag = "div"
            for child in list(frame):
                if child.tag in (f"{_SVG}title", f"{_SVG}desc", f"{_DRAW}image"):
                    frame.remove(child)
            return
        described = (frame.find(f"{_SVG}{name}") for name in ("desc", "title"))
        alt = next((e.text for e in described if e is not None and e.text), "")
        picture = frame.makeelement("img", {"alt": alt or ""})
        picture.tail = frame.tail
        _replace(frame, picture)

    def _formula(self, holder: _Element) -> _Element | None:
        math = next(holder.iter("{*}math"), None)
        archive, path = self._document.archive, holder.get(f"{_LINK}href") or ""
        if math is None and archive is not None and path:
            path = posixpath.join(path.removeprefix("./"), "content.xml")
            root = _part(archive, path, self._document.shown)
            math = root if root is not None and local_name(root) == "math" else None
        return math


def _lettering(style: _Element) -> str:
    """The HTML element for letters of a style: "sup" or "sub"; "none" if they are hidden."""
    for properties in style.iter(f"{_STYLE}text-properties"):
        if properties.get(f"{_TEXT}display") == "none":
            return "none"
        place = (properties.get(f"{_STYLE}text-position") or "").split(" ")[0]
        if place == "super" or _int(place.rstrip("%"), 0) > 0:
            return "sup"
        if place == "sub" or _int(place.rstrip("%"), 0) < 0:
            return "sub"
    return ""


def _replace(element: _Element, other: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)


def _drop(element: _Element) -> None:
    """Remove an element, but keep the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + (element.tail or "")
    else:
        parent.text = (parent.text or "") + (element.tail or "")
    parent.remove(element)


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
