"""Measures how long and how much is read, from the movements of the cursor."""

import time
from collections.abc import Callable

from translations.articles import Article
from translations.notebook import Day

_LONGEST_PAUSE = 120.0  # seconds without a key; after that nobody is assumed to be reading
_FASTEST = 15.0  # words per second; anyone faster is leafing


class ReadingTimer:
    """One session with an article. A paragraph counts as read after being shown long enough."""

    def __init__(self, article: Article, now: Callable[[], float] = time.monotonic) -> None:
        self._article = article
        self._now = now
        self._block: int | None = None
        self._since = 0.0
        self._looked_at: dict[int, float] = {}
        self._read: set[int] = set()
        self._seconds = 0.0
        self._words = 0

    def at(self, block: int) -> None:
        """The reader is now on this block."""
        now = self._now()
        if self._block is not None:
            spent = min(now - self._since, _LONGEST_PAUSE)
            self._seconds += spent
            self._look(self._block, spent)
        self._block, self._since = block, now

    def _look(self, block: int, seconds: float) -> None:
        if block in self._read:
            return
        looked = self._looked_at.get(block, 0.0) + seconds
        self._looked_at[block] = looked
        words = len(self._article.blocks[block].text.split())
        if looked * _FASTEST >= words:
            self._read.add(block)
            self._words += words

    def take(self) -> Day | None:
        """What was read since the last call; None for nothing."""
        if self._block is None:
            return None
        self.at(self._block)
        at_end = self._block == len(self._article.blocks) - 1 and self._block in self._read
        day = Day(self._seconds, self._words, frozenset({self._article.digest} if at_end else ()))
        self._seconds, self._words = 0.0, 0
        return day if day.seconds >= 1 or day.words else None
