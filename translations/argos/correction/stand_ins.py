"""Pieces of a sentence whose translation is settled: a reader's own terms.

The model is given the sentence with stand-ins that it translates well, and the wording replaces
their translations. The stand-in for a name is an acronym, which models copy. The stand-in for a
noun or a verb is a plain word whose translation is known: "the farmers" for "petani-petani" becomes
"the detectives"; article, number and tense are the model's. `TerminologyTranslator` tries several
stand-ins and takes what the model itself finds likeliest for the true sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translations.argos.correction.english import (
    article,
    is_plural,
    plain_form,
    plural_of_phrase,
    verb_form,
)
from translations.argos.correction.wording import Wording, WordingKind

# Acronyms that any model trained on news copies; English puts an article before the first.
_ACRONYMS = ("BBC", "ABC", "CNN", "NBC", "CBS", "IMF", "GPS", "DNA", "URL", "XYZ")
_DETERMINERS = r"the|a|an|its|their|his|her|our|my|your"


@dataclass(frozen=True, slots=True)
class _Noun:
    source: str
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class _Verb:
    active: str
    passive: str
    forms: dict[str, str]  # each form of it, and which form that is


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
# The telling words of a name; which country it is of goes without saying.
_CONTENT = re.compile(
    r"\b(?!(?:the|of|and|for|in|on|to|with|from|indonesian?|national)\b)[a-z]{2,}(?:'s)?"
)
# Who is meant is not the body that he heads: "the Central Java Police chief".
_OFFICES = frozenset({"chief", "commander", "minister", "spokesperson"})
_STEM = 4  # letters
_SHORTEST_RENDERING = 4  # letters
_VARIANTS = 4  # versions of a sentence with nouns or verbs, besides the sentence itself


@dataclass(frozen=True)
class Variant:
    """A sentence for the model, and where the wordings go in its answer."""

    text: str
    _slots: tuple["_Slot", ...]

    def put_back(self, translation: str) -> list[str]:
        """The translation with the wordings, in one or two versions; [] if the place of one is
        unclear. Whether a name gets its article depends on the words around it."""
        found = []
        for bare in (False, True):
            said: str | None = translation
            for slot in self._slots:
                said = said and slot.put_into(said, bare=bare)
            if said and said not in found:
                found.append(said)
        return found


@dataclass(frozen=True, slots=True)
class _Slot:
    wording: Wording
    stands_in: "str | _Noun | _Verb | None"

    def put_into(self, translation: str, *, bare: bool) -> str | None:
        match self.stands_in:
            case str(token):
                return _put_name(translation, token, self.wording, bare=bare)
            case _Noun() as noun:
                return _put_noun(translation, noun, self.wording)
            case _Verb() as verb:
                return _put_verb(translation, verb, self.wording)
            case None:
                return translation  # the model used the wording itself


def as_it_stands(
    sentence: str, wordings: Sequence[Wording], placeholders: Sequence[str]
) -> Variant | None:
    """The sentence itself, except quotations; None if there are more than placeholders.

    Args:
        placeholders: tokens that the package copies.
    """
    free = [token for token in placeholders if token not in sentence.upper()]
    quotes = [one for one in wordings if one.kind is WordingKind.QUOTE]
    if len(quotes) > len(free):
        return None
    slots = [_Slot(one, token) for one, token in zip(quotes, free, strict=False)]
    return _variant(sentence, slots)


def with_stand_ins(
    sentence: str, wordings: Sequence[Wording], placeholders: Sequence[str], *, words: bool
) -> Iterator[Variant]:
    """Versions of a sentence with a stand-in for each wording.

    Args:
        wordings: in order, without overlaps.
        placeholders: tokens that the package copies.
        words: whether the nouns and verbs of the two languages are known here, as those of
            Indonesian and English are. If not, acronyms stand in for all.
    """
    plain = words and any(one.kind in (WordingKind.NOUN, WordingKind.VERB) for one in wordings)
    shifts = [*range(_VARIANTS if plain else 2)]
    seen = set()
    for shift, all_names in [*((shift, not plain) for shift in shifts), (0, True)]:
        variant = _with_stand_ins(sentence, wordings, placeholders, shift, all_names=all_names)
        if variant and variant.text not in seen:
            seen.add(variant.text)
            yield variant


def _with_stand_ins(
    sentence: str,
    wordings: Sequence[Wording],
    placeholders: Sequence[str],
    shift: int,
    *,
    all_names: bool,
) -> Variant | None:
    quoted = sum(one.kind is WordingKind.QUOTE for one in wordings)
    free = [token for token in placeholders if token not in sentence.upper()]
    quotes, used = free[:quoted], sentence.upper()
    names = [token for token in _ACRONYMS if token not in used and token not in quotes]
    names = names[shift % 2 :]
    slots: list[_Slot] = []
    nouns = verbs = shift
    small = sentence.lower()
    for wording in wordings:
        stands_in: str | _Noun | _Verb
        if wording.kind is WordingKind.QUOTE and quotes:
            stands_in = quotes.pop(0)
        elif all_names or wording.kind in (WordingKind.NAME, WordingKind.QUOTE):
            # Its own acronym, and later another: some models mistake it for a word they know.
            own = wording.short if not shift % 2 and sentence.count(wording.short) <= 1 else ""
            if not own and not names:
                return None
            stands_in = own or names.pop(0)
        elif wording.kind is WordingKind.NOUN:
            stands_in, nouns = _NOUNS[nouns % len(_NOUNS)], nouns + 1
            if stands_in.source in small:
                return None
        else:
            stands_in, verbs = _VERBS[verbs % len(_VERBS)], verbs + 1
            if stands_in.active in small or stands_in.passive in small:
                return None
        if any(slot.stands_in is stands_in for slot in slots):
            return None
        slots.append(_Slot(wording, stands_in))
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


def _put_name(translation: str, acronym: str, wording: Wording, *, bare: bool) -> str | None:
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
    if not form and _BEEN.search(before):
        return None  # the model has lost its way: "has been open the door"
    text = wording.text if wording.as_is else verb_form(wording.text, form)
    return before + _with_capital(text, before, match[0]) + translation[match.end() :]


def put_for_rendering(translation: str, renderings: Sequence[str], wording: Wording) -> str | None:
    """Put a noun or verb in the place of the model's own word, if that occurs exactly once.

    Args:
        renderings: the model's translations of the piece on its own.
    """
    for rendering in renderings:
        bare = re.sub(r"^(?:the|an?|to)\s+", "", rendering.strip(" ."), flags=re.IGNORECASE)
        bare = bare.lower()
        put = None
        if wording.kind is WordingKind.VERB and " " not in bare:
            plain = plain_form(bare)
            forms = {verb_form(plain, form): form for form in ("ing", "en", "ed", "s", "")}
            put = _put_verb(translation, _Verb("", "", forms), wording)
        elif (
            wording.kind is WordingKind.NOUN
            and len(bare) >= _SHORTEST_RENDERING
            and not is_plural(bare)
        ):
            noun = _Noun("", bare, plural_of_phrase(bare))
            put = _put_noun(translation, noun, wording)
        if put is not None:
            return put
    return None


_PERFECT = re.compile(
    r"\b(?:be|been|being|is|are|was|were|am|has|have|had|got)(?:\s+(?:not|also|already|never))?\s+\Z",
    re.IGNORECASE,
)


_BEEN = re.compile(r"\b(?:been|being)\s+\Z", re.IGNORECASE)


def _with_capital(text: str, before: str, replaced: str) -> str:
    """A wording as its place requires: with a capital at the beginning of a sentence."""
    begins = not before.strip(" \"“‘'(") or re.search(r"[.!?]\s+[\"“‘'(]?\Z", before)
    if begins and replaced[:1].isupper():
        return text[:1].upper() + text[1:]
    return text


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
    said = said.removesuffix(wording.bracketed)
    acronyms = {
        word
        for word in (*re.findall(r"\w+", said), *re.findall(r"\((\w+)\)", wording.text))
        if word.isupper() and len(word) > 1
    }
    initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", wording.text))
    if len(said.split()) == 1 or f"({said})" in wording.text:
        acronyms.add(said)
    if len(initials) > 1:
        acronyms.add(initials)  # "the EU" for the European Union
    if any(_stands(acronym, translation) for acronym in acronyms):
        return True
    small = translation.lower()
    source = set(re.findall(r"[^\W\d_]{4,}", said.lower()))
    if any(_stands(word, small) for word in source - set(wording.text.lower().split())):
        return False
    words = set(re.findall(r"\w+", small))
    telling = _CONTENT.findall(re.sub(r"\([^)]*\)", "", wording.text).lower())
    office = wording.text.rpartition(" ")[2].lower()
    if office in _OFFICES and not _is_among(office, words):
        return False
    return 2 * sum(_is_among(word, words) for word in telling) > len(telling)


def _stands(piece: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(piece)}(?!\w)", text) is not None


def _is_among(word: str, words: set[str]) -> bool:
    """Whether a word is there, perhaps in the other number or with another ending."""
    stem = word[: max(_STEM, len(word) - 3)]
    return word in words or (len(word) > _STEM and any(one.startswith(stem) for one in words))
