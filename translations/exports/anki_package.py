"""Cards as an Anki deck (.apkg), with note types of their own."""

import tempfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from translations.errors import DwibacaError
from translations.exports.anki_cards import DECK, CardKind, cards
from translations.notebook import Entry

_CSS = """\
.card { font-family: sans-serif; font-size: 20px; margin: 1em auto; max-width: 40em }
.note { color: #777; white-space: pre-line } .source { color: #999; font-size: 14px }"""
_BEHIND = "{{FrontSide}}<hr id=answer>%s<p class=source>{{Source}}</p>"
_FIELDS = {
    CardKind.SENTENCE: ("Original", "Translation", "Note", "Source"),
    CardKind.WORD: ("Word", "Meaning", "Original", "Translation", "Source"),
}
_FRONT = {
    CardKind.SENTENCE: "{{Original}}",
    CardKind.WORD: "<b>{{Word}}</b><p class=note>{{Original}}</p>",
}
_BACK = {
    CardKind.SENTENCE: "{{Translation}}<p class=note>{{Note}}</p>",
    CardKind.WORD: "{{Meaning}}<p class=note>{{Translation}}</p>",
}


def notes_to_anki(entries: Iterable[Entry]) -> bytes:
    """A deck: sentences with translation and note behind them, words with their meaning.

    Cards keep their identity: importing a deck again updates them instead of duplicating them.

    Raises:
        DwibacaError: the library that writes decks is not installed.
    """
    try:
        import genanki
    except ModuleNotFoundError as error:
        raise DwibacaError(
            "Writing an .apkg deck needs a library that is not installed.",
            "Add it with: pip install genanki; or choose anki-text, which Anki imports as well.",
        ) from error

    models = {
        kind: genanki.Model(
            _number(f"{kind.value} card 1"),
            kind.value,
            fields=[{"name": name} for name in _FIELDS[kind]],
            templates=[
                {
                    "name": kind.name.title(),
                    "qfmt": _FRONT[kind],
                    "afmt": _BEHIND % _BACK[kind],
                }
            ],
            css=_CSS,
        )
        for kind in CardKind
    }
    deck = genanki.Deck(_number("dwibaca deck "), DECK)
    for card in cards(entries):
        fields = list(card.fields)
        deck.add_note(genanki.Note(model=models[card.kind], fields=fields, guid=card.guid))
    with tempfile.TemporaryDirectory() as folder:  # the library only writes to files
        path = Path(folder) / "deck.apkg"
        genanki.Package(deck).write_to_file(str(path))
        return path.read_bytes()


def _number(name: str) -> int:
    """Anki identifies decks and note types by number."""
    return zlib.crc32(name.encode()) + 2**31
