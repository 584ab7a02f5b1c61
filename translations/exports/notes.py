"""What the reader made of articles, for other programs: Markdown, JSON, tables and cards."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from translations.cleaning import clean, escape_controls, fold_space
from translations.exports.anki_text import notes_to_anki_text
from translations.exports.markdown_export import escape, paragraphs
from translations.exports.marks_table import marks_to_csv, marks_to_tsv
from translations.notebook import Entry, Mark, MarkKind, local_day


def selected(
    entries: Iterable[Entry], wanted: Callable[[Mark], bool] = lambda _: True
) -> list[Entry]:
    """Entries with only the marks that are wanted; entries left without marks are dropped."""
    found = (
        entry._replace(marks=tuple(mark for mark in entry.present if wanted(mark)))
        for entry in entries
    )
    return [entry for entry in found if entry.marks]


def notes_to_markdown(entries: Iterable[Entry]) -> str:
    """A section for each article; each mark quotes its sentence and the translation."""
    parts: list[str] = []
    for entry in selected(entries):
        parts.append(f"# {escape(entry.title)}")
        if about := " · ".join(filter(None, (entry.author, *map(clean, entry.paths[:1])))):
            parts.append(escape(about))
        parts += [_mark_to_markdown(mark) for mark in entry.in_order]
    return "\n\n".join(parts) + "\n" if parts else ""


def _mark_to_markdown(mark: Mark) -> str:
    head = " · ".join(filter(None, (_head(mark), str(local_day(mark.changed) or ""))))
    lines = [head, "", f"> {escape(mark.anchor.quote)}"]
    if mark.kind is MarkKind.WORDING:
        lines += [">", *_quoted(mark.text.rstrip())]
    elif mark.translation:
        lines += [">", f"> *{escape(mark.translation)}*"]
    if mark.kind is MarkKind.NOTE:
        lines += ["", paragraphs(mark.text)]
    return "\n".join(lines)


def _head(mark: Mark) -> str:
    """The heading of a mark: its kind, or the kept word with its meaning."""
    if mark.kind is MarkKind.WORD:
        meaning = escape(fold_space(mark.meaning))
        return f"**{escape(mark.word)}**{f': {meaning}' if meaning else ''}"
    return f"**{mark.kind.label.capitalize()}{f', {mark.colour}' if mark.colour else ''}**"


def _quoted(text: str) -> list[str]:
    return [f"> {escape(line)}".rstrip() for line in text.split("\n")]


def notes_to_json(entries: Iterable[Entry]) -> str:
    """A list of articles with their marks, each in both languages."""
    whole = [
        {
            "title": entry.title,
            "author": entry.author,
            "paths": list(entry.paths),
            "marks": [_mark_to_json(mark) for mark in entry.in_order],
        }
        for entry in selected(entries)
    ]
    # A path may contain anything and must stay usable: it is escaped, not cleaned.
    return escape_controls(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


_IF_ANY = ("text", "word", "meaning", "colour")


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    whole = {
        "kind": mark.kind.value,
        "created": mark.created,
        "changed": mark.changed,
        "original": mark.anchor.quote,
        "translation": mark.translation,
    }
    return whole | {name: value for name in _IF_ANY if (value := getattr(mark, name))}


def _deck(entries: Sequence[Entry]) -> bytes:
    from translations.exports.anki_package import notes_to_anki  # its library is seldom needed

    return notes_to_anki(entries)


@dataclass(frozen=True)
class NotesFormat:
    """A kind of file that the marks of articles can be written as.

    Attributes:
        suffix: of its files, including the dot.
        about: a few words for a list of formats.
        is_text: whether it can be printed.
        is_cards: whether it has what `count_cards` counts, and not one thing for each mark.
    """

    suffix: str
    about: str
    make: Callable[[Sequence[Entry]], bytes]
    is_text: bool = True
    is_cards: bool = False


NOTES_FORMATS = {
    "markdown": NotesFormat(
        ".md", "a section for each article", lambda entries: notes_to_markdown(entries).encode()
    ),
    "json": NotesFormat(
        ".json", "for other programs", lambda entries: notes_to_json(entries).encode()
    ),
    "csv": NotesFormat(".csv", "a table for spreadsheets", marks_to_csv),
    "tsv": NotesFormat(".tsv", "a table with tabs between its cells", marks_to_tsv),
    "anki-text": NotesFormat(
        ".anki.txt",
        "cards of your words and marked sentences, for Anki to import",
        notes_to_anki_text,
        is_cards=True,
    ),
    "anki": NotesFormat(
        ".apkg", "the same as a deck; needs genanki", _deck, is_text=False, is_cards=True
    ),
}
"""Every format, by its name on the command line."""
