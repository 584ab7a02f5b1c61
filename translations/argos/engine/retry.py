"""Translates texts with a model: cut, ask, choose from the beam, ask again, join."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from translations.argos.correction import fragments, loops
from translations.argos.correction.normalisation import is_shouted
from translations.argos.correction.quality import Issue
from translations.argos.correction.rules import PairRules
from translations.argos.engine.decoding import ACCURATE, Decoding
from translations.argos.engine.model import Alternative, Model

# How to ask again, by the worst issue of the first answer.
_AGAIN: dict[Issue, dict[str, Any]] = {
    Issue.LOOP: {"repetition_penalty": 1.3, "no_repeat_ngram_size": 3},
    Issue.COPY: {"repetition_penalty": 1.1},
    Issue.SHORT: {"length_penalty": 1.5, "coverage_penalty": 0.5},
    Issue.NUMBER: {"coverage_penalty": 0.5},
}
# Weighed separately: a word left untranslated is better than one that does not exist.
_LIGHT = (Issue.NON_WORD, Issue.LEFT, Issue.NUMBER, Issue.UNSAID)
# One sentence alone is dear: the translation so far stays, and a narrower search finds as much.
_NARROW = Decoding(beam_size=2)
_ROUNDS = 3  # of asking again without the words that do not exist: a fourth hardly ever helps


@dataclass(frozen=True)
class _Choice:
    """A corrected translation, and how bad it is."""

    text: str
    tokens: Sequence[str]
    issues: tuple[Issue, ...]
    badness: tuple[int, ...]

    @property
    def is_sound(self) -> bool:
        return not any(self.badness)


class PendingTranslation:
    """Texts sent to the model; `result` waits for their translations."""

    def __init__(
        self,
        model: Model,
        decoding: Decoding,
        texts: Sequence[str],
        rules: PairRules,
    ) -> None:
        """
        Args:
            rules: those of the two languages.
        """
        self._model, self._rules = model, rules
        self._texts = texts
        small = [text.capitalize() if is_shouted(text) else text for text in texts]
        self._parts = [loops.cut(text, model.fits) for text in small]
        self._flat = [part for parts in self._parts for part in parts]
        self._answers = model.ask(self._flat, decoding)

    def result(self) -> list[str]:
        """The translations of the texts, in order."""
        chosen = [
            self._best(source, beam) for source, beam in zip(self._flat, self._answers, strict=True)
        ]
        self._ask_again(chosen)
        self._ask_without_non_words(chosen)
        self._ask_as_sentences(chosen)
        results, at = [], 0
        for text, parts in zip(self._texts, self._parts, strict=True):
            joined = loops.join(parts, [one.text for one in chosen[at : at + len(parts)]])
            results.append(joined.upper() if is_shouted(text) else joined)
            at += len(parts)
        return results

    def _ask_again(self, chosen: list[_Choice]) -> None:
        """Replace translations that have issues by ones with fewer."""
        for issue, options in _AGAIN.items():
            indexes = [i for i, choice in enumerate(chosen) if choice.issues[:1] == (issue,)]
            answers = self._model.ask([self._flat[i] for i in indexes], ACCURATE, **options)
            for index, beam in zip(indexes, answers, strict=True):
                source = self._flat[index]
                best = self._best(source, beam, chosen[index])
                if loops.has_loop(best.text, source):
                    best = self._judged(source, loops.collapse_loops(best.text), best.tokens)
                chosen[index] = best

    def _ask_without_non_words(self, chosen: list[_Choice]) -> None:
        """Ask again for translations with words that do not exist, and forbid their tokens.

        What precedes such a word stays. The new words may not exist either; their tokens are
        forbidden in turn. All sentences are asked together, as one alone costs three times as
        much: what is forbidden for one of them does not exist in the others either.
        """
        last = {i: choice for i, choice in enumerate(chosen) if Issue.NON_WORD in choice.issues}
        forbidden: list[list[str]] = []
        for _ in range(_ROUNDS):
            asked, before = [], []
            for index, choice in last.items():
                if garbled := self._garbled(index, choice):
                    asked.append(index)
                    forbidden += [list(choice.tokens[place]) for place in garbled]
                    before.append(list(choice.tokens[: min(place.start for place in garbled)]))
            answers = self._model.ask(
                [self._flat[index] for index in asked],
                _NARROW,
                target_prefix=before,
                suppress_sequences=forbidden,
            )
            last = {}
            for index, beam in zip(asked, answers, strict=True):
                said = self._best(self._flat[index], beam)
                if said.badness < chosen[index].badness:
                    chosen[index] = said
                if Issue.NON_WORD in said.issues:
                    last[index] = said

    def _ask_as_sentences(self, chosen: list[_Choice]) -> None:
        """Ask for fragments that were cut short as sentences, and take what says more."""
        indexes = [
            index for index, choice in enumerate(chosen)
            if self._rules.fragments and fragments.is_cut_short(self._flat[index], choice.text)
        ]  # fmt: skip
        asked = [fragments.as_sentence(self._flat[index]) for index in indexes]
        answers = self._model.ask(asked, ACCURATE)
        for index, sentence, beam in zip(indexes, asked, answers, strict=True):
            source, before = self._flat[index], chosen[index]
            best = self._best(sentence, beam)
            said = self._judged(source, fragments.as_fragment(best.text), best.tokens)
            if (
                fragments.says_more(source, before.text, said.text)
                and said.badness <= before.badness
            ):
                chosen[index] = said

    def _garbled(self, index: int, choice: _Choice) -> list[slice]:
        """The tokens of each word in a translation that does not exist."""
        words = self._rules.non_words(self._flat[index], choice.text)
        places = (self._model.place_of(word, choice.tokens) for word in words)
        return [place for place in places if place is not None]

    def _best(
        self, source: str, beam: Iterable[Alternative], best: _Choice | None = None
    ) -> _Choice:
        """The first translation of a source that has no issue, or else the least bad one.

        Args:
            best: the best one so far.
        """
        for one in beam:
            choice = self._judged(
                source, self._rules.correct(source, one.text, self._model.is_word), one.tokens
            )
            if best is None or choice.badness < best.badness:
                best = choice
            if best.is_sound:
                break
        return best or self._judged(source, "", ())

    def _judged(self, source: str, text: str, tokens: Sequence[str]) -> _Choice:
        """A translation and its badness: placeholders lost, changes of meaning, words that do not
        exist, words left untranslated, numbers lost, words left out."""
        issues = self._rules.issues(source, text)
        lost = sum(
            source.count(token) != text.count(token)
            for token in self._model.placeholders
            if token in source
        )
        serious = sum(issue not in _LIGHT for issue in issues)
        return _Choice(
            text,
            tokens,
            issues,
            (
                lost,
                serious,
                len(self._rules.non_words(source, text)) if Issue.NON_WORD in issues else 0,
                Issue.LEFT in issues,
                self._rules.missing_numbers(source, text) if Issue.NUMBER in issues else 0,
                Issue.UNSAID in issues,
            ),
        )
