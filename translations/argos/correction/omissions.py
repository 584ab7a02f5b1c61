"""Words of a sentence that nothing in its translation expresses: the sign of a missing clause.

For each Indonesian word ``meanings.txt.xz`` has the stems of the English words that express it, and
how surprising it is if all are missing: a doctor is hardly ever left out, a "very" often is. The
list was counted from the starter's own training text and the built-in word list:
``python -m translations.argos.training meanings``.
"""

import lzma
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

LIST = Path(__file__).with_name("meanings.txt.xz")
SHORTEST = 4  # letters; hardly one in three of the shorter words has a word of its own
_LONGEST = 3  # words of a phrase
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
"""What counts as one word of a source: the list has such words."""
_ENGLISH_WORD = re.compile(r"[^\W\d_]+")
_WRITTEN_ON = re.compile(r"(?<=\w{3})(?:nya|lah|kah|pun|ku|mu)$")
_ENDINGS = ("ingly", "edly", "ing", "ies", "ers", "ed", "es", "er", "ly", "s", "y", "e")
_STEM = 6  # letters
_INSIDE = 5  # letters that a stem needs to count inside a word: "cornfield"
_OWN = 5  # letters with which a word that both languages have begins: "provinsi", "province"
# English words without a meaning of their own.
_EMPTY = frozenset(
    """
    a an and are as at be been but by for from had has have he her him his i if in is it its my not
    of on or our she so than that the their them then there they this those to was we were what
    which who whose will with would you your
    """.split()
)
# Words with a meaning, but used so widely that the translator may have added them.
_COMMON = _EMPTY | frozenset(
    """
    about after against all also although among any around away back because become before between
    both came can come could did does doing done down during each even every gave get give given
    goes going gone held here into just keep kept left like made make makes making many more most
    much must near next once only onto other over people place said same says should since some
    still such take taken takes taking thing things though through together took toward under
    until upon used very well went when where whether while whom why within without yet
    """.split()
)
_USED = 3  # words that an English stem expresses
_COMMONEST = 3  # meanings of a word
# Hundredths of the natural logarithm of the improbability. Chosen on the first four hundred
# sentences in tests/argos/correction/judged.tsv; the last hundred were kept for testing.
_ENOUGH = 300
_ANOTHER_WORD = 150  # for each word of the translation without a source


@dataclass(frozen=True, slots=True)
class Meaning:
    """The English words that express an Indonesian word or phrase.

    Attributes:
        stems: the beginnings of the English words.
        surprise: if none is there: -100 ln of its probability; 0 for a word without significance.
        before, after: neighbours next to which it has no English word of its own.
    """

    stems: tuple[str, ...]
    surprise: int = 0
    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()

    def line(self, word: str) -> str:
        """Its line in the file."""
        fields = (self.stems, sorted(self.before), sorted(self.after))
        return "\t".join((word, str(self.surprise), *map(" ".join, fields)))

    @classmethod
    def from_line(cls, rest: str) -> "Meaning":
        """Read the output of `line`, without the word."""
        surprise, stems, before, after = rest.split("\t")
        return cls(
            tuple(stems.split()),
            int(surprise),
            frozenset(before.split()),
            frozenset(after.split()),
        )


class Meanings:
    """A list of meanings, for finding what a translation leaves out."""

    def __init__(self, lines: dict[str, str]) -> None:
        """
        Args:
            lines: for each word or phrase, in lower case, the rest of its line.
        """
        self._lines = lines
        self.of = lru_cache(maxsize=1 << 13)(self._of)

    @classmethod
    def read(cls, path: Path) -> "Meanings":
        """Read a compressed file of `Meaning.line`."""
        lines = lzma.decompress(path.read_bytes()).decode().split("\n")
        return cls({word: rest for word, _, rest in (line.partition("\t") for line in lines)})

    def _of(self, word: str) -> Meaning | None:
        """The meaning of a word or phrase, whatever its suffixes; None if it is unknown."""
        for form in forms(word):
            if rest := self._lines.get(form):
                return Meaning.from_line(rest)
        return None

    def unsaid(self, source: str, translation: str) -> list[tuple[str, Meaning]]:
        """Words and phrases of a source that the translation lacks, with their surprise."""
        text = searchable(translation)
        return [
            (word, meaning)
            for word, meaning in self._telling(source)
            if not is_said(word, meaning.stems, text)
        ]

    def is_used_in_english(self, word: str) -> bool:
        """Whether a word is how English expresses some Indonesian words, perhaps itself."""
        return self._usage[stem_of(word)] >= _USED

    @cached_property
    def _usage(self) -> Counter[str]:
        """How many words each English stem expresses."""
        stems = (rest.split("\t")[1] for rest in self._lines.values() if rest)
        return Counter(stem for some in stems for stem in some.split())

    def _telling(self, source: str) -> Iterator[tuple[str, Meaning]]:
        """Words and phrases of a source that a translation rarely leaves out."""
        for word, before, after in pieces_of(source, self.of):
            meaning = self.of(word)
            if (
                meaning
                and meaning.surprise
                and before not in meaning.before
                and after not in meaning.after
            ):
                yield word, meaning

    def unfounded(self, source: str, translation: str) -> list[str]:
        """Words of a translation, other than names, that express nothing in the source."""
        words = [match[0].lower() for match in WORD.finditer(source)]
        phrases = [piece for piece, _, _ in pieces_of(source, self.of) if " " in piece]
        stems = {word[:_OWN] for word in words}
        for piece in (*words, *phrases):
            if meaning := self.of(piece):
                stems.update(meaning.stems)
        known = tuple(stems)
        long = [one for one in stems if len(one) >= _INSIDE]
        return [
            match[0]
            for match in _ENGLISH_WORD.finditer(translation)
            if len(match[0]) >= SHORTEST
            and match[0].islower()
            and match[0] not in _COMMON
            and not match[0].startswith(known)
            and not any(one in match[0] for one in long)
        ]


@cache
def meanings() -> Meanings:
    """The built-in list."""
    return Meanings.read(LIST)


def words_are_unsaid(source: str, translation: str) -> bool:
    """Whether an English translation most likely leaves out something of its Indonesian sentence.

    >>> words_are_unsaid("Dokter itu menjual madu hutan.", "The doctor sells forest.")
    True
    >>> words_are_unsaid("Dokter itu menjual madu hutan.", "The doctor sells wild honey.")
    False
    """
    known = meanings()
    surprise = sum(meaning.surprise for _, meaning in known.unsaid(source, translation))
    if surprise < _ENOUGH:
        return False
    return surprise - _ANOTHER_WORD * len(known.unfounded(source, translation)) >= _ENOUGH


def words_for(piece: str, source: str, translation: str) -> list[str]:
    """The words of an English translation that express a piece of its Indonesian sentence, and no
    other word there, judging by the commonest meanings.

    >>> words_for("madu", "Dokter itu menjual madu hutan.", "The doctor sells wild honey.")
    ['honey']
    """
    known = meanings()
    meaning = known.of(piece)
    if meaning is None:
        return []
    others = {
        stem
        for other, _, _ in pieces_of(source, known.of)
        if piece not in forms(other) and (of_other := known.of(other))
        for stem in of_other.stems[:_COMMONEST]
    }
    wanted = set(meaning.stems[:_COMMONEST]) - others
    words = dict.fromkeys(match[0].lower() for match in _ENGLISH_WORD.finditer(translation))
    return [word for word in words if stem_of(word) in wanted and word not in _COMMON]


def forms(word: str) -> Iterator[str]:
    """The word itself, then without its suffixes, then without its reduplication.

    >>> list(forms("buku-bukunya"))
    ['buku-bukunya', 'buku-buku', 'buku']
    """
    yield word
    bare = _WRITTEN_ON.sub("", word)
    if bare != word:
        yield bare
    first, _, second = bare.partition("-")
    if second and second.startswith(first):
        yield first


def pieces_of(source: str, known: Callable[[str], object]) -> Iterator[tuple[str, str, str]]:
    """The words of a sentence in lower case, without names; listed phrases in one piece.

    Args:
        known: tells whether a phrase is listed.

    Yields:
        A word or phrase, the word before it, and the word after it; "" at either end.
    """
    found = list(WORD.finditer(source))
    words = [match[0].lower() for match in found]
    names = [match[0][0].isupper() and place > 0 for place, match in enumerate(found)]
    at = 0
    while at < len(words):
        lengths = range(min(_LONGEST, len(words) - at), 1, -1)
        size = next(
            (
                more
                for more in lengths
                if not any(names[at : at + more]) and known(" ".join(words[at : at + more]))
            ),
            1,
        )
        piece = " ".join(words[at : at + size])
        if not names[at] and len(piece) >= SHORTEST:
            before = words[at - 1] if at else ""
            after = words[at + size] if at + size < len(words) else ""
            yield piece, before, after
        at += size


def searchable(translation: str) -> str:
    """A translation in the form that `is_said` searches."""
    return " " + " ".join(_ENGLISH_WORD.findall(translation.lower()))


def is_said(word: str, stems: tuple[str, ...], text: str) -> bool:
    """Whether a translation expresses a word: by one of its stems, or by a word like it."""
    return f" {word[:_OWN]}" in text or any(
        stem in text and (len(stem) >= _INSIDE or f" {stem}" in text) for stem in stems
    )


def stem_of(word: str) -> str:
    """The beginning that all forms of an English word share.

    >>> stem_of("reduced"), stem_of("reduction"), stem_of("farmers"), stem_of("ships")
    ('reduc', 'reduct', 'farm', 'ship')
    """
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 3 and word[-1] == word[-2]:
        word = word[:-1]
    return word[:_STEM]


def stems_in(english: str) -> set[str]:
    """The stems of the meaningful words of a text."""
    return {stem_of(word) for word in _ENGLISH_WORD.findall(english.lower()) if word not in _EMPTY}
