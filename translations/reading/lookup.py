"""Everything that is known about one word, gathered in a thread."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from translations.articles import Article, Position, Span
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.reading.scheduler import TranslationScheduler
from translations.terms.institutions import meanings
from translations.words import (
    Dictionaries,
    DictionaryEntry,
    Families,
    ListedWord,
    Relation,
    Word,
    find,
)
from translations.words.dictionaries import SYSTEM_FOLDERS

_MOST_PLACES = 40  # other sentences that are listed
_MOST_COUNTED = 200  # "yang" is in every second sentence of a book
_ENGINE_SAYS = 3
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class LookUp:
    """What was found about a word.

    Attributes:
        listed: entries of the built-in word list, the closest first, the root last.
        engine: the engine's translations of the word alone, the likeliest first; only for words
            that are in neither the list nor a dictionary, and that the sentence's translation
            does not keep as names.
        guess: the words of the sentence's translation that may correspond.
        places: other sentences of the article with the word's root, and their positions.
        troubles: dictionaries that cannot be used.
    """

    word: Word
    listed: tuple[ListedWord, ...]
    engine: tuple[str, ...]
    found: tuple[DictionaryEntry, ...]
    guess: tuple[str, ...]
    places: tuple[tuple[Position, str], ...]
    more_places: int
    troubles: tuple[str, ...]

    @property
    def counted_all(self) -> bool:
        """Whether all places were counted."""
        return len(self.places) + self.more_places < _MOST_COUNTED

    @property
    def is_name(self) -> bool:
        """Whether the sentence's translation keeps the word as it is, and it has a capital."""
        return _is_name(self.word.text, self.guess)

    @property
    def meaning(self) -> str:
        """A short meaning for the word list: of the root, a name as it is, or a guess."""
        if said := _listed_meaning(self.listed, root=False) or self._meaning_of_dictionaries:
            return said
        if self.is_name:
            return self.word.text
        return _listed_meaning(self.listed, root=True) or self._guessed_meaning

    @property
    def _meaning_of_dictionaries(self) -> str:
        back = [found.headword for found in self.found if found.reverse]
        forth = [" ".join(found.text.split("\n")[1:2]) for found in self.found if not found.reverse]
        said = filter(None, [*forth[:1], *back[:4]])
        return ", ".join(dict.fromkeys(said))

    @property
    def _guessed_meaning(self) -> str:
        return f"{', '.join(self.engine)} (a guess)" if self.engine else ""


def _listed_meaning(listed: tuple[ListedWord, ...], *, root: bool) -> str:
    """The meaning of the first entry that is, or is not, only the root."""
    for one in listed:
        if (one.relation is Relation.ROOT) is root:
            said = "; ".join(one.meanings)
            return f"from {one.headword}: {said}" if root else said
    return ""


def _is_name(word: str, guess: Sequence[str]) -> bool:
    return word[:1].isupper() and list(guess) == [word]


@cache
def _dictionaries(folders: Folders) -> Dictionaries:
    """The reader's own first, then the system's."""
    return Dictionaries([folders.dictionaries, *SYSTEM_FOLDERS])


def look_up(
    scheduler: TranslationScheduler,
    folders: Folders,
    position: Position,
    span: tuple[int, int],
    translation: str,
) -> tuple[LookUp, list[tuple[int, int]]]:
    """Gather what is known about a word; takes from a hundredth of a second to a few seconds.

    Args:
        span: the word, as a slice of its sentence.

    Returns:
        What was found, and slices of the translation that may correspond.
    """
    sentence = scheduler.article.blocks[position.block].sentences[position.sentence].text
    word = Word.of(sentence[slice(*span)])
    listed = find(sentence, span)
    dictionaries = _dictionaries(folders)
    found = dictionaries.look_up(list(dict.fromkeys((word.text.lower(), word.root))))
    troubles = [str(trouble) for trouble in dictionaries.troubles]
    known = found or any(one.relation is not Relation.ROOT for one in listed)
    engine: tuple[str, ...] = ()
    guess: list[Span] = []
    try:
        if translation and (alignment := scheduler.alignment(sentence, translation)):
            lead = len(sentence) - len(sentence.lstrip())
            guess = _telling(alignment.of((span[0] - lead, span[1] - lead)), translation, listed)
        # In small letters and alone, a name is no word: what the engine makes of it is nonsense.
        if not known and not _is_name(word.text, [translation[slice(*one)] for one in guess]):
            alone = scheduler.renderings(word.text.lower())
            engine = tuple(dict.fromkeys(one.text.strip(" .") for one in alone))[:_ENGINE_SAYS]
    except DwibacaError as error:
        troubles.append(str(error))
    others = (place for place in _places(scheduler.article, word) if place[0] != position)
    places = list(islice(others, _MOST_COUNTED))
    return LookUp(
        word,
        tuple(listed),
        engine,
        (*_meanings(word.text), *found),
        tuple(translation[slice(*one)] for one in guess),
        tuple(places[:_MOST_PLACES]),
        max(0, len(places) - _MOST_PLACES),
        tuple(troubles),
    ), guess


def _telling(guess: list[Span], translation: str, listed: Sequence[ListedWord]) -> list[Span]:
    """A guess, without function words where the word list has another meaning for the word."""
    from translations.argos.engine.alignment import FUNCTION_WORDS

    meant = {
        word for one in listed for said in one.meanings for word in _WORD.findall(said.lower())
    }
    words = [translation[slice(*one)].lower() for one in guess]
    return [
        place for place, word in zip(guess, words, strict=True)
        if not meant or word in meant or word not in FUNCTION_WORDS
    ]  # fmt: skip


def _meanings(word: str) -> Iterator[DictionaryEntry]:
    """What an acronym, or the name of an institution, stands for."""
    for term in meanings(word):
        said = term.wording if word == term.source else f"{term.source}: {term.wording}"
        yield DictionaryEntry("institutions", word, said)


def _places(article: Article, word: Word) -> Iterator[tuple[Position, str]]:
    """Sentences that contain the root of a word, in whatever form."""
    family = Families([word.text])
    for number, block in enumerate(article.blocks):
        if family.find(block.text):
            for index, sentence in enumerate(block.sentences):
                if family.find(sentence.text):
                    yield Position(number, index), sentence.text
