"""Plain text: each paragraph, with its translation indented below it."""

from textwrap import indent

from translations.articles import Kind
from translations.articles.signs import signed
from translations.exports.bilingual import Bilingual
from translations.exports.marks import mark_line
from translations.exports.tables import in_columns, runs

_INDENT = "    "


def to_text(bilingual: Bilingual) -> str:
    """Original and translation alternate, with a blank line between paragraphs."""
    pairs = list(bilingual.pairs())
    parts = []
    for run in runs(bilingual.article.blocks):
        originals = in_columns([signed(pairs[index][0]) for index in run])
        made = in_columns([pairs[index][1] for index in run])
        for index, original, translation in zip(run, originals, made, strict=True):
            block = pairs[index][0]
            is_row = block.kind is Kind.ROW
            marker = f"{block.marker.strip()} " if block.marker.strip() else ""
            part = marker + (original if is_row else signed(block))
            if block.translatable:
                part += "\n" + indent(translation if is_row else pairs[index][1], _INDENT)
            lines = (mark_line(mark) for _, mark in bilingual.marks_of(index))
            part += "".join(f"\n{_INDENT}{line}" for text in lines for line in text.split("\n"))
            parts.append(part)
    return "\n\n".join(parts) + "\n"
