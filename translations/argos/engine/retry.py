"""Texts through the model: cut, asked, the best of the beam chosen, asked again, joined."""

from collections.abc import Iterable, Sequence
from typing import Any

from translations.argos.correction import loops
from translations.argos.correction.normalisation import is_shouted
from translations.argos.correction.quality import Issue
from translations.argos.correction.rules import PairRules
from translations.argos.engine.decoding import ACCURATE, Decoding
from translations.argos.engine.model import Model

# What to ask again with, for the worst issue of what was said the first time.
_AGAIN: dict[Issue, dict[str, Any]] = {
    Issue.LOOP: {"repetition_penalty": 1.3, "no_repeat_ngram_size": 3},
    Issue.COPY: {"repetition_penalty": 1.1},
    Issue.SHORT: {"length_penalty": 1.5, "coverage_penalty": 0.5},
    Issue.NUMBER: {"coverage_penalty": 0.5},
}


class PendingTranslation:
    """Texts that the model was asked for; `result` waits for what becomes of them."""

    def __init__(
        self,
        model: Model,
        decoding: Decoding,
        texts: Sequence[str],
        rules: PairRules,
    ) -> None:
        """
        Args:
            rules: what is known of the languages.
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
            self._best(source, (one.text for one in beam))
            for source, beam in zip(self._flat, self._answers, strict=True)
        ]
        self._ask_again(chosen)
        results, at = [], 0
        for text, parts in zip(self._texts, self._parts, strict=True):
            joined = loops.join(parts, chosen[at : at + len(parts)])
            results.append(joined.upper() if is_shouted(text) else joined)
            at += len(parts)
        return results

    def _ask_again(self, chosen: list[str]) -> None:
        """Replace what has issues by what has fewer."""
        with_issues = {
            index: found
            for index, source in enumerate(self._flat)
            if (found := self._rules.issues(source, chosen[index]))
        }
        for issue, options in _AGAIN.items():
            indexes = [index for index, found in with_issues.items() if found[0] is issue]
            answers = self._model.ask([self._flat[i] for i in indexes], ACCURATE, **options)
            for index, beam in zip(indexes, answers, strict=True):
                texts = [chosen[index], *(one.text for one in beam)]
                best = self._best(self._flat[index], texts)
                looping = loops.has_loop(best, self._flat[index])
                chosen[index] = loops.collapse_loops(best) if looping else best

    def _best(self, source: str, texts: Iterable[str]) -> str:
        """The first of some translations of a source, corrected, that has no issue; or the one with
        the fewest numbers lost among those that have the least of other issues."""
        best, least = "", (99, 99)
        for text in texts:
            corrected = self._rules.correct(source, text, self._model.is_word)
            found = self._rules.issues(source, corrected)
            if not found:
                return corrected
            weight = sum(issue is not Issue.NUMBER for issue in found)
            badness = (weight, self._rules.missing_numbers(source, corrected))
            if badness < least:
                best, least = corrected, badness
        return best
