"""Marked sentences and looked-up words as cards: what is on them, and how Anki knows them again."""

import hashlib
import string
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from html import escape

from translations.notebook import Entry, Mark, MarkKind

DECK = "dwibaca"

# The digits of Anki's own identities of notes, which a deck must continue to have.
_DIGITS = string.ascii_letters + string.digits + "!#$%&()*+,-./:;<=>?@[]^_`{|}~"


class CardKind(Enum):
    """What a card asks for; the value is its name in Anki."""

    SENTENCE = "dwibaca sentence"
    WORD = "dwibaca word"


@dataclass(frozen=True)
class Card:
    """A card.

    Attributes:
        fields: as HTML: original, translation, note and source of a sentence; word, meaning,
            original, translation and source of a word.
        guid: what Anki recognises it by when it is imported again, whatever has changed.
    """

    kind: CardKind
    fields: tuple[str, ...]
    guid: str


def cards(entries: Iterable[Entry]) -> Iterator[Card]:
    """One card for each marked sentence, and one for each word."""
    for entry in entries:
        yield from _sentences(entry)
        yield from _words(entry)


def count_cards(entries: Iterable[Entry]) -> int:
    """How many cards there are."""
    return sum(1 for _ in cards(entries))


def _sentences(entry: Entry) -> Iterator[Card]:
    by_quote: dict[str, list[Mark]] = {}
    for mark in entry.in_order:
        if mark.kind is not MarkKind.WORD:
            by_quote.setdefault(mark.anchor.quote, []).append(mark)
    for quote, marks in by_quote.items():
        yield _card(entry, CardKind.SENTENCE, (quote, _translation(marks), _note(marks)), (quote,))


def _words(entry: Entry) -> Iterator[Card]:
    for mark in entry.in_order:
        if mark.kind is MarkKind.WORD:
            quote, word = mark.anchor.quote, mark.word
            fields = (word, mark.meaning, quote, mark.translation)
            yield _card(entry, CardKind.WORD, fields, (quote, "word", word))


def _card(entry: Entry, kind: CardKind, fields: tuple[str, ...], key: tuple[str, ...]) -> Card:
    # Anki would run LaTeX and play sounds that an article names in square brackets.
    whole = [
        escape(field).replace("[", "&#91;").replace("\n", "<br>")
        for field in (*fields, entry.title)
    ]
    return Card(kind, tuple(whole), _guid(entry.digest, *key))


def _guid(*key: str) -> str:
    """An identity of the kind that Anki makes: eight bytes, in its digits.

    Decks that were imported long ago have it: it must never change.
    """
    number = int.from_bytes(hashlib.sha256("__".join(key).encode()).digest()[:8])
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return digits


def _translation(marks: list[Mark]) -> str:
    """The reader's own translation, or else the engine's."""
    own = [mark.text for mark in marks if mark.kind is MarkKind.WORDING]
    return next(iter([*own, *(mark.translation for mark in marks if mark.translation)]), "")


def _note(marks: list[Mark]) -> str:
    return "\n\n".join(mark.text for mark in marks if mark.kind is MarkKind.NOTE)
