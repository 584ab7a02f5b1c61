"""The forms that an Indonesian word takes in a sentence without becoming another word.

A possessive is attached to the noun (rumahnya, his house), the plural repeats it (anak-anak), and
the passive has another prefix than the active form in word lists: ditangkap is listed under
menangkap. A derived word, such as penangkapan, is a word of its own with the same root.
"""

from collections.abc import Iterator
from dataclasses import dataclass

_WRITTEN_ON = ("nya", "lah", "kah", "pun", "ku", "mu", "tah")
_SHORTEST = 3  # characters that must remain: "alah" is not al-lah
_PASSIVE = "di"
_PERSONS = ("ku", "kau")  # kulihat is "I see", kaulihat "you see"
_BARE = ("kan", "i")  # "kami lakukan" is "we do", without the prefix of melakukan
_VOWELS = "aiueo"
_SWALLOWED = {"k": "meng", "p": "mem", "t": "men", "s": "meny"}
_KEPT = {**dict.fromkeys("bfvp", "mem"), **dict.fromkeys("cdjzts", "men")} | dict.fromkeys(
    f"{_VOWELS}ghk", "meng"
)


@dataclass(frozen=True)
class Form:
    """A headword that a word may be listed under.

    Attributes:
        passive: whether the word is its passive.
    """

    text: str
    passive: bool = False


def forms_of(word: str) -> Iterator[Form]:
    """Possible headwords for a word, itself first; most of them do not exist.

    Args:
        word: in lower case.

    >>> [form.text for form in forms_of("ditangkapnya")][:4]
    ['ditangkapnya', 'ditangkap', 'menangkapnya', 'mentangkapnya']
    """
    plain = plain_forms(word)
    yield from map(Form, plain)
    for one in plain:
        if one.startswith(_PASSIVE) and len(one) > len(_PASSIVE) + 2:
            yield from (Form(active, True) for active in _actives(one[len(_PASSIVE) :]))
    for one in plain:
        if one.endswith(_BARE):
            yield from map(Form, _actives(one))
        for person in _PERSONS:
            stem = one.removeprefix(person)
            if stem != one and len(stem) > _SHORTEST:
                yield from map(Form, (*_actives(stem), stem))


def plain_forms(word: str) -> list[str]:
    """The word itself, then without its suffixes, then without its reduplication.

    >>> plain_forms("bukti-buktinya")
    ['bukti-buktinya', 'bukti', 'bukti-bukti']
    """
    found = []
    for one in (word, *_without_endings(word)):
        found.append(one)
        first, _, second = one.partition("-")
        if second.startswith(first) and len(first) > 1:
            found.append(first)
    return list(dict.fromkeys(found))


def _without_endings(word: str) -> Iterator[str]:
    for ending in _WRITTEN_ON:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            shorter = word.removesuffix(ending).rstrip("-")
            yield shorter
            yield from _without_endings(shorter)


def _actives(stem: str) -> Iterator[str]:
    """The active verbs that a stem may form: menangkap from tangkap."""
    first = stem[0]
    if first in _SWALLOWED:
        yield _SWALLOWED[first] + stem[1:]
    yield _KEPT.get(first, "me") + stem
    short = stem.removesuffix("kan")
    if len(short) >= _SHORTEST and sum(letter in _VOWELS for letter in short) == 1:
        yield f"menge{stem}"  # for one syllable: mengecek
