"""The marks of articles as a table, one per line: CSV for spreadsheets, TSV for everything else."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from translations.cleaning import clean, fold_space
from translations.notebook import Entry, Mark, MarkKind, local_day

_FORMULA = re.compile(r"[=+@\t\r-]")
_OF_WORDS = ("word", "meaning", "sentence", "translation", "article", "author", "date")
_OF_ALL = ("kind", "colour", "text", *_OF_WORDS[1:])


def marks_to_csv(entries: Iterable[Entry]) -> bytes:
    """A table that every spreadsheet opens, because its first bytes mark it as UTF-8.

    Text that looks like a formula gets an apostrophe: an article must not run one.
    """
    rows = (
        [f"'{cell}" if _FORMULA.match(cell) else cell for cell in row] for row in _rows(entries)
    )
    whole = io.StringIO(newline="")
    csv.writer(whole).writerows(rows)
    return whole.getvalue().encode("utf-8-sig")


def marks_to_tsv(entries: Iterable[Entry]) -> bytes:
    """A table with tabs between its cells, and neither tabs nor line breaks inside them."""
    return "".join("\t".join(map(fold_space, row)) + "\n" for row in _rows(entries)).encode()


def _rows(entries: Iterable[Entry]) -> Iterator[tuple[str, ...]]:
    """The names of the columns, then the cells of each mark.

    A table of words only omits the columns that are the same, or empty, for all words.
    """
    pairs = [(entry, mark) for entry in entries for mark in entry.in_order]
    words = all(mark.kind is MarkKind.WORD for _, mark in pairs)
    yield _OF_WORDS if words else _OF_ALL
    for entry, mark in pairs:
        row = _row(entry, mark)
        yield row if words else (mark.kind.value, mark.colour, *row)


def _row(entry: Entry, mark: Mark) -> tuple[str, ...]:
    return (
        mark.word or mark.text,
        mark.meaning,
        mark.anchor.quote,
        mark.translation,
        clean(entry.title),
        clean(entry.author),
        str(local_day(mark.created) or ""),
    )
