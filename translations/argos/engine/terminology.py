"""A translator that uses given wordings: the model translates the rest of the sentence."""

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from translations.argos.correction.rules import UNMEASURED, PairRules, rules_for
from translations.argos.correction.stand_ins import (
    Variant,
    as_it_stands,
    is_there,
    put_for_rendering,
    with_stand_ins,
)
from translations.argos.correction.wording import Wording, WordingKind
from translations.argos.engine.request import Request
from translations.argos.package import Route

if TYPE_CHECKING:
    from translations.argos.engine.engine import Alignment, Alternative, Batch
    from translations.argos.engine.pivot import Translator

_MUCH_LESS = 1.0  # log probability for each token
_RENDERINGS = 512  # pieces whose translations by the model are cached


class TerminologyTranslator:
    """Wraps a translator, and takes requests instead of sentences."""

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
        plain = self.plain(request)
        for variant in [*([plain] if plain else []), *self.variants(request, request.wordings)]:
            for one in self.translator.alternatives(variant.text):
                for put in variant.put_back(one.text)[:1]:
                    if all(self.is_there(put, request, wording) for wording in request.wordings):
                        found.setdefault(put, one._replace(text=put))
            if found:
                return list(found.values())
        (made,) = self.begin([request]).result()
        return [one._replace(text=made) for one in self.translator.alternatives(request.text)[:1]]

    def alignment(self, request: Request, translation: str) -> "Alignment | None":
        """Which words correspond to which, if the whole translation is the model's own."""
        if request.wordings:
            return None
        return self.translator.alignment(request.text, translation)

    def plain(self, request: Request) -> Variant | None:
        """A sentence as it is, except for quotations."""
        return as_it_stands(request.text, request.wordings, self.translator.placeholders)

    def variants(self, request: Request, wordings: Sequence[Wording]) -> list[Variant]:
        """Versions of a sentence with stand-ins for wordings."""
        placeholders = self.translator.placeholders
        return list(
            with_stand_ins(request.text, wordings, placeholders, words=self._rules.stand_ins)
        )

    @staticmethod
    def is_there(translation: str, request: Request, wording: Wording) -> bool:
        """Whether a translation contains a wording."""
        return is_there(translation, wording, request.text[wording.start : wording.end])

    def put_for_rendering(self, translation: str, request: Request, wording: Wording) -> str | None:
        """Replace the model's own translation of a piece by its wording."""
        if not self._rules.stand_ins or wording.kind not in (WordingKind.NOUN, WordingKind.VERB):
            return None
        piece = request.text[wording.start : wording.end].lower().removesuffix(wording.ending)
        return put_for_rendering(translation, self.renderings(piece), wording)

    def _renderings(self, piece: str) -> tuple[str, ...]:
        return tuple(one.text for one in self.translator.alternatives(piece))

    def likeliest(self, source: str, translations: Sequence[str]) -> str:
        """The one of some translations with the fewest issues; among equals, the one that the model
        itself finds likeliest."""
        issues = {one: len(self._rules.issues(source, one)) for one in translations}
        fewest = min(issues.values())
        left = [one for one, count in issues.items() if count == fewest]
        if len(left) == 1:
            return left[0]
        scores = self.translator.scores(source, left)
        return max(zip(scores, left, strict=True), key=lambda pair: pair[0])[1]


def with_wordings(translator: "Translator", route: Route) -> TerminologyTranslator:
    """The translator of a route, for requests."""
    straight = len(route.packages) == 1
    rules = rules_for(route.from_code, route.to_code) if straight else UNMEASURED
    return TerminologyTranslator(translator, rules)


class _Candidate(NamedTuple):
    """A translation with all wordings, and what the model was asked and said for it."""

    text: str
    asked: str
    said: str


class _Batch:
    """Sentences are first translated as they are. Those in which a wording is missing are then
    translated again, in several versions at once."""

    def __init__(self, translator: TerminologyTranslator, requests: Sequence[Request]) -> None:
        self._translator, self._requests = translator, requests
        self._plain = [
            translator.plain(request) if request.wordings else None for request in requests
        ]
        self._asked = translator.translator.begin(
            [
                plain.text if plain else request.text
                for request, plain in zip(requests, self._plain, strict=True)
            ]
        )

    def result(self) -> list[str]:
        results = self._asked.result()
        ways: dict[int, list[Variant]] = {}
        for index, (request, plain) in enumerate(zip(self._requests, self._plain, strict=True)):
            if not request.wordings:
                continue
            put = plain.put_back(results[index]) if plain else []
            results[index] = put[0] if put else ""
            missing = [
                one
                for one in request.wordings
                if not put
                or one.kind is WordingKind.QUOTE
                or not self._translator.is_there(results[index], request, one)
            ]
            if not put or any(one.kind is not WordingKind.QUOTE for one in missing):
                # Replacing a single word keeps the rest as it is, at no cost.
                if with_all := self._put_for_renderings(results[index], request, missing):
                    results[index] = with_all
                else:
                    ways[index] = self._translator.variants(request, missing)
        for index, candidates in self._ask_in(ways).items():
            results[index] = self._chosen(self._requests[index], results[index], candidates)
        return results

    def _put_for_renderings(
        self, said: str, request: Request, missing: Sequence[Wording]
    ) -> str | None:
        """The translation with each missing wording in place of the model's own word for it."""
        put: str | None = said
        for wording in missing:
            if put and wording.kind is not WordingKind.QUOTE:
                put = self._translator.put_for_rendering(put, request, wording)
        return put if put and self._has_all(put, request) else None

    def _has_all(self, said: str, request: Request) -> bool:
        return all(self._translator.is_there(said, request, one) for one in request.wordings)

    def _ask_in(self, ways: dict[int, list[Variant]]) -> dict[int, list[_Candidate]]:
        """Translate several versions of sentences: those that have all wordings, by sentence."""
        texts = [way.text for of_one in ways.values() for way in of_one]
        answers = iter(self._translator.translator.begin(texts).result() if texts else ())
        return {
            index: [
                _Candidate(put, way.text, said)
                for way, said in zip(of_one, answers, strict=False)  # the next ones are of others
                for put in way.put_back(said)
                if self._has_all(put, self._requests[index])
            ]
            for index, of_one in ways.items()
        }

    def _chosen(self, request: Request, said: str, candidates: list[_Candidate]) -> str:
        """The likeliest candidate; if there is none, the model's own translation."""
        if candidates:
            by_text = {one.text: one for one in candidates}
            best = by_text[self._translator.likeliest(request.text, list(by_text))]
            return best.text if not said or self._is_worth_it(request, said, best) else said
        return said or self._translator.translator.begin([request.text]).result()[0]

    def _is_worth_it(self, request: Request, said: str, better: _Candidate) -> bool:
        """Whether to take the translation with all wordings. For names that merely came with the
        program, what the model says around them must not be much less likely than without them;
        the names themselves are always less likely than what it knows."""
        if any(one.kind is not WordingKind.QUOTE and not one.lenient for one in request.wordings):
            return True
        scores = self._translator.translator.scores
        (before,) = scores(request.text, [said])
        (after,) = scores(better.asked, [better.said])
        return after > before - _MUCH_LESS
