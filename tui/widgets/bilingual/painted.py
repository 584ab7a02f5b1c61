"""What stands on the screen, so that only what has changed is painted anew."""

from collections.abc import Callable, Iterable

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip


class PaintedLines:
    """The lines of a widget as they were painted last.

    A terminal at the other end of a slow line, and whoever reads one with a screen reader, get what
    is different, not a screen of 15 kB for every key.

    Attributes:
        top: the line of the article that was the first; after another one all must be painted.
    """

    def __init__(self) -> None:
        self.top = 0
        self._lines: dict[int, Strip] = {}

    def note(self, y: int, line: Strip, top: int) -> None:
        """A line is painted."""
        self._lines[y] = line
        self.top = top

    def changed(self, height: int, line: Callable[[int], Strip]) -> list[Region]:
        """The parts of lines, one for each line at most, that differ from what stands there.

        Args:
            height: how many lines there are.
            line: what one of them is now.
        """
        regions = []
        for y in range(height):
            before, now = self._lines.get(y), line(y)
            if before is None:
                regions.append(Region(0, y, now.cell_length, 1))
            elif changed := _changed(list(before), list(now)):
                regions.append(Region(changed[0], y, changed[1], 1))
        return regions


def _changed(before: list[Segment], now: list[Segment]) -> tuple[int, int] | None:
    """Where the two begin to differ, and for how many cells; None where they do not.

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
    """How many segments two lines begin with in common."""
    count = 0
    for one, other in zip(before, now, strict=False):
        if one != other:
            break
        count += 1
    return count
