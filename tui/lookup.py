"""Everything that is known of one word, gathered in a thread."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice

from rich.text import Text

from translations.articles import Article
from translations.desk import Desk
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook import Position
from translations.words import Dictionaries, Found, Word, words_of
from translations.words.dictionaries import SYSTEM_FOLDERS

_MOST_PLACES = 40  # other sentences that are listed
_MOST_COUNTED = 200  # "yang" stands in every second sentence of a book
_SHORT_ROOT = 3  # letters
_SOUNDS = re.compile(r"/[^/\n]{1,80}/|\[[^]\n]{1,80}\]/?")  # how a word is pronounced
_SHOWN = 90  # letters of each
_ENGINE_SAYS = 3


@dataclass(frozen=True)
class LookUp:
    """What was found.

    Attributes:
        engine: what the engine makes of the word alone, the likeliest first.
        guess: the words of the sentence's translation that may be meant.
        places: other sentences of the article with the word's root, and where they are.
        troubles: dictionaries that cannot be used.
    """

    word: Word
    engine: tuple[str, ...]
    found: tuple[Found, ...]
    guess: tuple[str, ...]
    places: tuple[tuple[Position, str], ...]
    more_places: int
    troubles: tuple[str, ...]

    @property
    def meaning(self) -> str:
        """In a few words, for the word list: what dictionaries say, else what the engine does."""
        back = [found.headword for found in self.found if found.reverse]
        forth = [" ".join(found.text.split("\n")[1:2]) for found in self.found if not found.reverse]
        said = filter(None, [*forth[:1], *back[:4]])
        return ", ".join(dict.fromkeys(said)) or ", ".join(self.engine)

    def text(self, *, kept: bool) -> Text:
        """As it is shown."""
        word = self.word
        parts = [(word.prefix, "dim"), (word.root, "bold"), (word.suffix, "dim")]
        said = Text(word.text, "bold")
        if word.root != word.text.lower():
            said.append("   ")
            said.append_text(Text.assemble(*_spaced(parts)))
        if kept:
            said.append("   in your word list", "italic")
        for name, value in (
            ("alone", ", ".join(self.engine)),
            ("here, a guess", ", ".join(self.guess)),
        ):
            if value:
                said.append(f"\n{name}: ", "dim").append(value)
        for found in self.found:
            arrow = "←" if found.reverse else "→"
            said.append(f"\n{arrow} ", "bold").append(found.headword, "bold")
            said.append(f"  {_below(found)}").append(f"  ({found.dictionary})", "dim")
        for trouble in self.troubles:
            said.append(f"\n{trouble}", "italic")
        if self.places:
            count = len(self.places) + self.more_places
            more = " or more" if count == _MOST_COUNTED else ""
            ending = "s" if count > 1 else ""
            said.append(f"\nalso in {count}{more} other sentence{ending}:", "dim")
        for position, sentence in self.places:
            said.append(f"\n¶ {position.block + 1}  ", "dim").append(_short(sentence))
        return said


def _spaced(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for text, style in parts:
        if text:
            yield f"{text} ", style


def _below(found: Found) -> str:
    """The text of an entry in one line, without the headword that it begins with."""
    text = _SOUNDS.sub("", found.text)
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if lines and lines[0].lower().startswith(found.headword.lower()):
        lines[0] = lines[0][len(found.headword) :].strip()
    return "; ".join(filter(None, lines))[:300]


def _short(sentence: str) -> str:
    text = " ".join(sentence.split())
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"


@cache
def _dictionaries(folders: Folders) -> Dictionaries:
    """The reader's own first, then the system's."""
    return Dictionaries([folders.dictionaries, *SYSTEM_FOLDERS])


def look_up(
    desk: Desk, folders: Folders, position: Position, span: tuple[int, int], translation: str
) -> tuple[LookUp, list[tuple[int, int]]]:
    """Gather what is known of a word; takes from a hundredth of a second to a few.

    Args:
        span: the word, as a slice of its sentence.

    Returns:
        What was found, and slices of the translation that may be meant.
    """
    sentence = desk.article.blocks[position.block].sentences[position.sentence].text
    word = Word.of(sentence[slice(*span)])
    troubles = []
    engine: tuple[str, ...] = ()
    guess: list[tuple[int, int]] = []
    try:
        alone = desk.alternatives(word.text.lower())
        engine = tuple(dict.fromkeys(one.text.strip(" .") for one in alone))[:_ENGINE_SAYS]
        if translation and (alignment := desk.alignment(sentence, translation)):
            lead = len(sentence) - len(sentence.lstrip())
            guess = alignment.of((span[0] - lead, span[1] - lead))
    except DwibacaError as error:
        troubles.append(str(error))
    dictionaries = _dictionaries(folders)
    found = dictionaries.look_up(list(dict.fromkeys((word.text.lower(), word.root))))
    troubles += map(str, dictionaries.troubles)
    others = (place for place in _places(desk.article, word) if place[0] != position)
    places = list(islice(others, _MOST_COUNTED))
    return LookUp(
        word,
        engine,
        tuple(found),
        tuple(translation[slice(*one)] for one in guess),
        tuple(places[:_MOST_PLACES]),
        max(0, len(places) - _MOST_PLACES),
        tuple(troubles),
    ), guess


def _places(article: Article, word: Word) -> Iterator[tuple[Position, str]]:
    """Sentences in which the root of a word stands, in whatever form."""
    # A prefix may swallow the first letter of the root.
    core = word.root[1:] if len(word.root) > _SHORT_ROOT else word.root
    roots: dict[str, str] = {}

    def has_root(text: str) -> bool:
        small = text.lower()
        if core not in small:
            return False
        forms = (small[start:end] for start, end in words_of(small))
        for form in forms:
            if core in form and form not in roots:
                roots[form] = Word.of(form).root
            if roots.get(form) == word.root:
                return True
        return False

    for number, block in enumerate(article.blocks):
        if core in block.text.lower():
            for index, sentence in enumerate(block.sentences):
                if has_root(sentence.text):
                    yield Position(number, index), sentence.text
