"""The content of each cell of an article: original, translation, the reader's own, or dots while
it is hidden for study. Nothing here measures or draws.

A row is a block with its translation; it has a cell in each column.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat

from textual.cache import LRUCache

from translations.articles import Article, Kind, Span
from translations.articles.note_signs import signed, signed_offset, with_signs
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.study import Study
from tui.widgets.bilingual.tables import Piece, laid_out, widths

_PENDING = "…"
_TABLE = 64  # rows that share their columns; more would be out of sight


@dataclass(frozen=True, slots=True)
class RowMarks:
    """The reader's marks on a row.

    Attributes:
        signs: for the margin: the sentence beside each, and the sign, one cell wide.
        colours: of highlighted sentences.
        wordings: the reader's own translations of sentences.
        notes: on a sentence or, under None, on the whole paragraph.
    """

    signs: tuple[tuple[int, str], ...] = ()
    colours: Mapping[int, str] = field(default_factory=dict)
    wordings: Mapping[int, str] = field(default_factory=dict)
    notes: Mapping[int | None, str] = field(default_factory=dict)


_NO_MARKS = RowMarks()

KeptWord = tuple[int, Span]
"""A sentence of a row, and a slice of it: a word with the root of a kept one."""

Check = Callable[[str, str], Sequence[str]]
"""Tells what is doubtful about a translation, in words, given the sentence and translation."""


class Texts:
    """The texts of one article.

    Attributes:
        study: what is hidden; None for nothing.
        table_room: cells that a table may take; a wider one is not set in columns.
        on_change: called with the row and column of a text that has changed.
        on_change_of_all: called when any text may have changed.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.study: Study | None = None
        self.table_room = 0
        self.on_change: Callable[[int, Column], object] = lambda row, column: None
        self.on_change_of_all: Callable[[], object] = lambda: None
        self._translations: list[tuple[str | None, ...] | None] = [None] * len(article.blocks)
        self._complete = bytearray(len(article.blocks))
        self._marks: dict[int, RowMarks] = {}
        self._check: Check = lambda original, translation: ()
        self._doubts: LRUCache[int, dict[int, str]] = LRUCache(1024)
        self._is_left: Callable[[str], bool] = lambda original: False
        self._left: LRUCache[int, tuple[int, ...]] = LRUCache(1024)

    def __len__(self) -> int:
        return len(self.article.blocks)

    def set_translation(self, row: int, translations: tuple[str | None, ...]) -> None:
        """Store the translations of a row's sentences."""
        self._translations[row] = translations
        self._complete[row] = None not in translations
        self._translation_changed(row)

    @property
    def complete(self) -> int:
        """How many rows are translated."""
        return self._complete.count(1)

    def _translation_changed(self, row: int) -> None:
        self._doubts.discard(row)
        self._left.discard(row)
        self.on_change(row, Column.TRANSLATION)

    def set_marks(self, marks: dict[int, RowMarks]) -> None:
        """Store the marks of all rows that have any."""
        before, self._marks = self._marks, marks
        for row in before.keys() | marks.keys():
            if before.get(row, _NO_MARKS).wordings != self.marks(row).wordings:
                self._translation_changed(row)

    def set_check(self, check: Check) -> None:
        """Have the engine's translations checked when they are shown."""
        self._check = check
        self._doubts.clear()

    def set_left(self, is_left: Callable[[str], bool]) -> None:
        """Tell which sentences are in a language that is not translated."""
        self._is_left = is_left
        self._left.clear()

    def left(self, row: int) -> tuple[int, ...]:
        """The sentences of a row that stand in the translation as they were written."""
        if (found := self._left.get(row)) is None:
            found = tuple(
                index
                for index, text, made in self._translated(row)
                if made == text.strip() and self._is_left(text)
            )
            self._left[row] = found
        return found

    def lines_of(self, rows: range) -> str:
        """The text of some rows in both languages, shown or not, without signs and columns."""
        lines = [self.article.blocks[row].text for row in rows]
        for row in rows:
            made = self.translations(row) if row in self._marks else self._translations[row]
            if made:
                lines += filter(None, made)
        return "\n".join(lines)

    def doubts(self, row: int) -> dict[int, str]:
        """What is doubtful about a row's translations, in words, by sentence."""
        if (found := self._doubts.get(row)) is None:
            found = {
                index: ", ".join(doubts)
                for index, text, made in self._translated(row)
                if made and (doubts := self._check(text, made))
            }
            self._doubts[row] = found
        return found

    def _translated(self, row: int) -> Iterator[tuple[int, str, str]]:
        """The sentences that the reader has not translated: number, text, translation or ""."""
        block = self.article.blocks[row]
        if not (self._translations[row] and block.translatable):
            return  # before there is a translation, sentences are not looked for
        own = self.marks(row).wordings
        for index, sentence in enumerate(block.sentences):
            if index not in own:
                yield index, sentence.text, self.made(row, index)

    def marks(self, row: int) -> RowMarks:
        """The reader's marks on a row."""
        return self._marks.get(row, _NO_MARKS)

    def translations(self, row: int) -> tuple[str | None, ...]:
        """The translation of each sentence as it is shown; None for those still to come."""
        known = self.made_of(row)
        if not (own := self.marks(row).wordings):
            return known
        return tuple(own.get(index, text) for index, text in enumerate(known))

    def made_of(self, row: int) -> tuple[str | None, ...]:
        """The engine's translation of each sentence of a row; None for those still to come."""
        known = self._translations[row]
        return known or (None,) * len(self.article.blocks[row].sentences)

    def made(self, row: int, sentence: int) -> str:
        """The engine's translation of a sentence; "" if there is none yet."""
        known = self._translations[row] or ()
        return (known[sentence] or "") if sentence < len(known) else ""

    def is_pending(self, row: int) -> bool:
        """Whether a translation of the row is still to come."""
        if self._translations[row] is None and row not in self._marks:
            return True  # most rows of a book, whose sentences need not be split
        return None in self.translations(row)

    def text(self, row: int, column: Column) -> str:
        """The text of a cell, as it is shown and copied."""
        text = self._whole_text(row, column)
        study = self.study
        if study and study.column is column and self.article.blocks[row].translatable:
            return study.masked(row, text, self.sentence_spans(row, column))
        return text

    def set_study(self, study: Study | None) -> None:
        """Hide a column, or none."""
        self.study = study
        self.on_change_of_all()

    def reveal(self, row: int, sentences: range) -> None:
        """Reveal sentences of the hidden column, or hide them again."""
        if self.study:
            self.study.turn(row, sentences)
            self.on_change(row, self.study.column)

    def is_hidden(self, row: int, sentence: int, column: Column) -> bool:
        """Whether a sentence of a column is hidden, and not revealed yet."""
        study = self.study
        return (
            study is not None
            and study.column is column
            and self.article.blocks[row].translatable
            and (row, sentence) not in study.revealed
        )

    def _whole_text(self, row: int, column: Column) -> str:
        block = self.article.blocks[row]
        if block.kind is Kind.ROW:
            return self._row_of_table(row, column)[0]
        if column is Column.ORIGINAL or not block.translatable:
            return signed(block)
        pending = self.is_pending(row)
        if self._translations[row] is None and row not in self._marks:
            return _PENDING
        text, gap = "", ""
        for made, after in zip(self._signed(row), self._gaps(row), strict=False):
            if made:
                text, gap = text + gap + made, after
        return text + gap + _PENDING if pending else text

    def _signed(self, row: int) -> Iterable[str | None]:
        """The translations of a row outside a table, with the signs of its notes."""
        made, block = self.translations(row), self.article.blocks[row]
        if not block.notes:
            return made
        signed_ = with_signs(block, [text or "" for text in made])
        return (text if text is None else shown for text, shown in zip(made, signed_, strict=True))

    def _gaps(self, row: int) -> Iterable[str]:
        """What follows the translation of each sentence of a row outside a table."""
        block = self.article.blocks[row]
        return (s.gap for s in block.sentences) if block.kind is Kind.VERSE else repeat(" ")

    def _row_of_table(self, row: int, column: Column) -> tuple[str, list[tuple[int, int]]]:
        """A row of a table, in columns with those around it, and the position of each sentence."""
        columns = widths(
            (self._pieces(other, column) for other in self.table_of(row)), self.table_room
        )
        return laid_out(self._pieces(row, column), columns)

    def _pieces(self, row: int, column: Column) -> list[Piece]:
        sentences = self.article.blocks[row].sentences
        if column is Column.ORIGINAL:
            return [(sentence.text.rstrip(), sentence.gap) for sentence in sentences]
        made = self.translations(row)
        return [(t or _PENDING, s.gap) for s, t in zip(sentences, made, strict=True)]

    def table_of(self, row: int) -> range:
        """The rows of the table, or the part of it, that a row belongs to."""
        blocks = self.article.blocks
        first = last = row
        while first > 0 and first % _TABLE and blocks[first - 1].kind is Kind.ROW:
            first -= 1
        while last + 1 < len(blocks) and (last + 1) % _TABLE and blocks[last + 1].kind is Kind.ROW:
            last += 1
        return range(first, last + 1)

    def sentence_spans(self, row: int, column: Column) -> list[tuple[int, int]]:
        """The place of each sentence in the text of a cell; (0, 0) for one still to come."""
        block = self.article.blocks[row]
        if block.kind is Kind.ROW:
            return self._row_of_table(row, column)[1]
        if column is Column.ORIGINAL or not block.translatable:
            return [
                (
                    signed_offset(block, s.start),
                    signed_offset(block, s.start + len(s.text.rstrip())),
                )
                for s in block.sentences
            ]
        spans, at = [], 0
        for text, gap in zip(self._signed(row), self._gaps(row), strict=False):
            spans.append((0, 0) if text is None else (at, at + len(text)))
            at += 0 if text is None else len(text) + len(gap)
        return spans

    def signed_part(self, row: int, sentence: int, part: tuple[int, int]) -> tuple[int, int]:
        """A part of a sentence of the original, as a slice of the shown text."""
        block = self.article.blocks[row]
        if block.kind is Kind.ROW:
            return part
        start = block.sentences[sentence].start
        shown = signed_offset(block, start)
        first, last = (signed_offset(block, start + at) - shown for at in part)
        return first, last

    def sentence_at(self, row: int, column: Column, offset: int) -> int:
        """The sentence at an offset in the text of a cell."""
        spans = self.sentence_spans(row, column)
        inside = [i for i, (start, end) in enumerate(spans) if start <= offset and end > start]
        return inside[-1] if inside else 0
