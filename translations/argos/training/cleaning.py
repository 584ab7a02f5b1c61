"""Selects the part of a corpus worth learning from: complete, aligned, and not in a test set."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from translations.argos.correction.normalisation import normalise
from translations.argos.training.corpus import Pair, Source

MAX_WORDS = 120
_RATIO = (0.45, 2.0)  # English words to Indonesian words; Indonesian has no articles
_DIGITS = re.compile(r"\d+(?:[.,:]\d+)*")  # 1.250,5 and 13:30
_STOPLESS_SHARE = 0.45
_PROSE_WORDS = 12


@dataclass
class Report:
    """How many pairs of a source were kept, and why the others were dropped."""

    name: str
    kept: int = 0
    dropped: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        reasons = ", ".join(f"{count} {why}" for why, count in self.dropped.most_common())
        return f"{self.name}: {self.kept} kept" + (f"; {reasons}" if reasons else "")


def clean_source(source: Source, excluded: Iterable[str] = ()) -> tuple[Source, Report]:
    """Normalise, repair and filter the pairs of one source.

    Args:
        excluded: sentences of test sets; pairs with one of them on either side are dropped.

    Returns:
        The source with the pairs kept, in order, and a count of the others.
    """
    report = Report(source.name)
    tested = {key(sentence) for sentence in excluded}
    normal = [(normalise(indonesian), normalise(english)) for indonesian, english in source.pairs]
    mended = _with_full_stops(normal)
    kept: dict[tuple[str, str], Pair] = {}
    for pair in mended:
        why = _fault(pair)
        keys = (key(pair[0]), key(pair[1]))
        if not why and tested.intersection(keys):
            why = "in a test set"
        if not why and keys in kept:
            why = "twice"
        if why:
            report.dropped[why] += 1
        else:
            kept[keys] = pair
    report.kept = len(kept)
    return Source(source.name, list(kept.values())), report


def key(sentence: str) -> str:
    """The letters and digits of a sentence: equal for two that differ only in typography.

    >>> key("“Ya,” katanya.") == key('"Ya", katanya')
    True
    """
    return "".join(character for character in sentence.casefold() if character.isalnum())


def _fault(pair: Pair) -> str:
    indonesian, english = pair
    if not any(map(str.isalpha, indonesian)) or not any(map(str.isalpha, english)):
        return "without words"
    long, short = len(indonesian.split()), len(english.split())
    if max(long, short) > MAX_WORDS:
        return "too long"
    if long > 6 and not _RATIO[0] <= short / long <= _RATIO[1]:
        return "of very different lengths"
    if long > 6 and indonesian == english:
        return "not translated"
    if not numbers_agree(indonesian, english):
        return "with different numbers"
    return ""


def numbers_agree(indonesian: str, english: str) -> bool:
    """Whether most of the larger numbers of each side are on the other.

    Numbers below ten are often words on one side; separators differ by language.

    >>> numbers_agree("sekitar 1.250 orang", "about 1,250 people")
    True
    >>> numbers_agree("pada 1998 dan 2004", "in 1965")
    False
    """
    left = {number for number in digits_of(indonesian) if len(number) > 1}
    right = {number for number in digits_of(english) if len(number) > 1}
    if not left and not right:
        return True
    return len(left & right) * 2 >= max(len(left), len(right))


def digits_of(text: str) -> list[str]:
    """The numbers of a text, without separators.

    >>> digits_of("Rp1.250,50 pada 2019")
    ['125050', '2019']
    """
    return [re.sub(r"\D", "", match) for match in _DIGITS.findall(text)]


def _with_full_stops(pairs: list[Pair]) -> list[Pair]:
    """Restore the full stops that a source has lost, on one side or both.

    Otherwise a model learns to drop them. Both sides get one only if a source of prose lacks
    most of them: lists of terms and headings have none either, and are left alone.
    """
    sentences = [pair for pair in pairs if _is_sentence(pair)]
    bare = [pair for pair in sentences if _is_bare(pair[0]) and _is_bare(pair[1])]
    prose = sum(len(pair[0].split()) for pair in bare) > _PROSE_WORDS * len(bare)
    lost = prose and len(bare) > len(sentences) * _STOPLESS_SHARE
    return [_with_full_stop(pair, both=lost) if _is_sentence(pair) else pair for pair in pairs]


def _with_full_stop(pair: Pair, *, both: bool) -> Pair:
    left, right = pair
    if _is_bare(left) and (right.endswith(".") or (both and _is_bare(right))):
        return left + ".", right.rstrip(".") + "."
    if _is_bare(right) and left.endswith("."):
        return left, right + "."
    return pair


def _is_bare(text: str) -> bool:
    return text[-1:].isalnum()


def _is_sentence(pair: Pair) -> bool:
    return len(pair[0].split()) > 4 and pair[0][:1].isupper()
