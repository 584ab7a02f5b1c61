"""The formats that can be read: how a file of each is recognised, and what reads it."""

import importlib
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from translations.articles.article import Article
from translations.articles.content import Content
from translations.articles.subtitles import is_subtitles
from translations.articles.unreadable import refuse
from translations.cleaning import clean, clean_lines
from translations.errors import ArticleError
from translations.patterns import lazy_pattern

_MARKDOWN_SUFFIXES = (".md", ".markdown", ".mdown", ".mkd")
_HTML_SUFFIXES = (".html", ".htm", ".xhtml", ".shtml", ".mhtml", ".mht")
_HTML_START = lazy_pattern(
    # Atomic: many comments could otherwise be matched in endlessly many ways.
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?>(?:<!--.*?-->\s*)*)<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = lazy_pattern(
    r"</?(?:html|head|body|div|p|article|h[1-6]|span|br)\b[^>]*>", re.IGNORECASE
)
_FRAGMENT_START = lazy_pattern(
    r"\s*<(?:p|div|article|section|main|header|h[1-6]|table|ul|ol|blockquote|center|figure|span|font"
    r"|b|i|strong|em|style|script|meta|title|link)\b[^<>]*>",
    re.IGNORECASE,
)
_MARKDOWN_BLOCK = lazy_pattern(r"^(?:#{1,6} +\S|```|~~~|[-*] +\S)", re.MULTILINE)
_FENCE = lazy_pattern(r"^(?:```|~~~)", re.MULTILINE)
_ATX_HEADING = lazy_pattern(r"^#{1,6} +\S", re.MULTILINE)
_LINK = lazy_pattern(r"!?\[[^\]\n]{1,200}\]\((?:https?://|/|\.|#|[\w-]+\.\w)[^)\n]*\)")
_EMPHASIS = lazy_pattern(r"(?<!\w)\*\*[^\s*][^*\n]*\*\*(?!\w)")
# What a line begins with decides what it is: no line matches in two ways.
_FRONT_MATTER = lazy_pattern(
    r"\A(?:---\n(?:\w[\w-]*:.*\n|[ \t-].*\n|\n)+?---\n"
    r"|\+{3}\n(?:\w[\w.-]* *=.*\n|[ \t\[\]].*\n|\n)+?\+{3}\n)"
)
_WORD_PART = lazy_pattern(r"word/document\d*\.xml", re.IGNORECASE)
_FICTION_BOOK = lazy_pattern(rb"<(?:[\w-]+:)?FictionBook[\s>]|<\0F\0i\0c\0t\0i\0o\0n\0B\0")


_MAIL_HEADER = lazy_pattern(rb"(?:[!-9;-~]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_OF_A_MAIL = (
    lazy_pattern(rb"^from:", re.IGNORECASE | re.MULTILINE),
    lazy_pattern(rb"^(?:message-id|received|mime-version|content-transfer-encoding):", re.I | re.M),
    lazy_pattern(rb"^(?:to|message-id|received|return-path|delivered-to):", re.I | re.M),
)


class Reader(NamedTuple):
    """One format.

    Attributes:
        function: ``module.function`` in this folder, from text and name to an article. It is
            imported when a file needs it, as a typical start needs only one of them.
        suffixes: the file names that the library lists.
        is_its_own: whether a file has this format, decided by content, with the name as a hint.
        binary: whether the function takes bytes rather than text.
        heavy: whether it imports libraries that take a noticeable part of a second (lxml,
            trafilatura), so that the screen should be painted first.
    """

    function: str
    suffixes: tuple[str, ...]
    is_its_own: Callable[[Content], bool]
    binary: bool = False
    heavy: bool = False

    def read(self, content: Content) -> Article:
        """Read a file of this format.

        Raises:
            ArticleError: it cannot be read as an article.
        """
        module, _, function = self.function.rpartition(".")
        read = getattr(importlib.import_module(f"translations.articles.{module}"), function)
        try:
            article: Article = read(content.data if self.binary else content.text, content.name)
        except RecursionError as error:
            raise ArticleError(
                f"{clean(content.name)} is nested deeper than any real document.",
                "Get it again from its source.",
            ) from error
        if not article.blocks:
            raise ArticleError(
                f"{clean(content.name)} holds no text.",
                "Open it in an editor to see what it holds.",
            )
        if article.format in ("epub", "fb2"):
            return article  # no site puts its furniture into a book
        from translations.articles.furniture import mark_furniture

        return replace(article, blocks=mark_furniture(article.blocks))


def _is_epub(content: Content) -> bool:
    """A zip that declares itself an EPUB, or that holds a package document."""
    return bool(content.members) and (
        "META-INF/container.xml" in content.members
        or content.stored_type == "application/epub+zip"
        or any(name.lower().endswith(".opf") for name in content.members)
    )


def _is_docx(content: Content) -> bool:
    return any(_WORD_PART.fullmatch(name) for name in content.members)


def _is_odt(content: Content) -> bool:
    """An OpenDocument text: zipped, or as one XML file."""
    if content.stored_type.startswith("application/vnd.oasis.opendocument.text"):
        return True
    return b"<office:document" in content.data[:2000] and b"opendocument.text" in content.data


def _is_fb2(content: Content) -> bool:
    """A FictionBook, or a zip that holds one."""
    if content.members:
        return sum(1 for name in content.members if name.lower().endswith(".fb2")) == 1
    return bool(_FICTION_BOOK.search(content.data[:4000]))


def _is_pdf(content: Content) -> bool:
    """Recognised by its first bytes, before which some programs leave a line or two."""
    head = content.data[:1024].lstrip()
    return head.startswith(b"%PDF-") or (b"\n%PDF-" in head and b"startxref" in content.data)


def _is_rtf(content: Content) -> bool:
    return content.data[:1024].lstrip()[:5] == b"{\\rtf"


def _is_mail(content: Content) -> bool:
    """Has a header as written by programs; one that a person copied is read as text."""
    head = content.data[:20_000].replace(b"\r\n", b"\n").lstrip()
    found = _MAIL_HEADER.match(head)
    return found is not None and all(sign.search(found[0]) for sign in _OF_A_MAIL)


def _is_web_archive(content: Content) -> bool:
    """A page saved as MHTML, the one-file form that Chromium offers."""
    head = content.data[:2000].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def _is_html(content: Content) -> bool:
    if _HTML_START.match(content.text[:5000]):
        return True
    if content.suffix in _HTML_SUFFIXES:
        return _has_tags(content.text)
    # A part of a page, pasted into a text; Markdown may begin with tags too.
    return (
        content.suffix not in _MARKDOWN_SUFFIXES
        and bool(_FRAGMENT_START.match(content.text[:5000]))
        and _has_tags(content.text)
        and not _MARKDOWN_BLOCK.search(content.text[:50_000])
    )


def _has_tags(text: str) -> bool:
    """Whether there are two tags, however many styles and scripts precede them."""
    return sum(1 for _ in islice(_HTML_TAG.finditer(text), 2)) == 2


def _is_markdown(content: Content) -> bool:
    """By its name, its front matter, or two different signs of Markdown."""
    if content.suffix in _MARKDOWN_SUFFIXES:
        return True
    head = clean_lines(content.text[:50_000])
    if _FRONT_MATTER.match(head):
        return True
    signs = (_FENCE, _ATX_HEADING, _LINK, _EMPHASIS)
    return sum(1 for sign in signs if sign.search(head)) >= 2


def _is_subtitles(content: Content) -> bool:
    return is_subtitles(content.text)


READERS = (
    Reader("epub.book.read_epub", (".epub",), _is_epub, binary=True, heavy=True),
    Reader("documents.docx.read_docx", (".docx", ".docm"), _is_docx, binary=True, heavy=True),
    Reader("documents.odt.read_odt", (".odt", ".fodt", ".ott"), _is_odt, binary=True, heavy=True),
    Reader("documents.fb2.read_fb2", (".fb2",), _is_fb2, binary=True, heavy=True),
    Reader("documents.pdf.read_pdf", (".pdf",), _is_pdf, binary=True, heavy=True),
    Reader("documents.rtf.read_rtf", (".rtf",), _is_rtf, binary=True, heavy=True),
    Reader("eml.read_mail", (".eml",), _is_mail, binary=True, heavy=True),
    Reader("web_archive.read_web_archive", (), _is_web_archive, binary=True, heavy=True),
    Reader("subtitles.read_subtitles", (".srt", ".vtt", ".ass", ".ssa", ".sub"), _is_subtitles),
    Reader("html.read_html", _HTML_SUFFIXES, _is_html, heavy=True),
    Reader("markdown.read_markdown", _MARKDOWN_SUFFIXES, _is_markdown),
    Reader("plain.read_plain", (".txt", ".text"), lambda content: True),
)
"""In the order in which they are tried; binary ones first, and the last accepts any text."""

SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
"""Suffixes that the library lists. When a file is opened, its content decides what it is."""


def reader_of(content: Content) -> Reader:
    """The reader of a file.

    Raises:
        ArticleError: it is neither text nor in a known format.
    """
    for reader in READERS:
        if reader.binary and reader.is_its_own(content):
            return reader
    refuse(content)
    return next(reader for reader in READERS if not reader.binary and reader.is_its_own(content))
