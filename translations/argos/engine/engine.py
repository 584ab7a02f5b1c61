"""Sentences in, translations out, in batches. Knows nothing of articles."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from translations.argos.correction import loops
from translations.argos.correction.normalisation import with_typography_of
from translations.argos.correction.placeholders import (
    Protected,
    has_words,
    protect,
    split_at_protected,
)
from translations.argos.correction.rules import rules_for
from translations.argos.engine.alignment import Alignment
from translations.argos.engine.decoding import ACCURATE, Decoding
from translations.argos.engine.model import Alternative, Model, load_model
from translations.argos.engine.retry import PendingTranslation
from translations.argos.package import Package
from translations.cleaning import clean

__all__ = ["Alignment", "Alternative", "Batch", "Engine"]


class Batch(Protocol):
    """Sentences that an engine is translating."""

    def result(self) -> list[str]:
        """Wait for the translations: one for each sentence, in order, cleaned for the screen."""


class Engine:
    """One loaded package. May be used from several threads."""

    def __init__(
        self, package: Package, decoding: Decoding = ACCURATE, model: Model | None = None
    ) -> None:
        """Load the package; takes about 0.3 s for the starter.

        Args:
            model: the package's model, if it is loaded already.

        Raises:
            PackageError: the package cannot be loaded.
        """
        self.package = package
        self.decoding = decoding
        self._model = model or load_model(package)
        self.rules = rules_for(package.from_code, package.to_code)

    def translate(self, sentences: Sequence[str]) -> list[str]:
        """Translate each sentence on its own.

        Args:
            sentences: any text, one sentence each; surrounding white space is ignored.

        Returns:
            As many translations, in order, cleaned for the screen. A sentence without words
            (numbers, addresses) is returned as it is.
        """
        return self.begin(sentences).result()

    def begin(self, sentences: Sequence[str]) -> Batch:
        """Like `translate`, but returns at once while the cores work; more batches may be begun."""
        return _Batch(self, sentences)

    def alternatives(self, sentence: str) -> list[Alternative]:
        """The translations in the beam for one sentence, all different, the likeliest first.

        A sentence that is not translated in one piece has only its usual translation.
        """
        text = self.rules.normalise(sentence)
        protected = self.protect(text)
        found: dict[str, Alternative] = {}
        if protected is not None and has_words(text) and self._model.fits(text):
            (beam,) = self._model.ask([protected.text], ACCURATE)
            for said, score, _ in beam:
                restored = (
                    protected.restored(
                        self.rules.correct(protected.text, said, self._model.is_word)
                    )
                    or ""
                )
                made = clean(with_typography_of(sentence, restored))
                if made and not loops.has_loop(made, text):
                    found.setdefault(made, Alternative(made, score))
        return list(found.values()) or [Alternative(self.translate([sentence])[0], 0.0)]

    def alignment(self, sentence: str, translation: str) -> Alignment | None:
        """Which words of a translation correspond to which words of its sentence.

        None if that is unknown: the translation is not exactly what the model said, because it was
        corrected, cut in parts, or has protected pieces.
        """
        text = self.rules.normalise(sentence)
        protected = self.protect(text)
        if protected is None or protected.pieces or not self._model.fits(text):
            return None
        # Changing typography keeps lengths, so positions stay valid.
        said, found = self._model.attention(text, self.decoding)
        same = len(text) == len(sentence.strip()) and len(said) == len(translation)
        return replace(found, text=translation) if same else None

    def protect(self, text: str) -> Protected | None:
        """Text with placeholders that this package copies; None if there are not enough of them."""
        protected = protect(text, self._model.placeholders)
        return protected and protected.written(self.rules.kept)

    @property
    def placeholders(self) -> Sequence[str]:
        """Tokens that this package copies."""
        return self._model.placeholders

    def scores(self, sentence: str, translations: Sequence[str]) -> list[float]:
        """How likely the model finds translations of a sentence; closer to 0 is likelier."""
        return self._model.scores(self.rules.normalise(sentence), translations)

    def ask(self, texts: Sequence[str]) -> PendingTranslation:
        """Send texts without protected pieces to the model."""
        return PendingTranslation(self._model, self.decoding, texts, self.rules)


class _Batch:
    """What the model is asked for each sentence, and how its answers are put together.

    Each sentence goes to the model in one piece, with placeholders for what must be kept; if there
    are not enough placeholders, the pieces around the protected ones go separately.
    """

    def __init__(self, engine: Engine, sentences: Sequence[str]) -> None:
        self._engine = engine
        self._sentences = sentences
        self._whole: dict[int, Protected] = {}
        self._apart: dict[int, str] = {}
        for index, sentence in enumerate(sentences):
            text = engine.rules.normalise(sentence)
            if not has_words(text):
                continue
            if (protected := engine.protect(text)) is not None:
                self._whole[index] = protected
            else:
                self._apart[index] = text
        self._asked = engine.ask([item.text for item in self._whole.values()])

    def result(self) -> list[str]:
        results = [sentence.strip() for sentence in self._sentences]
        for (index, protected), made in zip(self._whole.items(), self._asked.result(), strict=True):
            if (restored := protected.restored(made)) is not None:
                results[index] = restored
            else:
                self._apart[index] = self._engine.rules.normalise(self._sentences[index])
        around = self._translate_around(list(self._apart.values()))
        for index, made in zip(self._apart, around, strict=True):
            results[index] = made
        return [
            clean(with_typography_of(sentence, result)) or sentence.strip()
            for sentence, result in zip(self._sentences, results, strict=True)
        ]

    def _translate_around(self, texts: list[str]) -> list[str]:
        """Translate the text around protected pieces, and leave those in place."""
        split = [split_at_protected(text) for text in texts]
        words = [piece for parts in split for piece, kept in parts if not kept and has_words(piece)]
        made = self._engine.ask([word.strip() for word in words]).result()
        translated = dict(zip(words, made, strict=True))
        results = []
        for parts in split:
            line = []
            for piece, kept in parts:
                text = piece if kept else translated.get(piece, piece)
                before = " " if piece[:1].isspace() else ""
                after = " " if piece[-1:].isspace() else ""
                line.append(text if kept else before + text.strip() + after)
            results.append("".join(line))
        return results
