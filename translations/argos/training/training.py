"""Training by the clock: so many minutes a sitting, and the next one goes on from there."""

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import torch
from torch import Tensor, nn

from translations.argos.training import checkpoint, vocabulary
from translations.argos.training.augmenting import Augmenter, Shares, shared_names
from translations.argos.training.batches import PiecePair, batches, tensors
from translations.argos.training.checkpoint import Checkpoint
from translations.argos.training.corpus import Pair, Source
from translations.argos.training.lexicon import Swapper, read_lexicon, seen_words
from translations.argos.training.model import PAD, Shape, Transformer
from translations.argos.training.optimising import Muon, SmoothedLoss
from translations.argos.training.slots import Filler, read_slots
from translations.argos.training.vocabulary import Vocabulary

_SAVE_EVERY = 300.0  # seconds
_LOWEST_RATE = 0.03  # of the learning rate, at the end of a sitting
_AVERAGING = 0.998  # over some five hundred steps: over thousands, it lags behind what is learnt


@dataclass(frozen=True)
class Settings:
    """How to train. The defaults made the starter.

    Attributes:
        minutes: of one sitting; the learning rate falls to nearly nothing over them.
        rate: learning rate of AdamW, for the embedding and the vectors.
        matrix_rate: learning rate of Muon, for the matrices.
        batch_pieces: of a batch on each side, padding counted.
        swapped: the share of pairs in which words make room for others of `lexicon`.
    """

    minutes: float
    rate: float = 1e-3
    matrix_rate: float = 5e-3
    warm_up: int = 300
    dropout: float = 0.12
    smoothing: float = 0.1
    batch_pieces: int = 4000
    swapped: float = 0.3
    threads: int = 2
    seed: int = 1
    report_every: int = 100


class Trainer:
    """One sitting in a work folder, which has the vocabulary and gets the checkpoint."""

    def __init__(
        self,
        sources: Sequence[Source],
        weights: Mapping[str, float],
        work: Path,
        settings: Settings,
        *,
        shape: Shape | None = None,
        backwards: bool = False,
        say: Callable[[str], None] = print,
    ) -> None:
        """
        Args:
            weights: how often a source is gone over in one pass; 1 where it is not named.
            backwards: learn to translate English into Indonesian, for `backtranslating`.
            shape: of a new model; a checkpoint in the work folder has its own.
        """
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self._sources, self._weights, self._settings, self._say = sources, weights, settings, say
        self._vocabulary = Vocabulary(work / vocabulary.FILE_NAME)
        self._path = work / checkpoint.FILE_NAME
        kept = Checkpoint.load(self._path) if self._path.exists() else None
        shape = kept.shape if kept else shape or Shape(len(self._vocabulary))
        self.model = Transformer(shape, settings.dropout)
        self._optimisers = _optimisers(self.model, settings)
        self.step, self._warmed, self._spent = 0, 0, 0.0
        self._average = {name: tensor.clone() for name, tensor in self.model.state_dict().items()}
        if kept:
            self._go_on_from(kept)
        # Other random choices in every sitting, and the same ones when a sitting is repeated.
        self._rng = random.Random(f"{settings.seed} {self.step}")
        self._filler = Filler(read_slots(), self._rng)
        # Backwards, the faults that a source is given would be learnt as good Indonesian.
        shares = Shares(words=settings.swapped)
        if backwards:
            shares = replace(shares, broken=0, stopless=0)
        swapper = Swapper(read_lexicon(), self._rng, seen_words(sources))
        self._augmenter = Augmenter(shared_names(sources), self._rng, shares, swapper)
        self._backwards = backwards

    def _go_on_from(self, kept: Checkpoint) -> None:
        self.model.load_state_dict(kept.weights)
        self._average, self.step = kept.average, kept.step
        self._spent = kept.spent
        for optimiser, state in zip(self._optimisers, kept.optimisers, strict=False):
            optimiser.load_state_dict(state)

    def train(self) -> float:
        """Train until the sitting's minutes are over, saving now and then.

        Returns:
            The mean loss, in nats per piece, of the last reported steps.
        """
        began = saved = time.monotonic() - self._spent
        losses: list[float] = []
        last, pieces, since = 0.0, 0, time.monotonic()
        self.model.train()
        for batch in self._batches():
            self._spent = time.monotonic() - began
            if self._spent >= self._settings.minutes * 60:
                break
            rate = self._set_rate()
            source, seen, said = tensors(batch)
            losses.append(self._learn(source, seen, said))
            pieces += int((said != PAD).sum())
            if len(losses) == self._settings.report_every:
                last, now = sum(losses) / len(losses), time.monotonic()
                self._say(
                    f"step {self.step}  loss {last:.3f}  rate {rate:.2f}  "
                    f"{pieces / (now - since):.0f} pieces/s  {self._spent / 60:.1f} min"
                )
                losses, pieces, since = [], 0, now
            if time.monotonic() - saved > _SAVE_EVERY:
                self.save()
                saved = time.monotonic()
        self._spent = 0.0  # this sitting is over: the next one begins anew
        self.save()
        return sum(losses) / len(losses) if losses else last

    def save(self) -> None:
        """Write the checkpoint."""
        states = [optimiser.state_dict() for optimiser in self._optimisers]
        Checkpoint(
            self.model.shape,
            self.model.state_dict(),
            self._average,
            self.step,
            self._spent,
            states,
        ).save(self._path)

    def _learn(self, source: Tensor, seen: Tensor, said: Tensor) -> float:
        """Learn from one batch; returns its loss before."""
        said = said.view(-1)
        rows = (said != PAD).nonzero().squeeze(1)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.model(source, seen)
        states = states.view(-1, states.size(-1)).index_select(0, rows)
        loss: Tensor = SmoothedLoss.apply(  # type: ignore[no-untyped-call]
            states, self.model.embedding.weight, said[rows], self._settings.smoothing
        )
        self.model.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimiser in self._optimisers:
            optimiser.step()
        self.step += 1
        decay = min(_AVERAGING, (1 + self.step) / (10 + self.step))
        with torch.no_grad():
            for name, tensor in self.model.state_dict().items():
                self._average[name].lerp_(tensor, 1 - decay)
        return loss.item()

    def _set_rate(self) -> float:
        """The share of the learning rates that is due: up over the first steps, then down."""
        done = self._spent / (self._settings.minutes * 60)
        self._warmed += 1
        share = min(1.0, self._warmed / self._settings.warm_up) * max(_LOWEST_RATE, 1 - done)
        for optimiser, rate in zip(
            self._optimisers, (self._settings.rate, self._settings.matrix_rate), strict=True
        ):
            for group in optimiser.param_groups:
                group["lr"] = rate * share
        return share

    def _batches(self) -> Iterator[list[PiecePair]]:
        """Batches without end, every pass over the corpus another one."""
        while True:
            pairs = self._augmenter.pass_over(self._one_pass())
            if not pairs:
                raise ValueError("There is nothing to learn from: the corpus is empty.")
            if self._backwards:
                pairs = [(english, indonesian) for indonesian, english in pairs]
            encoded = self._vocabulary.encode_pairs(pairs, self._rng)
            self._say(f"a pass of {len(encoded)} pairs")
            yield from batches(encoded, self._settings.batch_pieces, self._rng)

    def _one_pass(self) -> list[Pair]:
        """Each source as often as its weight says, with its slots filled."""
        pairs: list[Pair] = []
        for source in self._sources:
            whole, part = divmod(self._weights.get(source.name, 1.0), 1)
            chosen = source.pairs * int(whole)
            chosen += self._rng.sample(source.pairs, round(len(source.pairs) * part))
            pairs += map(self._filler.fill, chosen) if source.has_slots else chosen
        self._rng.shuffle(pairs)
        return pairs


def _optimisers(model: Transformer, settings: Settings) -> list[torch.optim.Optimizer]:
    matrices: list[nn.Parameter] = []
    others: list[nn.Parameter] = []
    for name, parameter in model.named_parameters():
        inside = parameter.dim() == 2 and not name.startswith("embedding")
        (matrices if inside else others).append(parameter)
    adam = torch.optim.AdamW(
        others, lr=settings.rate, betas=(0.9, 0.98), eps=1e-9, weight_decay=0.01, fused=True
    )
    return [adam, Muon(matrices, lr=settings.matrix_rate)]
