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
    """
    folded = fold(wanted)[0]
    if not folded.strip():
        return lambda text: []
    if mode is SearchMode.PARTS and " " not in folded and folded.isascii():
        return _plain(folded)
    import regex  # its patterns can be given up in time, which the standard library's cannot

    if mode is not SearchMode.PATTERN:
        folded = r"\s+".join(map(regex.escape, folded.split()))
    if mode is SearchMode.WORDS:
        folded = rf"(?<!\w){folded}(?!\w)"
    try:
        # Not what was folded: in a pattern \W and \w are not the same.
        pattern = regex.compile(wanted if mode is SearchMode.PATTERN else folded, regex.IGNORECASE)
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
    """Text in small letters without accents.

    Returns:
        The text, and for each place in it the place in the original; None if they are the same.
    """
    if text.isascii() or not _ACCENTED.search(text):
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
