"""Which language a text is in, recognised by the commonest words of each language.

The expected language is assumed until a text clearly contradicts it: a sentence full of English
names stays Indonesian. Word lists rather than a library: on 12,000 sentences of news they take no
Indonesian sentence for English (CLD2: one in a thousand, and half of those with English titles),
know Javanese and Sundanese, and need no compiled code that some machines lack.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from translations.articles.article import Article
from translations.patterns import lazy_pattern

LANGUAGES = {
    "id": "Indonesian",
    "en": "English",
    "ms": "Malay",
    "jv": "Javanese",
    "su": "Sundanese",
    "nl": "Dutch",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "tl": "Tagalog",
    "ar": "Arabic",
    "zh": "Chinese",
    "ja": "Japanese",
    "ko": "Korean",
    "ru": "Russian",
    "th": "Thai",
    "hi": "Hindi",
    "el": "Greek",
    "he": "Hebrew",
}
"""The languages that are told apart, by their codes."""

Span = tuple[int, int]

_LISTED = ("id", "en", "ms", "jv", "su", "nl", "de", "fr", "es", "pt", "it", "tl")
_CONTRAST = "id-only"  # words that are Indonesian but not Malay
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
# For words in no list: prefixes and suffixes of one language, the spelling of another.
_SHAPES = {
    "en": lazy_pattern(
        r"[a-z]{3,}(?:ing|tions?|ness|ously|ally|ments?|ship|less|ful)"
        r"|[a-z]+'(?:s|t|re|ve|ll|d|m)"
    ),
    "id": lazy_pattern(
        r"(?:me(?:ng|ny|n|m|l|r)|pe(?:ng|ny|n|m)|ber|ter|di|ke|se)[a-z]{4,}"
        r"|[a-z]{3,}(?:nya|kan|kah|lah)|([a-z]{3,})-\1(?:an|nya)?"
    ),
    "jv": lazy_pattern(r"[a-z]*(?:dh|th)[a-z]+|[a-z]{3,}ake"),
    "su": lazy_pattern(r"[a-z]*é[a-zé]*|(?!keu|seu|meu|beu)[a-z]*eu[a-z]+|[a-z]{3,}keun"),
}
_MALAYIC = frozenset({"id", "ms"})
_RELATED = frozenset({"id", "ms", "jv", "su"})  # each is full of the others' words
# Another language needs this many times as much evidence as the expected one.
_CLEARLY = 4
_CLEARLY_RELATED = 1.5
_BY_FEW = frozenset({"nl", "de", "fr", "es", "pt", "it", "tl"})  # their lists are short
_LEAST_OF_FEW = 3
_LEAST = 2  # words of a language before a text can count as being in it
# The commonest words that none of the other languages has.
_OFTEN = {
    "id": frozenset(
        "yang dan untuk dengan dari dalam pada ini itu akan tidak telah oleh sebagai karena sudah "
        "adalah mereka bahwa tersebut bisa juga dapat lebih atau saat tahun orang kepada".split()
    ),
    "en": frozenset(
        "the of and to for with from that was were has have been will not this which their".split()
    ),
}
_OFTEN_ENOUGH = 80  # characters: one such word in so many is enough
_SAMPLE = 40  # blocks that an article's language is judged by
_SAMPLE_LENGTH = 400  # characters of each
_SHARE = 0.41  # of the words that are not names: so many must belong to the other language
_SHARE_UNKNOWN = 0.6  # the same, if the expected language is unknown
_QUOTED = lazy_pattern(r"“[^“”]+”|«[^«»]+»|„[^„“”]+[“”]|‘[^‘’]{12,}’(?!\w)|\"[^\"]+\"")
_INSIDE = lazy_pattern(r"\w.*\w", re.DOTALL)


@lru_cache(maxsize=4096)
def language_of(text: str, expected: str) -> str:
    """The code of the language that a text is in.

    Args:
        expected: assumed unless the text clearly contradicts it.

    >>> language_of("We will not raise taxes this year.", "id")
    'en'
    >>> language_of("Film The Lord of the Rings diputar lagi.", "id")
    'id'
    """
    words_of_it = _OFTEN.get(expected)
    if words_of_it and len(words_of_it.intersection(text.split())) > len(text) / _OFTEN_ENOUGH:
        return expected  # true of most sentences: only the others are examined
    if writers := _writers(text):
        return expected if expected in writers else writers[0]
    words, counts = _count(text)
    share = _SHARE if expected in _LISTED else _SHARE_UNKNOWN
    best, most = expected, 0.0
    for code in _LISTED:
        if code == expected or {code, expected} <= _MALAYIC:
            continue
        needed = max(_LEAST, words * share)
        if code in _BY_FEW:
            needed = max(_LEAST_OF_FEW, words * share / 2)
        there, own, clearly = counts[code], counts[expected], float(_CLEARLY)
        if {code, expected} <= _RELATED:  # words that both have are evidence for neither
            shared = counts[_both(code, expected)]
            there, own, clearly = there - shared, own - shared, _CLEARLY_RELATED
        if there >= max(needed, clearly * own) and there > most:
            best, most = code, there
    return best


def language_around(text: str, expected: str) -> str:
    """The language of a text that may quote others: of what surrounds the quotations.

    >>> language_around('Menurut WHO, "There is no evidence that it causes harm."', "id")
    'id'
    """
    found = language_of(text, expected)
    if found == expected:
        return found
    rest, end = "", 0
    for start, stop in foreign_quotations(text, expected):
        rest, end = rest + text[end:start], stop
    rest += text[end:]
    return language_of(rest, expected) if end and _INSIDE.search(rest) else found


def language_of_article(texts: Iterable[str], expected: str) -> str:
    """The language of most of some texts, weighted by length; "" if there are none.

    Malay and Indonesian, too close to be told apart in every sentence, are told apart here.
    """
    lengths: Counter[str] = Counter()
    malay = indonesian = 0
    for text in texts:
        code = language_around(text, expected)
        lengths[code] += len(text)
        if code in _MALAYIC:
            for _, known in _listed(text, ("ms", _CONTRAST)):
                malay += "ms" in known
                indonesian += _CONTRAST in known
    if not lengths:
        return ""
    found = lengths.most_common(1)[0][0]
    if found in _MALAYIC and max(malay, indonesian) >= _LEAST:
        return "ms" if malay > indonesian else "id"
    return found


def main_language(article: Article, expected: str) -> str:
    """The language of most of an article, judged by blocks from all over it."""
    blocks = [block for block in article.blocks if block.translatable and block.text]
    step = max(1, len(blocks) // _SAMPLE)
    texts = [block.text[:_SAMPLE_LENGTH] for block in blocks[::step]]
    return language_of_article(texts, expected) or expected


def are_near(code: str, other: str) -> bool:
    """Whether two languages are the same, or so close that a translator for one serves both."""
    return code == other or {code, other} <= _MALAYIC


def expected_in(article: Article, from_code: str) -> str:
    """The language that its blocks are assumed to be in, judging by the whole article."""
    found = main_language(article, from_code)
    return from_code if are_near(found, from_code) else found


def languages_of_blocks(article: Article, from_code: str) -> list[str]:
    """The language code of each block; "" for blocks that are not translated."""
    expected = expected_in(article, from_code)
    return [
        language_around(block.text, expected) if block.translatable else ""
        for block in article.blocks
    ]


def foreign_quotations(text: str, expected: str) -> list[Span]:
    """Where a text quotes another language, quotation marks included.

    Single words do not count: the translator decides about those.

    >>> text = 'Ia menulis: "Do not open the door." lalu pergi.'
    >>> [text[start:end] for start, end in foreign_quotations(text, "id")]
    ['"Do not open the door."']
    """
    return [
        match.span() for match in _QUOTED.finditer(text) if _is_foreign_quote(match[0], expected)
    ]


def _is_foreign_quote(quoted: str, expected: str) -> bool:
    inside = _INSIDE.search(quoted)
    if inside is None or not re.search(r"\s", inside[0]):
        return False
    if language_of(inside[0], expected) != expected:
        return True
    # Shorter than a sentence: every second word is enough, if none is of the language around.
    words, counts = _count(inside[0])
    if expected not in _LISTED or counts[expected]:
        return False
    return counts["en"] >= max(1.0, words / 2)


def _count(text: str) -> tuple[float, Counter[str]]:
    """How many words of a text are not names, and how many words point to each language."""
    counts: Counter[str] = Counter()
    words = 0
    for word, known in _listed(text):
        for code in _speaks_for(known) if word else known:
            counts[code] += 1
        words += bool(word)
        for code in _SHAPES if word and not known else ():
            counts[code] += 0.5 if _SHAPES[code].fullmatch(word) else 0  # type: ignore[assignment]
    return words, counts


def _listed(
    text: str, codes: tuple[str, ...] = (*_LISTED, _CONTRAST)
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a text, each with those languages whose lists contain it; "" for a name."""
    small = text.isupper() or _is_title(text)
    lists = _lists(codes)
    for place, match in enumerate(_WORD.finditer(text.replace("’", "'"))):
        word = match[0]
        if word[0].isupper():
            if word in lists:  # "Khamis", which only Malay has
                yield "", lists[word]
            if place and not small:
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
        *(_both(one, other) for one in languages for other in languages if one < other),
    )


def _both(one: str, other: str) -> str:
    return f"{min(one, other)}&{max(one, other)}"


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


def _writers(text: str) -> tuple[str, ...]:
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
