"""The input of every exporter: an article, the translations of its sentences, and marks."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from translations.articles import Article, Block, Position
from translations.articles.note_signs import with_signs
from translations.notebook import Entry, Mark, MarkKind, find

# Own translations replace the engine's; words that were looked up have a list of their own.
_NOT_ON_THE_PAGE = (MarkKind.WORDING, MarkKind.WORD)


@dataclass(frozen=True)
class Bilingual:
    """An article with its translation.

    Attributes:
        translations: for each block, one translation per sentence.
        package: name and version of the package that made them.
        marks: the reader's marks, if they are to be shown.
    """

    article: Article
    translations: tuple[tuple[str, ...], ...]
    from_code: str
    to_code: str
    package: str
    marks: Mapping[Position, tuple[Mark, ...]] = field(default_factory=dict)

    def pairs(self, *, signs: bool = True) -> Iterator[tuple[Block, str]]:
        """Each block with its whole translation, and in it the signs of notes if wanted."""
        for block, sentences in zip(self.article.blocks, self.translations, strict=True):
            made = with_signs(block, sentences) if signs else sentences
            yield block, block.joined(made) if block.translatable else block.text

    @property
    def begins_with_title(self) -> bool:
        """Whether the first block is the title, which then need not be repeated."""
        first = next(iter(self.article.blocks), None)
        return first is not None and first.text == self.article.title

    @property
    def title_translation(self) -> str:
        """The translation of the title; "" if the title is not part of the text."""
        return " ".join(self.translations[0]) if self.begins_with_title else ""

    @property
    def about(self) -> str:
        """Who wrote the article, when, and where it appeared."""
        article = self.article
        return " · ".join(filter(None, (article.author, article.date, article.source)))

    def marks_of(self, block: int) -> list[tuple[int, Mark]]:
        """The marks of a block, each with its sentence."""
        return self._marks_by_block.get(block, [])

    @cached_property
    def _marks_by_block(self) -> dict[int, list[tuple[int, Mark]]]:
        found: dict[int, list[tuple[int, Mark]]] = defaultdict(list)
        for position, marks in sorted(self.marks.items()):
            found[position.block] += [(position.sentence, mark) for mark in marks]
        return found

    def with_entry(self, entry: Entry, *, wordings: bool = True, marks: bool = True) -> "Bilingual":
        """A copy with what the reader made: own translations in place, and marks."""
        own = entry.wordings(self.article) if wordings else {}
        translations = tuple(
            tuple(own.get(Position(block, place), text) for place, text in enumerate(sentences))
            for block, sentences in enumerate(self.translations)
        )
        shown: dict[Position, list[Mark]] = defaultdict(list)
        if marks:
            present = [mark for mark in entry.present if mark.kind not in _NOT_ON_THE_PAGE]
            places = find((mark.anchor for mark in present), self.article)
            for mark in present:
                if (place := places.get(mark.anchor)) is not None:
                    shown[place].append(mark)
        kept = {place: tuple(found) for place, found in shown.items()}
        return replace(self, translations=translations, marks=kept)


@dataclass(frozen=True)
class Format:
    """A kind of file that a bilingual article can be written as.

    Attributes:
        suffix: of its files, including the dot.
        about: a few words for a list of formats.
    """

    suffix: str
    about: str
    make: Callable[[Bilingual], bytes]
