"""An article with its translation for a terminal: wrapped to its width, the translation dim."""

import io
import os
import shutil

from rich.console import Console
from rich.text import Text

from translations.articles import Kind
from translations.exports import Bilingual, Format
from translations.exports.text_export import INDENT, Paragraph, paragraphs

_WIDEST = 100  # cells: longer lines are hard to read
_LEAST = 20


def terminal_format() -> Format:
    """Text for the terminal on standard output; a pipe gets the plain text format."""
    width = max(_LEAST, min(_WIDEST, shutil.get_terminal_size().columns))
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    return Format(".txt", "for a terminal", lambda bilingual: _make(bilingual, width, plain))


def _make(bilingual: Bilingual, width: int, plain: bool) -> bytes:
    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=width,
        force_terminal=True,
        color_system=None if plain else "standard",
        highlight=False,
        legacy_windows=False,
    )
    for number, one in enumerate(paragraphs(bilingual)):
        if number:
            console.out("")
        for line in _lines(one, width, console):
            console.print(line, soft_wrap=True)
    return drawn.getvalue().encode("utf-8", "backslashreplace")


def _lines(one: Paragraph, width: int, console: Console) -> list[Text]:
    """The original at the margin, everything else indented; the translation dim."""
    parts = [(Text(one.original, "bold" if one.kind is Kind.HEADING else ""), one.is_set)]
    if one.translation is not None:
        parts.append((Text(one.translation, "dim"), one.is_set))
    parts += [(Text(mark), False) for mark in one.marks]
    drawn = []
    for number, (text, is_set) in enumerate(parts):
        before = INDENT if number else ""
        room = width - len(before)
        for line in text.split("\n", allow_blank=True) if is_set else text.wrap(console, room):
            line.rstrip()
            drawn.append(Text(before) + line)
    return drawn
