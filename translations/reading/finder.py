"""The matches of a search in an article, counted in slices so that no key has to wait."""

import time
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from translations.reading.search import Matcher

_AT_ONCE = 64  # rows that are passed over together if nothing in them can match


class Match(NamedTuple):
    """A place in an article; ordered by reading order.

    Attributes:
        row: the index of the block.
        column: 0 for the original, 1 for the translation.
        start, end: a slice of the text in that column.
    """

    row: int
    column: int
    start: int
    end: int


class Finder:
    """The matches in an article, and the row where the search starts.

    Rows are searched from the reader onwards, then from the beginning; for each only the number
    of matches is stored, as there may be millions.
    """

    def __init__(
        self,
        rows: int,
        texts_of: Callable[[int], Iterable[tuple[int, str]]],
        lines_of: Callable[[range], str],
        find: Matcher,
        start: int,
    ) -> None:
        """
        Args:
            rows: their number.
            texts_of: gives the texts shown in a row, each with its column.
            lines_of: gives all that some rows may show, in any order: quicker than their texts.
            start: the row where the search starts.
        """
        self._texts_of, self._lines_of, self.find = texts_of, lines_of, find
        self._start = start
        self._work = self._search(rows)
        self._seen: set[int] = set()
        self._counts: dict[int, int] = {}
        self._with_matches: list[int] = []
        self.total = 0
        self.done = False

    def scan(self, seconds: float, *, until_found: bool = False) -> None:
        """Search on for some time, or until there is a match."""
        end = time.perf_counter() + seconds
        for _ in self._work:
            if (until_found and self.total) or time.perf_counter() > end:
                return
        self.done = True

    def _search(self, rows: int) -> Iterator[None]:
        """Search all rows, one step after another."""
        start = self._start
        for first in (*range(start, rows, _AT_ONCE), *range(0, start, _AT_ONCE)):
            some = range(first, min(first + _AT_ONCE, rows if first >= start else start))
            if not self.find.may_match(self._lines_of(some)):
                self._seen.update(some)
                yield
                continue
            for row in some:
                self._count(row)
                yield

    def look_again(self, rows: Iterable[int]) -> None:
        """Count again in rows that have changed since they were searched."""
        for row in rows:
            if row in self._seen:
                self._count(row)

    def _count(self, row: int) -> None:
        self._seen.add(row)
        count = len(self.in_row(row))
        before = self._counts.pop(row, 0)
        if count:
            self._counts[row] = count
        if count and not before:
            insort(self._with_matches, row)
        elif before and not count:
            self._with_matches.remove(row)
        self.total += count - before

    def in_row(self, row: int) -> list[Match]:
        """The matches of a row, in both columns, in reading order."""
        return [
            Match(row, column, start, end)
            for column, text in self._texts_of(row)
            for start, end in self.find(text)
        ]

    def first(self) -> Match | None:
        """The first match from where the search started, as far as it has got."""
        return self._beside(Match(self._start, 0, 0, 0), forward=True)

    def next(self, after: Match) -> Match | None:
        """The match after another; after the last one, the first."""
        return self._beside(after._replace(start=after.start + 1), forward=True)

    def previous(self, before: Match) -> Match | None:
        """The match before another; before the first one, the last."""
        return self._beside(before, forward=False)

    def _beside(self, place: Match, *, forward: bool) -> Match | None:
        if not self._with_matches:
            return None
        inside = [
            match
            for match in self.in_row(place.row)
            if (match[:3] >= place[:3] if forward else match[:3] < place[:3])
        ]
        if inside:
            return inside[0 if forward else -1]
        count = len(self._with_matches)
        at = bisect_left(self._with_matches, place.row)
        if forward:
            at += at < count and self._with_matches[at] == place.row
            return self.in_row(self._with_matches[at % count])[0]
        return self.in_row(self._with_matches[at - 1])[-1]

    def number(self, match: Match) -> int:
        """The number of a match among all matches, from 1."""
        before = self._with_matches[: bisect_left(self._with_matches, match.row)]
        inside = self.in_row(match.row)
        at = inside.index(match) if match in inside else 0
        return sum(self._counts[row] for row in before) + at + 1
