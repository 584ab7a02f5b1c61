"""The loss and the optimisers: the loss by hand for slow cores, torch's own on a GPU."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import torch
from torch import Tensor
from torch.nn import functional

_CHUNK = 512  # rows of scores that fit into the cache
# For the quintic iteration that makes a matrix orthogonal (Jordan et al. 2024, "Muon").
_NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross-entropy over a tied embedding, which computes its gradient on the way.

    A third faster per training step than autograd's, which reads the scores four times.
    """

    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, gold: Tensor, smoothing: float) -> Tensor:
        """Mean loss per piece.

        Args:
            states: (pieces, width), the decoder's output for each piece.
            weight: (vocabulary, width), the embedding.
            gold: (pieces,), the correct pieces.
            smoothing: the share of probability spread over the whole vocabulary.
        """
        count, vocabulary = states.size(0), weight.size(0)
        low_states, low_weight = states.to(torch.bfloat16), weight.to(torch.bfloat16)
        gradient = torch.empty(count, vocabulary, dtype=torch.bfloat16)
        total = 0.0
        for start in range(0, count, _CHUNK):
            scores = torch.mm(low_states[start : start + _CHUNK], low_weight.t()).float()
            right = gold[start : start + _CHUNK, None]
            score = scores.gather(1, right)
            mean, highest = scores.mean(1, keepdim=True), scores.amax(1, keepdim=True)
            scores.sub_(highest).exp_()
            norm = scores.sum(1, keepdim=True)
            loss = norm.log() + highest - (1 - smoothing) * score - smoothing * mean
            total += float(loss.sum())
            scores.div_(norm).sub_(smoothing / vocabulary)
            scores.scatter_add_(1, right, torch.full_like(score, smoothing - 1))
            gradient[start : start + _CHUNK] = scores
        ctx.save_for_backward(
            (gradient @ low_weight).float().div_(count).to(states.dtype),
            (gradient.t() @ low_states).float().div_(count),
        )
        return torch.tensor(total / count)

    @staticmethod
    def backward(ctx: Any, *upstream: Tensor) -> tuple[Tensor | None, ...]:
        states, weight = ctx.saved_tensors
        return states * upstream[0], weight * upstream[0], None, None


def smoothed_loss(states: Tensor, weight: Tensor, gold: Tensor, smoothing: float) -> Tensor:
    """Label-smoothed cross-entropy: `SmoothedLoss` on a CPU, torch's own elsewhere."""
    if states.device.type == "cpu":
        loss: Tensor = SmoothedLoss.apply(  # type: ignore[no-untyped-call]
            states, weight, gold, smoothing
        )
        return loss
    scores = functional.linear(states, weight).float()
    return functional.cross_entropy(scores, gold, label_smoothing=smoothing)


class Muon(torch.optim.Optimizer):
    """Momentum with orthogonal updates; for the matrices inside the layers.

    Source: Keller Jordan et al., "Muon: an optimizer for hidden layers in neural networks", 2024.
    """

    def __init__(
        self,
        params: Iterable[Tensor],
        lr: float,
        momentum: float = 0.95,
        weight_decay: float = 0.01,
    ) -> None:
        super().__init__(params, {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: Any = None) -> None:  # type: ignore[override]
        """Change each matrix by its orthogonal update, scaled to the learning rate.

        Matrices of the same shape are processed together, because one alone hardly occupies a GPU.
        """
        for group in self.param_groups:
            matrices = [matrix for matrix in group["params"] if matrix.grad is not None]
            by_shape: dict[tuple[int, int], list[tuple[Tensor, Tensor]]] = defaultdict(list)
            for matrix in matrices:
                average = self.state[matrix].setdefault("average", torch.zeros_like(matrix))
                average.lerp_(matrix.grad, 1 - group["momentum"])
                update = matrix.grad.lerp(average, group["momentum"])
                rows, columns = update.shape
                # Query, key and value are separate matrices that share one tensor.
                stacked = rows // columns if rows in (2 * columns, 3 * columns) else 1
                parts = update.view(stacked, rows // stacked, columns)
                by_shape[rows // stacked, columns].append((matrix, parts))
            for (rows, columns), found in by_shape.items():
                updates = orthogonal(torch.cat([parts for _, parts in found]))
                sizes = [len(parts) for _, parts in found]
                for (matrix, _), update in zip(found, torch.split(updates, sizes), strict=True):
                    matrix.mul_(1 - group["lr"] * group["weight_decay"])
                    scale = max(1, rows / columns) ** 0.5
                    change = update.reshape(matrix.shape).to(matrix.dtype)
                    matrix.add_(change, alpha=-group["lr"] * scale)


def orthogonal(matrices: Tensor) -> Tensor:
    """The approximately nearest matrices whose singular values are all about 1; in bfloat16.

    Args:
        matrices: (matrices, rows, columns).
    """
    x = matrices.to(torch.bfloat16)
    upright = x.size(1) > x.size(2)
    if upright:
        x = x.mT
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    a, b, c = _NEWTON_SCHULZ
    for _ in range(5):
        square = x @ x.mT
        x = a * x + (b * square + c * square @ square) @ x
    nearest: Tensor = x.mT.contiguous() if upright else x
    return nearest
