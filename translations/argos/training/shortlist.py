"""The shortlist: for each piece of a source, the pieces that may translate it.

Choosing among all pieces is half of a small decoder's work. With CTranslate2's vocabulary map
(``vmap.txt``) the model chooses only among the frequent pieces and those that may translate
something in the batch.

Sources: Brown et al., "The Mathematics of Statistical Machine Translation", 1993 (Model 1);
Jean et al., "On Using Very Large Target Vocabulary for Neural Machine Translation", 2015.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch

from translations.argos.package import SHORTLIST
from translations.argos.training.batches import PiecePair
from translations.argos.training.model import PAD
from translations.argos.training.vocabulary import Vocabulary

_ROUNDS = 4  # of Model 1; more change nothing
_CELLS = 400_000  # pairs of pieces that are aligned at once


class Limits(NamedTuple):
    """How long a shortlist may become.

    With the starter's news development set: 7,000 common pieces of 16,000 leave the scores as they
    are and 97 % of the sentences the same whatever else is in the batch; with 1,000, 0.2 BLEU are
    lost and 75 % stay, and it is hardly faster.
    """

    common: int = 7000
    """The most frequent pieces, which belong to every batch."""
    candidates: int = 100
    """For each piece of a source, at most."""
    least: float = 0.0003
    """The probability that a candidate needs."""


class Shortlist(NamedTuple):
    """Piece numbers."""

    common: list[int]
    candidates: dict[int, list[int]]
    """For each piece of a source, the other pieces that may translate it."""


def shortlist(pairs: Sequence[PiecePair], pieces: int, limits: Limits | None = None) -> Shortlist:
    """Learn a shortlist from pairs; takes a minute and 2 GB for 330,000 pairs, 16,000 pieces.

    A piece may always stay as it is: names are copied.
    """
    limits = limits or Limits()
    counts = np.bincount([piece for _, target in pairs for piece in target], minlength=pieces)
    common = set(np.argsort(-counts, kind="stable")[: limits.common].tolist())
    table = alignments(pairs, pieces)
    likeliest = table.topk(min(limits.candidates, pieces))
    found = {}
    for piece, (chances, others) in enumerate(zip(*likeliest, strict=True)):
        chosen = {piece, *others[chances >= limits.least].tolist()} - common
        if chosen:
            found[piece] = sorted(chosen)
    return Shortlist(sorted(common), found)


def write_shortlist(made: Shortlist, vocabulary: Vocabulary, package: Path) -> Path:
    """Write a shortlist into a package, where CTranslate2 looks for it."""
    names = vocabulary.names()
    lines = [("", made.common), *((names[at], others) for at, others in made.candidates.items())]
    path = package / "model" / SHORTLIST
    path.write_text(
        "".join(f"{name}\t{' '.join(names[at] for at in others)}\n" for name, others in lines),
        encoding="utf-8",
    )
    return path


def alignments(pairs: Sequence[PiecePair], pieces: int) -> torch.Tensor:
    """Model 1: how probable each piece is as the translation of another.

    Returns:
        (source pieces, target pieces); rows add up to 1, or to 0 for a piece that never occurs.
    """
    nothing, size = pieces, pieces + 1  # words without a source are explained by nothing
    table = torch.ones(size * size)
    batches = list(_batches(pairs, nothing))
    for _ in range(_ROUNDS):
        counts = torch.zeros(size * size)
        for source, target in batches:
            cells = source[:, :, None] * size + target[:, None, :]
            real = (source != PAD)[:, :, None] & (target != PAD)[:, None, :]
            share = table[cells] * real
            share /= share.sum(1, keepdim=True) + 1e-12
            counts.index_add_(0, cells.flatten(), share.flatten())
        square = counts.view(size, size)
        table = (square / (square.sum(1, keepdim=True) + 1e-9)).flatten()
    return table.view(size, size)[:pieces, :pieces]


def _batches(
    pairs: Sequence[PiecePair], nothing: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
    """Pairs of similar length as (pairs, pieces) of the sources, which begin with nothing, and of
    the translations."""
    rows: list[PiecePair] = []
    widest = 0
    for pair in sorted(pairs, key=lambda pair: (len(pair[0]), len(pair[1]))):
        rows.append(pair)
        widest = max(widest, len(pair[1]))
        if len(rows) * (len(pair[0]) + 1) * widest > _CELLS:
            yield _padded(rows, nothing)
            rows, widest = [], 0
    if rows:
        yield _padded(rows, nothing)


def _padded(rows: Sequence[PiecePair], nothing: int) -> tuple[torch.Tensor, torch.Tensor]:
    sources = [torch.tensor([nothing, *source]) for source, _ in rows]
    targets = [torch.tensor(target) for _, target in rows]
    pad = torch.nn.utils.rnn.pad_sequence
    return pad(sources, True, PAD), pad(targets, True, PAD)
