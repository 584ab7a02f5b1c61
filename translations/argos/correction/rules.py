"""The rules for a pair of languages in one object, which all corrections around a model follow.

Each rule was measured on one pair. A pair that nobody has measured gets `UNMEASURED`, which
corrects nothing: a rule made for another language does more harm than the fault it addresses.
"""

from collections.abc import Callable
from dataclasses import dataclass

from translations.argos.correction import (
    capitals,
    indefinite_articles,
    loops,
    names,
    non_words,
    numbers,
    quality,
    zones,
)
from translations.argos.correction.headlines import in_sentence_case, without_added_full_stop
from translations.argos.correction.normalisation import normalise, tidy
from translations.argos.correction.quality import Issue
from translations.argos.correction.short_spellings import spelt_out

IsWord = Callable[[str], bool]
"""Whether a model has a word in its vocabulary of the target language."""


@dataclass(frozen=True)
class PairRules:
    """The rules for one pair of languages.

    Attributes:
        normalise: turns a sentence into the form in which a model of this pair learnt to read.
        correct: corrects a translation, given its source and the words that the model knows.
        issues: the visible faults of a translation, the worst first, given its source.
        missing_numbers: how many numbers of a source its translation lacks.
        kept: writes figures with units, which are not translated, the other language's way.
        non_words: words of a translation that neither its language nor its source has.
        stand_ins: whether other nouns and verbs can stand in for a reader's.
        fragments: whether fragments whose translation is cut short are asked for as sentences.
    """

    normalise: Callable[[str], str]
    correct: Callable[[str, str, IsWord], str]
    issues: Callable[[str, str], tuple[Issue, ...]]
    missing_numbers: Callable[[str, str], int]
    non_words: Callable[[str, str], list[str]] = lambda source, translation: []
    kept: Callable[[str], str] = str
    stand_ins: bool = False
    fragments: bool = False


def _as_it_is(source: str, translation: str, is_word: IsWord) -> str:
    return translation


def _loops_only(source: str, translation: str) -> tuple[Issue, ...]:
    return (Issue.LOOP,) if loops.has_loop(translation, source) else ()


UNMEASURED = PairRules(tidy, _as_it_is, _loops_only, lambda source, translation: 0)
"""For a pair without rules of its own: no language repeats itself endlessly."""


def _correct_english(source: str, translation: str, is_word: IsWord) -> str:
    """Remove doubled words; correct quotation marks, wrong numbers and garbled names."""
    translation = loops.without_doubled(translation, source)
    translation = loops.with_paired_quotes(translation, source)
    translation = non_words.with_slips_mended(source, translation)
    translation = numbers.corrected(source, translation)
    translation = zones.corrected(source, translation)
    translation = names.corrected(source, translation, is_word)
    translation = indefinite_articles.with_right_articles(translation)
    translation = without_added_full_stop(source, translation)
    return capitals.with_capitals_of(source, translation)


def _as_learnt(text: str) -> str:
    return in_sentence_case(spelt_out(normalise(text)))


def _issues(source: str, translation: str) -> tuple[quality.Issue, ...]:
    return quality.issues(spelt_out(source), translation)


INDONESIAN_ENGLISH = PairRules(
    _as_learnt,
    _correct_english,
    _issues,
    numbers.missing,
    non_words.non_words,
    numbers.in_english,
    stand_ins=True,
    fragments=True,
)

_RULES = {("id", "en"): INDONESIAN_ENGLISH}


def rules_for(from_code: str, to_code: str) -> PairRules:
    """The rules for a pair of languages.

    >>> rules_for("id", "de") is UNMEASURED
    True
    """
    return _RULES.get((from_code, to_code), UNMEASURED)
