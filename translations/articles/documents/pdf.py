"""Turns a PDF with a text layer into an Article, with PDFium."""

from __future__ import annotations

import math
import re
import threading
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from translations.articles.article import (
    Article,
    Block,
    ContentsEntry,
    Kind,
    contents_of_headings,
)
from translations.articles.documents.layout import Line, lines_of
from translations.articles.documents.metadata import author_of, title_of
from translations.articles.documents.paragraphs import Paragraph, add_page, blocks_of
from translations.articles.inline import mark_note, raised
from translations.articles.limits import check_letters, check_pages
from translations.articles.optional_libraries import extra
from translations.articles.printed_pages import body_of, furniture_of
from translations.cleaning import clean
from translations.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

# Only one thread at a time may use PDFium.
_ONE_AT_A_TIME = threading.Lock()
_DATE = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_HYPHENS = (0x02, 0xFFFE)  # what PDFium returns for a hyphen at the end of a line
_RAISED_BY = 0.15  # times the font size: a character this much higher is raised
_NOTE = re.compile(r"(.*[^\W\d_][.,;:!?”\"’)]*)(\d{1,3})", re.DOTALL)
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(data: bytes, name: str) -> Article:
    """Read a PDF: column by column, without running heads, footers and page numbers.

    Args:
        data: the whole file.
        name: its file name, for messages and for the title where the document has none.

    Raises:
        ArticleError: it is damaged, scanned, too long, or encrypted; or PDFium is not installed.
    """
    shown = clean(name)
    pdfium = extra("pypdfium2", shown, "a PDF file")
    with _ONE_AT_A_TIME:
        try:
            document = pdfium.PdfDocument(data)
        except pdfium.PdfiumError as error:
            raise _refusal(pdfium, shown) from error
        try:
            return _read(pdfium, document, shown)
        finally:
            document.close()


def _refusal(pdfium: ModuleType, shown: str) -> ArticleError:
    if pdfium.raw.FPDF_GetLastError() == _PASSWORD:
        return ArticleError(
            f"{shown} is protected by a password.", "Save a copy of it without the password."
        )
    return ArticleError(f"{shown} is a broken PDF file.", "Get it again from where it came from.")


def _read(pdfium: ModuleType, document: Any, shown: str) -> Article:
    check_pages(len(document), shown)
    pages: list[list[Line]] = []
    pictures: list[int] = []
    letters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            pages.append([])
            continue
        try:
            lines = lines_of(_with_raised_digits(_words(pdfium.raw, page)))
            pages.append(lines)
            letters += sum(len(line.text) for line in lines)
            check_letters(letters, shown)
            if not lines and _has_picture(pdfium.raw, page):
                pictures.append(number)
        finally:
            page.close()
    if not any(any(map(str.isalpha, line.text)) for page in pages for line in page):
        if pictures:
            raise ArticleError(
                f"{shown} is a scanned PDF: pictures of pages, without text.",
                "Have its text recognised first, for example with: ocrmypdf FILE.pdf NEW.pdf",
            )
        raise ArticleError(f"{shown} holds no text.", "Open it in a viewer to see what it holds.")
    blocks, first_blocks = _blocks(pages, pictures)
    about = document.get_metadata_dict()
    found = _DATE.match(about.get("CreationDate", ""))
    entries = _outline(pdfium, document, first_blocks, blocks)
    return Article(
        title=title_of(about.get("Title", ""), blocks, shown),
        author=author_of(about.get("Author", "")),
        date="-".join(found.groups()) if found else "",
        blocks=blocks,
        format="pdf",
        contents=entries or contents_of_headings(blocks),
    )


def _words(raw: Any, page: Any) -> Iterator[Line]:
    """The words of a page with their positions; y grows downwards."""
    import ctypes

    textpage = page.get_textpage()
    handle = textpage.raw
    height = page.get_height()
    box, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    x, y = ctypes.c_double(), ctypes.c_double()

    def place(index: int) -> tuple[float, float, float, float]:
        """Left and right edge, baseline and size of a character."""
        raw.FPDFText_GetLooseCharBox(handle, index, box)
        raw.FPDFText_GetCharOrigin(handle, index, x, y)
        raw.FPDFText_GetMatrix(handle, index, matrix)
        size = raw.FPDFText_GetFontSize(handle, index) * math.hypot(matrix.c, matrix.d)
        return box.left, box.right, height - y.value, size

    word = ""
    start = 0
    count = textpage.count_chars()
    for index in range(count + 1):
        code = raw.FPDFText_GetUnicode(handle, index) if index < count else 32
        is_hyphen = code in _HYPHENS  # the rest is on the next line
        letter = "-" if is_hyphen else chr(code) if 0 < code < 0x110000 else " "
        if not letter.isspace():
            start = start if word else index
            word += letter
            if not is_hyphen:
                continue
        if not word:
            continue
        left, _, base, size = place(start)
        _, right, last_base, _ = place(start + len(word) - 1)
        text, word = clean(word), ""
        if size <= 0 or not text:
            continue
        if text[-1].isdigit() and base - last_base > _RAISED_BY * size:
            text = _with_raised_end(text)
        yield Line(text, left, max(left, right), base, size)
    textpage.close()


def _with_raised_digits(words: Iterator[Line]) -> Iterator[Line]:
    """The words, each joined with the small digits raised at its end."""
    last: Line | None = None
    for word in words:
        if last is None:
            last = word
        elif (
            word.text.isdigit()
            and word.size < 0.85 * last.size
            and _RAISED_BY * last.size < last.base - word.base < last.size
            and abs(word.left - last.right) < 0.3 * last.size
        ):
            last = replace(last, text=_with_raised_end(last.text + word.text), right=word.right)
        else:
            yield last
            last = word
    if last is not None:
        yield last


def _with_raised_end(text: str) -> str:
    """A word whose last digits are raised: an exponent, or the sign of a note."""
    if (found := _NOTE.fullmatch(text)) and len(found[1]) > 2:
        return found[1] + mark_note(found[2])
    kept = text.rstrip("0123456789")
    if kept:
        return kept + raised(text[len(kept) :])
    return text


def _has_picture(raw: Any, page: Any) -> bool:
    """Whether there is a picture on the page."""
    count = min(raw.FPDFPage_CountObjects(page.raw), 1000)
    kinds = (
        raw.FPDFPageObj_GetType(raw.FPDFPage_GetObject(page.raw, number)) for number in range(count)
    )
    return any(kind in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM) for kind in kinds)


def _blocks(
    pages: list[list[Line]], pictures: list[int]
) -> tuple[tuple[Block, ...], dict[int, int]]:
    """The blocks of all pages, and for each page the first block that begins on it."""
    texts = [[line.text for line in page] for page in pages]
    furniture = furniture_of(texts)
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    body_size = sizes.most_common(1)[0][0]
    paragraphs: list[Paragraph] = []
    for number, page in enumerate(pages):
        if number in pictures:
            text = f"Page {number + 1} is a picture; any text on it cannot be read."
            paragraphs.append(Paragraph([text], number, body_size, notice=True))
            continue
        start, end, _ = body_of(texts[number], furniture, first=number == 0)
        add_page(paragraphs, page[start:end], number, body_size)
    return blocks_of(paragraphs, body_size)


def _outline(
    pdfium: ModuleType, document: Any, first_blocks: dict[int, int], blocks: tuple[Block, ...]
) -> tuple[ContentsEntry, ...]:
    """The document's own table of contents, limited to pages that have text."""
    entries: list[ContentsEntry] = []
    try:
        for item in document.get_toc(max_depth=6):
            title, target = clean(item.get_title() or ""), item.get_dest()
            number = target.get_index() if target else None
            if not title or number is None or number not in first_blocks:
                continue
            begin = first_blocks[number]
            after = min((b for n, b in first_blocks.items() if n > number), default=len(blocks))
            heading = next(
                (
                    at
                    for at in range(begin, after)
                    if blocks[at].kind is Kind.HEADING and blocks[at].text == title
                ),
                begin,
            )
            entries.append(ContentsEntry(title, min(item.level + 1, 6), heading))
            if len(entries) >= 5000:
                break
    except (pdfium.PdfiumError, ValueError, UnicodeDecodeError):
        return ()  # a broken table of contents; the headings replace it
    return tuple(entries)
