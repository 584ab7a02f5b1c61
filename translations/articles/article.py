"""What was read from a file: an article, its blocks and their sentences. No I/O here."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from translations.articles.sentences import split_sentences
from translations.patterns import lazy_pattern

Span = tuple[int, int]
"""A slice of a text: start and end."""


class Kind(StrEnum):
    """What a block is; decides how it is shown and whether it is translated."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    QUOTE = "quote"
    CAPTION = "caption"
    VERSE = "verse"
    """Lines that were broken on purpose: a stanza, an address."""
    ROW = "row"
    """A row of a table; consecutive rows form one table."""
    CODE = "code"
    """Not language, and left as it is: code, a formula, a diagram."""
    NOTICE = "notice"
    """A remark by the program about something in the file that cannot be shown."""


CELL_END = "\t"
"""Separates two cells in the text of a row; an empty cell is an empty string."""
_LINE_OR_CELL = lazy_pattern(r"\s*\S[^\n\t]*[\n\t]*")


class Sentence(NamedTuple):
    """A sentence and its place: ``block.text[start:end] == text``, white space included."""

    text: str
    start: int
    end: int

    @property
    def gap(self) -> str:
        """What separates its translation from the next: the end of a line or cell, or a space."""
        space = self.text[len(self.text.rstrip()) :]
        return space if "\n" in space or CELL_END in space else " "


class NoteSign(NamedTuple):
    """The sign of a note, such as "3" or "*", raised in the original before ``text[at]``.

    It is kept out of the text: attached to a word or a number, it would be read as part of it.
    """

    at: int
    sign: str


@dataclass(frozen=True)
class Block:
    """One self-contained piece of an article.

    Attributes:
        text: cleaned text without markup; a single line, except that code and verse keep their
            line breaks, and that the cells of a row are separated by `CELL_END`.
        level: 1 to 6 for a heading; the depth, from 0, for a list item.
        marker: what precedes a list item in the original, such as "•" or "3."; the times of a
            subtitle.
        notes: the signs of the notes that the text refers to, in order.
        furniture: part of the page rather than the article, such as "Baca juga", an advert's
            label or a row of share links: a screen may fold it away.
        language: the code of the language whose rules split it into sentences.
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

        Split on first use: a book has a hundred thousand sentences, a screen shows thirty.
        """
        if not self.translatable:
            return (Sentence(self.text, 0, len(self.text)),)
        found, start = [], 0
        for text in self._pieces():
            found.append(Sentence(text, start, start + len(text)))
            start += len(text)
        return tuple(found)

    def _pieces(self) -> list[str]:
        """The text of each sentence; none crosses the end of a line or of a cell."""
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
        """The translated sentences as one text, with the block's own lines and cells."""
        text = "".join(
            made + sentence.gap for sentence, made in zip(self.sentences, translations, strict=True)
        )
        return self.text[: len(self.text) - len(self.text.lstrip("\n\t"))] + text.rstrip()

    @property
    def translatable(self) -> bool:
        """Whether it is translated: code is not, nor are the program's own remarks."""
        return self.kind not in (Kind.CODE, Kind.NOTICE)


class Position(NamedTuple):
    """A sentence of an article: the index of its block, and its index in the block, both from 0."""

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
    """An article, from whatever file.

    Attributes:
        date: as the source gives it, mostly ISO 8601; "" where unknown.
        source: the address or publisher that the file names.
        path: the file it was read from; None for standard input.
        format: what it was read as: "text", "markdown", "html", "epub" and so on.
        stored: when this copy was stored, ISO 8601; "" for an article read from its own file.
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
        """The same article, its sentences split by the rules of a language."""
        if all(block.language == code for block in self.blocks):
            return self
        return replace(self, blocks=tuple(replace(block, language=code) for block in self.blocks))

    @cached_property
    def letters(self) -> tuple[int, ...]:
        """The length of each block; 0 for furniture, which is not part of the article."""
        return tuple(0 if block.furniture else len(block.text) for block in self.blocks)

    @cached_property
    def furniture(self) -> tuple[int, ...]:
        """The blocks that are not part of the article."""
        return tuple(at for at, block in enumerate(self.blocks) if block.furniture)

    @cached_property
    def _letters_before(self) -> tuple[int, ...]:
        """The length of the text before each block, and last the length of all of it."""
        return tuple(accumulate(self.letters, initial=0))

    def progress(self, position: Position) -> float:
        """The share of the text, from 0 to 1, up to the end of the sentence at a position."""
        before = self._letters_before
        in_all = before[-1]
        block = self.blocks[position.block]
        within = block.sentences[position.sentence].end
        share = self.letters[position.block] and min(within, self.letters[position.block])
        return (before[position.block] + share) / in_all if in_all else 1.0

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hexadecimal) of the text alone: the same wherever the file is."""
        sha = hashlib.sha256()
        for block in self.blocks:
            sha.update(block.text.encode())
            sha.update(b"\n")
        return sha.hexdigest()


def contents_of_headings(blocks: tuple[Block, ...]) -> tuple[ContentsEntry, ...]:
    """A table of contents made from the headings, for formats without one of their own."""
    return tuple(
        ContentsEntry(block.text, block.level, index)
        for index, block in enumerate(blocks)
        if block.kind is Kind.HEADING
    )
