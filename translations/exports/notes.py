"""What the reader made of articles, for other programs: Markdown, JSON, Anki."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from html import escape as escape_html
from pathlib import Path
from typing import Any

from translations.exports.markdown_export import escape
from translations.notebook import Entry, Mark, MarkKind

_DECK_SEED = "dwibaca deck "
_MODEL_ID = zlib.crc32(b"dwibaca sentence card 1") + 2**31  # Anki knows a card's form by it
_CARD_CSS = """\
.card { font-family: sans-serif; font-size: 20px; margin: 1em auto; max-width: 40em }
.note { color: #777; white-space: pre-line } .source { color: #999; font-size: 14px }"""


def notes_to_markdown(entries: Iterable[Entry]) -> str:
    """A section for each article; each mark quotes the sentence and its translation."""
    parts: list[str] = []
    for entry, marks in _with_marks(entries):
        parts.append(f"# {escape(entry.title)}")
        if about := " · ".join(filter(None, (entry.author, *entry.paths[:1]))):
            parts.append(escape(about))
        parts += [_mark_to_markdown(mark) for mark in marks]
    return "\n\n".join(parts) + "\n" if parts else ""


def _mark_to_markdown(mark: Mark) -> str:
    kind = f"{mark.kind.value.capitalize()}{f', {mark.colour}' if mark.colour else ''}"
    lines = [f"**{kind}** · {mark.changed[:10]}", "", f"> {escape(mark.anchor.quote)}"]
    if mark.kind is MarkKind.WORDING:
        lines += [">", *_quoted(mark.text)]
    elif mark.translation:
        lines += [">", f"> *{escape(mark.translation)}*"]
    if mark.kind is MarkKind.NOTE:
        # A backslash at the end keeps the line break; a paragraph needs none.
        lines += ["", "\\\n".join(map(escape, mark.text.split("\n"))).replace("\\\n\\\n", "\n\n")]
    return "\n".join(lines)


def _quoted(text: str) -> list[str]:
    return [f"> {escape(line)}".rstrip() for line in text.split("\n")]


def notes_to_json(entries: Iterable[Entry]) -> str:
    """A list of articles with their marks, each with both languages."""
    whole = [
        {
            "title": entry.title,
            "author": entry.author,
            "paths": list(entry.paths),
            "marks": [_mark_to_json(mark) for mark in marks],
        }
        for entry, marks in _with_marks(entries)
    ]
    text = json.dumps(whole, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode()


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    whole = {
        "kind": mark.kind.value,
        "created": mark.created,
        "changed": mark.changed,
        "original": mark.anchor.quote,
        "translation": mark.translation,
    }
    return whole | {name: value for name in ("text", "colour") if (value := getattr(mark, name))}


def notes_to_anki(entries: Iterable[Entry], path: Path) -> int:
    """Write an Anki deck of sentence cards: the original, behind it translation and note.

    A card keeps its identity: imported again, it is brought up to date, not doubled.

    Returns:
        How many cards there are. A sentence with several marks is one card.

    Raises:
        OSError: it could not be written.
    """
    import genanki

    model = genanki.Model(
        _MODEL_ID,
        "dwibaca sentence",
        fields=[{"name": name} for name in ("Original", "Translation", "Note", "Source")],
        templates=[
            {
                "name": "Sentence",
                "qfmt": "{{Original}}",
                "afmt": "{{FrontSide}}<hr id=answer>{{Translation}}"
                "<p class=note>{{Note}}</p><p class=source>{{Source}}</p>",
            }
        ],
        css=_CARD_CSS,
    )
    deck = genanki.Deck(zlib.crc32(_DECK_SEED.encode()) + 2**31, "dwibaca")
    for entry, marks in _with_marks(entries):
        for quote, here in _by_sentence(marks).items():
            deck.add_note(
                genanki.Note(
                    model=model,
                    fields=[
                        _html(field)
                        for field in (quote, _translation(here), _note(here), entry.title)
                    ],
                    guid=genanki.guid_for(entry.digest, quote),
                )
            )
    genanki.Package(deck).write_to_file(str(path))
    return len(deck.notes)


def _by_sentence(marks: Iterable[Mark]) -> dict[str, list[Mark]]:
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        found.setdefault(mark.anchor.quote, []).append(mark)
    return found


def _translation(marks: list[Mark]) -> str:
    """The reader's own wording, else what the engine made."""
    own = [mark.text for mark in marks if mark.kind is MarkKind.WORDING]
    return next(iter([*own, *(mark.translation for mark in marks if mark.translation)]), "")


def _note(marks: list[Mark]) -> str:
    return "\n\n".join(mark.text for mark in marks if mark.kind is MarkKind.NOTE)


def _html(text: str) -> str:
    return escape_html(text).replace("\n", "<br>")


def _with_marks(entries: Iterable[Entry]) -> Iterator[tuple[Entry, list[Mark]]]:
    """Articles that have marks, with them in the order of the text."""
    for entry in entries:
        marks = sorted(entry.present, key=lambda mark: (mark.anchor.position, mark.created))
        if marks:
            yield entry, marks


NOTES_FORMATS: dict[str, Callable[[Iterable[Entry]], str]] = {
    "markdown": notes_to_markdown,
    "json": notes_to_json,
}
"""The formats that are text, by the name that the command line knows them by."""
