"""Measures how long and how much is read, from the keys pressed and the blocks on the screen."""

import time
from collections.abc import Callable, Collection, Iterator

from translations.articles import Article
from translations.notebook import Day

LONGEST_PAUSE = 90.0
"""Seconds without a key; after that nobody is assumed to be reading."""

_FASTEST = 6.0  # words per second; anyone faster is leafing
_LEAST = 0.5  # seconds more for each paragraph, however short: a glance finishes no article
_ENOUGH = 0.9  # of the text; whoever has read this much has read the article


class ReadingTimer:
    """One session with an article. A paragraph counts as read after being shown long enough.

    Args:
        read: the blocks that were read in earlier sessions.
        now: seconds since 1970.

    Attributes:
        read: the blocks that were read, in this session or earlier ones.
    """

    def __init__(
        self,
        article: Article,
        now: Callable[[], float] = time.time,
        read: Collection[int] = (),
    ) -> None:
        self.read = set(read)
        self._article = article
        self._now = now
        self._block: int | None = None
        self._in_sight = (0, 0)
        self._counted_to = 0.0
        self._used = 0.0
        self._left: dict[int, float] = {}
        """Seconds that a block which was looked at still needs."""
        self._seconds = 0.0
        self._words = 0
        self._was_finished = self._is_finished()

    def used(self) -> None:
        """A key was pressed or the mouse was used: somebody is there."""
        self._count()
        self._used = self._now()

    def at(self, block: int, in_sight: tuple[int, int] | None = None) -> None:
        """The reader is now on this block.

        Args:
            in_sight: the first and the last block on the screen.
        """
        if self._block is None:
            self._counted_to = self._used = self._now()
        self._count()
        self._block, self._in_sight = block, in_sight or (block, block)

    def _count(self) -> None:
        """Count the time since the last count, as far as somebody was there."""
        if self._block is None:
            return
        now = self._now()
        seconds = max(0.0, min(now, self._used + LONGEST_PAUSE) - self._counted_to)
        self._counted_to = now
        self._seconds += seconds
        for block in self._order_of_reading(self._block):
            if seconds <= 0:
                return
            seconds -= self._look(block, seconds)

    def _order_of_reading(self, block: int) -> Iterator[int]:
        """The block of the cursor, those below it on the screen, then those above it."""
        first, last = self._in_sight
        yield from range(block, max(block, last) + 1)
        yield from range(block - 1, first - 1, -1)

    def _look(self, block: int, seconds: float) -> float:
        """Spend time on a block until it is read; return how many seconds that took."""
        if block in self.read:
            return 0.0
        left = self._left.pop(block, None)
        if left is None:  # a long paragraph is not counted again for every key
            left = _LEAST + self._words_in(block) / _FASTEST
        if seconds < left:
            self._left[block] = left - seconds
            return seconds
        self.read.add(block)
        self._words += self._words_in(block)
        return left

    def _words_in(self, block: int) -> int:
        return len(self._article.blocks[block].text.split())

    def _is_finished(self) -> bool:
        """Whether nearly all of the article was read, including its end."""
        letters = self._article.letters
        end = max((at for at, count in enumerate(letters) if count), default=-1)
        if end not in self.read:
            return False
        return sum(letters[at] for at in self.read if at <= end) >= _ENOUGH * sum(letters)

    def take(self) -> Day | None:
        """What was read since the last call; None for nothing."""
        self._count()
        finished = not self._was_finished and self._is_finished()
        self._was_finished |= finished
        day = Day(
            self._seconds,
            self._words,
            frozenset({self._article.digest} if finished else ()),
            ended=min(self._now(), self._used + LONGEST_PAUSE),
        )
        if day.seconds < 1 and not day.words and not finished:
            return None
        self._seconds, self._words = 0.0, 0
        return day
