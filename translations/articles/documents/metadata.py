"""What documents say about themselves, as far as a person would say it too."""

import re
from pathlib import PurePath

from translations.articles.article import Block, Kind
from translations.articles.titles import may_be_titles
from translations.cleaning import clean

# What programs write if nobody was asked.
_NOBODY = re.compile(
    r"(?:microsoft )?(?:office )?user|pengguna|admin(?:istrator)?|owner|unknown|python-docx|author"
    r"|windows|pc|asus|acer|lenovo|hp|dell|toshiba|apache poi|openoffice\w*|libreoffice\w*",
    re.IGNORECASE,
)
_NO_TITLE = re.compile(
    r"microsoft word - .*|(?:untitled|document|dokumen|tanpa judul)\W*\d*|word document"
    r"|.*\.(?:docx?|odt|rtf|dotx?)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_LONGEST_TITLE = 120  # characters
_ENDS_SENTENCE = re.compile(r"[.,;:]$")


def author_of(written: str) -> str:
    """The author, or "" for a program's default."""
    name = clean(written)
    return "" if _NOBODY.fullmatch(name) else name


def date_of(written: str) -> str:
    """A date without the time of day, or ""."""
    found = _DATE.match(clean(written))
    return found[0] if found and found[0] > "1000" else ""


def title_of(written: str, blocks: tuple[Block, ...], name: str) -> str:
    """The title: a first heading, the document's own, a short first line, or its file name."""
    first = next((block for block in blocks if block.kind is not Kind.NOTICE), None)
    if first is not None and first.kind is Kind.HEADING and first.level == 1:
        return first.text
    stated = clean(written)
    if stated and not _NO_TITLE.fullmatch(stated):
        return stated
    early = may_be_titles(blocks)[:8]
    heading = next((block.text for block in early if block.kind is Kind.HEADING), "")
    if heading:
        return heading
    if first is not None and first.kind is Kind.PARAGRAPH and _may_be_title(first.text):
        return first.text
    return clean(PurePath(name).stem.replace("_", " ")) or "Untitled"


def _may_be_title(line: str) -> bool:
    return len(line) <= _LONGEST_TITLE and not _ENDS_SENTENCE.search(line)
