"""Pieces of a sentence whose translation is settled: a reader's own terms.

The model is given the sentence with stand-ins that it translates well, and the wording replaces
their translations. The stand-in for a name is an acronym, which models copy. The stand-in for a
noun or a verb is a plain word whose translation is known: "the farmers" for "petani-petani" becomes
"the detectives"; article, number and tense are the model's. `TerminologyTranslator` tries several
stand-ins and takes what the model itself finds likeliest for the true sentence.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from translations.argos.correction.english import verb_form
from translations.argos.correction.placing import Noun, Verb, put_name, put_noun, put_verb
from translations.argos.correction.wording import Wording, WordingKind

# Acronyms that any model trained on news copies; English puts an article before the first.
_ACRONYMS = ("BBC", "ABC", "CNN", "NBC", "CBS", "IMF", "GPS", "DNA", "URL", "XYZ")
_NOUNS = (
    Noun("petani", "farmer", "farmers"),
    Noun("buku", "book", "books"),
    Noun("rumah", "house", "houses"),
    Noun("beras", "rice", "rices"),
    Noun("kota", "city", "cities"),
    Noun("mobil", "car", "cars"),
)
_BOTH_WAYS = frozenset({"open", "close"})
_VERBS = tuple(
    Verb(
        active,
        passive,
        {verb_form(verb, form): form for form in ("ing", "ed", "s", "")},
        verb in _BOTH_WAYS,
    )
    for active, passive, verb in (
        ("membuka", "dibuka", "open"),
        ("menolak", "ditolak", "reject"),
        ("membantu", "dibantu", "help"),
        ("menyerang", "diserang", "attack"),
        ("menutup", "ditutup", "close"),
    )
)
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
    stands_in: "str | Noun | Verb | None"

    def put_into(self, translation: str, *, bare: bool) -> str | None:
        match self.stands_in:
            case str(token):
                return put_name(translation, token, self.wording, bare=bare)
            case Noun() as noun:
                return put_noun(translation, [noun], self.wording)
            case Verb() as verb:
                return put_verb(translation, verb, self.wording)
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
        stands_in: str | Noun | Verb
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
        case Noun(source, _, _):
            word = f"{source}-{source}" if wording.twice else source
        case Verb() as verb:
            word = verb.passive if wording.passive else verb.active
        case None:
            return before
    word = f"{word}{wording.ending}"
    return word.capitalize() if before[:1].isupper() else word
