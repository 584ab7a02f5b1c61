"""The Transformer behind a CTranslate2 model: pre-norm, one embedding for all three uses.

Tensors are (sentences, pieces) of piece numbers, and (sentences, pieces, width) inside.
"""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
MAX_PIECES = 384
_MASKED = -1e4  # in effect minus infinity, and fits a bfloat16


@dataclass(frozen=True)
class Shape:
    """The size of a model; stored in every checkpoint."""

    pieces: int
    width: int = 384
    feed_forward: int = 1344
    heads: int = 8
    encoder_layers: int = 8
    decoder_layers: int = 2


class Attention(nn.Module):
    """Attention among the pieces, or from the decoder to the encoder."""

    def __init__(self, width: int, heads: int, *, crossing: bool) -> None:
        super().__init__()
        self.heads = heads
        if crossing:
            self.query, self.key_value = nn.Linear(width, width), nn.Linear(width, 2 * width)
        else:
            self.query_key_value = nn.Linear(width, 3 * width)
        self.crossing = crossing
        self.out = nn.Linear(width, width)

    def forward(self, x: Tensor, memory: Tensor | None, mask: Tensor) -> Tensor:
        if self.crossing:
            query = self.query(x)
            key, value = self.key_value(memory).chunk(2, -1)
        else:
            query, key, value = self.query_key_value(x).chunk(3, -1)
        size = x.size(-1) // self.heads
        query, key, value = (
            part.view(x.size(0), -1, self.heads, size).transpose(1, 2)
            for part in (query, key, value)
        )
        scores = torch.matmul(query * size**-0.5, key.transpose(2, 3)) + mask
        mixed = torch.matmul(torch.softmax(scores, -1), value)
        return self.out(mixed.transpose(1, 2).reshape(x.shape))  # type: ignore[no-any-return]


class Layer(nn.Module):
    """A layer of the encoder or, with ``crossing``, of the decoder."""

    def __init__(self, shape: Shape, dropout: float, *, crossing: bool) -> None:
        super().__init__()
        width = shape.width
        self.self_norm, self.feed_norm = nn.LayerNorm(width), nn.LayerNorm(width)
        self.self_attention = Attention(width, shape.heads, crossing=False)
        self.cross_norm = nn.LayerNorm(width) if crossing else None
        self.cross_attention = Attention(width, shape.heads, crossing=True) if crossing else None
        self.inner = nn.Linear(width, shape.feed_forward)
        self.outer = nn.Linear(shape.feed_forward, width)
        self.dropout = dropout

    def forward(
        self,
        x: Tensor,
        mask: Tensor,
        memory: Tensor | None = None,
        memory_mask: Tensor | None = None,
    ) -> Tensor:
        x = x + self._drop(self.self_attention(self.self_norm(x), None, mask))
        if self.cross_attention is not None and self.cross_norm is not None:
            x = x + self._drop(self.cross_attention(self.cross_norm(x), memory, memory_mask))
        inner = self._drop(functional.relu(self.inner(self.feed_norm(x))))
        return x + self._drop(self.outer(inner))

    def _drop(self, x: Tensor) -> Tensor:
        return drop(x, self.dropout) if self.training else x


class Transformer(nn.Module):
    """Pieces of a sentence in, the decoder's states for its translation out.

    The states times the embedding's rows are the scores of the pieces: `Transformer.scores`.
    """

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.shape, self.dropout = shape, dropout
        self.embedding = nn.Embedding(shape.pieces, shape.width, padding_idx=PAD)
        self.encoder = nn.ModuleList(
            Layer(shape, dropout, crossing=False) for _ in range(shape.encoder_layers)
        )
        self.decoder = nn.ModuleList(
            Layer(shape, dropout, crossing=True) for _ in range(shape.decoder_layers)
        )
        self.encoder_norm, self.decoder_norm = (nn.LayerNorm(shape.width) for _ in range(2))
        self.positions: Tensor
        self.register_buffer("positions", sinusoids(MAX_PIECES, shape.width), persistent=False)
        nn.init.normal_(self.embedding.weight, std=shape.width**-0.5)
        for module in self.modules():
            if isinstance(module, nn.Linear):
                nn.init.xavier_uniform_(module.weight)
                nn.init.zeros_(module.bias)

    def forward(self, source: Tensor, target: Tensor) -> Tensor:
        """States (sentences, target pieces, width); targets begin with ``BEGIN``."""
        padding = torch.zeros(source.shape, dtype=torch.bfloat16, device=source.device)
        padding = padding.masked_fill_(source == PAD, _MASKED)[:, None, None, :]
        x = self._embed(source)
        for layer in self.encoder:
            x = layer(x, padding)
        memory = self.encoder_norm(x)
        length = target.size(1)
        future = torch.full((length, length), _MASKED, dtype=torch.bfloat16).triu(1).to(x.device)
        x = self._embed(target)
        for layer in self.decoder:
            x = layer(x, future, memory, padding)
        return self.decoder_norm(x)  # type: ignore[no-any-return]

    def scores(self, states: Tensor) -> Tensor:
        """Scores of all pieces, before softmax, for states of any leading shape."""
        return functional.linear(states, self.embedding.weight)

    def _embed(self, pieces: Tensor) -> Tensor:
        x = self.embedding(pieces) * math.sqrt(self.shape.width)
        x = x + self.positions[: pieces.size(1)]
        return drop(x, self.dropout) if self.training else x


def drop(x: Tensor, share: float) -> Tensor:
    """Dropout with one mask for all positions of a sentence: as good here, and cheaper on a CPU."""
    if not share:
        return x
    kept = torch.rand(x.size(0), 1, x.size(2), device=x.device) >= share
    return x * (kept.to(x.dtype) / (1 - share))


def sinusoids(length: int, width: int) -> Tensor:
    """Position encodings (length, width) as CTranslate2 expects them: sines, then cosines."""
    position = torch.arange(length).float()[:, None]
    step = math.log(10000) / (width // 2 - 1)
    angles = position * torch.exp(torch.arange(width // 2).float() * -step)[None]
    return torch.cat([torch.sin(angles), torch.cos(angles)], 1)
