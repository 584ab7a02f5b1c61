"""A loaded package: Argos's tokenizer, and CTranslate2 called directly.

Argos's own call translates one paragraph at a time, in batches of 32 tokens, on threads that wait
for each other. Here the sentences of many paragraphs share a batch, each core has a batch of its
own, and the next batches wait in CTranslate2's queue while the last answers are read.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from translations.argos.correction.placeholders import ACRONYMS, LEARNT
from translations.argos.engine.alignment import Alignment, places
from translations.argos.engine.decoding import Decoding
from translations.argos.engine.memory_check import (
    check_memory,
    tells_of_too_little,
    too_little,
)
from translations.argos.engine.spacing import adds_spaces, without_added_spaces
from translations.argos.engine.trial import ensure_tried
from translations.argos.package import BPE, SENTENCEPIECE, Package
from translations.cleaning import clean
from translations.errors import PackageError

_MAX_PIECES = 120  # tokens; small models do not follow longer input to its end
_LARGEST_BATCH = 512  # tokens; larger ones are no faster
_SMALLEST_BATCH = 64  # tokens; smaller ones cost more than they save


class Alternative(NamedTuple):
    """A translation and its score: the model's log probability, adjusted for length."""

    text: str
    score: float
    tokens: Sequence[str] = ()
    """The tokens in which the model said it."""


_LOADING = threading.Lock()


def load_model(package: Package) -> "Model":
    """The loaded package, cached so that the next article is translated at once.

    Raises:
        PackageError: the package cannot be loaded.
    """
    try:
        stamp = package.stamp()
    except OSError as error:
        raise PackageError(f"{clean(str(package.path))} is gone.", "Install it again.") from error
    with _LOADING:  # two at once would both count on the same free memory
        return _load(package, stamp)


@lru_cache(maxsize=2)  # a route has at most two packages
def _load(package: Package, stamp: str) -> "Model":
    ensure_tried(package)
    return Model(package)


class Model:
    """One package in memory. May be used from several threads."""

    def __init__(self, package: Package) -> None:
        """Load the package; takes about 0.3 s for the starter.

        Raises:
            PackageError: the package cannot be loaded.
        """
        package.verify()
        check_memory(package.model_path / "model.bin")
        try:
            import ctranslate2
            from argostranslate import settings

            self._tokenizer: Any = _tokenizer(package)
            self._prefix = package.target_prefix
            self.translator = ctranslate2.Translator(
                str(package.model_path),
                device=settings.device,
                compute_type=settings.compute_type,
                # One thread for each of several batches is faster than several threads for one.
                inter_threads=os.cpu_count() or 1,
                intra_threads=1,
            )
            # Loads it: damage shows here, not in the middle of an article.
            self._adds_spaces = adds_spaces(self._tokenizer.encode)
            learnt = all(token in self._tokenizer.encode(f"a {token}") for token in LEARNT)
            self.placeholders = LEARNT if learnt else ACRONYMS
        except Exception as error:  # any library may fail on a damaged package
            if tells_of_too_little(error):
                raise too_little() from error
            raise PackageError(
                f"The package {package.name} cannot be used: {clean(str(error))[:200]}.",
                "Remove its folder, or install it again.",
            ) from error

    def ask(self, texts: Sequence[str], decoding: Decoding, **options: Any) -> "Answers":
        """Have texts translated; returns at once, while the cores work.

        Args:
            options: of `ctranslate2.Translator.translate_batch`, overriding our own.
        """
        if not texts:
            return Answers(self, [])
        tokens = [self._tokenizer.encode(text) for text in texts]
        settings = {
            "beam_size": decoding.beam_size,
            "length_penalty": decoding.length_penalty,
            # The whole beam: choosing within it costs 2 %, asking again much more.
            "num_hypotheses": decoding.beam_size,
            "replace_unknowns": True,
            "max_batch_size": _batch_size(tokens),
            "batch_type": "tokens",
            "return_scores": True,
            "asynchronous": True,
        }
        if self._prefix:
            settings["target_prefix"] = [[self._prefix]] * len(tokens)
        settings |= options
        found = self.translator.translate_batch(tokens, use_vmap=_may_shorten(settings), **settings)
        return Answers(self, found)

    def attention(self, text: str, decoding: Decoding) -> tuple[str, Alignment]:
        """The likeliest translation of a text, and the model's attention to it."""
        tokens = self._tokenizer.encode(text)
        (result,) = self.translator.translate_batch(
            [tokens],
            target_prefix=[[self._prefix]] if self._prefix else None,
            beam_size=decoding.beam_size,
            length_penalty=decoding.length_penalty,
            replace_unknowns=True,
            use_vmap=not self._prefix,
            return_attention=True,
        )
        said = self.text_of(result.hypotheses[0])
        pieces = places(result.hypotheses[0], said)
        return said, Alignment(places(tokens, text), pieces, result.attention[0], said)

    def scores(self, source: str, translations: Sequence[str]) -> list[float]:
        """How likely the model finds translations of a source: log probability per token."""
        tokens = [self._tokenizer.encode(text) for text in translations]
        prefix = [self._prefix] if self._prefix else []
        found = self.translator.score_batch(
            [self._tokenizer.encode(source)] * len(tokens),
            [prefix + target for target in tokens],
            max_batch_size=_LARGEST_BATCH,
            batch_type="tokens",
        )
        return [sum(one.log_probs) / max(1, len(one.log_probs)) for one in found]

    def is_word(self, word: str) -> bool:
        """Whether a word is a single piece of the model's vocabulary, and so not garbled."""
        return len(self._tokenizer.encode(word)) == 1

    @staticmethod
    def place_of(word: str, said: Sequence[str]) -> slice | None:
        """The tokens in which a model said a word; None if they contain more than that word.

        Args:
            said: all tokens of the translation.
        """
        for start in range(len(said)):
            text = ""
            for end in range(start, len(said)):
                text += said[end].removesuffix("@@").removeprefix("▁")
                if text == word:
                    return slice(start, end + 1)
                if not word.startswith(text):
                    break
        return None

    def fits(self, text: str) -> bool:
        """Whether the model can follow a text to its end."""
        # Latin text has no more pieces than characters: short sentences need not be counted.
        return len(text) <= _MAX_PIECES or len(self._tokenizer.encode(text)) <= _MAX_PIECES

    def text_of(self, tokens: list[str]) -> str:
        """The text that tokens make."""
        text: str = self._tokenizer.decode(tokens)
        if self._prefix:
            text = text.removeprefix(self._prefix)
        return without_added_spaces(text.strip()) if self._adds_spaces else text.strip()


def _may_shorten(settings: dict[str, Any]) -> bool:
    """Whether the model may use its shortlist, if it has one.

    CTranslate2 (4.8) looks for prescribed and forbidden tokens in the shortlist of the last batch:
    it says others, or fails.
    """
    return not settings.keys() & {"target_prefix", "suppress_sequences"}


def _batch_size(texts: Sequence[Sequence[str]]) -> int:
    """The tokens of a batch, so that few texts also keep all cores busy."""
    share = -(-sum(map(len, texts)) // (os.cpu_count() or 1))
    return min(max(share, _SMALLEST_BATCH), _LARGEST_BATCH)


def _tokenizer(package: Package) -> Any:
    # Not through argostranslate.package, which imports what a download needs.
    from argostranslate.tokenizer import BPETokenizer, SentencePieceTokenizer

    if (pieces := package.path / SENTENCEPIECE).exists():
        return SentencePieceTokenizer(pieces)
    return BPETokenizer(package.path / BPE, package.from_code, package.to_code)


class Answers:
    """The translations of some texts, possibly still being computed."""

    def __init__(self, model: Model, found: list[Any]) -> None:
        self._model = model
        self._found = found

    def __iter__(self) -> Iterator[Iterator[Alternative]]:
        """For each text its translations, the likeliest first, decoded as they are read. Waits for
        those that are not ready."""
        for one in self._found:
            result = one.result()
            yield (
                Alternative(self._model.text_of(tokens), score, tokens)
                for tokens, score in zip(result.hypotheses, result.scores, strict=True)
            )
