"""Faults of a translation that can be seen without knowing either language well.

Measured on OPUS-MT's public outputs for FLORES: about 0.5 % of the lines lose part of the
meaning, and 2 % a number. The engine tries again if it finds an issue; what remains is shown.
"""

import re
from enum import StrEnum

from translations.argos.correction import lost_words, numbers
from translations.argos.correction.loops import has_loop
from translations.argos.correction.non_words import is_english, non_words
from translations.argos.correction.omissions import meanings, words_are_unsaid

_WORD = re.compile(r"\w+")
# Scripts without spaces between words: their words cannot be counted.
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff]")
# English has 1.1 words for each Indonesian one; of 800 lines of news that the starter translated,
# 1 in 100 has fewer than these, and nearly always lacks a clause.
_SHORT = 0.6
_SHORT_FROM = 6  # words of the original
_COPIED = 0.6  # of the lower-case words; names and numbers may well be the same
_COPIED_FROM = 4


class Issue(StrEnum):
    """What is wrong, in words for the reader."""

    LOOP = "it repeats itself"
    COPY = "it was not translated"
    SHORT = "a part may be missing"
    NON_WORD = "it contains a word that does not exist"
    NEGATION = "a “not” may be missing"
    DIRECTION = "a direction may be wrong"
    MONTH = "a month may be wrong"
    LEFT = "a word was left untranslated"
    NUMBER = "a number is missing"
    UNSAID = "a word may be missing or wrong"


def issues(source: str, translation: str) -> tuple[Issue, ...]:
    """The issues of a translation, the worst first; () if none can be seen.

    >>> issues("Pada 1998 ia pindah ke Bandung.", "He moved to Bandung.")
    (<Issue.NUMBER: 'a number is missing'>,)
    >>> issues("Jadwal", "Jadwal"), issues("Sri Lestari", "Sri Lestari")
    ((<Issue.COPY: 'it was not translated'>,), ())
    """
    found = []
    if has_loop(translation, source):
        found.append(Issue.LOOP)
    if _is_copy(source, translation):
        found.append(Issue.COPY)
    if _is_short(source, translation) or lost_words.link_is_lost(source, translation):
        found.append(Issue.SHORT)
    if non_words(source, translation):
        found.append(Issue.NON_WORD)
    if _UNSPACED.search(translation):
        return (*found, Issue.NUMBER) if numbers.missing(source, translation) else tuple(found)
    if lost_words.negation_is_lost(source, translation):
        found.append(Issue.NEGATION)
    if lost_words.direction_is_lost(source, translation):
        found.append(Issue.DIRECTION)
    if lost_words.month_is_lost(source, translation):
        found.append(Issue.MONTH)
    if lost_words.words_left(source, translation):
        found.append(Issue.LEFT)
    if numbers.missing(source, translation) or lost_words.number_is_lost(source, translation):
        found.append(Issue.NUMBER)
    if Issue.SHORT not in found and words_are_unsaid(source, translation):
        found.append(Issue.UNSAID)
    return tuple(found)


def _is_short(source: str, translation: str) -> bool:
    words = len(_WORD.findall(source))
    if words < _SHORT_FROM or _UNSPACED.search(translation) or _UNSPACED.search(source):
        return False
    return len(_WORD.findall(translation)) < _SHORT * words


def _is_copy(source: str, translation: str) -> bool:
    if _is_short_copy(source, translation):
        return True
    words = [
        word for word in _WORD.findall(source)
        if len(word) > 3 and word[0].islower() and not _is_english_alone(word)
    ]  # fmt: skip
    if len(words) < _COPIED_FROM:
        return False
    there = set(_WORD.findall(translation))
    return sum(word in there for word in words) >= _COPIED * len(words)


def _is_english_alone(word: str) -> bool:
    """Whether a word is English and not Indonesian: in a quotation, it stays as it is."""
    return is_english(word) and not meanings().of(word)


def _is_short_copy(source: str, translation: str) -> bool:
    """Whether one to three words stayed as they are, though one of them has a meaning."""
    if source.strip() != translation.strip():
        return False
    words = _WORD.findall(source)
    if not 0 < len(words) <= 3 or (len(words) > 1 and all(word[0].isupper() for word in words)):
        return False  # several capitals are a name
    return any(
        len(word) > 3 and not is_english(word) and meanings().of(word.lower()) for word in words
    )
