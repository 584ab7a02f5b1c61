"""Converts a model's weights to another vocabulary, so that training need not start again."""

from dataclasses import replace

import torch

from translations.argos.training.checkpoint import Checkpoint, Weights
from translations.argos.training.vocabulary import Vocabulary

_EMBEDDING = "embedding.weight"
_BEGINS_WORD = "▁"


def moved(kept: Checkpoint, old: Vocabulary, new: Vocabulary) -> Checkpoint:
    """The checkpoint with an embedding for the new pieces.

    A piece of the old vocabulary keeps its vector; a new one starts as the mean of the old pieces
    that spell it.
    """
    numbers = {name: number for number, name in enumerate(old.names())}
    rows = [_spelling(name, old, numbers) for name in new.names()]

    def embedded(weights: Weights) -> Weights:
        vectors = weights[_EMBEDDING]
        return {**weights, _EMBEDDING: torch.stack([vectors[row].mean(0) for row in rows])}

    shape = replace(kept.shape, pieces=len(new))
    return Checkpoint(shape, embedded(kept.weights), embedded(kept.average), kept.step)


def _spelling(name: str, old: Vocabulary, numbers: dict[str, int]) -> list[int]:
    if name in numbers:
        return [numbers[name]]
    (pieces,) = old.split([name.replace(_BEGINS_WORD, " ").strip()])
    if not name.startswith(_BEGINS_WORD) and len(pieces) > 1 and pieces[0] == _BEGINS_WORD:
        pieces = pieces[1:]
    return [numbers[piece] for piece in pieces] or [numbers["<unk>"]]
