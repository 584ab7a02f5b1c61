"""The state that a training session leaves for the next: weights, running average, optimisers."""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from translations.argos.training.model import Shape

FILE_NAME = "checkpoint.pt"
Weights = dict[str, Tensor]


@dataclass
class Checkpoint:
    """The state of a training.

    Attributes:
        average: running average of the weights; what is exported.
        step: batches learnt from, in all sessions.
        spent: seconds of the current session already used; they determine its schedule.
        optimisers: their states; empty if only weights were kept.
    """

    shape: Shape
    weights: Weights
    average: Weights
    step: int = 0
    spent: float = 0.0
    optimisers: list[Any] = field(default_factory=list)

    def mean(self, other: "Checkpoint") -> "Checkpoint":
        """The mean of both: better than either if one was trained on from the other.

        Source: Wortsman et al., "Model soups", 2022. It uses the running averages; training cannot
        continue from the result, only start again.

        Raises:
            ValueError: they are of different shapes.
        """
        if self.shape != other.shape:
            raise ValueError("The two models have different shapes.")
        mean = {
            name: weight.lerp(other.average[name], 0.5) for name, weight in self.average.items()
        }
        return Checkpoint(self.shape, mean, mean, max(self.step, other.step))

    def save(self, path: Path) -> None:
        """Write it completely or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".tmp")
        torch.save({**self.__dict__, "shape": asdict(self.shape)}, aside)
        aside.replace(path)

    @staticmethod
    def load(path: Path) -> "Checkpoint":
        """Read what `save` wrote."""
        kept = torch.load(path, weights_only=True)
        return Checkpoint(**{**kept, "shape": Shape(**kept["shape"])})
