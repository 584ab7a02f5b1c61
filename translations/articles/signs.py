"""The signs by which a file's content tells what it is."""

import re

from translations.cleaning import clean_lines

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_HTML_TAG = re.compile(r"</?(?:html|head|body|div|p|article|h[1-6]|span|br)\b[^>]*>", re.IGNORECASE)
_FENCE = re.compile(r"^(?:```|~~~)", re.MULTILINE)
_ATX_HEADING = re.compile(r"^#{1,6} +\S", re.MULTILINE)
_LINK = re.compile(r"!?\[[^\]\n]{1,200}\]\((?:https?://|/|\.|#|[\w-]+\.\w)[^)\n]*\)")
_EMPHASIS = re.compile(r"(?<!\w)\*\*[^\s*][^*\n]*\*\*(?!\w)")
_FRONT_MATTER = re.compile(r"\A---\n(?:[\w-]+:.*\n|[ \t-].*\n|\n)+?---\n")


def is_zip(data: bytes) -> bool:
    """Whether the bytes start as a zip archive does."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def is_web_archive(data: bytes) -> bool:
    """Whether the bytes are a page saved as MHTML, the one-file form that Chromium offers."""
    head = data[:2000].lower()
    return b"mime-version:" in head and b"multipart/related" in head


def looks_like_html(text: str, *, named_so: bool = False) -> bool:
    """Whether text is a web page; ``named_so``: its suffix says that it is one."""
    if _HTML_START.match(text[:5000]):
        return True
    return named_so and len(_HTML_TAG.findall(text[:50_000])) >= 2


def looks_like_markdown(text: str) -> bool:
    """Whether text of unknown kind is Markdown: front matter, or two different signs of it."""
    head = clean_lines(text[:50_000])
    if _FRONT_MATTER.match(head):
        return True
    signs = (_FENCE, _ATX_HEADING, _LINK, _EMPHASIS)
    return sum(1 for sign in signs if sign.search(head)) >= 2
