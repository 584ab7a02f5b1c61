"""Where the terms of a glossary stand in a sentence, in whatever form Indonesian gives them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translations.terms.places import fill, place_after

_WORD = re.compile(r"\w+(?:[-/.’'](?=\w)\w+)*")
_ENDINGS = ("nya", "ku", "mu", "lah", "kah", "pun")
_MORE = (*_ENDINGS, "2")  # a word that ends otherwise is said once and has nothing hanging on it
_TWICE = re.compile(
    r"(?P<once>\w{2,})(?:-(?P=once)|2(?!\d))(?P<ending>an|nya|\w{0,3})", re.IGNORECASE
)
_SHORT_FORM = re.compile(r"\s*\((?:(?:selanjutnya )?disingkat |disebut )?([A-Z][\w./-]{1,14})\)")
_WITH_PLACE = " *"
_SHORTEST = 3  # letters, below which a word is taken as it stands: "di", "AS"


class TermKind(StrEnum):
    """How a term behaves in a sentence."""

    NAME = "name"
    NOUN = "noun"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class Term:
    """How the reader, or a list that came with the program, wants something to be put.

    Attributes:
        source: a word or several; in small letters it is found in capitals too, with capitals as
            it stands or all in capitals.
        target: what it becomes; "" for what is left as it is.
        short: what it is called for short: "KPK"; "" for nothing.
        lenient: whether other words for it are good too: for what came with the program.
    """

    source: str
    target: str = ""
    short: str = ""
    lenient: bool = False

    @property
    def of_place(self) -> bool:
        """Whether the name of a place belongs to it: "Polda *" is "the * Police"."""
        return self.source.endswith(_WITH_PLACE)

    @property
    def wording(self) -> str:
        """What is to stand in the translation."""
        return self.target or self.source

    @property
    def kind(self) -> TermKind:
        """Whether it is a name, or else a verb, or else a noun, by how it is written."""
        if not self.source.islower():
            return TermKind.NAME
        if re.fullmatch(r"me[a-z]{4,}", self.source) and self.target:
            return TermKind.VERB
        return TermKind.NOUN


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A term in a sentence.

    Attributes:
        start, end: where it stands.
        twice: whether it is said twice, for many: "pulau-pulau".
        passive: whether a verb that begins with me- stands there with di-.
        ending: what hangs on it, and is no part of it: "nya".
        short: the short form that follows in brackets, and belongs to it.
        place: the place that follows, and belongs to it.
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
        """What is to stand in the translation."""
        return fill(self.term.wording, self.place) if self.place else self.term.wording


class Terms:
    """Terms that are looked for together; where two have the same source, the first holds."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        self._passives: dict[str, Term] = {}
        seen: set[str] = set()
        for term in terms:
            words = tuple(_WORD.findall(term.source.removesuffix(_WITH_PLACE)))
            if not words or term.source in seen:
                continue
            seen.add(term.source)
            self._by_first.setdefault(words[0].lower(), []).append((words, term))
            if term.kind is TermKind.VERB and (passive := passive_of(term.source)):
                self._passives.setdefault(passive, term)
        for found in self._by_first.values():
            found.sort(key=lambda item: (len(item[0]), item[1].of_place), reverse=True)

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def find(self, text: str) -> list[Occurrence]:
        """The terms in a text in order, none over another, the longest first.

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
        """The words that follow with nothing but a space before each."""
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
        """Where the words after the first end, and what hangs on the last; None if they differ."""
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


@dataclass(frozen=True, slots=True)
class _Form:
    stem: str
    twice: bool = False
    ending: str = ""


def _forms(word: str) -> list[_Form]:
    """What a word may be a form of, itself first."""
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
    """The form with di- of a verb with me-; "" where it cannot be told.

    >>> passive_of("menggeledah"), passive_of("menunggu"), passive_of("membatalkan")
    ('digeledah', 'ditunggu', 'dibatalkan')
    """
    from translations.words.roots import Word  # the libraries of roots are heavy

    word = Word.of(verb)
    if not word.prefix.startswith("me") or len(word.root) < _SHORTEST:
        return ""
    return f"di{word.root}{word.suffix.strip('-')}"
