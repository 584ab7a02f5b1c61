"""Training by the clock: sessions of some minutes, each continuing the last."""

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from translations.argos.training import checkpoint, vocabulary
from translations.argos.training.augmenting import Shares
from translations.argos.training.batches import Batch
from translations.argos.training.checkpoint import Checkpoint
from translations.argos.training.corpus import Source
from translations.argos.training.feeding import Feed, phases
from translations.argos.training.model import Shape, Transformer
from translations.argos.training.optimising import Muon, smoothed_loss
from translations.argos.training.vocabulary import Vocabulary

_SAVE_EVERY = 300.0  # seconds
_LOWEST_RATE = 0.03  # of the learning rate, at the end of a session
_AVERAGING = 0.998  # over about five hundred steps: over thousands, it lags behind


@dataclass(frozen=True)
class Settings:
    """How to train. The defaults made the starter.

    Attributes:
        minutes: of one session; the learning rate falls to nearly nothing over them.
        rate: learning rate of AdamW, for the embedding and the vectors.
        matrix_rate: learning rate of Muon, for the matrices.
        batch_pieces: of a batch on each side, including padding.
        swapped: the share of pairs in which words are replaced by others from `lexicon`.
        late: the share of a session, at its end, that uses the best text, little changed.
        device: torch's name for it: "cpu", "cuda".
        workers: processes that make the batches; 0 for the training process, which is best on two
            cores. A GPU keeps a dozen of them busy.
    """

    minutes: float
    rate: float = 1e-3
    matrix_rate: float = 5e-3
    warm_up: int = 300
    dropout: float = 0.15
    smoothing: float = 0.1
    batch_pieces: int = 4000
    swapped: float = 0.25
    late: float = 0.22
    device: str = "cpu"
    workers: int = 0
    threads: int = 2
    seed: int = 1
    report_every: int = 100


class Trainer:
    """One session in a work folder, which has the vocabulary and gets the checkpoint."""

    def __init__(
        self,
        sources: Sequence[Source],
        weights: Mapping[str, Any],
        work: Path,
        settings: Settings,
        *,
        shape: Shape | None = None,
        backwards: bool = False,
        say: Callable[[str], None] = print,
    ) -> None:
        """
        Args:
            weights: how often a source is read in one pass; 1 if it is not listed; under
                ``late``, the same for the end of the session.
            backwards: learn to translate English into Indonesian, for `backtranslating`.
            shape: of a new model; a checkpoint in the work folder has its own.
        """
        torch.set_num_threads(settings.threads)
        torch.manual_seed(settings.seed)
        self._settings, self._say = settings, say
        pieces = work / vocabulary.FILE_NAME
        self._path = work / checkpoint.FILE_NAME
        kept = Checkpoint.load(self._path) if self._path.exists() else None
        shape = kept.shape if kept else shape or Shape(len(Vocabulary(pieces)))
        self._device = torch.device(settings.device)
        self.model = Transformer(shape, settings.dropout).to(self._device)
        self._optimisers = _optimisers(self.model, settings)
        self.step, self._warmed, self._spent = 0, 0, 0.0
        self._average = {name: tensor.clone() for name, tensor in self.model.state_dict().items()}
        if kept:
            self._go_on_from(kept)
        # Backwards, faults added to a source would be learnt as good Indonesian.
        shares = Shares(words=settings.swapped)
        if backwards:
            shares = replace(shares, broken=0, stopless=0)
        self._feed = Feed(
            sources,
            pieces,
            phases(weights, shares),
            settings.batch_pieces,
            # Other random choices in every session, and the same ones when one is repeated.
            f"{settings.seed} {self.step}",
            backwards=backwards,
            workers=settings.workers,
        )

    def _go_on_from(self, kept: Checkpoint) -> None:
        self.model.load_state_dict(kept.weights)
        self._average = {name: one.to(self._device) for name, one in kept.average.items()}
        self.step = kept.step
        self._spent = kept.spent
        for optimiser, state in zip(self._optimisers, kept.optimisers, strict=False):
            optimiser.load_state_dict(state)

    def train(self) -> float:
        """Train until the session's minutes are over, saving now and then.

        Returns:
            The mean loss, in nats per piece, of the last reported steps.
        """
        began = saved = since = 0.0
        loss, steps, pieces, last = torch.zeros((), device=self._device), 0, 0, 0.0
        self.model.train()
        feed = iter(self._feed)
        for batch in feed:
            if not began:  # the first batch may take a while
                saved = since = time.monotonic()
                began = saved - self._spent
            self._spent = time.monotonic() - began
            done = self._spent / (self._settings.minutes * 60)
            if done >= 1:
                break
            if done >= 1 - self._settings.late:
                self._feed.turn_late()
            rate = self._set_rate()
            loss += self._learn(batch)
            steps, pieces = steps + 1, pieces + len(batch.gold)
            if steps == self._settings.report_every:
                # Only now and then: a GPU has to wait for the value.
                last, now = float(loss) / steps, time.monotonic()
                self._say(
                    f"step {self.step}  loss {last:.3f}  rate {rate:.2f}  "
                    f"{pieces / (now - since):.0f} pieces/s  {self._spent / 60:.1f} min"
                )
                loss.zero_()
                steps, pieces, since = 0, 0, now
            if time.monotonic() - saved > _SAVE_EVERY:
                self.save()
                saved = time.monotonic()
        feed.close()
        self._spent = 0.0  # this session is over: the next one starts at zero
        self.save()
        return float(loss) / steps if steps else last

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

    def _learn(self, batch: Batch) -> Tensor:
        """Learn from one batch; returns the loss before that."""
        source, seen, gold, rows = (
            torch.from_numpy(part).to(self._device, torch.long) for part in batch
        )
        with torch.autocast(self._device.type, dtype=torch.bfloat16):
            states = self.model(source, seen)
            states = states.view(-1, states.size(-1)).index_select(0, rows)
            loss = smoothed_loss(
                states, self.model.embedding.weight, gold, self._settings.smoothing
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
        return loss.detach()

    def _set_rate(self) -> float:
        """The current share of the learning rates: rising over the first steps, then falling."""
        done = self._spent / (self._settings.minutes * 60)
        self._warmed += 1
        share = min(1.0, self._warmed / self._settings.warm_up) * max(_LOWEST_RATE, 1 - done)
        for optimiser, rate in zip(
            self._optimisers, (self._settings.rate, self._settings.matrix_rate), strict=True
        ):
            for group in optimiser.param_groups:
                group["lr"] = rate * share
        return share


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
