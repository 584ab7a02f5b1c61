"""Pieces of a sentence whose translation is not for the model to choose: a reader's own terms.

The model is asked for the sentence with something in their place that it translates well, and the
wording is put where that has come out. For a name that is an acronym, which models copy. For a noun
or a verb it is another one, a plain word whose translation is known: "the farmers" for "petani-
petani" becomes "the detectives", article, number and tense being the model's. Of what comes out in
several such ways the engine takes what the model itself finds likeliest for the true sentence.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from translations.argos.correction.english import (
    article,
    is_plural,
    plural,
    plural_of_phrase,
    verb_form,
)

# Acronyms that any model trained on news copies; before the first, English puts an article.
_ACRONYMS = ("BBC", "ABC", "CNN", "NBC", "CBS", "IMF", "GPS", "DNA", "URL", "XYZ")
_DETERMINERS = r"the|a|an|this|that|these|those|its|their|his|her|our|my|your|every|each|no"


class WordingKind(StrEnum):
    """How a piece behaves."""

    QUOTE = "quote"  # left as it is
    NAME = "name"
    NOUN = "noun"
    VERB = "verb"


@dataclass(frozen=True, slots=True)
class Wording:
    """A piece of a sentence, and what is to stand for it in the translation.

    Attributes:
        start, end: the piece, as a slice of the sentence.
        text: what stands for it.
        as_is: whether it is the piece itself, and never changes its form.
        short: an acronym that means the same: the model is asked for the sentence with that.
        bracketed: what follows in brackets in the translation: "(KPK)".
        after: the comma or colon that stands before a quotation.
        twice, passive, ending: the form that a noun or verb has: "buku-bukunya", "ditolak".
    """

    start: int
    end: int
    text: str
    kind: WordingKind
    as_is: bool = False
    short: str = ""
    bracketed: str = ""
    after: str = ""
    twice: bool = False
    passive: bool = False
    ending: str = ""

    def key(self) -> str:
        """All that decides what becomes of the piece."""
        return f"{self.start}:{self.end}={self.text}{self.bracketed}"


@dataclass(frozen=True, slots=True)
class _Noun:
    source: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class _Verb:
    active: str
    passive: str
    forms: dict[str, str]  # each form of it, and what form that is


_NOUNS = (
    _Noun("petani", "farmer", "farmers"),
    _Noun("buku", "book", "books"),
    _Noun("rumah", "house", "houses"),
    _Noun("beras", "rice", "rices"),
    _Noun("kota", "city", "cities"),
    _Noun("mobil", "car", "cars"),
)
_VERBS = tuple(
    _Verb(active, passive, {verb_form(verb, form): form for form in ("ing", "ed", "s", "")})
    for active, passive, verb in (
        ("membuka", "dibuka", "open"),
        ("menolak", "ditolak", "reject"),
        ("membantu", "dibantu", "help"),
        ("menyerang", "diserang", "attack"),
        ("menutup", "ditutup", "close"),
    )
)
_SHORTEST_RENDERING = 4  # letters
_VARIANTS = 4  # ways in which a sentence with nouns or verbs is asked for, beside as it stands


@dataclass(frozen=True)
class Variant:
    """A sentence to ask the model for, and where the wordings go in what it answers."""

    text: str
    _slots: tuple["_Slot", ...]

    @property
    def has_words(self) -> bool:
        """Whether a noun or a verb, and not only names, is looked for in the answer."""
        return any(not isinstance(slot.stands_in, str) for slot in self._slots)

    def put_back(self, translation: str) -> str | None:
        """The translation with the wordings; None where the place of one cannot be told."""
        for slot in self._slots:
            put = slot.put_into(translation)
            if put is None:
                return None
            translation = put
        return translation


@dataclass(frozen=True, slots=True)
class _Slot:
    wording: Wording
    stands_in: "str | _Noun | _Verb | None"
    renderings: tuple[str, ...] = ()

    def put_into(self, translation: str) -> str | None:
        match self.stands_in:
            case str(acronym):
                return _put_name(translation, acronym, self.wording)
            case _Noun() as noun:
                return _put_noun(translation, noun, self.wording)
            case _Verb() as verb:
                return _put_verb(translation, verb, self.wording)
            case None:
                if _is_there(translation, self.wording):
                    return translation
                return _put_for_rendering(translation, self.renderings, self.wording)


def variants(
    sentence: str,
    wordings: Sequence[Wording],
    *,
    words: bool,
    renderings: Callable[[Wording], tuple[str, ...]] = lambda _: (),
) -> Iterator[Variant]:
    """Ways to ask for a sentence with its wordings, the best first.

    Args:
        wordings: in order, none over another.
        renderings: what the model makes of a piece by itself, the likeliest first.
        words: whether the languages are those whose nouns and verbs are known here: Indonesian
            and English. If not, acronyms stand for all.
    """
    acronyms = [acronym for acronym in _ACRONYMS if acronym not in sentence.upper()]
    plain = [one for one in wordings if one.kind in (WordingKind.NOUN, WordingKind.VERB)]
    if not (words and plain):
        for shift in range(2):
            if variant := _with_acronyms(sentence, wordings, acronyms, shift):
                yield variant
        return
    if variant := _with_words(sentence, wordings, acronyms, None, renderings):
        yield variant
    for shift in range(_VARIANTS):
        if variant := _with_words(sentence, wordings, acronyms, shift):
            yield variant
    if variant := _with_acronyms(sentence, wordings, acronyms, 0):
        yield variant


def _with_acronyms(
    sentence: str, wordings: Sequence[Wording], acronyms: Sequence[str], shift: int
) -> Variant | None:
    free = list(acronyms[shift:])
    slots = []
    for wording in wordings:
        own = wording.short if shift == 0 and sentence.count(wording.short) <= 1 else ""
        if not own and not free:
            return None
        slots.append(_Slot(wording, own or free.pop(0)))
    return _variant(sentence, slots)


def _with_words(
    sentence: str,
    wordings: Sequence[Wording],
    acronyms: Sequence[str],
    shift: int | None,
    renderings: Callable[[Wording], tuple[str, ...]] = lambda _: (),
) -> Variant | None:
    """Another noun for each noun, another verb for each verb; as they stand where shift is None."""
    free = list(acronyms)
    slots, nouns, verbs = [], shift or 0, shift or 0
    small = sentence.lower()
    for wording in wordings:
        stands_in: str | _Noun | _Verb | None = None
        if wording.kind in (WordingKind.NAME, WordingKind.QUOTE):
            if not free:
                return None
            own = wording.short if sentence.count(wording.short) <= 1 else ""
            # Another of its kind the next time: some acronyms models take for a word they know.
            stands_in = own if own and not (shift or 0) % 2 else free.pop(0)
        elif shift is not None and wording.kind is WordingKind.NOUN:
            stands_in, nouns = _NOUNS[nouns % len(_NOUNS)], nouns + 1
            if stands_in.source in small:
                return None
        elif shift is not None:
            stands_in, verbs = _VERBS[verbs % len(_VERBS)], verbs + 1
            if stands_in.active in small or stands_in.passive in small:
                return None
        said = renderings(wording) if stands_in is None else ()
        slots.append(_Slot(wording, stands_in, said))
    sources = [slot.stands_in for slot in slots if not isinstance(slot.stands_in, str | None)]
    if len(set(map(id, sources))) < len(sources):
        return None
    return _variant(sentence, slots)


def _variant(sentence: str, slots: Sequence[_Slot]) -> Variant:
    pieces, end = [], 0
    for slot in slots:
        wording = slot.wording
        before = sentence[wording.start : wording.end]
        pieces += [sentence[end : wording.start], _source_of(slot, before)]
        end = wording.end
    return Variant("".join([*pieces, sentence[end:]]), tuple(slots))


def _source_of(slot: _Slot, before: str) -> str:
    wording = slot.wording
    match slot.stands_in:
        case str(acronym):
            return acronym
        case _Noun(source, _, _):
            word = f"{source}-{source}" if wording.twice else source
        case _Verb() as verb:
            word = verb.passive if wording.passive else verb.active
        case None:
            return before
    word = f"{word}{wording.ending}"
    return word.capitalize() if before[:1].isupper() else word


def _put_name(translation: str, acronym: str, wording: Wording) -> str | None:
    pattern = re.compile(rf"(?:\b({_DETERMINERS})\s+)?\b{re.escape(acronym)}(s?)\b", re.IGNORECASE)
    matches = [match for match in pattern.finditer(translation) if acronym in match[0]]
    if len(matches) != 1:
        return None
    (match,) = matches
    before, after = translation[: match.start()], translation[match.end() :]
    if wording.kind is WordingKind.QUOTE:
        # "The … song" is one; "said the …" is none.
        article_of_it = f"{match[1]} " if match[1] and re.match(r"\s+\w", after) else ""
        if wording.after and before.rstrip()[-1:].isalpha():
            before = f"{before.rstrip()}{wording.after} "
            article_of_it = ""
        return before + article_of_it + wording.text + after
    text = _with_determiner(wording.text, match[1] or "") + wording.bracketed
    return before + _with_capital(text, before, match[0]) + after


def _with_determiner(text: str, said: str) -> str:
    """A name with what the model has put before it, or with its own article."""
    bare = text.removeprefix("the ")
    if not said or said.lower() == "the":
        return text if text != bare else f"{said} {bare}".strip()
    if said.lower() in ("a", "an"):
        return text if text != bare else f"{article(bare)} {bare}"
    return f"{said} {bare}"


def _put_noun(translation: str, noun: _Noun, wording: Wording) -> str | None:
    pattern = re.compile(
        rf"(?:\b(an?)\s+)?\b({re.escape(noun.many)}|{re.escape(noun.one)})\b", re.IGNORECASE
    )
    matches = list(pattern.finditer(translation))
    if len(matches) != 1:
        return None
    (match,) = matches
    several = match[2].lower() == noun.many and noun.many != noun.one
    text = wording.text
    if several and not wording.as_is:
        text = plural_of_phrase(text)
    before, after = translation[: match.start()], translation[match.end() :]
    if match[1] and not is_plural(wording.text):
        text = f"{article(text)} {text}"
    return before + _with_capital(text, before, match[0]) + after


def _put_verb(translation: str, verb: _Verb, wording: Wording) -> str | None:
    found = [
        match for match in re.finditer(r"[^\W\d_]+", translation) if match[0].lower() in verb.forms
    ]
    if len(found) != 1:
        return None
    (match,) = found
    before = translation[: match.start()]
    form = verb.forms[match[0].lower()]
    if form == "ed" and _PERFECT.search(before):
        form = "en"
    text = wording.text if wording.as_is else verb_form(wording.text, form)
    return before + _with_capital(text, before, match[0]) + translation[match.end() :]


def _put_for_rendering(translation: str, renderings: Sequence[str], wording: Wording) -> str | None:
    """A noun in the place of what the model says for it, where that stands there once."""
    if wording.kind is not WordingKind.NOUN:
        return None
    for rendering in renderings:
        bare = re.sub(r"^(?:the|an?)\s+", "", rendering.strip(" ."), flags=re.IGNORECASE).lower()
        if len(bare) < _SHORTEST_RENDERING or is_plural(bare):
            continue
        noun = _Noun("", bare, plural_of_phrase(bare))
        if (put := _put_noun(translation, noun, wording)) is not None:
            return put
    return None


_PERFECT = re.compile(
    r"\b(?:be|been|being|is|are|was|were|am|has|have|had|got)(?:\s+(?:not|also|already|never))?\s+\Z",
    re.IGNORECASE,
)


def _with_capital(text: str, before: str, replaced: str) -> str:
    """A wording as it is written where it stands: with a capital where a sentence begins."""
    begins = not before.strip(" \"“‘'(") or re.search(r"[.!?]\s+[\"“‘'(]?\Z", before)
    if begins and replaced[:1].isupper():
        return text[:1].upper() + text[1:]
    return text


def _is_there(translation: str, wording: Wording) -> bool:
    """Whether the model has said it by itself."""
    if wording.kind is WordingKind.VERB and not wording.as_is:
        forms = {verb_form(wording.text, form) for form in ("", "s", "ed", "en", "ing")}
    elif wording.as_is:
        forms = {wording.text}
    else:
        forms = {wording.text, plural_of_phrase(wording.text), plural(wording.text)}
    small = translation.lower()
    return any(re.search(rf"\b{re.escape(form.lower())}\b", small) for form in forms)
