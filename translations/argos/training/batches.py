"""Batches of piece numbers of similar length."""

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from translations.argos.training.model import BEGIN, END, PAD

PiecePair = tuple[list[int], list[int]]
"""The piece numbers of a sentence and of its translation, without begin and end markers."""

_MULTIPLE = 8  # lengths are padded to a multiple: a GPU prefers few, even shapes


class Batch(NamedTuple):
    """Sentences of similar length, padded with ``PAD``; 16-bit, as other processes send them.

    Attributes:
        source: (sentences, pieces).
        seen: (sentences, pieces), the translation as the decoder sees it.
        gold: (said,), the pieces that it must predict, without the padding.
        rows: (said,), the index in the flattened ``seen`` at which each is predicted.
    """

    source: NDArray[np.int16]
    seen: NDArray[np.int16]
    gold: NDArray[np.int16]
    rows: NDArray[np.int32]


def batches(pairs: Sequence[PiecePair], max_pieces: int, rng: random.Random) -> Iterator[Batch]:
    """Batches in random order, each of at most ``max_pieces`` pieces a side, padding counted."""
    ordered = sorted(pairs, key=lambda pair: _length(pair) + rng.random() * 3)
    found: list[list[PiecePair]] = []
    current: list[PiecePair] = []
    longest = 0
    for pair in ordered:
        longest = max(longest, _length(pair))
        if current and longest * (len(current) + 1) > max_pieces:
            found.append(current)
            current, longest = [], _length(pair)
        current.append(pair)
    if current:
        found.append(current)
    rng.shuffle(found)
    yield from map(batch_of, found)


def _length(pair: PiecePair) -> int:
    return max(len(pair[0]), len(pair[1]) + 1)


def batch_of(pairs: Sequence[PiecePair]) -> Batch:
    """Some pairs as one batch."""
    source = np.full((len(pairs), _padded(max(len(pair[0]) for pair in pairs))), PAD, np.int16)
    seen = np.full((len(pairs), _padded(max(len(pair[1]) for pair in pairs) + 1)), PAD, np.int16)
    said = np.full_like(seen, PAD)
    for row, (left, right) in enumerate(pairs):
        source[row, : len(left)] = left
        seen[row, : len(right) + 1] = [BEGIN, *right]
        said[row, : len(right) + 1] = [*right, END]
    rows = np.flatnonzero(said != PAD).astype(np.int32)
    return Batch(source, seen, said.reshape(-1)[rows], rows)


def _padded(length: int) -> int:
    return -(-length // _MULTIPLE) * _MULTIPLE
