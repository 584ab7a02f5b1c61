"""What the reader made of articles, for other programs: Markdown and JSON."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from translations.cleaning import clean, escape_controls
from translations.exports.markdown_export import escape
from translations.notebook import Entry, Mark, MarkKind


def notes_to_markdown(entries: Iterable[Entry]) -> str:
    """A section for each article; each mark quotes the sentence and its translation."""
    parts: list[str] = []
    for entry, marks in _with_marks(entries):
        parts.append(f"# {escape(entry.title)}")
        if about := " · ".join(filter(None, (entry.author, *map(clean, entry.paths[:1])))):
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
    # A path may hold anything, and is to be found again: it is escaped, not cleaned.
    return escape_controls(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _mark_to_json(mark: Mark) -> dict[str, Any]:
    whole = {
        "kind": mark.kind.value,
        "created": mark.created,
        "changed": mark.changed,
        "original": mark.anchor.quote,
        "translation": mark.translation,
    }
    return whole | {name: value for name in ("text", "colour") if (value := getattr(mark, name))}


def _with_marks(entries: Iterable[Entry]) -> Iterator[tuple[Entry, list[Mark]]]:
    """Articles that have marks, with them in the order of the text."""
    for entry in entries:
        marks = sorted(entry.present, key=lambda mark: (mark.anchor.position, mark.created))
        if marks:
            yield entry, marks


def _deck(entries: Sequence[Entry]) -> bytes:
    from translations.exports.anki import notes_to_anki  # its library is seldom needed

    return notes_to_anki(entries)


@dataclass(frozen=True)
class NotesFormat:
    """A kind of file that the marks of articles can be written as.

    Attributes:
        suffix: of its files, with the dot.
        about: a few words for a list of formats.
        is_text: whether it can be printed.
    """

    suffix: str
    about: str
    make: Callable[[Sequence[Entry]], bytes]
    is_text: bool = True


NOTES_FORMATS = {
    "markdown": NotesFormat(
        ".md", "a section for each article", lambda entries: notes_to_markdown(entries).encode()
    ),
    "json": NotesFormat(
        ".json", "for other programs", lambda entries: notes_to_json(entries).encode()
    ),
    "anki": NotesFormat(
        ".apkg", "cards of your words and marked sentences, for Anki", _deck, is_text=False
    ),
}
"""Every format by the name that the command line knows it by."""
