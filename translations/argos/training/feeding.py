"""Feeds a training: endless batches, every pass over the corpus different.

Splitting text into pieces and changing it takes a core longer than a GPU takes to learn from it,
so other processes can do it.
"""

import multiprocessing
import random
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from translations.argos.training.augmenting import Augmenter, Shares, shared_names
from translations.argos.training.batches import Batch, batches
from translations.argos.training.corpus import Pair, Source
from translations.argos.training.lexicon import Swapper, read_lexicon, seen_words
from translations.argos.training.slots import Filler, read_slots
from translations.argos.training.vocabulary import Vocabulary

_WHOLE = 0.6  # of the late passes, those whose sources are split as they will be when translating
_WAITING = 100  # batches waiting for the model


@dataclass(frozen=True)
class Phase:
    """What is read in one part of a session.

    Attributes:
        weights: how often a source is read in one pass; 1 if it is not listed.
        shares: how many of the pairs are changed, and how.
        whole: the share of passes whose sources are not split into pieces at random.
    """

    weights: Mapping[str, float]
    shares: Shares
    whole: float = 0.0


def phases(table: Mapping[str, Any], shares: Shares) -> tuple[Phase, Phase]:
    """The two parts of a session: much text, heavily changed, then the best text, nearly unchanged.

    Args:
        table: passes by source; those of the second part under ``late``.
    """
    weights = {name: passes for name, passes in table.items() if not isinstance(passes, Mapping)}
    calm = Shares(
        numbers=shares.numbers * 0.6,
        names=shares.names * 0.6,
        joined=shares.joined,
        headline=shares.headline,
        broken=shares.broken * 0.7,
        stopless=shares.stopless,
        quoted=shares.quoted,
        words=shares.words * 0.4,
        hidden=shares.hidden * 0.8,
    )
    return Phase(weights, shares), Phase(table.get("late", weights), calm, _WHOLE)


class Feed:
    """Batches of a corpus. Call `turn_late` when the second part begins."""

    def __init__(
        self,
        sources: Sequence[Source],
        pieces: Path,
        parts: tuple[Phase, Phase],
        max_pieces: int,
        seed: str,
        *,
        backwards: bool = False,
        workers: int = 0,
    ) -> None:
        """
        Args:
            pieces: the vocabulary's file.
            max_pieces: of a batch on each side, padding counted.
            workers: processes that make the batches; 0 for this one.
        """
        self._sources, self._pieces, self._parts = sources, pieces, parts
        self._max_pieces, self._seed, self._backwards = max_pieces, seed, backwards
        self._names, self._seen = shared_names(sources), seen_words(sources)
        # Forked where that can be done, so that the corpus is in memory once.
        can_fork = "fork" in multiprocessing.get_all_start_methods()
        self._context: Any = multiprocessing.get_context("fork" if can_fork else "spawn")
        self._late = self._context.Value("b", 0)
        self._workers = workers

    def turn_late(self) -> None:
        """Use the second part from the next pass on."""
        self._late.value = 1

    def __iter__(self) -> Generator[Batch, None, None]:
        """Endless batches.

        Raises:
            ValueError: there is nothing to learn from.
        """
        if not self._workers:
            yield from self._make(0)
            return
        queue: Any = self._context.Queue(maxsize=_WAITING)
        processes = [
            self._context.Process(target=self._fill, args=(queue, number), daemon=True)
            for number in range(self._workers)
        ]
        for process in processes:
            process.start()
        try:
            while True:
                yield queue.get()
        finally:
            for process in processes:
                process.kill()

    def _fill(self, queue: Any, number: int) -> None:
        for batch in self._make(number):
            queue.put(batch)

    def _make(self, number: int) -> Iterator[Batch]:
        rng = random.Random(f"{self._seed} {number}")
        vocabulary, filler = Vocabulary(self._pieces), Filler(read_slots(), rng)
        swapper = Swapper(read_lexicon(), rng, self._seen)
        augmenters = [Augmenter(self._names, rng, part.shares, swapper) for part in self._parts]
        while True:
            late = self._late.value
            part = self._parts[late]
            pairs = augmenters[late].pass_over(self._one_pass(part, filler, rng))
            if not pairs:
                raise ValueError("There is nothing to learn from: the corpus is empty.")
            if self._backwards:
                pairs = [(english, indonesian) for indonesian, english in pairs]
            cutting = None if rng.random() < part.whole else rng
            for batch in batches(vocabulary.encode_pairs(pairs, cutting), self._max_pieces, rng):
                yield batch
                if self._late.value != late:
                    break

    def _one_pass(self, part: Phase, filler: Filler, rng: random.Random) -> list[Pair]:
        """Each source as often as its weight says, with its slots filled."""
        pairs: list[Pair] = []
        for source in self._sources:
            whole, rest = divmod(part.weights.get(source.name, 1.0), 1)
            chosen = source.pairs * int(whole)
            chosen += rng.sample(source.pairs, round(len(source.pairs) * rest))
            pairs += map(filler.fill, chosen) if source.has_slots else chosen
        rng.shuffle(pairs)
        return pairs
