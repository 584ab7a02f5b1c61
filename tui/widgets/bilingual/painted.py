"""Remembers what is on the screen, so that only changes are painted."""

from collections.abc import Callable, Iterable

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip


class PaintedLines:
    """The lines of a widget as they were last painted.

    Terminals on slow connections, and screen readers, then get only what differs, not a screen
    of 15 kB for every key.

    Attributes:
        top: the first line of the article on the screen; if it changes, everything is painted.
    """

    def __init__(self) -> None:
        self.top = 0
        self._lines: dict[int, Strip] = {}

    def note(self, y: int, line: Strip, top: int) -> None:
        """Record that a line was painted."""
        self._lines[y] = line
        self.top = top

    def changed(self, lines: Iterable[int], line: Callable[[int], Strip]) -> list[Region]:
        """The parts of lines, at most one per line, that differ from what is on the screen.

        Args:
            lines: those that may have changed.
            line: gives the present content of a line.
        """
        regions = []
        for y in lines:
            before, now = self._lines.get(y), line(y)
            if before is None:
                regions.append(Region(0, y, now.cell_length, 1))
            elif changed := _changed(list(before), list(now)):
                regions.append(Region(changed[0], y, changed[1], 1))
        return regions


def _changed(before: list[Segment], now: list[Segment]) -> tuple[int, int] | None:
    """Where two lines begin to differ, and over how many cells; None if they do not.

    >>> a, b, c = Segment("a"), Segment("bb"), Segment("ccc")
    >>> _changed([a, b, c], [a, c, c])
    (1, 3)
    """
    same = _same(before, now)
    if same == len(before) == len(now):
        return None
    behind = _same(reversed(before[same:]), reversed(now[same:]))
    start = sum(segment.cell_length for segment in now[:same])
    end = max(
        sum(segment.cell_length for segment in line[: len(line) - behind]) for line in (before, now)
    )
    return start, end - start


def _same(before: Iterable[Segment], now: Iterable[Segment]) -> int:
    """How many segments two lines have in common at the beginning."""
    count = 0
    for one, other in zip(before, now, strict=False):
        if one != other:
            break
        count += 1
    return count
