"""Cards as a text file for Anki's own import, which needs no library."""

import csv
import io
from collections.abc import Iterable

from translations.exports.anki_cards import DECK, Card, CardKind, cards
from translations.notebook import Entry

# Anki 2.1.54 and later obey these. Where there is no note type "Basic", as in another language,
# Anki takes the current one: the first two columns are its first two fields.
_HEAD = f"""\
#separator:tab
#html:true
#notetype:Basic
#deck:{DECK}
#guid column:3
"""


def notes_to_anki_text(entries: Iterable[Entry]) -> bytes:
    """Cards with a front and a back.

    Cards keep their identity, which is that of `notes_to_anki`: importing a file again updates them
    instead of duplicating them.
    """
    whole = io.StringIO(_HEAD)
    whole.seek(0, io.SEEK_END)
    # A line that begins with # would be a comment: everything is quoted.
    rows = csv.writer(whole, delimiter="\t", quoting=csv.QUOTE_ALL, lineterminator="\n")
    rows.writerows((*_sides(card), card.guid) for card in cards(entries))
    return whole.getvalue().encode()


def _sides(card: Card) -> tuple[str, str]:
    """Front and back, as HTML."""
    if card.kind is CardKind.WORD:
        word, meaning, original, translation, source = card.fields
        front, back = [f"<b>{word}</b>", original], [meaning, translation]
    else:
        original, translation, note, source = card.fields
        front, back = [original], [translation, note]
    back.append(f"<small>{source}</small>" if source else "")
    return "<br><br>".join(filter(None, front)), "<br><br>".join(filter(None, back))
