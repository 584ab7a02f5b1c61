"""A translator that uses given wordings: the model translates the rest of the sentence."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from translations.argos.correction.omissions import words_for
from translations.argos.correction.placing import put_for_rendering, with_its_capitals
from translations.argos.correction.rules import UNMEASURED, PairRules, rules_for
from translations.argos.correction.stand_ins import Variant, as_it_stands, with_stand_ins
from translations.argos.correction.wording import Wording, WordingKind
from translations.argos.correction.wording_check import is_there
from translations.argos.engine.request import Request
from translations.argos.package import Route

if TYPE_CHECKING:
    from translations.argos.engine.engine import Alignment, Alternative
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

    def begin(
        self, requests: Sequence[Request], known: Mapping[str, str] | None = None
    ) -> "TerminologyBatch":
        """Have sentences translated; returns at once.

        Args:
            known: the model's own translations of sentences, where they are known already.
        """
        return TerminologyBatch(self, requests, known or {})

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

    def put_for_renderings(
        self, translation: str, request: Request, missing: Sequence[Wording]
    ) -> tuple[str, list[Wording]]:
        """Replace the model's own words for pieces by their wordings, which leaves the rest of the
        sentence as it is; also returns the wordings for which its words were not found."""
        left = []
        there = [one for one in request.wordings if one not in missing]
        for wording in missing:
            put = self._put_for_rendering(translation, request, wording)
            # Not within another: "the United States" for a state.
            if put and all(self.is_there(put, request, one) for one in (*there, wording)):
                translation = put
                there.append(wording)
            else:
                left.append(wording)
        return translation, [one for one in left if not self.is_there(translation, request, one)]

    def _put_for_rendering(
        self, translation: str, request: Request, wording: Wording
    ) -> str | None:
        """A translation with a wording for the model's own words; None if those are not found."""
        if not self._rules.stand_ins or wording.kind is WordingKind.QUOTE:
            return None
        piece = request.text[wording.start : wording.end]
        if wording.kind is not WordingKind.NAME:
            piece = piece.lower().removesuffix(wording.ending)
        times = sum(
            one.text == wording.text and one.kind is wording.kind for one in request.wordings
        )
        renderings = self.renderings(piece)
        if wording.kind is WordingKind.NAME and " " in piece:
            # "Ministry" is not all of the name.
            renderings = tuple(one for one in renderings if " " in one)
        put = put_for_rendering(translation, renderings, wording, times)
        if put is not None:
            return put
        words = words_for(piece.lower(), request.text, translation)
        return put_for_rendering(translation, words, wording, times)

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
    """A translation, which wordings it lacks, and what the model was asked and said for it."""

    text: str
    missing: tuple[Wording, ...]
    asked: str
    said: str


class TerminologyBatch:
    """Sentences are first translated as they are. Where a wording is missing, it replaces the
    model's own words for the piece. Sentences in which those are not found are translated again,
    in several versions at once."""

    def __init__(
        self,
        translator: TerminologyTranslator,
        requests: Sequence[Request],
        known: Mapping[str, str],
    ) -> None:
        self._translator, self._requests = translator, requests
        self._plain = [
            translator.plain(request) if request.wordings else None for request in requests
        ]
        self._texts = [
            plain.text if plain else request.text
            for request, plain in zip(requests, self._plain, strict=True)
        ]
        self._known = dict(known)
        unknown = [text for text in dict.fromkeys(self._texts) if text not in known]
        self._asked = dict.fromkeys(unknown), translator.translator.begin(unknown)

    @property
    def plain(self) -> dict[str, str]:
        """The model's own translations of sentences that have wordings; after `result`."""
        texts = {request.text for request in self._requests if request.wordings}
        return {text: self._known[text] for text in self._asked[0] if text in texts}

    def result(self) -> list[str]:
        unknown, batch = self._asked
        self._known |= zip(unknown, batch.result(), strict=True)
        results = [self._known[text] for text in self._texts]
        candidates: dict[int, list[_Candidate]] = {}
        few: dict[int, Sequence[Wording]] = {}
        more: dict[int, Sequence[Wording]] = {}
        for index, (request, plain) in enumerate(zip(self._requests, self._plain, strict=True)):
            if not request.wordings:
                continue
            put = plain.put_back(results[index]) if plain else []
            results[index] = put[0] if put else ""
            missing = self._missing(results[index], request) if put else request.wordings
            if not missing:
                continue
            said, left = self._translator.put_for_renderings(results[index], request, missing)
            if put and not left:
                results[index] = said
                continue
            quotes = [one for one in request.wordings if one.kind is WordingKind.QUOTE]
            few[index] = sorted([*left, *quotes] if put else request.wordings)
            if len(missing) > len(left):
                more[index] = sorted([*missing, *quotes])
            if put:
                candidates[index] = [_Candidate(said, tuple(left), request.text, said)]
        self._ask_in(few, candidates)
        still = {index for index in few if not any(not one.missing for one in candidates[index])}
        self._ask_in({index: more[index] for index in more.keys() & still}, candidates)
        for index in few:
            results[index] = self._chosen(self._requests[index], results[index], candidates[index])
        for index, request in enumerate(self._requests):
            for wording in request.wordings:
                if wording.kind is WordingKind.NAME and not wording.lenient:
                    results[index] = with_its_capitals(results[index], wording.text)
        return results

    def _missing(self, said: str, request: Request) -> list[Wording]:
        return [
            one for one in request.wordings if not self._translator.is_there(said, request, one)
        ]

    def _ask_in(
        self, wanted: dict[int, Sequence[Wording]], candidates: dict[int, list[_Candidate]]
    ) -> None:
        """Translate several versions of sentences, with stand-ins for some wordings."""
        ways = {
            index: self._translator.variants(self._requests[index], wordings)
            for index, wordings in wanted.items()
        }
        texts = [way.text for of_one in ways.values() for way in of_one]
        answers = iter(self._translator.translator.begin(texts).result() if texts else ())
        for index, of_one in ways.items():
            request = self._requests[index]
            found = candidates.setdefault(index, [])
            for way, said in zip(of_one, answers, strict=False):  # the next ones are of others
                for put in way.put_back(said):
                    missing = self._missing(put, request)
                    better, left = self._translator.put_for_renderings(put, request, missing)
                    found.append(_Candidate(better, tuple(left), way.text, said))

    def _chosen(self, request: Request, said: str, candidates: Sequence[_Candidate]) -> str:
        """The likeliest candidate with most of the wordings; the model's own translation if that
        has as many. Of names that merely came with the program, all or none are taken."""

        def lacks(missing: Sequence[Wording]) -> int:
            return sum(not one.lenient for one in missing)

        own = self._missing(said, request) if said else request.wordings
        fewest = min((lacks(one.missing) for one in candidates), default=lacks(own))
        best = [one for one in candidates if lacks(one.missing) == fewest]
        if whole := [one for one in best if not one.missing]:
            best = whole
        elif not best or (said and fewest == lacks(own)):
            return said or self._translator.translator.begin([request.text]).result()[0]
        by_text = {one.text: one for one in best}
        better = by_text[self._translator.likeliest(request.text, list(by_text))]
        return better.text if not said or self._is_worth_it(request, said, better) else said

    def _is_worth_it(self, request: Request, said: str, better: _Candidate) -> bool:
        """Whether to take the translation with the wordings. For names that merely came with the
        program, what the model says around them must not be much less likely than without them;
        the names themselves are always less likely than what it knows."""
        if any(one.kind is not WordingKind.QUOTE and not one.lenient for one in request.wordings):
            return True
        scores = self._translator.translator.scores
        (before,) = scores(request.text, [said])
        (after,) = scores(better.asked, [better.said])
        return after > before - _MUCH_LESS
