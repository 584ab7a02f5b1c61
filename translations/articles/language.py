"""Which language a text is in, recognised by the commonest words of each language.

The expected language is assumed until a text clearly contradicts it: a sentence full of English
names stays Indonesian. Word lists rather than a library: on 12,000 sentences of news they take no
Indonesian sentence for English (CLD2: one in a thousand, and half of those with English titles),
know Javanese and Sundanese, and need no compiled code that some machines lack.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from translations.articles.article import Article
from translations.articles.language_words import (
    CONTRAST,
    LISTED,
    both,
    evidence,
    has_word_of,
    listed_words,
    writers,
)
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
    "la": "Latin",
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

_MALAYIC = frozenset({"id", "ms"})
_RELATED = frozenset({"id", "ms", "jv", "su"})  # each is full of the others' words
# Another language needs this many times as much evidence as the expected one.
_CLEARLY = 4
_CLEARLY_RELATED = 1.5
_BY_FEW = frozenset({"nl", "de", "fr", "es", "pt", "it", "tl", "ar", "la"})  # their lists are short
_LEAST_OF_FEW = 3
_FEW = 8  # words: among no more, any Indonesian word is decisive where that is expected
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
_SENTENCE = 4  # words around quotations that show which language the sentence is in
_PART = 0.25  # of an article
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
    if by_script := writers(text):
        return expected if expected in by_script else by_script[0]
    words, counts = evidence(text)
    share = _SHARE if expected in LISTED else _SHARE_UNKNOWN
    best, most = expected, 0.0
    for code in LISTED:
        if code == expected or {code, expected} <= _MALAYIC:
            continue
        needed = max(_LEAST, words * share)
        if code in _BY_FEW:
            needed = max(_LEAST_OF_FEW, words * share / 2)
        there, own, clearly = counts[code], counts[expected], float(_CLEARLY)
        if {code, expected} <= _RELATED:  # words that both have are evidence for neither
            shared = counts[both(code, expected)]
            there, own, clearly = there - shared, own - shared, _CLEARLY_RELATED
        if there >= max(needed, clearly * own) and there > most:
            best, most = code, there
    few = words <= _FEW and expected in _MALAYIC and best not in _RELATED
    if few and has_word_of(text, expected, but_not=best):
        return expected  # titles are quoted without marks: "All Eyes on Rafah menggema"
    return best


def language_around(text: str, expected: str) -> str:
    """The language of a text that may quote others: of what surrounds the quotations.

    >>> language_around('Menurut WHO, "There is no evidence that it causes harm."', "id")
    'id'
    >>> language_around('The governor told the press, "Kami akan menindak mereka," and left.', "id")
    'en'
    """
    found = language_of(text, expected)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    if not quoted:
        return found
    if found != expected:
        rest = _without(text, foreign_quotations(text, expected))
        if rest == text or not _INSIDE.search(rest):
            return found
        around = language_of(rest, expected)
        # What surrounds them may be just a name.
        return around if around != expected or evidence(rest)[1][expected] else found
    rest = _without(text, quoted)
    if not _OFTEN.get(expected, frozenset()).isdisjoint(rest.split()):
        return found
    around = language_of(rest, expected)
    return around if around != expected and evidence(rest)[0] >= _SENTENCE else found


def _without(text: str, spans: Sequence[Span]) -> str:
    rest, end = "", 0
    for start, stop in spans:
        rest, end = rest + text[end:start], stop
    return rest + text[end:]


def language_of_article(texts: Iterable[str], expected: str) -> str:
    """The language of most of some texts, weighted by length; "" if there are none.

    An article that is partly in the expected language counts as being in it. Malay and Indonesian,
    too close to be told apart in every sentence, are told apart here.
    """
    lengths: Counter[str] = Counter()
    of_expected: list[str] = []
    malay = indonesian = in_malay = 0
    for text in texts:
        code = language_around(text, expected)
        lengths[code] += len(text)
        if code == expected:
            of_expected.append(text)
        if code in _MALAYIC:
            of_malay, of_indonesian = _malay_and_indonesian(text)
            malay, indonesian = malay + of_malay, indonesian + of_indonesian
            in_malay += len(text) if of_malay > of_indonesian else 0
    if not lengths:
        return ""
    found = lengths.most_common(1)[0][0]
    if found != expected:
        proven = sum(len(text) for text in of_expected if _is_proven(text, expected))
        found = expected if proven >= _PART * lengths.total() else found
    if found in _MALAYIC and max(malay, indonesian) >= _LEAST:
        much = in_malay >= _PART * (lengths["id"] + lengths["ms"])
        return "ms" if malay > indonesian and much else "id"
    return found


def _is_proven(text: str, expected: str) -> bool:
    """Whether a text is in the expected language not just for want of evidence."""
    _, counts = evidence(text)
    return counts[expected] > max(
        counts[code] for code in LISTED if not {code, expected} <= _RELATED
    )


def _malay_and_indonesian(text: str) -> tuple[int, int]:
    """How many words only the one has, and only the other."""
    known = [codes for _, codes in listed_words(text, ("ms", CONTRAST))]
    return sum("ms" in codes for codes in known), sum(CONTRAST in codes for codes in known)


def main_language(article: Article, expected: str) -> str:
    """The language of most of an article, judged by blocks from all over it."""
    blocks = [block for block in article.blocks if block.translatable and block.text]
    step = max(1, len(blocks) // _SAMPLE)
    texts = [block.text[:_SAMPLE_LENGTH] for block in blocks[::step]]
    return language_of_article(texts, expected) or expected


def are_near(code: str, other: str) -> bool:
    """Whether two languages are the same, or so close that a translator for one serves both."""
    return code == other or {code, other} <= _MALAYIC


def languages_of_blocks(article: Article, from_code: str) -> list[str]:
    """The language code of each block; "" for blocks that are not translated."""
    main = main_language(article, from_code)
    expected = from_code if are_near(main, from_code) else main
    return [
        _of_block(block.text, expected, main) if block.translatable else ""
        for block in article.blocks
    ]


def _of_block(text: str, expected: str, main: str) -> str:
    """The language of a block, Malay told from Indonesian by its words or by the article."""
    code = language_around(text, expected)
    if code not in _MALAYIC:
        return code
    malay, indonesian = _malay_and_indonesian(text)
    if max(malay, indonesian) >= _LEAST and malay != indonesian:
        return "ms" if malay > indonesian else "id"
    return main if main in _MALAYIC else code


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
    # Shorter than a sentence: every second word is enough, of whatever languages.
    if expected not in LISTED:
        return False
    words = foreign = own = 0
    for word, known in listed_words(inside[0], LISTED):
        words += bool(word)
        own += expected in known
        foreign += bool(known) and expected not in known and _MALAYIC.isdisjoint(known)
    return foreign > own and 2 * foreign >= words
