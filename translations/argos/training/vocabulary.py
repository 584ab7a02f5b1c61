"""The pieces that both languages are split into: a SentencePiece model."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from translations.argos.correction.placeholders import LEARNT
from translations.argos.training import normaliser
from translations.argos.training.batches import PiecePair
from translations.argos.training.corpus import Pair
from translations.argos.training.model import BEGIN, END, PAD, UNKNOWN

FILE_NAME = "sentencepiece.model"
_MINUS = "−"
_MAX_LENGTH = 160  # pieces of a sentence; longer ones cost much and teach little


def train_vocabulary(pairs: Iterable[Pair], path: Path, pieces: int, *, threads: int = 2) -> None:
    """Train a unigram model shared by both languages and write it.

    Every digit is a piece of its own, so that numbers are copied digit by digit, and letters
    missing from the corpus are written in bytes. Text is normalised by `normaliser`.

    Args:
        pieces: their number; with little text there are fewer.
    """
    import sentencepiece

    path.parent.mkdir(parents=True, exist_ok=True)
    rules = path.with_suffix(".rules")
    normaliser.write_rules(rules)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(sentence for pair in pairs for sentence in pair),
        model_prefix=str(path.with_suffix("")),
        vocab_size=pieces,
        hard_vocab_limit=False,
        model_type="unigram",
        character_coverage=0.9998,
        split_digits=True,
        byte_fallback=True,
        pad_id=PAD,
        unk_id=UNKNOWN,
        bos_id=BEGIN,
        eos_id=END,
        input_sentence_size=600_000,
        shuffle_input_sentence=True,
        num_threads=threads,
        normalization_rule_tsv=str(rules),
        user_defined_symbols=[_MINUS, *LEARNT],
        minloglevel=2,
    )
    path.with_suffix(".vocab").unlink(missing_ok=True)
    rules.unlink()


class Vocabulary:
    """A SentencePiece model, read."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        self.path = path
        self._model: Any = sentencepiece.SentencePieceProcessor(model_file=str(path))

    def __len__(self) -> int:
        return int(self._model.get_piece_size())

    def names(self) -> list[str]:
        """The pieces themselves, by number."""
        return [self._model.id_to_piece(number) for number in range(len(self))]

    def split(self, texts: Sequence[str]) -> list[list[str]]:
        """Texts as lists of pieces."""
        pieces: list[list[str]] = self._model.encode(list(texts), out_type=str)
        return pieces

    def join(self, pieces: Sequence[Sequence[str]]) -> list[str]:
        """The reverse of `split`."""
        return [str(text) for text in self._model.decode([list(one) for one in pieces])]

    def encode_pairs(
        self, pairs: Sequence[Pair], rng: random.Random | None = None
    ) -> list[PiecePair]:
        """Pairs as piece numbers, without empty and over-long ones.

        Args:
            rng: if given, sources are split into pieces at random (Kudo 2018), which makes the
                model more certain of rare words. SentencePiece's own generator is seeded
                from it.
        """
        import sentencepiece

        sampling: dict[str, Any] = {}
        if rng is not None:
            sentencepiece.set_random_generator_seed(rng.getrandbits(31))
            sampling = {"enable_sampling": True, "alpha": 0.2, "nbest_size": -1}
        sources = self._model.encode([pair[0] for pair in pairs], **sampling)
        targets = self._model.encode([pair[1] for pair in pairs])
        return [
            (source, target)
            for source, target in zip(sources, targets, strict=True)
            if 0 < len(source) <= _MAX_LENGTH and 0 < len(target) <= _MAX_LENGTH
        ]
