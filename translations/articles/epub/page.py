"""A page of a book as plain HTML: what is beside the text on a web page is text in a book."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from translations.articles.inline import note_sign
from translations.articles.tables import local_name
from translations.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"

# A book is read without scripts, players and forms, so their fallback content is shown.
_PLAIN = {
    "noscript": "div", "audio": "div", "video": "div", "canvas": "div", "nav": "section",
    "button": "span", "textarea": "span", "select": "ul", "datalist": "ul", "option": "li",
}  # fmt: skip
# DTBook, which EPUB 2 allows instead of XHTML.
_DTBOOK = {
    "doctitle": "h1", "docauthor": "p", "hd": "h2", "list": "ul", "lic": "span", "line": "p",
    "linegroup": "div", "poem": "div", "epigraph": "blockquote", "byline": "p", "dateline": "p",
    "sidebar": "aside", "prodnote": "aside", "note": "aside", "annotation": "aside",
    "imggroup": "div", "book": "div", "frontmatter": "div", "bodymatter": "div",
    "rearmatter": "div", "level": "div", **{f"level{n}": "div" for n in range(1, 7)},
}  # fmt: skip
_NAVIGATION_ASIDE = frozenset({"landmarks", "page-list"})
_NOTE_ROLES = frozenset(
    "footnote rearnote endnote note doc-footnote doc-endnote doc-rearnote".split()
)
_PAGE_NUMBER_CLASS = re.compile(
    r"(?:^|\s)(?:pagenum\w*|page-?(?:num|number|no|break)s?|pageno|x-ebookmaker-pageno)(?:\s|$)",
    re.IGNORECASE,
)
_PAGE_NUMBER = re.compile(r"\W*(?:p(?:g|age)?s?|hal(?:aman)?)?\W*[\divxlc]{0,7}\W*", re.IGNORECASE)
_LONGEST_SIGN = 12  # characters
_LONGEST_PAGE_NUMBER = 20  # characters
_LONGEST_NAME = 200  # characters of a file name
_LONGEST_AROUND = 5_000  # characters of a paragraph that are searched for a description
_NOTE_NUMBER = re.compile(r"\s*(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z])\s*")
_PAGE_NAME = re.compile(r"\.(?:x?html?|svg)(?:[?#]|$)", re.IGNORECASE)
_PARAGRAPHS = frozenset("p h1 h2 h3 h4 h5 h6".split())

_NO_DESCRIPTION = re.compile(
    r"\S*\.(?:jpe?g|png|gif|svg|webp|bmp|tiff?)|(?:the )?(?:front |book )?(?:cover|sampul)"
    r"(?: (?:image|page|depan|buku))?|images?|img|pictures?|photos?|illustrations?|figures?|logo"
    r"|gambar|foto|ilustrasi|icons?|decorations?|ornaments?|inline|untitled|\W*"
    r"|(?:(?:page|halaman|hal|gambar|image|img|figure|fig|picture|foto|photo)[\W_]*)?[\d\W_]*",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=^_\\+×÷<>∑√∫≤≥±]")
_PLAIN_WORD = re.compile(r"[^\W\d_]{4,}")


def as_html(root: _Element, path: str, signs: dict[tuple[str, str], str]) -> _Element:
    """Rewrite a page, in place, with ordinary HTML elements.

    Args:
        root: the page, which may be SVG, DTBook or an unknown vocabulary.
        path: its path in the archive.
        signs: the sign of each note referred to, by file and anchor. This page adds its own
            references, and pages that contain the notes use them.

    Returns:
        The root of the page.
    """
    name = local_name(root)
    if name == "svg":
        from lxml import etree

        page = etree.Element("div")
        page.extend(_texts_of_drawing(root, "p"))
        return page
    if name == "dtbook":
        _rename(root, _DTBOOK)
        for number in list(root.iter("{*}pagenum")):
            _drop(number)
    elif name not in ("html", "body", "div", "section"):
        _make_paragraphs(root)
    for nav in list(root.iter("{*}nav")):
        if _NAVIGATION_ASIDE & _roles(nav):
            _drop(nav)
    _choose_cases(root)
    for drawing in list(root.iter("{*}svg")):
        _replace(drawing, iter(list(_texts_of_drawing(drawing, "figcaption")) or _named(drawing)))
    _rename(root, _PLAIN)
    pictures = _Pictures()
    for picture in list(root.iter("{*}img")):
        pictures.describe(picture)
    for element in list(root.iter("{*}span", "{*}a", "{*}div", "{*}p", "{*}small")):
        css = element.get("class")
        if css and _is_page_number_class(css):
            _drop_page_number(element)
        elif local_name(element) == "span" and (
            (css and "footnote" in css.lower()) or _NOTE_ROLES & _roles(element)
        ):
            _set_apart(element)
    _sign_notes(root, path, signs)
    return root


def frames(root: _Element) -> list[str]:
    """The links to pages that are shown within a page."""
    found = [str(e.get("src") or "") for e in root.iter("{*}iframe", "{*}embed")]
    found += [str(e.get("data") or "") for e in root.iter("{*}object") if not _has_text(e)]
    return [href for href in found if _PAGE_NAME.search(href)]


def links(root: _Element) -> list[str]:
    """The links to other files of the book."""
    found = (str(link.get("href") or "") for link in root.iter("{*}a"))
    return [href for href in found if href and href[0] != "#" and "://" not in href]


def _rename(root: _Element, names: dict[str, str]) -> None:
    for element in list(root.iter(*(f"{{*}}{name}" for name in names))):
        element.tag = names[local_name(element)]


def _make_paragraphs(root: _Element) -> None:
    """In an unknown vocabulary, the outermost elements with text become paragraphs."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not local_name(element):
            continue
        texts = (element.text, *(child.tail for child in element))
        if any(text and text.strip() for text in texts):
            element.tag = "p"
        else:
            waiting += element


def _choose_cases(root: _Element) -> None:
    """Of an <epub:switch>, keep the default branch."""
    for switch in list(root.iter("{http://www.idpf.org/2007/ops}switch")):
        cases = list(switch)
        defaults = [case for case in cases if local_name(case) == "default"]
        for case in cases:
            if case is not (defaults or cases)[0]:
                _drop(case)


def _texts_of_drawing(drawing: _Element, tag: str) -> Iterator[_Element]:
    """The texts in a drawing, each in an element of its own."""
    from lxml import etree

    for element in drawing.iter("{*}text", "{*}foreignObject"):
        made = etree.Element(tag)
        if local_name(element) == "text":
            made.text = clean(" ".join(_pieces(element)))
            if made.text:
                yield made
        else:
            made.tag = "div"
            made.extend(list(element))
            yield made


def _named(drawing: _Element) -> list[_Element]:
    """The description of a drawing without texts."""
    title = next(drawing.iter("{*}title"), None)
    text = clean("".join(map(str, title.itertext()))) if title is not None else ""
    if _says_nothing(text):
        return []
    caption = drawing.makeelement("figcaption", {})
    caption.text = text
    return [caption]


def _pieces(text: _Element) -> Iterator[str]:
    """The parts of a text in a drawing; one with its own position begins a new line."""
    line = text.text or ""
    for part in text.iterdescendants():
        if any(part.get(place) for place in ("x", "y", "dx", "dy")):
            yield line
            line = ""
        line += (part.text or "") + (part.tail or "")
    yield line


@lru_cache(maxsize=1024)
def _is_page_number_class(css: str) -> bool:
    """Cached: a book has a few classes, each on thousands of elements."""
    return bool(_PAGE_NUMBER_CLASS.search(css))


def _drop_page_number(element: _Element) -> None:
    text = "".join(map(str, element.itertext()))
    if len(text) <= _LONGEST_PAGE_NUMBER and _PAGE_NUMBER.fullmatch(text):
        _drop(element)


class _Pictures:
    """Puts the descriptions of a page's pictures in place."""

    def __init__(self) -> None:
        # Computed once: a paragraph may contain thousands of pictures.
        self._texts: dict[_Element, str] = {}
        self._captions: dict[_Element, bool] = {}
        self._last_below: dict[_Element, _Element] = {}

    def describe(self, picture: _Element) -> None:
        """Write a picture's description below its paragraph, or into its line."""
        alt = clean(picture.get("alt") or "")
        parent = picture.getparent()
        if parent is None or _says_nothing(alt):
            return
        text = self._text(parent)
        if text and (len(alt) <= 3 or (_FORMULA.search(alt) and not _PLAIN_WORD.search(alt))):
            inline = picture.makeelement("span", {})
            inline.text = alt
            _replace(picture, iter([inline]))
            return
        figure = next(picture.iterancestors("{*}figure"), None)
        if self._is_captioned(figure) or alt in self._text(parent if figure is None else figure):
            return
        caption = picture.makeelement("figcaption", {})
        caption.text = alt
        paragraph = next((e for e in (parent, *parent.iterancestors()) if _is_paragraph(e)), None)
        if paragraph is None or not text or paragraph.getparent() is None:
            _replace(picture, iter([caption]))
            return
        above = self._last_below.get(paragraph, paragraph)
        caption.tail = above.tail
        above.tail = None
        above.addnext(caption)
        self._last_below[paragraph] = caption

    def _text(self, element: _Element) -> str:
        """The original text of an element, or the beginning of it."""
        if element not in self._texts:
            self._texts[element] = clean("".join(map(str, element.itertext())))[:_LONGEST_AROUND]
        return self._texts[element]

    def _is_captioned(self, figure: _Element | None) -> bool:
        if figure is None:
            return False
        if figure not in self._captions:
            self._captions[figure] = figure.find(".//{*}figcaption") is not None
        return self._captions[figure]


def _says_nothing(alt: str) -> bool:
    """Whether a description is meaningless: a file name, a number, "image"."""
    if len(alt) == 1 and alt.isalnum():
        return False  # a drawn initial
    return len(alt) <= _LONGEST_NAME and bool(_NO_DESCRIPTION.fullmatch(alt))


def _set_apart(note: _Element) -> None:
    """Move a note from the middle of its sentence to below the paragraph."""
    paragraph = next((e for e in note.iterancestors() if _is_paragraph(e)), None)
    text = "".join(map(str, note.itertext()))
    if paragraph is None or paragraph.getparent() is None or len(text.strip()) <= _LONGEST_SIGN:
        return
    _drop(note)
    note.tag, note.tail = "aside", paragraph.tail
    paragraph.tail = None
    paragraph.addnext(note)


def _has_text(element: _Element) -> bool:
    return any(map(str.strip, map(str, element.itertext())))


def _is_paragraph(element: _Element) -> bool:
    return local_name(element) in _PARAGRAPHS


def _sign_notes(root: _Element, path: str, signs: dict[tuple[str, str], str]) -> None:
    """Mark references to notes as such, and add missing signs to the notes."""
    own = path.rpartition("/")[2]
    for link in root.iter("{*}a"):
        target, mark, anchor = (link.get("href") or "").partition("#")
        if not mark or not anchor:
            continue
        text = "".join(map(str, link.itertext())).strip()
        if len(text) > _LONGEST_SIGN:
            continue
        if _NOTE_NUMBER.fullmatch(text) and _is_glued(link):
            link.set(_EPUB_TYPE, "noteref")
        if sign := _sign(link):
            signs.setdefault((unquote(target.rpartition("/")[2]) or own, unquote(anchor)), sign)
    if not signs:
        return
    for element in root.iter("{*}aside", "{*}p", "{*}div", "{*}section", "{*}li", "{*}dd"):
        sign = signs.get((own, element.get("id") or ""), "")
        if not sign or (local_name(element) == "li" and not _NOTE_ROLES & _roles(element)):
            continue
        text = "".join(map(str, element.itertext())).strip()
        if text and not re.match(rf"[\[(]?{re.escape(sign)}(?!\w)", text):
            _prefix(element, f"{sign} " if sign[-1:] in ".)]" else f"{sign}. ")


def _is_glued(link: _Element) -> bool:
    """Whether a link directly follows a word, which only a raised note sign may."""
    element: _Element | None = link
    while element is not None and local_name(element) in ("a", "sup", "span", "small"):
        before = element.getprevious()
        parent = element.getparent()
        text = before.tail if before is not None else parent.text if parent is not None else ""
        if text:
            return not text[-1].isspace() and text[-1] not in "([{“‘\"'/–—-"
        if before is not None:
            inside = "".join(map(str, before.itertext()))
            return bool(inside) and not inside[-1].isspace()
        element = parent
    return False


def _sign(link: _Element) -> str:
    """The sign of the note that a link leads to; "" if it leads elsewhere."""
    parent = link.getparent()
    alone = link.getprevious() is None and link.getnext() is None
    wrapped = parent is not None and alone and local_name(parent) in ("sup", "span")
    raised = parent if wrapped and parent is not None else link
    sign = note_sign(link, "a", "") or note_sign(raised, local_name(raised), "")
    within = next((e for e in link if local_name(e) == "sup"), None)
    if not sign and within is not None:
        sign = note_sign(within, "sup", "")
    return sign or ""


def _prefix(element: _Element, text: str) -> None:
    """Insert text before the first text of an element."""
    while not (element.text or "").strip() and len(element):
        element = element[0]
    element.text = text + (element.text or "").lstrip()


def _roles(element: _Element) -> set[str]:
    written = element.get(_EPUB_TYPE) or element.get("epub:type")
    role = element.get("role")
    return set(f"{written or ''} {role or ''}".lower().split()) if written or role else set()


def _replace(element: _Element, others: Iterator[_Element]) -> None:
    for other in others:
        element.addprevious(other)
    _drop(element)


def _drop(element: _Element) -> None:
    """Remove an element, but keep the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
