"""What every exporter gets: an article and the translation of each of its sentences."""

from collections.abc import Iterator
from dataclasses import dataclass

from translations.articles import Article, Block


@dataclass(frozen=True)
class Bilingual:
    """An article with its translation.

    Attributes:
        translations: for each block, one translation for each of its sentences.
        package: name and version of the package that made them.
    """

    article: Article
    translations: tuple[tuple[str, ...], ...]
    from_code: str
    to_code: str
    package: str

    def pairs(self) -> Iterator[tuple[Block, str]]:
        """Each block with the translation of the whole of it."""
        for block, sentences in zip(self.article.blocks, self.translations, strict=True):
            yield block, block.text if not block.translatable else " ".join(sentences)
