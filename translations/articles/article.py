"""What was read from a file: an article, its blocks and their sentences. No I/O here."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from translations.articles.sentences import split_sentences

Span = tuple[int, int]
"""A slice of a text: its start and its end."""


class Kind(StrEnum):
    """What a block is; says how it is shown, and whether it is translated."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"
    VERSE = "verse"
    """Lines that somebody ended on purpose: a stanza, an address."""
    ROW = "row"
    """A row of a table; rows that follow each other make one."""
    CODE = "code"
    """What is no language and is kept as it stands: code, a formula, a diagram."""
    NOTICE = "notice"
    """Says, in the program's words, what the file has here that cannot be shown."""


CELL_END = "\t"
"""Stands in the text of a row between two cells; an empty cell is an empty place."""
_LINE_OR_CELL = re.compile(r"\s*\S[^\n\t]*[\n\t]*")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands: ``block.text[start:end] == text``, white space included."""

    text: str
    start: int
    end: int

    @property
    def gap(self) -> str:
        """What parts its translation from the next: the end of a line or of a cell, or a space."""
        space = self.text[len(self.text.rstrip()) :]
        return space if "\n" in space or CELL_END in space else " "


class NoteSign(NamedTuple):
    """The sign of a note, such as "3" or "*", raised in the original before ``text[at]``.

    It is no part of the text: glued to a word or a number it would be read as one of its letters.
    """

    at: int
    sign: str


@dataclass(frozen=True)
class Block:
    """One piece of an article that stands by itself.

    Attributes:
        text: cleaned text without markup; one line, but for code and verse, which keep their
            line breaks, and for a row, whose cells are parted by `CELL_END`.
        level: 1 to 6 for a heading; the depth, from 0, for an item.
        marker: what stands before an item in the original, such as "•" or "3."; the times of a
            subtitle.
        notes: the signs of the notes that the text refers to, in their order.
        furniture: what a page puts into every article, such as "Baca juga", an advert's label
            or a row of share links: a screen may fold it away.
        language: the code of the language whose sentences it has.
    """

    kind: Kind
    text: str
    level: int = 0
    marker: str = ""
    notes: tuple[NoteSign, ...] = ()
    furniture: bool = False
    language: str = "id"

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences; joined again, they are the block, character for character.

        Split when first asked for: a book has a hundred thousand sentences, a screen thirty.
        """
        if not self.translatable:
            return (Sentence(self.text, 0, len(self.text)),)
        found, start = [], 0
        for text in self._pieces():
            found.append(Sentence(text, start, start + len(text)))
            start += len(text)
        return tuple(found)

    def _pieces(self) -> list[str]:
        """The text of each sentence; no sentence goes on over the end of a line or of a cell."""
        if "\n" not in self.text and CELL_END not in self.text:
            return split_sentences(self.text, self.language)
        pieces: list[str] = []
        start = 0
        for part in _LINE_OR_CELL.finditer(self.text):
            # Blank lines before the words would be taken for the end of a sentence.
            words = part[0].strip("\n\t ")
            begun = part.start() + part[0].index(words)
            first, *others = split_sentences(words, self.language)
            pieces += (self.text[start:begun] + first, *others)
            pieces[-1] += self.text[begun + len(words) : part.end()]
            start = part.end()
        return pieces or [self.text]

    def joined(self, translations: Sequence[str]) -> str:
        """The translations of the sentences as one text, in lines and cells as the block has."""
        text = "".join(
            made + sentence.gap for sentence, made in zip(self.sentences, translations, strict=True)
        )
        return self.text[: len(self.text) - len(self.text.lstrip("\n\t"))] + text.rstrip()

    @property
    def translatable(self) -> bool:
        """Code is never translated, nor what the program itself says."""
        return self.kind not in (Kind.CODE, Kind.NOTICE)


@dataclass(frozen=True, order=True)
class Position:
    """A sentence of an article: its block and its place in that; indices from 0."""

    block: int
    sentence: int


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of a table of contents; ``block`` is the index of the block it leads to."""

    title: str
    level: int
    block: int


@dataclass(frozen=True)
class Article:
    """An article, whatever file it came from.

    Attributes:
        date: as the source gives it, mostly ISO 8601; "" where unknown.
        source: the address or publisher that the source names.
        path: the file it was read from; None for standard input.
        format: "text", "markdown", "html", "epub" and so on: what it was read as.
        stored: when the copy was made that it was read from, ISO 8601; "" for the file itself.
    """

    title: str
    blocks: tuple[Block, ...]
    format: str
    author: str = ""
    date: str = ""
    source: str = ""
    contents: tuple[ContentsEntry, ...] = ()
    path: Path | None = None
    stored: str = ""

    def in_language(self, code: str) -> "Article":
        """The same article, its sentences split as those of a language are."""
        if all(block.language == code for block in self.blocks):
            return self
        return replace(self, blocks=tuple(replace(block, language=code) for block in self.blocks))

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hexadecimal) of the text alone: the same wherever the file lies."""
        sha = hashlib.sha256()
        for block in self.blocks:
            sha.update(block.text.encode())
            sha.update(b"\n")
        return sha.hexdigest()


def contents_of_headings(blocks: tuple[Block, ...]) -> tuple[ContentsEntry, ...]:
    """The table of contents that the headings make, for formats without one of their own."""
    return tuple(
        ContentsEntry(block.text, block.level, index)
        for index, block in enumerate(blocks)
        if block.kind is Kind.HEADING
    )
