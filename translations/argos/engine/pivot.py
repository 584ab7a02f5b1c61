"""Two engines in sequence: from Indonesian to German through English, for example."""

from collections.abc import Sequence
from typing import Protocol

from translations.argos.engine.decoding import ACCURATE, Decoding
from translations.argos.engine.engine import Alignment, Alternative, Batch, Engine
from translations.argos.package import Route


class Translator(Protocol):
    """What the scheduler works with: one engine, or two."""

    @property
    def placeholders(self) -> Sequence[str]:
        """Tokens that are copied."""

    def begin(self, sentences: Sequence[str]) -> Batch:
        """Have sentences translated; returns at once."""

    def alternatives(self, sentence: str) -> list[Alternative]:
        """Several translations of a sentence, the likeliest first."""

    def alignment(self, sentence: str, translation: str) -> Alignment | None:
        """Which words of a translation correspond to which words of its sentence, if known."""

    def scores(self, sentence: str, translations: Sequence[str]) -> list[float]:
        """How likely translations of a sentence are; closer to 0 is likelier."""


class Pivot:
    """Translates with the first engine, and its translations with the second."""

    def __init__(self, first: Translator, second: Translator) -> None:
        self._first, self._second = first, second

    @property
    def placeholders(self) -> Sequence[str]:
        """Tokens that both engines copy."""
        there = self._second.placeholders
        return [token for token in self._first.placeholders if token in there]

    def begin(self, sentences: Sequence[str]) -> Batch:
        """Like `Engine.begin`; the second engine starts when the result is requested."""
        return _Batch(self._first.begin(sentences), self._second)

    def alternatives(self, sentence: str) -> list[Alternative]:
        """The second engine's alternatives for the first engine's translation."""
        (between,) = self._first.begin([sentence]).result()
        return self._second.alternatives(between)

    def alignment(self, sentence: str, translation: str) -> Alignment | None:
        """Unknown: the second model never saw the sentence."""
        return None

    def scores(self, sentence: str, translations: Sequence[str]) -> list[float]:
        """All equal: neither model knows both languages."""
        return [0.0] * len(translations)


class _Batch:
    def __init__(self, first: Batch, second: Translator) -> None:
        self._first, self._second = first, second

    def result(self) -> list[str]:
        return self._second.begin(self._first.result()).result()


def load(route: Route, decoding: Decoding = ACCURATE) -> Translator:
    """Load the packages of a route.

    Raises:
        PackageError: one of them cannot be loaded.
    """
    first, *others = (Engine(package, decoding) for package in route.packages)
    translator: Translator = first
    for other in others:
        translator = Pivot(translator, other)
    return translator
