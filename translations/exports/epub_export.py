"""A bilingual book (EPUB 3): a chapter for each major heading, each paragraph with its translation.

Written here with the standard library, because EbookLib is under the AGPL.
"""

import io
import uuid
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape

from translations.articles import CELL_END, Block, Kind
from translations.articles.note_signs import signed
from translations.exports.bilingual import Bilingual
from translations.exports.marks import mark_line

_CHAPTER_LEVEL = 2  # lower numbers begin a chapter too
_LONGEST_CHAPTER = 300  # blocks; e-book readers load a chapter at a time
_TAGS = {Kind.QUOTE: "blockquote", Kind.CAPTION: "p", Kind.CODE: "pre"}
_STYLE = """\
.t { margin: .2em 0 1em 1em; padding-left: .6em; border-left: 2px solid #999; color: #555 }
.o { margin: 0 } h1, h2, h3 { margin-bottom: .2em } .caption { font-style: italic }
.marks { font-size: .85em; white-space: pre-line; margin: 0 0 1em 1em }
"""
_CONTAINER = """\
<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_PAGE = """\
<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" {language}>
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True)
class _Chapter:
    name: str
    title: str
    blocks: Sequence[tuple[int, Block]]


def to_epub(bilingual: Bilingual) -> bytes:
    """The file's content."""
    chapters = list(_chapters(bilingual))
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as book:
        # First, and uncompressed: this is how a file is recognised as a book.
        book.writestr(zipfile.ZipInfo("mimetype"), "application/epub+zip")
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("book.opf", _package(bilingual, chapters))
        book.writestr("contents.xhtml", _contents(bilingual, chapters))
        book.writestr("style.css", _STYLE)
        for chapter in chapters:
            book.writestr(chapter.name, _chapter_page(bilingual, chapter))
    return content.getvalue()


def _chapters(bilingual: Bilingual) -> Iterator[_Chapter]:
    title, number = bilingual.article.title, 0
    blocks: list[tuple[int, Block]] = []
    for index, block in enumerate(bilingual.article.blocks):
        begins = block.kind is Kind.HEADING and block.level <= _CHAPTER_LEVEL
        if blocks and (begins or len(blocks) >= _LONGEST_CHAPTER):
            yield _Chapter(f"chapter{number}.xhtml", title, tuple(blocks))
            number += 1
            blocks = []
        title = block.text if begins else title
        blocks.append((index, block))
    yield _Chapter(f"chapter{number}.xhtml", title, tuple(blocks))


def _chapter_page(bilingual: Bilingual, chapter: _Chapter) -> str:
    parts = []
    if chapter.name == "chapter0.xhtml":
        if not bilingual.begins_with_title:
            parts.append(f"<h1>{_escape(bilingual.article.title)}</h1>")
        if bilingual.about:
            parts.append(f"<p>{_escape(bilingual.about)}</p>")
    for index, block in chapter.blocks:
        parts.append(_block(bilingual, index, block))
        if lines := [mark_line(mark) for _, mark in bilingual.marks_of(index)]:
            parts.append(f'<p class="marks">{_escape(chr(10).join(lines))}</p>')
    return _page(chapter.title, "\n".join(parts), bilingual.from_code)


def _block(bilingual: Bilingual, index: int, block: Block) -> str:
    if block.kind is Kind.CODE:
        return f"<pre>{_escape(block.text)}</pre>"
    if block.kind is Kind.NOTICE:
        return f'<p class="o caption">{_escape(block.text)}</p>'
    tag = _TAGS.get(block.kind, "p")
    if index == 0 and bilingual.begins_with_title:
        tag = "h1"
    elif block.kind is Kind.HEADING:
        tag = f"h{max(1, min(block.level, 6))}"
    marker = f"{block.marker or '•'} " if block.kind is Kind.ITEM else ""
    text = _lines(marker + signed(block))
    if tag == "blockquote":
        text = f"<p>{text}</p>"
    kind = ' class="o caption"' if block.kind is Kind.CAPTION else ' class="o"'
    made = _lines(block.joined(bilingual.translations[index]))
    language = _language(bilingual.to_code)
    return f'<{tag}{kind}>{text}</{tag}>\n<p class="t" {language}>{made}</p>'


def _contents(bilingual: Bilingual, chapters: Sequence[_Chapter]) -> str:
    lines = [f'<li><a href="{c.name}">{_escape(c.title)}</a></li>' for c in chapters]
    body = f'<nav epub:type="toc"><ol>\n{chr(10).join(lines)}\n</ol></nav>'
    return _page(bilingual.article.title, body, bilingual.from_code)


def _package(bilingual: Bilingual, chapters: Sequence[_Chapter]) -> str:
    article = bilingual.article
    # The same article in the same languages is the same book, exported again.
    name = f"dwibaca {article.digest} {bilingual.from_code} {bilingual.to_code}"
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    items = "\n".join(
        f'<item id="c{n}" href="{c.name}" media-type="application/xhtml+xml"/>'
        for n, c in enumerate(chapters)
    )
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    author = f"<dc:creator>{_escape(article.author)}</dc:creator>" if article.author else ""
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}</dc:identifier>
<dc:title>{_escape(article.title) or "Untitled"}</dc:title>
<dc:language>{escape(bilingual.from_code)}</dc:language>
<dc:language>{escape(bilingual.to_code)}</dc:language>
{author}
<meta property="dcterms:modified">{now}</meta>
</metadata>
<manifest>
<item id="nav" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>{spine}</spine>
</package>
"""


def _page(title: str, body: str, language: str) -> str:
    shown = _escape(title) or "Untitled"
    return _PAGE.format(title=shown, body=body, language=_language(language))


def _language(code: str) -> str:
    return f'lang="{escape(code)}" xml:lang="{escape(code)}"'


def _lines(text: str) -> str:
    """Text with its line breaks, and with the cells of a row separated."""
    return _escape(text).replace("\n", "<br/>").replace(CELL_END, " | ")


def _escape(text: str) -> str:
    """Escapes text for XML, which allows no control characters and no lone surrogates."""
    kept = (c for c in text if c in "\n\t" or (c >= " " and not 0xD800 <= ord(c) <= 0xDFFF))
    return escape("".join(c for c in kept if ord(c) not in (0xFFFE, 0xFFFF)))
