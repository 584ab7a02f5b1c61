"""Where the reader was before each jump within an article, and the way forward again."""

_MOST = 100

Stop = tuple[int, int]
"""A block, and a sentence in it."""


class Jumps:
    """The places left by jumps, to go back and forward through."""

    def __init__(self) -> None:
        self._before: list[Stop] = []
        self._after: list[Stop] = []

    def leave(self, place: Stop) -> None:
        """Record a place before a jump away from it; forward places are forgotten."""
        self._after.clear()
        if self._before[-1:] != [place]:
            self._before.append(place)
            del self._before[:-_MOST]

    def back(self, now: Stop) -> Stop | None:
        """The place before the last jump, if there is one."""
        return _step(self._before, self._after, now)

    def forward(self, now: Stop) -> Stop | None:
        """The place that back was pressed in, if there is one."""
        return _step(self._after, self._before, now)


def _step(whence: list[Stop], whither: list[Stop], now: Stop) -> Stop | None:
    while whence and whence[-1] == now:
        whence.pop()
    if not whence:
        return None
    whither.append(now)
    return whence.pop()
