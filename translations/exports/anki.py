"""Marked sentences, and words that were looked up, as a deck of Anki cards."""

import tempfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from translations.notebook import Entry, Mark, MarkKind

_DECK = zlib.crc32(b"dwibaca deck ") + 2**31  # Anki identifies decks and note types by number
_CSS = """\
.card { font-family: sans-serif; font-size: 20px; margin: 1em auto; max-width: 40em }
.note { color: #777; white-space: pre-line } .source { color: #999; font-size: 14px }"""
_BEHIND = "{{FrontSide}}<hr id=answer>%s<p class=source>{{Source}}</p>"


@dataclass(frozen=True)
class _Form:
    """What a card looks like."""

    name: str
    fields: tuple[str, ...]
    front: str
    behind: str

    @property
    def template(self) -> str:
        return self.name.split()[-1].title()

    @property
    def number(self) -> int:
        return zlib.crc32(f"{self.name} card 1".encode()) + 2**31


_SENTENCE = _Form(
    "dwibaca sentence",
    ("Original", "Translation", "Note", "Source"),
    "{{Original}}",
    "{{Translation}}<p class=note>{{Note}}</p>",
)
_WORD = _Form(
    "dwibaca word",
    ("Word", "Meaning", "Original", "Translation", "Source"),
    "<b>{{Word}}</b><p class=note>{{Original}}</p>",
    "{{Meaning}}<p class=note>{{Translation}}</p>",
)


@dataclass(frozen=True)
class _Card:
    """A card, and the key that identifies it when the deck is imported again."""

    form: _Form
    fields: tuple[str, ...]
    key: tuple[str, ...]


def count_cards(entries: Iterable[Entry]) -> int:
    """How many cards `notes_to_anki` makes: one per marked sentence, and one per word."""
    return sum(1 for entry in entries for _ in _cards(entry))


def notes_to_anki(entries: Iterable[Entry]) -> bytes:
    """A deck: sentences with translation and note behind them, words with their meaning.

    Cards keep their identity: importing a deck again updates them instead of duplicating them.
    """
    import genanki

    models = {
        form: genanki.Model(
            form.number,
            form.name,
            fields=[{"name": field} for field in form.fields],
            templates=[
                {
                    "name": form.template,
                    "qfmt": form.front,
                    "afmt": _BEHIND % form.behind,
                }
            ],
            css=_CSS,
        )
        for form in (_SENTENCE, _WORD)
    }
    deck = genanki.Deck(_DECK, "dwibaca")
    for entry in entries:
        for card in _cards(entry):
            fields = [escape(field).replace("\n", "<br>") for field in (*card.fields, entry.title)]
            guid = genanki.guid_for(entry.digest, *card.key)
            deck.add_note(genanki.Note(model=models[card.form], fields=fields, guid=guid))
    with tempfile.TemporaryDirectory() as folder:  # the library only writes to files
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(path))
        return path.read_bytes()


def _cards(entry: Entry) -> Iterator[_Card]:
    yield from _sentences(entry)
    yield from _words(entry)


def _sentences(entry: Entry) -> Iterator[_Card]:
    by_quote: dict[str, list[Mark]] = {}
    for mark in entry.in_order:
        if mark.kind is not MarkKind.WORD:
            by_quote.setdefault(mark.anchor.quote, []).append(mark)
    for quote, marks in by_quote.items():
        yield _Card(_SENTENCE, (quote, _translation(marks), _note(marks)), (quote,))


def _words(entry: Entry) -> Iterator[_Card]:
    for mark in entry.in_order:
        if mark.kind is MarkKind.WORD:
            quote, word = mark.anchor.quote, mark.word
            yield _Card(_WORD, (word, mark.meaning, quote, mark.translation), (quote, "word", word))


def _translation(marks: list[Mark]) -> str:
    """The reader's own translation, or else the engine's."""
    own = [mark.text for mark in marks if mark.kind is MarkKind.WORDING]
    return next(iter([*own, *(mark.translation for mark in marks if mark.translation)]), "")


def _note(marks: list[Mark]) -> str:
    return "\n\n".join(mark.text for mark in marks if mark.kind is MarkKind.NOTE)
