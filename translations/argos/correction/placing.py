"""Puts wordings in the place of stand-ins, or of the words that the model has for them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from translations.argos.correction.english import (
    article,
    has_no_plural,
    is_plural,
    plain_form,
    plural_of_phrase,
    singular,
    verb_form,
)
from translations.argos.correction.indefinite_articles import with_right_articles
from translations.argos.correction.omissions import stem_of
from translations.argos.correction.wording import Wording, WordingKind

_DETERMINERS = r"the|a|an|its|their|his|her|our|my|your"
# Where a name has no article: "other US partners", "US President".
_BARE = (
    r"(?i:\b(?:other|former|all|both|many|several|some|most|new|late|two|three)) {0}\b|{0} [A-Z]"
)
_PRONOUN = re.compile(r" (?:it|them|him|her|me|us|you)\b")
_PARTICLES = frozenset("up down out off over away back in on apart aside through".split())
_NO_VERB = ("tion", "sion", "ment", "ance", "ence", "ity", "al", "er", "or")
_SHORTEST_RENDERING = 4  # letters
_SHORTEST_NAME = 2
_PERFECT = re.compile(
    r"\b(?:be|been|being|is|are|was|were|am|has|have|had|got)(?:\s+(?:not|also|already|never))?\s+\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that stands in for another: in the sentence, and its English forms."""

    source: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that stands in for another.

    Attributes:
        forms: each English form of it, and which form that is.
        both_ways: whether English says "the shop opens" for what is opened.
    """

    active: str
    passive: str
    forms: dict[str, str]
    both_ways: bool = False


def put_name(translation: str, acronym: str, wording: Wording, *, bare: bool) -> str | None:
    """Put a name or a quotation in the place of an acronym or a placeholder.

    Args:
        bare: without the article of the name, if the translation has none.

    Returns:
        None if the acronym does not occur exactly once. So do the other functions.
    """
    pattern = re.compile(
        rf"(?:\b({_DETERMINERS})\s+)?(?<!\w){re.escape(acronym)}(?:s\b|(?!\w))", re.IGNORECASE
    )
    matches = [match for match in pattern.finditer(translation) if acronym in match[0]]
    if len(matches) != 1:
        return None
    (match,) = matches
    before, after = translation[: match.start()], translation[match.end() :]
    if wording.kind is WordingKind.QUOTE:
        # "The … song" is one phrase; "said the …" is not.
        article_of_it = f"{match[1]} " if match[1] and re.match(r"\s+\w", after) else ""
        if wording.after and before.rstrip()[-1:].isalpha():
            before = f"{before.rstrip()}{wording.after} "
            article_of_it = ""
        return before + article_of_it + wording.text + after
    text = wording.text.removeprefix("the ") if bare and not match[1] else wording.text
    text = _with_determiner(text, match[1] or "") + wording.bracketed
    last = text.rpartition(" ")[2]
    after = re.sub(rf"^\s+{re.escape(last)}\b", "", after, flags=re.IGNORECASE)  # "Office Office"
    return before + _with_capital(text, before, match[0]) + after


def _with_determiner(text: str, said: str) -> str:
    """A name with the model's determiner, or with its own article."""
    bare = text.removeprefix("the ")
    if not said or said.lower() == "the":
        return text if text != bare else f"{said} {bare}".strip()
    if said.lower() in ("a", "an"):
        return text if text != bare else f"{article(bare)} {bare}"
    return f"{said} {bare}"


def put_noun(
    translation: str, nouns: Sequence[Noun], wording: Wording, times: int = 1
) -> str | None:
    """Put a noun in the place of others, in their number and with their article.

    Args:
        times: how often they must occur.
    """
    several_of = {noun.many for noun in nouns} - {noun.one for noun in nouns}
    either = "|".join(re.escape(form) for noun in nouns for form in (noun.many, noun.one))
    pattern = rf"(?:\b(an?)\s+)?(?<!United )\b({either})\b"
    matches = list(re.finditer(pattern, translation, re.IGNORECASE))
    if len(matches) != times:
        return None
    for match in reversed(matches):
        several = match[2].lower() in several_of
        text = plural_of_phrase(wording.text) if several and not wording.as_is else wording.text
        before, after = translation[: match.start()], translation[match.end() :]
        if match[1] and not is_plural(wording.text) and not has_no_plural(wording.text):
            text = f"{article(text)} {text}"
        elif not match[1]:
            before = _without_first_words_of(text, before)
        after = _without_last_word_of(text, after)
        translation = before + _with_capital(text, before, match[0]) + after
    return with_right_articles(translation)


def _without_first_words_of(text: str, before: str) -> str:
    """What is before a phrase, without the words that it begins with: "the sea sea wall"."""
    words = text.split()
    for count in range(len(words) - 1, 0, -1):
        first = re.escape(" ".join(words[:count]))
        if match := re.search(rf"(?<!\w){first}\s+\Z", before, re.IGNORECASE):
            return before[: match.start()]
    return before


def _without_last_word_of(text: str, after: str) -> str:
    """What is after a phrase, without another form of its last word: "tidal flood flooding"."""
    following = re.match(r"\s+([a-z]+)\b", after)
    if " " in text and following and stem_of(following[1]) == stem_of(text.rpartition(" ")[2]):
        return after[following.end() :]
    return after


def put_verb(translation: str, verb: Verb, wording: Wording, times: int = 1) -> str | None:
    """Put a verb in the place of another, in its form."""
    matches = [
        match for match in re.finditer(r"[^\W\d_]+", translation) if match[0].lower() in verb.forms
    ]
    if len(matches) != times:
        return None
    for match in reversed(matches):
        before, after = translation[: match.start()], translation[match.end() :]
        form = verb.forms[match[0].lower()]
        if form == "ed" and _PERFECT.search(before):
            form = "en"
        if not form and _PERFECT.search(before):
            return None  # the model has lost its way: "has been open the door"
        if verb.both_ways and wording.passive and form in ("", "s"):
            return None  # "the shop opens": another verb would do it, and not have it done
        text = wording.text if wording.as_is else verb_form(wording.text, form)
        head, _, particle = text.rpartition(" ")
        if particle in _PARTICLES and (pronoun := _PRONOUN.match(after)):
            text = f"{head}{pronoun[0]} {particle}"  # "turned it down"
            after = after[pronoun.end() :]
        translation = before + _with_capital(text, before, match[0]) + after
    return translation


def put_for_rendering(
    translation: str, renderings: Sequence[str], wording: Wording, times: int = 1
) -> str | None:
    """Put a wording in the place of the model's own words for the piece.

    Args:
        renderings: the model's translations of the piece on its own.
        times: how often the piece occurs in the sentence, and the words must in the translation.
    """
    bare = {
        re.sub(r"^(?:the|an?|to)\s+", "", one.strip(" ."), flags=re.IGNORECASE): None
        for one in renderings
    }
    if wording.kind is not WordingKind.NAME:
        # The longest first: "summit meeting" rather than "summit" alone.
        bare = dict.fromkeys(sorted(bare, key=lambda one: -len(one.split())))
    for rendering in bare:
        if (put := _put_for(translation, rendering, wording, times)) is not None:
            return put
    if wording.kind is WordingKind.NOUN and times > 1:
        return put_noun(translation, [_noun(one) for one in bare], wording, times)
    return None


def _put_for(translation: str, rendering: str, wording: Wording, times: int) -> str | None:
    small = rendering.lower()
    match wording.kind:
        case WordingKind.VERB if " " not in small and not small.endswith(_NO_VERB):
            return put_verb(translation, Verb("", "", _forms_of_verb(small)), wording, times)
        case WordingKind.NOUN if len(small) >= _SHORTEST_RENDERING:
            return put_noun(translation, [_noun(rendering)], wording, times)
        case WordingKind.NAME if times == 1 and _is_name(rendering):
            bare = re.search(_BARE.format(re.escape(rendering)), translation) is not None
            return put_name(translation, rendering, wording, bare=bare)
    return None


def _forms_of_verb(word: str) -> dict[str, str]:
    plain = plain_form(word)
    for ending in ("ed", "ing"):
        if plain == word and word.endswith(ending):  # of which verb is unclear
            return {word: ending}
    return {verb_form(plain, form): form for form in ("ing", "en", "ed", "s", "")}


def _noun(rendering: str) -> Noun:
    one = singular(rendering.lower())
    return Noun("", one, plural_of_phrase(one))


def _is_name(rendering: str) -> bool:
    return len(rendering) >= _SHORTEST_NAME and rendering[0].isupper()


def with_its_capitals(translation: str, name: str) -> str:
    """A name as it is written, where the model has it in small letters: "the far east"."""
    bare = name.removeprefix("the ")
    if bare in translation or bare.islower():
        return translation
    return re.sub(rf"(?<!\w){re.escape(bare.lower())}(?!\w)", lambda _: bare, translation)


def _with_capital(text: str, before: str, replaced: str) -> str:
    """A wording as its place requires: with a capital at the beginning of a sentence."""
    begins = not before.strip(" \"“‘'(") or re.search(r"[.!?]\s+[\"“‘'(]?\Z", before)
    if begins and replaced[:1].isupper():
        return text[:1].upper() + text[1:]
    return text
