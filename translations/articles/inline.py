"""What a line of a page contains: raised digits, note signs, and text that no reader sees."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from translations.articles.article import NoteSign

if TYPE_CHECKING:
    from lxml.etree import _Element

_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_ROLES = frozenset({_EPUB_TYPE, "epub:type", "role"})
_LONGEST_PAGE_NUMBER = 20  # characters: anything longer was marked up by mistake

_RAISED = str.maketrans("0123456789+-−–()=ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁽⁾⁼ⁿⁱ")
_LOWERED = str.maketrans("0123456789+-−–()=", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₍₎₌")
_CAN_BE_RAISED = re.compile(r"[+\-−–]?(?:\d{1,4}|[ni])[+\-−–]?|[+\-−–]")
_CAN_BE_LOWERED = re.compile(r"\d{1,4}[+\-−–]?")
_FRACTION = re.compile("([⁰¹²³⁴-⁹]+)\\s?[/⁄∕]\\s?([₀-₉]+)")
_PLAIN = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉", "01234567890123456789")
_FRACTIONS = dict(
    zip(
        "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/6 5/6 1/8 3/8 5/8 7/8".split(),
        "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞",
        strict=True,
    )
)

_SLASHES = ("/", "⁄", "∕")
SIGN_TAGS = frozenset({"a", "sup", "span", "small"})
"""The elements that hold a note's sign."""
# A note's sign within the text of a line, in private-use characters.
_NOTE_BEGINS, _NOTE_ENDS = "\ue5cb", "\ue5cc"
_NOTE = re.compile(f"( ?){_NOTE_BEGINS}([^{_NOTE_BEGINS}{_NOTE_ENDS}]*){_NOTE_ENDS}")
_NOTE_NUMBER = re.compile(
    r"\s*(?:[\[(]\s*(?:\d{1,4}|[a-z]{1,2}|[ivxlc]{1,6}|[*†‡§¶]{1,3})\s*[\])]"
    r"|\d{1,4}(?:\s*[,;–-]\s*\d{1,4}){0,4}|[a-z]|[*†‡§¶]{1,4})\s*",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\[[^\[\]]{1,40}\]\s*")
_BRACKETED_NUMBER = re.compile(r"\s*\[\s*(?:\d{1,3}|[a-z]|[*†‡])\s*\]\s*", re.IGNORECASE)
_BACK_LINK = re.compile(r"\s*[\^↑↩⬆⏎\ufe0e\ufe0f]+\s*")
_NOTE_CLASS = re.compile(
    r"note-?ref|fn-?ref|footnote|endnote|cite[_-]?ref|(?:^|\s)(?:reference|fn|note)(?:\s|$)",
    re.IGNORECASE,
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
# After these, and after words of one or two letters, a raised 2 is an exponent.
_UNITS = frozenset("mil kaki inci yard meter kilometer sentimeter milimeter detik hektar".split())
_LONG_WORD = re.compile(r"[^\W\d_]{4,}[.,;:!?”’\"']*$")
_UNSEEN_STYLE = re.compile(
    r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))\s*(?:!|;|$)",
    re.IGNORECASE,
)
# Classes for screen readers, as the major style sheets name them.
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-(?:text|only)|screenreader|u-hidden"
    r"|is-visually-hidden|mw-editsection|katex-html|mw-empty-elt|noprint\s+Inline-Template)(?:\s|$)",
    re.IGNORECASE,
)


def is_unseen(element: _Element) -> bool:
    """Whether an element's own attributes hide it from anyone who looks at the page."""
    for name, value in element.items():
        if name == "class":
            if _is_unseen_class(value):
                return True
        elif name == "hidden":
            if value != "until-found":
                return True
        elif name == "style":
            # Wikipedia hides its formulas and shows pictures of them.
            if _UNSEEN_STYLE.search(str(value)) and "mwe-math" not in (element.get("class") or ""):
                return True
        elif name in _ROLES and "pagebreak" in value:
            return len("".join(map(str, element.itertext()))) <= _LONGEST_PAGE_NUMBER
    return False


@lru_cache(maxsize=1024)
def _is_unseen_class(name: str) -> bool:
    """Cached: a book has a few classes, each on thousands of elements."""
    return bool(_UNSEEN_CLASS.search(name))


def note_sign(element: _Element, name: str, before: str) -> str | None:
    """The sign of a note, "" for a link back to its text, or None for any other element.

    Args:
        name: its tag.
        before: the text of the line so far.
    """
    if name not in SIGN_TAGS or not (name in ("a", "sup") or _may_be_marked(element)):
        return None
    text = "".join(str(part) for part in element.itertext())
    if len(text) > 60:
        return None
    sign = text.strip().strip("[]()").strip()
    if name == "sup" and _IN_BRACKETS.fullmatch(text):
        return sign
    is_number = bool(_NOTE_NUMBER.fullmatch(text))
    if not is_number and not _BACK_LINK.fullmatch(text):
        return None
    inside_link = _is_link_within(element) or any(map(_is_link_within, element.iter()))
    if not is_number or _BACK_LINK.fullmatch(text):
        return "" if inside_link else None
    if "noteref" in _role(element) or "biblioref" in _role(element):
        return sign
    if name == "sup":
        return sign if inside_link or _follows_a_word(element, text, before) else None
    if name == "a":
        marked = _BRACKETED_NUMBER.fullmatch(text) or _is_named_a_note(element)
        return sign if inside_link and marked else None
    return sign if name == "span" and _is_named_a_note(element) else None


def _may_be_marked(element: _Element) -> bool:
    """Whether an element that makes text small or raised might hold a note's sign."""
    for name, value in element.items():
        if name == "class":
            marked = _is_note_class(value)
        elif name == "id":
            marked = _is_note_identity(str(value))
        else:
            marked = name in _ROLES and "ref" in value
        if marked:
            return True
    return False


def mark_note(sign: str) -> str:
    """A note's sign, marked within the text of a line so that `take_notes` can find it."""
    return f"{_NOTE_BEGINS}{sign}{_NOTE_ENDS}" if sign else ""


def take_notes(text: str) -> tuple[str, tuple[NoteSign, ...]]:
    """The text without the notes' signs, and where they were."""
    if _NOTE_BEGINS not in text:
        return text, ()
    parts: list[str] = []
    notes: list[NoteSign] = []
    length = end = 0
    for found in _NOTE.finditer(text):
        part = text[end : found.start()]
        parts.append(part)
        length += len(part)
        end = found.end()
        # A space before the sign goes with it, unless it alone separates two words.
        if found[1] and length and text[end : end + 1].isalnum():
            parts.append(" ")
            length += 1
        notes.append(NoteSign(length, found[2].strip()))
    parts.append(text[end:])
    whole = "".join(parts)
    kept = whole.rstrip(" ")
    begun = len(kept) - len(kept.lstrip(" "))
    kept = kept[begun:]
    return kept, tuple(
        NoteSign(min(max(note.at - begun, 0), len(kept)), note.sign) for note in notes
    )


def raised(text: str) -> str:
    """Raised text: raised digits if it is a number, otherwise unchanged."""
    return text.translate(_RAISED) if _CAN_BE_RAISED.fullmatch(text.strip()) else text


def lowered(text: str) -> str:
    """Lowered text: lowered digits if it is a number, otherwise unchanged."""
    return text.translate(_LOWERED) if _CAN_BE_LOWERED.fullmatch(text.strip()) else text


def join_fractions(text: str) -> str:
    """Fractions of raised and lowered digits as one character, or as plain digits with a slash."""
    if "/" not in text and "⁄" not in text and "∕" not in text:
        return text

    def joined(found: re.Match[str]) -> str:
        written = f"{found[1].translate(_PLAIN)}/{found[2].translate(_PLAIN)}"
        if sign := _FRACTIONS.get(written):
            return sign
        glued = found.start() and found.string[found.start() - 1].isdigit()
        return f" {written}" if glued else written

    return _FRACTION.sub(joined, text)


def _role(element: _Element) -> str:
    names = (_EPUB_TYPE, "epub:type", "role")
    return " ".join(value for name in names if (value := element.get(name)))


def _is_named_a_note(element: _Element) -> bool:
    return _is_note_class(element.get("class") or "") or _is_note_identity(element.get("id") or "")


def _is_note_identity(identity: str) -> bool:
    # Most are numbers of something else; the pattern is slow.
    return bool(("n" in identity or "N" in identity) and _NOTE_CLASS.search(identity))


@lru_cache(maxsize=1024)
def _is_note_class(name: str) -> bool:
    return bool(_NOTE_CLASS.search(name))


def _is_lowered(element: _Element) -> bool:
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == "sub"


def _is_link_within(element: _Element) -> bool:
    """A link to another place in the book or page, or an element directly inside one."""
    for link in (element, element.getparent()):
        if link is not None and isinstance(link.tag, str) and link.tag.rpartition("}")[2] == "a":
            href = link.get("href") or ""
            return "#" in href or _is_named_a_note(link)
    return False


def _follows_a_word(element: _Element, text: str, before: str) -> bool:
    """Whether a raised number without a link is a note's sign: in 10⁶ and m² it is not."""
    below = element.getnext()
    if (element.tail or "").strip() in _SLASHES and below is not None and _is_lowered(below):
        return False  # the upper half of a fraction
    if _is_named_a_note(element) or "noteref" in _role(element):
        return True
    if not text.strip()[-1:].isdigit():
        # A letter or a star: "1ᵃ" and "xⁿ" are mathematics, "habis*" and "habisᵃ" are not.
        sign = text.strip()
        letter = len(sign) == 1 and sign in "abcdefghij" and _LONG_WORD.search(before)
        return sign[:1] in "*†‡§¶[(" or bool(letter)
    before = before.rstrip()
    last = before[-1:]
    if last == _NOTE_ENDS:
        return True
    if word := _LAST_WORD.search(before):
        return len(word[0]) > 2 and word[0].lower() not in _UNITS
    return bool(last) and last in ".,;:!?”’\"'»)…"
