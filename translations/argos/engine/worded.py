"""A translator that puts things as it is told: the model is asked around them."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from translations.argos.correction.rules import UNMEASURED, PairRules, rules_for
from translations.argos.correction.wordings import Variant, Wording, variants
from translations.argos.engine.request import Request
from translations.argos.package import Route

if TYPE_CHECKING:
    from translations.argos.engine.engine import Alignment, Alternative, Batch
    from translations.argos.engine.pivot import Translator

_RENDERINGS = 512  # terms of which it is kept what the model makes of them


class WordedTranslator:
    """Another translator, for requests in the place of sentences."""

    def __init__(self, translator: "Translator", rules: PairRules) -> None:
        """
        Args:
            rules: those of the two languages.
        """
        self.translator = translator
        self._rules = rules
        self.renderings = lru_cache(maxsize=_RENDERINGS)(self._renderings)

    def begin(self, requests: Sequence[Request]) -> "Batch":
        """Have sentences translated; returns at once."""
        if not any(request.wordings for request in requests):
            return self.translator.begin([request.text for request in requests])
        return _Batch(self, requests)

    def alternatives(self, request: Request) -> "list[Alternative]":
        """Several translations of a sentence, the likeliest first."""
        if not request.wordings:
            return self.translator.alternatives(request.text)
        found: dict[str, Alternative] = {}
        for variant in self.variants(request):
            for one in self.translator.alternatives(variant.text):
                if (put := variant.put_back(one.text)) is not None:
                    found.setdefault(put, one._replace(text=put))
            if found:
                return list(found.values())
        (made,) = self.begin([request]).result()
        return [one._replace(text=made) for one in self.translator.alternatives(request.text)[:1]]

    def alignment(self, request: Request, translation: str) -> "Alignment | None":
        """Which words belong to which, where the model has said it all by itself."""
        if request.wordings:
            return None
        return self.translator.alignment(request.text, translation)

    def variants(self, request: Request) -> list[Variant]:
        """Ways to ask for a sentence."""
        text = request.text

        def renderings(wording: Wording) -> tuple[str, ...]:
            return self.renderings(text[wording.start : wording.end].lower())

        return list(
            variants(text, request.wordings, words=self._rules.stand_ins, renderings=renderings)
        )

    def _renderings(self, piece: str) -> tuple[str, ...]:
        return tuple(one.text for one in self.translator.alternatives(piece))

    def likeliest(self, source: str, translations: Sequence[str]) -> str:
        """That of several translations, at least one, which has the fewest issues; of those the one
        that the model itself finds likeliest."""
        unlike = list(dict.fromkeys(translations))
        fewest = min(len(self._rules.issues(source, one)) for one in unlike)
        left = [one for one in unlike if len(self._rules.issues(source, one)) == fewest]
        if len(left) == 1:
            return left[0]
        scores = self.translator.scores(source, left)
        return max(zip(scores, left, strict=True), key=lambda pair: pair[0])[1]


def with_wordings(translator: "Translator", route: Route) -> WordedTranslator:
    """The translator of a route, for requests."""
    straight = len(route.packages) == 1
    rules = rules_for(route.from_code, route.to_code) if straight else UNMEASURED
    return WordedTranslator(translator, rules)


class _Batch:
    """Names are asked for in one way, and in another where that fails; a sentence with nouns or
    verbs in all ways at once."""

    def __init__(self, translator: WordedTranslator, requests: Sequence[Request]) -> None:
        self._translator, self._requests = translator, requests
        self._ways = [
            translator.variants(request) if request.wordings else [] for request in requests
        ]
        self._first = [
            ways if any(one.has_words for one in ways) else ways[:1] for ways in self._ways
        ]
        texts = [
            text
            for request, ways in zip(requests, self._first, strict=True)
            for text in ([way.text for way in ways] or [request.text])
        ]
        self._asked = translator.translator.begin(texts)

    def result(self) -> list[str]:
        answers = iter(self._asked.result())
        results: list[str | None] = []
        for request, ways in zip(self._requests, self._first, strict=True):
            results.append(self._best(request, ways, answers) if ways else next(answers))
        self._ask_otherwise(results)
        self._ask_plainly(results)
        return [result or "" for result in results]

    def _best(self, request: Request, ways: list[Variant], answers: Iterator[str]) -> str | None:
        put = [way.put_back(next(answers)) for way in ways]
        there = [one for one in put if one is not None]
        return self._translator.likeliest(request.text, there) if there else None

    def _ask_otherwise(self, results: list[str | None]) -> None:
        """Ask for what has not come out in the other ways that there are."""
        failed = [index for index, result in enumerate(results) if result is None]
        left = {index: self._ways[index][len(self._first[index]) :] for index in failed}
        texts = [way.text for ways in left.values() for way in ways]
        answers = iter(self._translator.translator.begin(texts).result() if texts else ())
        for index, ways in left.items():
            results[index] = self._best(self._requests[index], ways, answers)

    def _ask_plainly(self, results: list[str | None]) -> None:
        """Where nothing has come out, what the model says of the sentence."""
        failed = [index for index, result in enumerate(results) if result is None]
        texts = [self._requests[index].text for index in failed]
        made = self._translator.translator.begin(texts).result() if texts else []
        for index, text in zip(failed, made, strict=True):
            results[index] = text
