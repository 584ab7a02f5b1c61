"""Creates examples that a small corpus lacks from those that it has.

Numbers and names are exchanged in both texts, so that the model learns to copy them, and words
are replaced by others of their kind (`lexicon`); some become placeholders, which stand for text
that must come through untouched; pairs of sentences are joined; headlines come in every case;
typical errors of web text are put into the source only, so that the model learns to see through
them.
"""

import random
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from translations.argos.correction.placeholders import LEARNT
from translations.argos.training.cleaning import digits_of
from translations.argos.training.corpus import Pair, Source
from translations.argos.training.lexicon import Swapper

_NUMBER = re.compile(r"\d+")
_NAME = re.compile(r"\b[A-Z][a-z]{2,}(?:[A-Z][a-z]+)*\b")
_ACRONYM = re.compile(r"\b[A-Z]{3,6}\b")
_REDUPLICATED = re.compile(r"\b(\w{2,})-(?=\1)", re.IGNORECASE)
_MONTHS = frozenset("April September November".split())  # the same in both languages
# "Harga naik, kata menteri." and "Prices rose, the minister said.": speech without quotation marks.
_SPEECH = re.compile(r'([^"]{12,}), ((?:kata|ujar|tutur|ungkap|katanya|ujarnya)\b[^",]*)')
_ENGLISH_SPEECH = re.compile(r'([^"]{12,}), ([^",]*\b(?:said|says|told|added)\b[^",]*)')
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*\b|\b\d[\d.,]*\d\b")
_QUOTED = re.compile(r'"([^"]+?)([.,!?]?)"')
_HEADLINE_WORDS = (3, 12)
_JOINED_WORDS = 45
_ONSETS = "b c d f g h j k l m n p r s t w y br dr kr pr tr sy st ch th".split()
_VOWELS = "a a a e i i o u u ai ia".split()
_ENDINGS = ["", "", "", *"n r s ng h l m t di no ti wan man ri to".split()]


@dataclass(frozen=True)
class Shares:
    """Of the pairs suited to a change, the share that gets it in one pass over the corpus."""

    numbers: float = 0.4
    names: float = 0.35
    joined: float = 0.05
    headline: float = 0.08
    broken: float = 0.15
    stopless: float = 0.02
    quoted: float = 0.5
    words: float = 0.3
    hidden: float = 0.1


class Augmenter:
    """Changes pairs at random; seeded, so that a run can be repeated."""

    def __init__(
        self,
        names: Sequence[str],
        rng: random.Random,
        shares: Shares | None = None,
        swapper: Swapper | None = None,
    ) -> None:
        """
        Args:
            names: replacements for names, besides invented ones: `shared_names`.
            swapper: replaces words by others; without it, they stay.
        """
        self._names = list(names)
        self._known = frozenset(names)
        self._rng = rng
        self._shares = shares or Shares()
        self._swapper = swapper

    def pass_over(self, pairs: Sequence[Pair]) -> list[Pair]:
        """One pass over the corpus: as many pairs as there are, or fewer if some are joined."""
        changed = [self.change(pair) for pair in pairs]
        joined: list[Pair] = []
        for pair in changed:
            short = joined and len(joined[-1][0].split()) + len(pair[0].split()) <= _JOINED_WORDS
            if short and _ends(joined[-1]) and _ends(pair) and self._happens(self._shares.joined):
                before = joined.pop()
                joined.append((f"{before[0]} {pair[0]}", f"{before[1]} {pair[1]}"))
            else:
                joined.append(pair)
        return joined

    def change(self, pair: Pair) -> Pair:
        """One pair, with some of the changes that suit it, or unchanged."""
        if any(map(str.isdigit, pair[0])) and self._happens(self._shares.numbers):
            pair = self.swap_numbers(pair)
        if self._happens(self._shares.names):
            pair = self.swap_names(pair)
        if self._swapper and self._happens(self._shares.words):
            pair = self._swapper.swap(pair)
        if self._happens(self._shares.quoted):
            pair = _in_quotes(pair)
        if _is_headline(pair) and self._happens(self._shares.headline):
            pair = self._recase(pair)
        if self._happens(self._shares.hidden):
            pair = self.hide(pair)
        source, target = pair
        if self._happens(self._shares.broken):
            broken = self._rng.choice((r"\1 -", r"\1- "))
            source = _REDUPLICATED.sub(broken, source)
        if self._happens(self._shares.stopless):
            source = source.removesuffix(".")
        return source, target

    def swap_numbers(self, pair: Pair) -> Pair:
        """Replace digits that both sides have by others, with the same separators and lengths.

        A pair whose sides have different numbers is left unchanged.
        """
        source, target = pair
        if Counter(digits_of(source)) != Counter(digits_of(target)):
            return pair
        new: dict[str, str] = {}
        for digits in _NUMBER.findall(source):
            if digits not in new:
                new[digits] = self._digits_like(digits)
        if not set(_NUMBER.findall(target)) <= new.keys():
            return pair
        return (
            _NUMBER.sub(lambda match: new[match[0]], source),
            _NUMBER.sub(lambda match: new[match[0]], target),
        )

    def _digits_like(self, digits: str) -> str:
        if digits.strip("0") == "":
            return digits  # the zeros of a round number
        if len(digits) == 4 and digits[:2] in ("19", "20"):
            return str(self._rng.randint(1900, 2029))  # a year stays a year
        first = digits[0] if digits[0] == "0" else str(self._rng.randint(1, 9))
        kept = len(digits) - len(digits.rstrip("0"))
        others = (str(self._rng.randint(0, 9)) for _ in range(max(0, len(digits) - 1 - kept)))
        return (first + "".join(others) + "0" * kept)[: len(digits)]

    def swap_names(self, pair: Pair) -> Pair:
        """Replace names that both sides have, and that the corpus knows as names, by others."""
        source, target = pair
        shared = {name for name in names_in(source) if name in self._known and name in target}
        words = {*re.findall(r"\w+", source), *re.findall(r"\w+", target)}
        # Not beside a related word: "Iran" and "Iranian" would come apart.
        shared -= {name for name in shared if any(_related(name, word) for word in words)}
        for name in sorted(shared):
            if self._happens(0.3):
                continue
            other = self._rng.choice(self._names) if self._happens(0.5) else self.invent_name()
            if name.isupper():
                other = "".join(self._rng.choices("ABCDEFGHIKLMNPRSTU", k=self._rng.randint(2, 5)))
            word = re.compile(rf"\b{re.escape(name)}\b")
            source, target = word.sub(other, source), word.sub(other, target)
        return source, target

    def hide(self, pair: Pair) -> Pair:
        """Use placeholders for text that both sides have exactly once, for a whole quotation, or at
        both ends, like emoji."""
        match self._rng.randrange(6):
            case 0:
                return self._hide_end(pair)
            case 1:
                return self._hide_quotation(pair)
        source, target = pair
        found = [
            span
            for span in dict.fromkeys(_CAPITALISED.findall(source))
            if source.count(span) == 1 == target.count(span)
        ]
        chosen = [span for span in found if self._happens(0.6)][: len(LEARNT)]
        for placeholder, span in zip(LEARNT, chosen, strict=False):
            source, target = source.replace(span, placeholder), target.replace(span, placeholder)
        return source, target

    def _hide_end(self, pair: Pair) -> Pair:
        placeholder = LEARNT[0]
        source, target = pair
        if self._happens(0.3):
            return f"{placeholder} {source}", f"{placeholder} {target}"
        return f"{source} {placeholder}", f"{target} {placeholder}"

    def _hide_quotation(self, pair: Pair) -> Pair:
        source, target = (list(_QUOTED.finditer(text)) for text in pair)
        if not 0 < len(source) == len(target) <= len(LEARNT):
            return pair
        return _numbered(pair[0]), _numbered(pair[1])

    def invent_name(self) -> str:
        """A word that sounds like a name but is none, such as "Praditi"."""
        parts = self._rng.choices((1, 2, 3), (1, 6, 3))[0]
        choose = self._rng.choice
        text = "".join(choose(_ONSETS) + choose(_VOWELS) for _ in range(parts)) + choose(_ENDINGS)
        return text.capitalize()

    def _recase(self, pair: Pair) -> Pair:
        source, target = (text.removesuffix(".") for text in pair)
        match self._rng.randrange(4):
            case 0:
                return source.title(), _title_case(target)
            case 1:
                return source.upper(), target.upper()
            case 2:
                return source.title(), target
            case _:
                return source, target

    def _happens(self, share: float) -> bool:
        return self._rng.random() < share


def shared_names(sources: Sequence[Source], at_least: int = 1) -> list[str]:
    """Words capitalised within sentences on both sides, and seldom written in lower case.

    These are the words that a translation copies: names of people, places, firms; acronyms.
    """
    names: Counter[str] = Counter()
    small: Counter[str] = Counter()
    for source in sources:
        for indonesian, english in source.pairs:
            words = set(re.findall(r"[\w]+", english))
            names.update(name for name in names_in(indonesian) if name in words)
            small.update(word for word in re.findall(r"\b[a-z]+\b", indonesian))
    return sorted(
        name
        for name, count in names.items()
        if count >= at_least and small[name.lower()] * 10 <= count
    )


def _related(name: str, word: str) -> bool:
    return word != name and word[:4].casefold() == name[:4].casefold()


def names_in(text: str) -> list[str]:
    """Words that may be names: capitalised without beginning a sentence."""
    inside = text[1:]
    found = _NAME.findall(inside) + _ACRONYM.findall(inside)
    starts = {match[1] for match in re.finditer(r"[.!?:\"“]\s*\"?(\w+)", text)}
    return [name for name in found if name not in starts and name not in _MONTHS]


def _in_quotes(pair: Pair) -> Pair:
    """Put speech in quotation marks if both sides end with the speaker.

    >>> _in_quotes(("Harga beras naik lagi, kata Budi.", "The price of rice rose, Budi said."))
    ('"Harga beras naik lagi," kata Budi.', '"The price of rice rose," Budi said.')
    """
    source, target = (
        pattern.fullmatch(text)
        for pattern, text in zip((_SPEECH, _ENGLISH_SPEECH), pair, strict=True)
    )
    if source is None or target is None:
        return pair
    return f'"{source[1]}," {source[2]}', f'"{target[1]}," {target[2]}'


def _numbered(text: str) -> str:
    """Replace each quotation by a placeholder.

    >>> _numbered('"Ya," kata dia.')
    '"⟦1⟧," kata dia.'
    """
    placeholders = iter(LEARNT)
    return _QUOTED.sub(lambda match: f'"{next(placeholders)}{match[2]}"', text)


def _ends(pair: Pair) -> bool:
    return pair[0].endswith((".", "!", "?")) and pair[1].endswith((".", "!", "?"))


def _is_headline(pair: Pair) -> bool:
    low, high = _HEADLINE_WORDS
    return low <= len(pair[0].split()) <= high and pair[0][-1].isalpha()


def _title_case(english: str) -> str:
    """English title case, as in headlines.

    >>> _title_case("Fire at a market in the north")
    'Fire at a Market in the North'
    """
    small = "a an and as at but by for from in into of on or the to with".split()
    words = english.split()
    return " ".join(
        word if index and word in small else word[:1].upper() + word[1:]
        for index, word in enumerate(words)
    )
