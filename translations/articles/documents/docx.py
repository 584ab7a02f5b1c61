"""Turns Word's DOCX into an Article: mammoth makes HTML of it, which is read like any page.

What mammoth leaves out is first written into the document: the numbers of lists and headings,
formulas, and the text of fields and text boxes.
"""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import PurePath
from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError

from translations.articles.archive import Archive, DamagedPart
from translations.articles.article import Article, contents_of_headings
from translations.articles.documents.drawings import read_boxes, replace, replace_by_parts
from translations.articles.documents.metadata import author_of, date_of, title_of
from translations.articles.documents.numbering import Numbering
from translations.articles.documents.officemath import as_mathml
from translations.articles.elements import BlockBuilder
from translations.articles.epub.page import as_html
from translations.articles.formulas import formula
from translations.articles.limits import check_elements
from translations.articles.markup import parse_xml
from translations.articles.optional_libraries import extra
from translations.articles.tables import local_name
from translations.cleaning import clean
from translations.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_WANTED = re.compile(
    r"\[content_types\]\.xml|(?:_rels|word/_rels)/[^/]*\.rels"
    r"|word/(?:document|styles|numbering|footnotes|endnotes)\d*\.xml",
    re.IGNORECASE,
)
_TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\d*\.xml", re.IGNORECASE)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
p[style-name='Quotations'] => blockquote > p:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name^='toc '] => !
p[style-name^='TOC '] => !
"""
# Replaced by their contents; mammoth skips what it does not know.
_WRAPPERS = frozenset({"fldSimple", "dir", "bdo"})
_LETTERING = tuple(
    f"{{{_W}}}{name}"
    for name in ("rPr", "proofErr", "lastRenderedPageBreak", "bookmarkStart", "bookmarkEnd",
                 "tblPr", "tblGrid", "sectPr", "noProof")
)  # fmt: skip
_OF_A_PARAGRAPH = frozenset({f"{{{_W}}}pStyle", f"{{{_W}}}numPr"})
_LINES = {"cr": "br", "ptab": "tab"}
# Marks in private-use characters, which survive mammoth.
_LABEL, _LABEL_END = "\ue5d0", "\ue5d1"
_FORMULA, _FORMULA_END = "\ue5d2", "\ue5d3"
_HEADING = "\ue5d4"
_HEADED = re.compile(rf"\s*{_HEADING}([1-6])")
_LABELLED = re.compile(f"{_LABEL}([^{_LABEL_END}]*){_LABEL_END}")
_FORMULA_ALONE = re.compile(rf"\s*{_FORMULA}([^{_FORMULA_END}]+){_FORMULA_END}\s*")
_MOST_ELEMENTS = 150_000  # that remain in a text: mammoth takes ten seconds over them
_LONGEST_LABEL = 9  # characters of "iii.", "1.2.3."; "Pasal 12" is text
_TROUBLE = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, AssertionError, RecursionError,
    ExpatError, zipfile.BadZipFile, OSError, StopIteration,
)  # fmt: skip


def read_docx(data: bytes, name: str) -> Article:
    """Read a document.

    Args:
        data: the whole file.
        name: its file name, for messages and for the title where the document has none.

    Raises:
        ArticleError: it is damaged or too large, or mammoth is not installed.
    """
    shown = clean(name)
    mammoth = extra("mammoth", shown, "a Word document")
    from lxml import html as lxml_html

    archive = Archive(data, shown)
    parts = _parts(archive, shown, name)
    try:
        made = mammoth.convert_to_html(
            io.BytesIO(_zipped(parts)),
            style_map=_STYLES,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
        ).value
        page = lxml_html.document_fromstring(f"<html><body>{made}</body></html>")
    except _TROUBLE as error:
        raise archive.broken("its text cannot be read") from error
    _take_marks(page)
    builder = BlockBuilder()
    builder.add(as_html(page, "", {}))
    blocks = tuple(builder.blocks)
    about = _about(archive, shown)
    return Article(
        title=title_of(about.get("title", ""), blocks, PurePath(name).name),
        author=author_of(about.get("creator", "")),
        date=date_of(about.get("created", "") or about.get("modified", "")),
        blocks=blocks,
        format="docx",
        contents=contents_of_headings(blocks),
    )


def _parts(archive: Archive, shown: str, name: str) -> dict[str, bytes]:
    """The members that hold text and styles, repaired for mammoth.

    Raises:
        ArticleError: the text is missing, damaged or too large.
    """
    from lxml import etree

    trees: dict[str, _Element] = {}
    for stored in archive.names:
        path = stored.replace("\\", "/").lstrip("./")
        if not _WANTED.fullmatch(path):
            continue
        try:
            part = archive.read(stored)
        except DamagedPart:
            if "document" in path:
                raise
            continue
        # Word's namespace for its strict form means the same as the usual one.
        part = part.replace(_STRICT.encode(), _W.encode())
        if _TEXTS.fullmatch(path):
            check_elements(part.count(b"<") // 2, name)
        root = parse_xml(part, shown)
        if root is not None and str(root.tag).startswith("{"):  # otherwise nothing in it is known
            trees[path] = root
    numbering = Numbering(_like(trees, "numbering"), _like(trees, "styles"))
    for path, root in trees.items():
        if _TEXTS.fullmatch(path):
            _mend(root, numbering if "document" in path else None)
            check_elements(sum(1 for _ in root.iter()), name, _MOST_ELEMENTS)
    return {path: etree.tostring(root, encoding="utf-8") for path, root in trees.items()}


def _like(trees: Mapping[str, _Element], word: str) -> _Element | None:
    return next((root for path, root in trees.items() if f"/{word}" in path), None)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return buffer.getvalue()


def _mend(root: _Element, numbering: Numbering | None) -> None:
    """Write into a text what mammoth ignores, and remove what nobody sees."""
    for hidden in list(root.iter(f"{{{_W}}}vanish")):
        run = next(hidden.iterancestors(f"{{{_W}}}r"), None)
        if run is not None and hidden.get(f"{{{_W}}}val") not in ("0", "false", "off"):
            _remove(run)
    for element in list(root.iter(*(f"{{{_W}}}{name}" for name in (*_WRAPPERS, *_LINES)))):
        name = local_name_as_written(element)
        element.tag = f"{{{_W}}}{_LINES.get(name, 'smartTag')}"
    read_boxes(root)
    for ruby in list(root.iter(f"{{{_W}}}ruby")):
        replace_by_parts(ruby, ruby.findall(f"{{{_W}}}rubyBase/*"))
    for math in list(root.iter(f"{{{_MATH}}}oMath")):
        text = formula(as_mathml(math))
        run = _run(math, f"{_FORMULA}{text}{_FORMULA_END}" if text else "")
        around = math.getparent()
        if around is not None and around.tag == f"{{{_MATH}}}oMathPara":
            around.tag = f"{{{_W}}}smartTag"
        replace(math, run)
    if numbering is not None:
        for paragraph in root.iter(f"{{{_W}}}p"):
            _number(paragraph, numbering)
            if level := numbering.heading_level(paragraph):
                _put_first(paragraph, f"{_HEADING}{min(level, 6)}")
    _lighten(root)


def _lighten(root: _Element) -> None:
    """Remove what changes no text: mammoth takes ten times longer over an element than lxml."""
    for element in list(root.iter(*_LETTERING)):
        kept = element.find(f"{{{_W}}}vertAlign") if element.tag == f"{{{_W}}}rPr" else None
        for child in list(element):
            if child is not kept:
                element.remove(child)
        if kept is None:
            _remove(element)
    for properties in root.iter(f"{{{_W}}}pPr"):
        for child in list(properties):
            if child.tag not in _OF_A_PARAGRAPH:
                properties.remove(child)
    first: _Element | None = None
    texts: list[str] = []
    for run in list(root.iter(f"{{{_W}}}r")):
        before = run.getprevious()
        if first is not None and _is_plain(run) and before is first:
            texts.append(run[0].text or "")
            _remove(run)
            continue
        if first is not None:
            first[0].text = "".join(texts)
        first = run if _is_plain(run) else None
        texts = [run[0].text or ""] if first is not None else []
    if first is not None:
        first[0].text = "".join(texts)


def _is_plain(run: _Element) -> bool:
    """Whether a run is only a piece of text."""
    return run.tag == f"{{{_W}}}r" and len(run) == 1 and run[0].tag == f"{{{_W}}}t"


def local_name_as_written(element: _Element) -> str:
    """The tag without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _number(paragraph: _Element, numbering: Numbering) -> None:
    """Write the number of a paragraph into it: as a mark in a list, otherwise as text."""
    found = numbering.label(paragraph)
    if not found:
        return
    properties = paragraph.find(f"{{{_W}}}pPr")
    number = properties.find(f"{{{_W}}}numPr") if properties is not None else None
    text = f"{_LABEL}{found}{_LABEL_END}"
    if len(found) > _LONGEST_LABEL or numbering.heading_level(paragraph):
        text = f"{found} "
        if number is not None and properties is not None:
            properties.remove(number)
    _put_first(paragraph, text)


def _put_first(paragraph: _Element, text: str) -> None:
    properties = paragraph.find(f"{{{_W}}}pPr")
    at = 0 if properties is None else list(paragraph).index(properties) + 1
    paragraph.insert(at, _run(paragraph, text))


def _run(near: _Element, text: str) -> _Element:
    run = near.makeelement(f"{{{_W}}}r", {})
    written = near.makeelement(f"{{{_W}}}t", {})
    written.text = text
    run.append(written)
    return run


def _remove(element: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _take_marks(page: _Element) -> None:
    """Give the numbers to their items, and displayed formulas blocks of their own."""
    for element in list(page.iter("{*}p", "{*}li")):
        text = "".join(map(str, element.itertext()))
        if element.tag == "p" and (headed := _HEADED.match(text)):
            element.tag = f"h{headed[1]}"
        if (alone := _FORMULA_ALONE.fullmatch(text)) is not None:
            for child in list(element):
                element.remove(child)
            element.tag, element.text = "pre", None
            code = element.makeelement("code", {})
            code.text = alone[1]
            element.append(code)
    for element in page.iter():
        if element.text:
            element.text = _text_without_marks(element, element.text)
        if element.tail:
            element.tail = _text_without_marks(element, element.tail)


def _text_without_marks(element: _Element, text: str) -> str:
    text = _HEADED.sub("", text).replace(_FORMULA, "").replace(_FORMULA_END, "")
    found = _LABELLED.search(text)
    if found is None:
        return text
    item = next((e for e in (element, *element.iterancestors()) if local_name(e) == "li"), None)
    if item is not None and item.get("data-marker") is None:
        item.set("data-marker", found[1])
        return _LABELLED.sub("", text)
    return _LABELLED.sub(r"\1 ", text)


def _about(archive: Archive, shown: str) -> dict[str, str]:
    """The core properties, by name."""
    name = archive.find("docProps/core.xml")
    try:
        root = parse_xml(archive.read(name), shown) if name else None
    except ArticleError:
        return {}
    return {local_name(e): e.text or "" for e in root} if root is not None else {}
