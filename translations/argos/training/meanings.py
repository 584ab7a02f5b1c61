"""The English words that express each Indonesian word, counted from parallel text.

For `correction.omissions`, which doubts a translation in which nothing expresses a word. Words are
aligned with IBM's model 1 (Brown et al., 1993): every word of a sentence is a candidate, until all
sentences together show which one it usually is.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from translations.argos.correction.omissions import (
    SHORTEST,
    WORD,
    Meaning,
    is_said,
    pieces_of,
    searchable,
    stems_in,
)
from translations.argos.training.corpus import Source
from translations.argos.training.words import write_words

_NOTE = re.compile(r"\([^)]*\)")
# Parts of speech that are often left out, or expressed otherwise.
_SILENT_KINDS = {"adv", "aux", "clas", "conj", "int", "num", "part", "prep", "pron"}
# Counters and measures, which are checked elsewhere or rightly left out.
_SILENT = frozenset("orang ekor seekor buah sebuah pihak sejumlah puluh belas ratus ribu".split())
_LONGEST = 60  # words; longer sentences have too many candidates for each word
_ROUNDS = 6
_SEEN = 3  # times; an unlisted word seen less often is a typing error
_LEAST = 0.8  # of a word's occurrences; a rarer stem is chance
_SHARE = 0.003
_NEARLY_ALL = 0.97  # of a word's occurrences
_OFTEN = 2.5  # times: a stem that translates it so often belongs to it
_LEAST_OF_ROOT, _SHARE_OF_ROOT = 3, 0.02
_OF_PART = 6  # stems for each word of a phrase
_LISTED = 3.0  # occurrences that a meaning of the word list counts as
_SURE = 0.85  # how often a word must be expressed for its absence to count
_SUREST = 0.99
_NOT_BESIDE = 0.5  # the share of unexpressed occurrences beside a neighbour that counts
_SEEN_BESIDE = 3.0


_Counts = dict[str, float]


def _counts() -> _Counts:
    return defaultdict(float)


@dataclass
class _Words:
    """For each Indonesian word or phrase, how often each English stem expresses it, and a total."""

    stems: dict[str, _Counts] = field(default_factory=lambda: defaultdict(_counts))
    seen: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    """How often it is written in small letters, more than with a capital within a sentence."""


@dataclass(frozen=True)
class WordList:
    """The built-in word list.

    Attributes:
        meanings: in English, for each headword.
        silent: headwords that are, or may be, other than nouns, verbs and adjectives.
    """

    meanings: Mapping[str, str]
    silent: frozenset[str]

    @classmethod
    def read(cls, path: Path) -> "WordList":
        """Read HEADWORD, parts of speech and meanings, separated by tabs."""
        rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()]
        return cls(
            {word: _NOTE.sub("", meanings) for word, _, meanings in rows},
            frozenset(word for word, kinds, _ in rows if _SILENT_KINDS & set(kinds.split(", "))),
        )


def count_meanings(
    sources: Iterable[Source],
    weights: Mapping[str, float],
    listed: WordList,
    root_of: Callable[[str], str],
) -> dict[str, Meaning]:
    """The meanings of all words seen or listed.

    Args:
        weights: of each source, 1 by default: how much it counts.
    """
    pairs = [
        (indonesian, english, weights.get(source.name, 1.0))
        for source in sources
        for indonesian, english in source.pairs
    ]
    phrases = frozenset(word for word in listed.meanings if " " in word)
    words = _aligned([pair[:2] for pair in pairs], phrases)
    for word, meanings in listed.meanings.items():
        for stem in stems_in(meanings):
            words.stems[word][stem] += _LISTED
    stems = _chosen_stems(words, listed, root_of)
    return _with_surprise(stems, pairs, listed)


def write_meanings(meanings: Mapping[str, Meaning], path: Path) -> None:
    """Write a compressed file with a word per line."""
    write_words((meanings[word].line(word) for word in sorted(meanings)), path)


def _aligned(pairs: Sequence[tuple[str, str]], phrases: frozenset[str]) -> _Words:
    """Which English stems belong to each word, and how often."""
    import numpy as np

    words = _Words()
    left: dict[str, int] = {}
    right: dict[str, int] = {"": 0}  # for words that nothing expresses
    ones: list[Any] = []
    others: list[Any] = []
    for indonesian, english in pairs:
        pieces = {piece for piece, _, _ in pieces_of(indonesian, phrases.__contains__)}
        stems = stems_in(english)
        if len(pieces) > _LONGEST or len(stems) > _LONGEST:
            continue
        words.seen.update(pieces)
        for word in WORD.findall(indonesian)[1:]:
            words.small[word.lower()] += 1 if word.islower() else -1
        columns = np.array([0, *(right.setdefault(one, len(right)) for one in stems)], np.int32)
        for piece in pieces:
            ones.append(np.full(len(columns), left.setdefault(piece, len(left)), np.int32))
            others.append(columns)
    if not ones:
        return words
    sizes = np.array([len(one) for one in ones])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    key = np.concatenate(ones).astype(np.int64) * len(right) + np.concatenate(others)
    cells, place = np.unique(key, return_inverse=True)
    column = cells % len(right)
    chance = np.ones(len(cells), np.float32)
    for _ in range(_ROUNDS):
        share = chance[place]
        share /= np.repeat(np.add.reduceat(share, starts), sizes)
        count = np.bincount(place, weights=share, minlength=len(cells))
        chance = (count / np.bincount(column, weights=count)[column]).astype(np.float32)
    names, stems_of = list(left), list(right)
    often = np.flatnonzero((count > _LEAST / 2) & (column > 0))
    for cell in often:
        word, stem = names[cells[cell] // len(right)], stems_of[column[cell]]
        words.stems[word][stem] += float(count[cell])
    return words


def _chosen_stems(
    words: _Words, listed: WordList, root_of: Callable[[str], str]
) -> dict[str, tuple[str, ...]]:
    """The stems of each word, and those that all words of its root often have."""
    known = [
        word
        for word in list(words.stems)
        if word in listed.meanings
        or " " in word
        or (words.seen[word] >= _SEEN and words.small[word] > 0)
    ]
    roots = {word: root_of(word) for word in known if " " not in word}
    of_root: dict[str, _Counts] = defaultdict(_counts)
    for word, root in roots.items():
        for stem, count in words.stems[word].items():
            of_root[root][stem] += count
    chosen = {}
    for word in known:
        found = _likely(words.stems[word], words.seen[word])
        if shared := of_root.get(roots.get(word, "")):
            least = max(_LEAST_OF_ROOT, _SHARE_OF_ROOT * sum(shared.values()))
            found |= {stem for stem, count in shared.items() if count >= least}
        for part in word.split(" ") if " " in word else ():
            found.update(_by_count(words.stems[part])[:_OF_PART])
        if found:
            counts = words.stems[word]
            chosen[word] = tuple(sorted(found, key=lambda stem: (-counts.get(stem, 0), stem)))
    return chosen


def _by_count(stems: _Counts) -> list[str]:
    return sorted(stems, key=lambda stem: (-stems[stem], stem))


def _likely(stems: _Counts, seen: int) -> set[str]:
    """The stems that nearly always express a word; the others are chance."""
    least = max(_LEAST, _SHARE * seen)
    wanted, found = _NEARLY_ALL * sum(stems.values()), set()
    for stem in _by_count(stems):
        count = stems[stem]
        if count < least or (wanted <= 0 and count < _OFTEN):
            break
        found.add(stem)
        wanted -= count
    return found


def _with_surprise(
    stems: Mapping[str, tuple[str, ...]],
    pairs: Iterable[tuple[str, str, float]],
    listed: WordList,
) -> dict[str, Meaning]:
    """How often each word is expressed in good translations, and beside which neighbours not."""
    met, said = _counts(), _counts()
    beside: dict[tuple[str, str, bool], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for indonesian, english, weight in pairs:
        text = searchable(english)
        for piece, before, after in pieces_of(indonesian, stems.get):
            if piece not in stems:
                continue
            there = is_said(piece, stems[piece], text)
            met[piece] += weight
            said[piece] += weight * there
            for neighbour, follows in ((before, False), (after, True)):
                cell = beside[piece, neighbour, follows]
                cell[0] += weight
                cell[1] += weight * there
    lonely: dict[tuple[str, bool], set[str]] = defaultdict(set)
    for (piece, neighbour, follows), (times, times_said) in beside.items():
        seldom = (times_said + 0.5) / (times + 1) < _NOT_BESIDE
        if neighbour and times >= _SEEN_BESIDE and seldom:
            lonely[piece, follows].add(neighbour)
    made = {}
    for word, found in stems.items():
        surprise = _surprise(word, met[word], said[word], listed)
        made[word] = Meaning(
            found,
            surprise,
            frozenset(lonely[word, False] if surprise else ()),
            frozenset(lonely[word, True] if surprise else ()),
        )
    return made


def _surprise(word: str, met: float, said: float, listed: WordList) -> int:
    if word in _SILENT or word in listed.silent or len(word) < SHORTEST:
        return 0
    # A listed word has meanings that do not come from the text that it is judged by.
    believed = 1.8 if word in listed.meanings else 0.9
    sure = min(_SUREST, (said + believed) / (met + 2))
    return round(-100 * math.log(1 - sure)) if sure >= _SURE else 0
