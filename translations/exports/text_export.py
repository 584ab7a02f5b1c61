"""Plain text: each paragraph, and its translation indented below it."""

from textwrap import indent

from translations.articles import CELL_END
from translations.articles.signs import signed
from translations.exports.bilingual import Bilingual
from translations.exports.marks import mark_line

_INDENT = "    "


def to_text(bilingual: Bilingual) -> str:
    """Original and translation alternate; a blank line stands between paragraphs."""
    parts = []
    for index, (block, translation) in enumerate(bilingual.pairs()):
        marker = f"{block.marker.strip()} " if block.marker.strip() else ""
        part = marker + signed(block)
        if block.translatable:
            part += "\n" + indent(translation, _INDENT)
            part = part.replace(CELL_END, " | ")
        lines = (mark_line(mark) for _, mark in bilingual.marks_of(index))
        part += "".join(f"\n{_INDENT}{line}" for text in lines for line in text.split("\n"))
        parts.append(part)
    return "\n\n".join(parts) + "\n"
