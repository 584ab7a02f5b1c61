"""Turns a FictionBook (FB2), plain or zipped, into an Article."""

from __future__ import annotations

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

_HTML = {
    "body": "div", "section": "div", "epigraph": "blockquote", "cite": "blockquote",
    "annotation": "div", "history": "div", "poem": "div", "text-author": "p", "emphasis": "i",
    "strikethrough": "s", "style": "span", "date": "p", "image": "img", "title": "div",
}  # fmt: skip
_NOTE_BODIES = frozenset({"notes", "footnotes", "comments", "footnote"})


def read_fb2(data: bytes, name: str) -> Article:
    """Read a book: its bodies in order, those with notes last.

    Args:
        data: the whole file, or a zip that holds only it.
        name: its file name, for messages and for the title where the book has none.

    Raises:
        ArticleError: it is damaged, too large, or has no text.
    """
    shown = clean(name)
    book = _unpacked(data, shown)
    check_elements(book.count(b"<") // 2, name)
    root = parse_xml(book, shown)
    bodies = [] if root is None else [e for e in root if local_name(e) == "body"]
    if root is None or not bodies:
        raise ArticleError(f"{shown} is broken: it has no body.", "Get it again from its source.")
    about = next((e for e in root.iter() if local_name(e) == "title-info"), None)
    builder = BlockBuilder()
    signs: dict[tuple[str, str], str] = {}
    for body in sorted(bodies, key=_holds_notes):
        _rewrite(body, notes=_holds_notes(body))
        page = root.makeelement("html", {})
        page.append(body)
        builder.add(as_html(page, "", signs))
    blocks = tuple(builder.blocks)
    stated = _text(_first(about, "book-title"))
    return Article(
        title=stated or title_of("", blocks, name),
        author=", ".join(filter(None, map(author_of, _authors(about)))),
        date=date_of(_date(_first(about, "date"))),
        source=_text(_first(root, "publisher")),
        blocks=blocks,
        format="fb2",
        contents=contents_of_headings(blocks),
    )


def _unpacked(data: bytes, shown: str) -> bytes:
    """The book itself, unpacked within the usual limits."""
    if not is_zip(data):
        return data
    archive = Archive(data, shown)
    return archive.read(next(n for n in archive.names if n.lower().endswith(".fb2")))


def _rewrite(body: _Element, *, notes: bool) -> None:
    """Rewrites it with the elements of a web page."""
    for title in list(body.iter("{*}title")):
        depth = sum(1 for above in title.iterancestors() if local_name(above) == "section")
        if notes and depth:
            _sign_of_note(title)
            continue
        heading = title.makeelement(f"h{min(6, depth + 1)}", {})
        heading.text = " ".join(filter(None, map(_text, title))) or _text(title)
        _replace(title, heading)
    for subtitle in list(body.iter("{*}subtitle")):
        depth = sum(1 for above in subtitle.iterancestors() if local_name(above) == "section")
        subtitle.tag = f"h{min(6, depth + 2)}"
    for stanza in list(body.iter("{*}stanza")):
        _join_lines(stanza)
    for line in body.iter("{*}v"):
        line.tag = "p"
    for element in list(body.iter(*(f"{{*}}{name}" for name in _HTML))):
        element.tag = _HTML[local_name(element)]
    for link in body.iter("{*}a"):
        if href := _href(link):
            link.set("href", href)
        if link.get("type") == "note":
            link.set("role", "doc-noteref")


def _join_lines(stanza: _Element) -> None:
    """Make a stanza one paragraph, its lines separated by <br>."""
    stanza.tag = "p"
    for line in list(stanza):
        if local_name(line) != "v":
            continue
        line.tag = "span"
        if line.getnext() is not None:
            line.addnext(stanza.makeelement("br", {}))


def _sign_of_note(title: _Element) -> None:
    """Moves the sign of a note, which is the title of its section, in front of its text."""
    sign, section = _text(title), title.getparent()
    first = next((e for e in title.itersiblings() if local_name(e) == "p"), None)
    if section is None:
        return
    section.remove(title)
    if first is not None and sign:
        first.text = f"{sign}{'' if sign[-1:] in '.)]*' else '.'} {first.text or ''}"


def _authors(about: _Element | None) -> Iterator[str]:
    for author in about if about is not None else ():
        if local_name(author) == "author":
            names = {local_name(part): _text(part) for part in author}
            parts = ("first-name", "middle-name", "last-name")
            yield " ".join(filter(None, map(names.get, parts))) or names.get("nickname", "")


def _date(element: _Element | None) -> str:
    return "" if element is None else element.get("value") or _text(element)


def _href(element: _Element) -> str:
    return next((str(v) for k, v in element.items() if str(k).rpartition("}")[2] == "href"), "")


def _first(root: _Element | None, name: str) -> _Element | None:
    return None if root is None else next(root.iter(f"{{*}}{name}"), None)


def _text(element: _Element | None) -> str:
    return "" if element is None else clean("".join(map(str, element.itertext())))


def _holds_notes(body: _Element) -> bool:
    return (body.get("name") or "").lower() in _NOTE_BODIES


def _replace(element: _Element, other: _Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)
