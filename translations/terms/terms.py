"""Finds the terms of a glossary in a sentence, in all their Indonesian forms."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from translations.patterns import lazy_pattern
from translations.terms.places import fill, place_after

# One that is said twice is one word even with its hyphen broken off: "negara -negara".
_WORD = lazy_pattern(r"\b(\w{2,})(?: -|- )\1\w*|\w+(?:[-/.’'](?=\w)\w+)*", re.IGNORECASE)
_ENDINGS = ("nya", "ku", "mu", "lah", "kah", "pun")
_MORE = (*_ENDINGS, "2")  # a word with another ending is neither repeated nor has a suffix
_TWICE = lazy_pattern(
    r"(?P<once>\w{2,})(?: ?- ?(?P=once)|2(?!\d))(?P<ending>an|nya|\w{0,3})", re.IGNORECASE
)
_SHORT_FORM = lazy_pattern(r"\s*\((?:(?:selanjutnya )?disingkat |disebut )?([A-Z][\w./-]{1,14})\)")
_INFINITIVE = lazy_pattern(r"^to (?=(?!(?:the|an?|be)\b)[a-z]{2})")
_TO = lazy_pattern(r"(?:ke|kepada|pada|untuk|hingga|sampai|menuju|terhadap|demi)\b")
_WITH_PLACE = " *"
_SHORTEST = 3  # characters; shorter words have no other forms: "di", "AS"


class TermKind(StrEnum):
    """How a term behaves in a sentence."""

    NAME = "name"
    NOUN = "noun"
    VERB = "verb"


class Term(NamedTuple):
    """The settled translation of a term, from the reader or from a built-in list.

    Attributes:
        source: one word or several; in lower case it is also found in capitals; with capitals
            it is found as written, or all in capitals.
        target: its translation; "" if it is left untranslated.
        short: its acronym, such as "KPK"; "" for none.
        lenient: whether other translations are acceptable too: true for built-in terms.
    """

    source: str
    target: str = ""
    short: str = ""
    lenient: bool = False

    @property
    def of_place(self) -> bool:
        """Whether it includes the name of a place: "Polda *" is "the * Police"."""
        return self.source.endswith(_WITH_PLACE)

    @property
    def wording(self) -> str:
        """What the translation must contain: of a verb its plain form, which can be inflected.

        >>> Term("menunggu", "to await").wording, Term("ke laut", "to sea").wording
        ('await', 'to sea')
        """
        if self.source.islower() and not _TO.match(self.source):
            return _INFINITIVE.sub("", self.target) or self.source
        return self.target or self.source

    @property
    def kind(self) -> TermKind:
        """Whether it is a name, a verb or a noun, judging by its spelling."""
        if self.source.isupper() and self.target[:1].islower():
            return TermKind.NAME if self.target.startswith("the ") else TermKind.NOUN
        if not self.source.islower():
            return TermKind.NAME
        if re.fullmatch(r"me[a-z]{4,}", self.source) and self.target:
            return TermKind.VERB
        return TermKind.NOUN


class Occurrence(NamedTuple):
    """A term in a sentence.

    Attributes:
        start, end: its place.
        twice: whether it is reduplicated for the plural: "pulau-pulau".
        passive: whether a verb in me- has di- here.
        ending: a suffix that is not part of it: "nya".
        short: its acronym in brackets after it.
        place: the place name after it.
    """

    start: int
    end: int
    term: Term
    twice: bool = False
    passive: bool = False
    ending: str = ""
    short: str = ""
    place: str = ""

    @property
    def wording(self) -> str:
        """What the translation must contain."""
        return fill(self.term.wording, self.place) if self.place else self.term.wording


class Terms:
    """Terms that are searched for together; of two with the same source, the first counts."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = tuple(terms)

    @cached_property
    def _by_first(self) -> dict[str, list[tuple[tuple[str, ...], Term]]]:
        """By the first of their words, in small letters; each with all its words, longest first.

        Made when a text is first looked through: that is after the first paint, as a rule.
        """
        found: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        seen: set[str] = set()
        for term in self._terms:
            words = tuple(
                match[0] for match in _WORD.finditer(term.source.removesuffix(_WITH_PLACE))
            )
            if not words or term.source in seen:
                continue
            seen.add(term.source)
            found.setdefault(words[0].lower(), []).append((words, term))
        for terms in found.values():
            terms.sort(key=lambda item: (len(item[0]), item[1].of_place), reverse=True)
        return found

    @cached_property
    def _passives(self) -> dict[str, Term]:
        """Verbs by their forms with di-."""
        found: dict[str, Term] = {}
        for _, term in chain.from_iterable(self._by_first.values()):
            if term.kind is TermKind.VERB and (passive := passive_of(term.source)):
                found.setdefault(passive, term)
        return found

    def __bool__(self) -> bool:
        return bool(self._terms)

    def find(self, text: str) -> list[Occurrence]:
        """The terms in a text in order, without overlaps, the longest first.

        >>> [(o.start, o.end, o.ending) for o in Terms([Term("gugatan", "lawsuit")]).find(
        ...     "Isi gugatannya dan gugatan-gugatan lain")]
        [(4, 14, 'nya'), (19, 34, '')]
        """
        if not self:
            return []
        words = [(match.start(), match[0]) for match in _WORD.finditer(text)]
        found: list[Occurrence] = []
        at = 0
        while at < len(words):
            taken = self._at(text, words, at)
            if taken is None:
                at += 1
                continue
            occurrence, count = taken
            found.append(occurrence)
            at += count
            while at < len(words) and words[at][0] < occurrence.end:
                at += 1
        return found

    def _at(
        self, text: str, words: Sequence[tuple[int, str]], at: int
    ) -> tuple[Occurrence, int] | None:
        start, word = words[at]
        small = word.lower()
        plain = "-" not in small and not small.endswith(_MORE)
        if plain and small not in self._by_first and small not in self._passives:
            return None
        for form in _forms(word):
            for parts, term in self._by_first.get(form.stem.lower(), ()):
                if len(parts) > len(words) - at or not _same(form.stem, parts[0], term):
                    continue
                if len(parts) > 1:
                    if form.ending:
                        continue
                    last = self._rest(text, words, at, parts, term)
                    if last is None:
                        continue
                    end, ending = last
                    one = Occurrence(start, end, term, form.twice, ending=ending)
                else:
                    end = start + len(word)
                    one = Occurrence(start, end, term, form.twice, ending=form.ending)
                if term.of_place:
                    after = place_after(self._following(text, words, at + len(parts), end))
                    if not after or form.ending:
                        continue
                    last_at, last_word = words[at + len(parts) + after - 1]
                    end = last_at + len(last_word)
                    place = text[words[at + len(parts)][0] : end]
                    return Occurrence(start, end, term, place=place), len(parts) + after
                return _with_short_form(text, one), len(parts)
            if not form.twice and (verb := self._passives.get(form.stem.lower())):
                end = start + len(word)
                return Occurrence(start, end, verb, passive=True, ending=form.ending), 1
        return None

    @staticmethod
    def _following(text: str, words: Sequence[tuple[int, str]], at: int, end: int) -> list[str]:
        """The following words, each after just a space."""
        found = []
        for begins, word in words[at:]:
            if text[end:begins] != " ":
                break
            found.append(word)
            end = begins + len(word)
        return found

    @staticmethod
    def _rest(
        text: str, words: Sequence[tuple[int, str]], at: int, parts: tuple[str, ...], term: Term
    ) -> tuple[int, str] | None:
        """Where the words after the first end, and the suffix of the last; None if they differ."""
        between = [
            text[words[at + n][0] + len(words[at + n][1]) : words[at + n + 1][0]]
            for n in range(len(parts) - 1)
        ]
        if any(not re.fullmatch(r"[\s,&–-]{1,3}", gap) for gap in between):
            return None
        for n in range(1, len(parts) - 1):
            if not _same(words[at + n][1], parts[n], term):
                return None
        begins, last = words[at + len(parts) - 1]
        for form in _forms(last):
            if not form.twice and _same(form.stem, parts[-1], term):
                return begins + len(last), form.ending
        return None


class _Form(NamedTuple):
    stem: str
    twice: bool = False
    ending: str = ""


def _forms(word: str) -> list[_Form]:
    """The words that a word may be a form of, itself first."""
    forms = [_Form(word)]
    if len(word) <= _SHORTEST:
        return forms
    if match := _TWICE.fullmatch(word):
        ending = match["ending"]
        if ending in ("", *_ENDINGS):
            forms.append(_Form(match["once"], twice=True, ending=ending))
    for ending in _ENDINGS:
        if word.lower().endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            forms.append(_Form(word[: -len(ending)].rstrip("-"), ending=ending))
    return forms


def _same(word: str, part: str, term: Term) -> bool:
    if word == part:
        return True
    if term.source.islower():
        return word.lower() == part
    return len(word) > _SHORTEST and word == part.upper()


def _with_short_form(text: str, one: Occurrence) -> Occurrence:
    if one.term.kind is not TermKind.NAME or one.ending:
        return one
    match = _SHORT_FORM.match(text, one.end)
    if match is None:
        return one
    return Occurrence(one.start, match.end(), one.term, short=match[1])


def passive_of(verb: str) -> str:
    """The di- form of a verb in me-; "" if it is not known.

    >>> passive_of("menggeledah"), passive_of("menunggu"), passive_of("membatalkan")
    ('digeledah', 'ditunggu', 'dibatalkan')
    """
    from translations.words.roots import Word  # the libraries for roots are slow to import

    word = Word.of(verb)
    if not word.prefix.startswith("me") or len(word.root) < _SHORTEST:
        return ""
    return f"di{word.root}{word.suffix.strip('-')}"
