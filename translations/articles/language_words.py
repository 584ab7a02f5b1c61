"""Which languages a word belongs to, by lists of the commonest words and by how words are built."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from translations.patterns import lazy_pattern

LISTED = ("id", "en", "ms", "jv", "su", "nl", "de", "fr", "es", "pt", "it", "tl", "ar", "la")
"""The languages with a list of words."""

CONTRAST = "id-only"
"""The list of words that are Indonesian but not Malay."""

# The language that is by far the likeliest in a script, and others that use it.
_SCRIPTS = {
    "ARABIC": ("ar", "fa", "ur", "ps", "ckb"),
    "CJK": ("zh", "zt", "ja"),
    "HIRAGANA": ("ja",),
    "KATAKANA": ("ja",),
    "HANGUL": ("ko",),
    "CYRILLIC": ("ru", "uk", "bg", "sr", "mk", "be", "ky", "kk"),
    "THAI": ("th",),
    "DEVANAGARI": ("hi", "mr", "ne", "sa"),
    "GREEK": ("el",),
    "HEBREW": ("he", "yi"),
}
_LATIN_ENDS = "\u0370"
_WORD = lazy_pattern(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GAP = 4  # characters between two clauses, and what they can be
_BETWEEN = " \n\"“‘'(–—-•*"
_ENDS = (".", ":", "!", "?", "…")
# For words in no list: prefixes and suffixes of one language, the spelling of another.
_SHAPES = {
    "en": lazy_pattern(
        r"[a-z]{3,}(?:ing|tions?|ness|ously|ally|ments?|ship|less|ful)"
        r"|[a-z]+'(?:s|t|re|ve|ll|d|m)"
    ),
    "id": lazy_pattern(
        r"(?:me(?:ng|ny|n|m|l|r)|pe(?:ng|ny|n|m)|ber|ter|di|ke|se)[a-z]{4,}"
        r"|[a-z]{3,}(?:-?nya|kan|kah|lah)|([a-z]{3,})-\1(?:an|nya)?"
    ),
    "jv": lazy_pattern(r"[a-z]*(?:dh|th)[a-z]+|[a-z]{3,}ake"),
    "su": lazy_pattern(r"[a-z]*é[a-zé]*|(?!keu|seu|meu|beu)[a-z]*eu[a-z]+|[a-z]{3,}keun"),
}


def evidence(text: str) -> tuple[int, defaultdict[str, float]]:
    """How many words of a text are not names, and how many words point to each language."""
    counts: defaultdict[str, float] = defaultdict(float)
    words = 0
    for word, known in listed_words(text):
        for code in _speaks_for(known) if word else known:
            counts[code] += 1
        words += bool(word)
        for code in _SHAPES if word and not known else ():
            counts[code] += 0.5 if _SHAPES[code].fullmatch(word) else 0
    return words, counts


def listed_words(
    text: str, codes: tuple[str, ...] = (*LISTED, CONTRAST)
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a text, each with those languages whose lists contain it; "" for a name."""
    small = text.isupper() or _is_title(text)
    lists = _lists(codes)
    text = text.replace("’", "'")
    for match in _WORD.finditer(text):
        word = match[0]
        if word[0].isupper():
            if word in lists:  # "Khamis", which only Malay has
                yield "", lists[word]
            if not small and not _begins_clause(text, match.start()):
                continue
        word = word.lower()
        known = lists.get(word, ())
        if not known and "-" in word:
            said_twice, _, again = word.partition("-")
            known = lists.get(said_twice, ()) if said_twice == again else ()
        yield word, known


@cache
def _speaks_for(languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages, and each two of them together."""
    return (
        *languages,
        *(both(one, other) for one in languages for other in languages if one < other),
    )


def both(one: str, other: str) -> str:
    """What `evidence` calls the words that two languages share."""
    return f"{min(one, other)}&{max(one, other)}"


def _begins_clause(text: str, at: int) -> bool:
    """Whether a word stands where any word has a capital."""
    before = text[max(0, at - _GAP) : at].rstrip(_BETWEEN)
    return before.endswith(_ENDS) or (not before and at <= _GAP)


def has_word_of(text: str, code: str, *, but_not: str) -> bool:
    """Whether any word of a text that is no name is in the list of one language, and not in that
    of another."""
    return any(code in known and but_not not in known for word, known in listed_words(text) if word)


def _is_title(text: str) -> bool:
    """Whether all its longer words are capitalised, as in an English headline."""
    longer = [word for word in _WORD.findall(text) if len(word) > 3]
    return len(longer) > 1 and all(word[0].isupper() for word in longer)


@cache
def _lists(codes: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """For each word, those of some languages whose lists contain it."""
    found: dict[str, tuple[str, ...]] = {}
    folder = Path(__file__).with_name("languages")
    for code in codes:
        lines = (folder / f"{code}.txt").read_text("utf-8").splitlines()
        text = " ".join(line for line in lines if not line.startswith("#"))
        words: dict[str, tuple[str, ...]] = dict.fromkeys(text.split(), (code,))
        for word in words.keys() & found.keys():  # few: a loop over all would be felt at the start
            words[word] = (*found[word], code)
        found |= words
    return found


def writers(text: str) -> tuple[str, ...]:
    """The languages of the script that most letters are in; () for the Latin script."""
    if text.isascii():
        return ()
    letters = [letter for letter in text if letter.isalpha()]
    scripts = Counter(script for letter in letters if (script := _script(letter)) in _SCRIPTS)
    if scripts["HIRAGANA"]:
        scripts["HIRAGANA"] += scripts.pop("CJK", 0)
    for script, count in scripts.most_common(1):
        return _SCRIPTS[script] if 2 * count > len(letters) else ()
    return ()


def _script(letter: str) -> str:
    return "" if letter < _LATIN_ENDS else unicodedata.name(letter, "").partition(" ")[0]
