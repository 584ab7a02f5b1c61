"""Words in a translation that do not exist: neither English, nor in the source, nor a name.

A small model joins pieces into such words ("surance", "Assolation"). A reader can guess past a
wrong word, but not past one that does not exist. The list comes from the starter's own training
text and from SCOWL (see ``starter/README.md``): ``python -m translations.argos.training words``.
"""

import lzma
import re
from functools import cache
from pathlib import Path

LIST = Path(__file__).with_name("english.txt.xz")
# Plain letters only: anything else is a name that was copied.
_WORD = re.compile(r"(?<![\w/@.])[A-Za-z]+(?:['’][A-Za-z]+)*(?![\w@])")
_POSSESSIVE = re.compile(r"['’]s?$")
_ENDINGS = ("s", "es", "an", "ian", "n", "i")  # on names: "Bataks"; "Sundanese" is in the list
_PREFIXES = ("anti", "co", "ex", "inter", "mid", "multi", "non", "over", "post", "pre", "pro", "re",
             "semi", "sub", "super", "un", "under")  # fmt: skip
# Endings that any word may have; not "-ed" and "-ing", which models add where they do not belong.
_REGULAR = (("s", ""), ("es", ""), ("ies", "y"), ("ly", ""), ("ness", ""), ("less", ""), ("er", ""),
            ("ers", ""))  # fmt: skip
_TRIPLE = re.compile(r"(\w)\1\1")
_SHORTEST = 3  # letters; shorter ones are initials and units


@cache
def english_words() -> frozenset[str]:
    """Some 107,000 English forms, in lower case except for names and acronyms. Loaded once."""
    return frozenset(lzma.decompress(LIST.read_bytes()).decode().split("\n"))


def is_english(word: str) -> bool:
    """Whether a word is English, whatever its case.

    >>> is_english("Guarantees"), is_english("surance")
    (True, False)
    """
    known = english_words()
    small = word.lower()
    if word in known or small in known or small.capitalize() in known or word.upper() in known:
        return True
    if _TRIPLE.search(small):
        return False
    return any(
        small.startswith(prefix) and small.removeprefix(prefix) in known for prefix in _PREFIXES
    ) or any(
        small.endswith(ending) and small.removesuffix(ending) + rest in known
        for ending, rest in _REGULAR
    )


def non_words(source: str, translation: str) -> list[str]:
    """The non-existent words in an English translation, in order.

    >>> non_words("pasukan jaminan Druzhkivka", "surance forces in Druzhkivka's suburbs")
    ['surance']
    """
    there = {match[0].lower() for match in _WORD.finditer(source)}
    return [
        word
        for match in _WORD.finditer(translation)
        if len(word := _POSSESSIVE.sub("", match[0])) >= _SHORTEST
        and not is_english(match[0])
        and not is_english(word)
        and not _is_of(word.lower(), there)
    ]


def _is_of(word: str, source: set[str]) -> bool:
    """Whether it is a word of the source, perhaps with an English ending."""
    return word in source or any(
        word.endswith(ending) and word.removesuffix(ending) in source for ending in _ENDINGS
    )


def with_slips_mended(source: str, translation: str) -> str:
    """A translation in which non-words that are spelt almost right are English again.

    >>> with_slips_mended("sepenuhnya", "He obeys fullly.")
    'He obeys fully.'
    >>> with_slips_mended("melobi, surut", "They lobbyed until the water recededed.")
    'They lobbied until the water receded.'
    """
    for word in non_words(source, translation):
        for right in _almost(word):
            if right != word and is_english(right):
                translation = re.sub(rf"\b{re.escape(word)}\b", right, translation)
                break
    return translation


def _almost(word: str) -> tuple[str, ...]:
    """The words that a misspelt one may stand for, the likeliest first."""
    return (
        re.sub(r"(\w)\1{2,}", r"\1\1", word),
        re.sub(r"(\w)\1+", r"\1", word),
        re.sub(r"yed$", "ied", word),
        re.sub(r"(?:ed){2}$", "ed", word),
        re.sub(r"([bdgklmnprt])(?:e?d)$", r"\1\1ed", word),
    )
