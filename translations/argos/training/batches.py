"""Pieces of sentences in batches of about one length, as tensors."""

import random
from collections.abc import Iterator, Sequence

import torch
from torch import Tensor

from translations.argos.training.model import BEGIN, END, PAD

PiecePair = tuple[list[int], list[int]]
"""The piece numbers of a sentence and of its translation, without beginning and end."""


def batches(
    pairs: Sequence[PiecePair], max_pieces: int, rng: random.Random
) -> Iterator[list[PiecePair]]:
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
    yield from found


def _length(pair: PiecePair) -> int:
    return max(len(pair[0]), len(pair[1]) + 1)


def tensors(batch: Sequence[PiecePair]) -> tuple[Tensor, Tensor, Tensor]:
    """Source, target as the decoder sees it, and target as it must say it.

    Returns:
        Three tensors (sentences, pieces) of 64-bit integers, padded with ``PAD``.
    """
    rows = len(batch)
    source = torch.full((rows, max(len(pair[0]) for pair in batch)), PAD)
    seen = torch.full((rows, max(len(pair[1]) for pair in batch) + 1), PAD)
    said = torch.full_like(seen, PAD)
    for row, (left, right) in enumerate(batch):
        source[row, : len(left)] = torch.tensor(left)
        seen[row, : len(right) + 1] = torch.tensor([BEGIN, *right])
        said[row, : len(right) + 1] = torch.tensor([*right, END])
    return source, seen, said
