"""Whether a translation has a settled wording already."""

import re

from translations.argos.correction.english import plural_of_phrase, verb_form
from translations.argos.correction.wording import Wording, WordingKind

# The telling words of a name; which country it is of goes without saying.
_CONTENT = re.compile(
    r"\b(?!(?:the|of|and|for|in|on|to|with|from|indonesian?|national)\b)[a-z]{2,}(?:'s)?"
)
# Who is meant is not the body that he heads: "the Central Java Police chief".
_OFFICES = frozenset({"chief", "commander", "minister", "spokesperson"})
# What kind of body it is does not tell which one.
_GENERIC = frozenset(
    "agency ministry commission council office board committee court party force law bill".split()
)
_PRONOUN = re.compile(r" (it|them|him|her|me|us|you) (\w+)")
_STEM = 4  # letters


def is_there(translation: str, wording: Wording, said: str) -> bool:
    """Whether the model used the wording by itself.

    Args:
        said: the piece of the sentence.
    """
    small = translation.lower()
    if wording.kind is WordingKind.QUOTE:
        return True  # it was put there
    if wording.lenient:
        return _is_said_well(translation, wording, said)
    if wording.as_is:
        return _stands(wording.text, translation)
    if wording.kind is WordingKind.VERB:
        forms = {verb_form(wording.text, form) for form in ("", "s", "ed", "en", "ing")}
        small = _PRONOUN.sub(r" \2", small)  # "turned it down"
        translation = _PRONOUN.sub(r" \2", translation)
    else:
        bare = wording.text.removeprefix("the ")
        forms = {bare, plural_of_phrase(bare)}
    if wording.kind is WordingKind.NAME:
        return any(_stands(form.lower(), small) for form in forms)
    # With a capital only at the beginning: "the United States" does not state.
    return any(_stands(form, translation) or small.startswith(f"{form} ") for form in forms)


def _is_said_well(translation: str, wording: Wording, said: str) -> bool:
    """Whether its acronym is there, or most of the telling words and nothing that is left
    untranslated."""
    small = translation.lower()
    if _stands(wording.text.removeprefix("the ").lower(), small):
        return True
    said = said.removesuffix(wording.bracketed)
    english = set(re.findall(r"[\w-]+", wording.text))
    short = {wording.short, wording.bracketed.strip(" ()")} - {""}
    acronyms = {
        word for word in (*re.findall(r"\w+", said), *english) if word.isupper() and len(word) > 1
    }
    good = (acronyms & english) | short
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", wording.text))
    if len(initials) > 1:
        good.add(initials)  # "the EU" for the European Union
    in_short = any(_stands(acronym, translation) for acronym in good)
    if in_short != bool(wording.bracketed):
        return in_short  # what is in brackets is garbled or left out
    left = set(re.findall(r"[^\W\d_]{4,}", said.lower())) - {word.lower() for word in english}
    if any(_stands(word, small) for word in left) or any(
        _stands(acronym, translation) for acronym in acronyms - good
    ):
        return False
    words = set(re.findall(r"\w+", small))
    telling = _CONTENT.findall(re.sub(r"\([^)]*\)", "", wording.text).lower())
    office = wording.text.rpartition(" ")[2].lower()
    if office in _OFFICES and not _is_among(office, words):
        return False
    kinds = [word for word in telling if word in _GENERIC]
    telling = [word for word in telling if word not in _GENERIC] or telling
    if kinds and not any(_is_among(word, words) for word in kinds):
        return False
    return 3 * sum(_is_among(word, words) for word in telling) >= 2 * len(telling)


def _stands(piece: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def _is_among(word: str, words: set[str]) -> bool:
    """Whether a word is there, perhaps in the other number or with another ending."""
    stem = word[: max(_STEM, len(word) - 3)]
    return word in words or (
        len(word) > _STEM and any(one.startswith(stem) and len(one) > _STEM for one in words)
    )
