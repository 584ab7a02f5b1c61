"""Makes the content of a file from what was read, translated and noted, on screen or not."""

from collections.abc import Sequence
from dataclasses import dataclass

from translations.argos import Route
from translations.articles import Article
from translations.exports.bilingual import Bilingual, Format
from translations.notebook import Entry


@dataclass(frozen=True)
class ExportOptions:
    """What of the reader's own work goes into the file.

    Attributes:
        wordings: whether own translations replace the engine's.
        marks: whether bookmarks, highlights and notes are shown.
    """

    wordings: bool = True
    marks: bool = False


def export(
    form: Format,
    article: Article,
    translations: Sequence[Sequence[str | None]],
    route: Route,
    *,
    entry: Entry | None,
    options: ExportOptions,
) -> bytes:
    """The content of a file.

    Args:
        translations: for each block, one per sentence; None if missing.
        route: the packages that made them.
        entry: what the notebook has about the article.
    """
    made = tuple(tuple(text or "" for text in sentences) for sentences in translations)
    bilingual = Bilingual(article, made, route.from_code, route.to_code, route.name)
    if entry is not None:
        bilingual = bilingual.with_entry(entry, wordings=options.wordings, marks=options.marks)
    return form.make(bilingual)
