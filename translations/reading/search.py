"""Finding words in text, whatever their case and accents."""

import re
import unicodedata
from collections.abc import Callable
from enum import StrEnum

from translations.articles import Span
from translations.errors import DwibacaError

Matcher = Callable[[str], list[Span]]
"""Every place in a text, as slices that do not overlap."""

# What may fold to something else than its small letter: no quotation mark, dash or Chinese.
_ACCENTED = re.compile(
    "[\u00c0-\u1fff\u2c00-\u2fff\ua640-\uabff\uf900-\ufffd\U00010000-\U0001ffff]"
)
# Signs of print, which nobody types, and what is typed for them; a line breaks as it likes.
_OF_PRINT = re.compile("[\u00ad\u02bc\u2010-\u201f\u2032\u2033\u2060\u200b-\u200d\u2212\ufeff]")
_QUOTES = str.maketrans(
    dict.fromkeys("\u02bc\u2018\u2019\u201a\u201b\u2032", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"')
)
_TYPED = _QUOTES | str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"))
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_UNSEEN_SIGN = re.compile(f"[{_UNSEEN}]")
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # the sign of a note, which is no part of the word before it
_PATIENCE = 0.02  # seconds for one paragraph: some patterns would take years


class SearchMode(StrEnum):
    """How what was typed is looked for."""

    PARTS = "parts of words"
    WORDS = "whole words"
    PATTERN = "regular expression"


def matcher(wanted: str, mode: SearchMode = SearchMode.PARTS) -> Matcher:
    """What finds ``wanted`` in a text. White space stands for any white space.

    Raises:
        DwibacaError: it is no regular expression.

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
        return lambda text: []
    if mode is SearchMode.PARTS and " " not in folded and folded.isascii():
        return _plain(folded)
    import regex  # its patterns can be given up in time, which the standard library's cannot

    if mode is not SearchMode.PATTERN:
        folded = rf"[{_RAISED}]*\s+".join(map(regex.escape, folded.split()))
    if mode is SearchMode.WORDS:
        folded = rf"(?<!\w){folded}(?![^\W{_RAISED}])"
    try:
        if mode is SearchMode.PATTERN:
            # Not what was folded: in a pattern \W and \w are not the same, and "-" is a sign.
            folded = wanted.translate(_QUOTES)
        pattern = regex.compile(folded, regex.IGNORECASE)
    except regex.error as error:
        raise DwibacaError(f"Not a regular expression: {error}.") from error

    def find(text: str) -> list[Span]:
        small, places = fold(text)
        try:
            found = [match.span() for match in pattern.finditer(small, timeout=_PATIENCE)]
        except TimeoutError:
            return []
        return _in_original(text, [span for span in found if span[1] > span[0]], places)

    return find


def _plain(wanted: str) -> Matcher:
    """The quick mode, for what most searches are."""

    def find(text: str) -> list[Span]:
        small, places = fold(text)
        found: list[Span] = []
        at = small.find(wanted)
        while at >= 0:
            found.append((at, at + len(wanted)))
            at = small.find(wanted, at + len(wanted))
        return _in_original(text, found, places) if found else found

    return find


def fold(text: str) -> tuple[str, list[int] | None]:
    """Text in small letters without accents, with the quotation marks and dashes that are typed.

    Returns:
        The text, and for each place in it the place in the original; None if they are the same.
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
