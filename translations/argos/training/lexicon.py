"""Replaces words by others of their kind, so that rare ones are seen in many sentences.

"The minister opened a school" becomes "The midwife opened a school", and the other side likewise.
The words are in ``own/lexicon.tsv``: KIND, Indonesian, English, and after slashes the irregular
English forms. Source: Fadaee, Bisazza and Monz, "Data Augmentation for Low-Resource Neural
Machine Translation", 2017, who choose the place by a language model; here the kind must suffice.
"""

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from translations.argos.training import inflecting
from translations.argos.training.corpus import Pair, Source
from translations.argos.training.slots import OWN

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ARTICLE = re.compile(r"\b([Aa])n? $")
_LONGEST = 4  # words of an entry
_SHARE = 0.4  # of the words that could be swapped
_ENOUGH = 10  # times that a word is seen before it counts as common
_PERFECT = re.compile(
    r"\b(?:be|is|are|was|were|been|being|has|have|had|having|get|got|gets)(?: \w+)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, eq=False)
class Word:
    """One entry: its forms on both sides, by the name of the form.

    Nouns have ``singular`` and ``plural`` in English, countries ``name`` and ``adjective``, verbs
    ``base``, ``third``, ``past``, ``participle`` and ``ing``; Indonesian transitive verbs are
    ``active`` or ``passive``, and everything else is ``plain``.
    """

    kind: str
    indonesian: Mapping[str, str]
    english: Mapping[str, str]


def read_lexicon(path: Path = OWN / "lexicon.tsv") -> list[Word]:
    """Read KIND TAB Indonesian TAB English[/FORM...] lines.

    Verbs are given by their Indonesian root; irregular ones with past and participle, or with
    only the past if both are the same.

    Raises:
        ValueError: a line has another number of columns.
    """
    words = []
    for line in path.read_text(encoding="utf-8").splitlines():
        kind, indonesian, english = line.split("\t")
        words.append(_word(kind, indonesian, *english.split("/")))
    return words


def _word(kind: str, indonesian: str, english: str, *others: str) -> Word:
    plain = {"plain": indonesian}
    match kind:
        case "verb" | "intransitive":
            past = others[0] if others else inflecting.past(english)
            participle = others[-1] if others else past
            if kind == "verb":
                plain = {"active": inflecting.active(indonesian), "passive": f"di{indonesian}"}
            forms = {
                "base": english,
                "third": inflecting.third(english),
                "past": past,
                "participle": participle,
                "ing": inflecting.ing(english, past),
            }
        case "mass" | "adjective" | "city":
            forms = {"plain": english}
        case "country":
            forms = {"name": english, "adjective": others[0]}
        case _:
            many = others[0] if others else inflecting.plural(english)
            forms = {"singular": english, "plural": many}
    return Word(kind, plain, forms)


class _Place(NamedTuple):
    """Where known words are in a text, and which words, in which forms, each may be."""

    start: int
    end: int
    words: "dict[Word, list[str]]"


_Known = dict[str, dict[Word, list[str]]]


class Swapper:
    """Swaps words at random; seeded, so that a run can be repeated."""

    def __init__(
        self,
        words: Iterable[Word],
        rng: random.Random,
        seen: Mapping[str, int] | None = None,
        *,
        quoted: float = 0.08,
    ) -> None:
        """
        Args:
            seen: how often the corpus has each Indonesian word; rarer words are inserted more.
            quoted: the share of inserted words that gets quotation marks on both sides, as doubtful
                words do in the news.
        """
        self._rng = rng
        self._quoted = quoted
        self._by_kind: dict[str, list[Word]] = defaultdict(list)
        self._weights: dict[str, list[float]] = defaultdict(list)
        self._indonesian: _Known = defaultdict(lambda: defaultdict(list))
        self._english: _Known = defaultdict(lambda: defaultdict(list))
        for word in words:
            self._by_kind[word.kind].append(word)
            self._weights[word.kind].append((_ENOUGH + _seen(word, seen or {})) ** -0.5)
            for form, text in word.indonesian.items():
                self._indonesian[text][word].append(form)
            for form, text in word.english.items():
                self._english[text][word].append(form)

    def swap(self, pair: Pair) -> Pair:
        """Replace some of the words that occur once on both sides."""
        source, target = pair
        spoken = list(_places(target, self._english))
        sources: list[tuple[_Place, str]] = []
        targets: list[tuple[_Place, str]] = []
        for place in _places(source, self._indonesian):
            if source.startswith(" bahwa", place.end):
                continue  # few other verbs are followed by "that"
            for word, (form, *_) in place.words.items():
                there = [other for other in spoken if word in other.words]
                if len(there) == 1 and self._rng.random() < _SHARE:
                    new = self._other(word.kind)
                    as_said = _form(there[0].words[word], form, target[: there[0].start])
                    mark = '"' if self._rng.random() < self._quoted else ""
                    sources.append((place, f"{mark}{new.indonesian[form]}{mark}"))
                    targets.append((there[0], f"{mark}{new.english[as_said]}{mark}"))
                    spoken.remove(there[0])
                    break
        return _replaced(source, sources), _replaced(target, targets)

    def _other(self, kind: str) -> Word:
        (word,) = self._rng.choices(self._by_kind[kind], self._weights[kind])
        return word


def seen_words(sources: Sequence[Source]) -> Counter[str]:
    """How often the Indonesian side of a corpus has each word, in lower case."""
    seen: Counter[str] = Counter()
    for source in sources:
        for indonesian, _ in source.pairs:
            seen.update(_WORD.findall(indonesian.lower()))
    return seen


def _seen(word: Word, seen: Mapping[str, int]) -> int:
    """How often a word was seen; a phrase, as often as its rarest word."""
    texts = word.indonesian.values()
    return sum(min(seen.get(part, 0) for part in text.split()) for text in texts)


def _form(forms: list[str], indonesian: str, before: str) -> str:
    """The form of an English word: "broken" or "cut" may be a past or a participle."""
    if "participle" in forms and (indonesian == "passive" or _PERFECT.search(before)):
        return "participle"
    return "past" if "past" in forms else forms[0]


def _places(text: str, known: _Known) -> Iterator[_Place]:
    """The longest known words in sequence; those that occur twice in a text are skipped."""
    words = list(_WORD.finditer(text))
    found: list[tuple[str, _Place]] = []
    at = 0
    while at < len(words):
        for count in range(min(_LONGEST, len(words) - at), 0, -1):
            start, end = words[at].start(), words[at + count - 1].end()
            key = text[start:end]
            if start == 0 and key not in known:
                key = key[:1].lower() + key[1:]  # the first word may be capitalised
            if key in known:
                found.append((key, _Place(start, end, known[key])))
                at += count
                break
        else:
            at += 1
    counts = Counter(key for key, _ in found)
    return (place for key, place in found if counts[key] == 1)


def _capital(text: str) -> str:
    """Capitalised, after an opening quotation mark if there is one."""
    first = 1 if text.startswith('"') else 0
    return text[:first] + text[first : first + 1].upper() + text[first + 1 :]


def _replaced(text: str, changes: list[tuple[_Place, str]]) -> str:
    for place, new in sorted(changes, reverse=True):
        before, after = text[: place.start], text[place.end :]
        if article := _ARTICLE.search(before):
            before = f"{before[: article.start()]}{article[1]}{inflecting.article(new)[1:]} "
        text = before + (new if before else _capital(new)) + after
    return text
