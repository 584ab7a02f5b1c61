"""Finds words in text, ignoring case and accents."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from translations.articles import Span
from translations.errors import DwibacaError

# Characters that may fold to more than their lower case: no quotation mark, dash or Chinese.
_ACCENTED = re.compile(
    "[\u00c0-\u1fff\u2c00-\u2fff\ua640-\uabff\uf900-\ufffd\U00010000-\U0001ffff]"
)
# Typographic characters, which nobody types, and what is typed instead; a line break may be any.
_OF_PRINT = re.compile("[\u00ad\u02bc\u2010-\u201f\u2032\u2033\u2060\u200b-\u200d\u2212\ufeff]")
_QUOTES = str.maketrans(
    dict.fromkeys("\u02bc\u2018\u2019\u201a\u201b\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
)
_TYPED = _QUOTES | str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # a note's sign, which is not part of the word before it
_PATIENCE = 0.02  # seconds for one paragraph: some patterns would take years


class Matcher(NamedTuple):
    """Finds what was searched for.

    Attributes:
        find: gives every match in a text, as slices that do not overlap.
        plain: what stands, folded, in every match, within a line; "" if that is unknown.
    """

    find: Callable[[str], list[Span]]
    plain: str = ""

    def __call__(self, text: str) -> list[Span]:
        """Every match in a text, as slices that do not overlap."""
        return self.find(text)

    def may_match(self, lines: str) -> bool:
        """Whether there may be a match in any of many lines; quick for most searches."""
        if not self.plain:
            return True
        if not lines.isascii():
            if _ACCENTED.search(lines) or _UNSEEN_SIGN.search(lines):
                return True  # folding takes as long as searching
            if not self.plain.isalnum():
                lines = lines.translate(_TYPED)
        return self.plain in lines.lower()


class SearchMode(StrEnum):
    """How to search for what was typed."""

    PARTS = "parts of words"
    WORDS = "whole words"
    PATTERN = "regular expression"


def matcher(wanted: str, mode: SearchMode = SearchMode.PARTS) -> Matcher:
    """A function that finds ``wanted`` in a text. White space matches any white space.

    Raises:
        DwibacaError: it is not a valid regular expression.

    >>> matcher("cafe")("Café CAFÉ, cafés")
    [(0, 4), (5, 9), (11, 15)]
    >>> matcher("baca", SearchMode.WORDS)("Baca, membaca")
    [(0, 4)]
    >>> matcher("jum'at")("hari Jum’at")
    [(5, 11)]
    >>> matcher("padi ditanam", SearchMode.WORDS)("padi¹ ditanam²")
    [(0, 13)]
    """
    folded = fold(wanted)[0]
    if not folded.strip():
        return Matcher(lambda text: [])
    if mode is SearchMode.PARTS and " " not in folded and folded.isascii():
        return _plain(folded)
    import regex  # its patterns can time out, unlike the standard library's

    plain = ""
    if mode is not SearchMode.PATTERN:
        if folded.isascii():  # in a phrase, the longest word is the rarest
            plain = max(folded.split(), key=len)
        folded = rf"[{_RAISED}]*\s+".join(map(regex.escape, folded.split()))
    if mode is SearchMode.WORDS:
        folded = rf"(?<!\w){folded}(?![^\W{_RAISED}])"
    try:
        if mode is SearchMode.PATTERN:
            # Unlike `_plain`, not folded: a pattern distinguishes \W and \w, and "-" is syntax.
            folded = wanted.translate(_QUOTES)
        pattern = regex.compile(folded, regex.IGNORECASE)
    except regex.error as error:
        raise DwibacaError(f"Not a regular expression: {error}.") from error

    def find(text: str) -> list[Span]:
        small, places = fold(text)
        if plain not in small:  # a hundred times as quick as the pattern
            return []
        try:
            found = [match.span() for match in pattern.finditer(small, timeout=_PATIENCE)]
        except TimeoutError:
            return []
        return _in_original(text, [span for span in found if span[1] > span[0]], places)

    return Matcher(find, plain)


def _plain(wanted: str) -> Matcher:
    """The fast path, for most searches."""

    def find(text: str) -> list[Span]:
        small, places = fold(text)
        found: list[Span] = []
        at = small.find(wanted)
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = small.find(wanted, at + len(wanted))
        return _in_original(text, found, places) if found else found

    return Matcher(find, wanted)


def fold(text: str) -> tuple[str, list[int] | None]:
    """Text in lower case without accents, with quotation marks and dashes as they are typed.

    Returns:
        The text, and for each index in it the index in the original; None if they are equal.
    """
    if text.isascii():
        return text.lower(), None
    if _OF_PRINT.search(text):
        text = text.translate(_TYPED)
    if not _ACCENTED.search(text) and not _UNSEEN_SIGN.search(text):
        return text.lower(), None
    parts = [_folded(character) for character in text]
    folded = "".join(parts)
    if all(len(part) == 1 for part in parts):
        return folded, None
    places = [index for index, part in enumerate(parts) for _ in part]
    return folded, places


def _folded(character: str) -> str:
    if character < "\x80":
        return character.lower()
    if character in _UNSEEN:
        return ""
    plain = unicodedata.normalize("NFD", character)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _in_original(text: str, spans: list[Span], places: list[int] | None) -> list[Span]:
    if places is None:
        return spans
    found = []
    for start, end in spans:
        last = places[end - 1] + 1
        while last < len(text) and unicodedata.combining(text[last]):
            last += 1  # an accent that is a character of its own
        found.append((places[start], last))
    return found
