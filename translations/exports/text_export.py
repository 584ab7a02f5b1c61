"""Plain text: each paragraph, with its translation indented below it."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import indent

from translations.articles import Kind
from translations.articles.note_signs import signed
from translations.exports.bilingual import Bilingual
from translations.exports.marks import mark_line
from translations.exports.tables import in_columns, runs

INDENT = "    "


@dataclass(frozen=True)
class Paragraph:
    """A block as it is printed.

    Attributes:
        original: with the sign of a list before it.
        translation: None for what is not translated.
        marks: a line or more for each mark.
    """

    kind: Kind
    original: str
    translation: str | None
    marks: tuple[str, ...]

    @property
    def is_set(self) -> bool:
        """Whether its lines are to stay as they are."""
        return self.kind in (Kind.ROW, Kind.CODE)


def to_text(bilingual: Bilingual) -> str:
    """Original and translation alternate, with a blank line between paragraphs."""
    parts = []
    for one in paragraphs(bilingual):
        below = [] if one.translation is None else [indent(one.translation, INDENT)]
        below += [f"{INDENT}{line}" for text in one.marks for line in text.split("\n")]
        parts.append("\n".join([one.original, *below]))
    return "\n\n".join(parts) + "\n"


def paragraphs(bilingual: Bilingual) -> Iterator[Paragraph]:
    """The blocks in order; the cells of a table stand below each other."""
    pairs = list(bilingual.pairs())
    for run in runs(bilingual.article.blocks):
        originals = [signed(pairs[index][0]) for index in run]
        made = [pairs[index][1] for index in run]
        if pairs[run[0]][0].kind is Kind.ROW:
            originals, made = in_columns(originals), in_columns(made)
        for index, original, translation in zip(run, originals, made, strict=True):
            block = pairs[index][0]
            marker = f"{block.marker.strip()} " if block.marker.strip() else ""
            yield Paragraph(
                block.kind,
                marker + original,
                translation if block.translatable else None,
                tuple(mark_line(mark) for _, mark in bilingual.marks_of(index)),
            )
