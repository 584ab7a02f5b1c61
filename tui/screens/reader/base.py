"""A screen with an open article: what its keys for marking, searching and looking up stand on."""

from textual.screen import Screen

from translations.articles import Position
from translations.folders import Folders
from translations.reading.annotator import Annotator
from translations.reading.loader import LoadedArticle
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui.widgets.bilingual import BilingualView


class ArticleScreen(Screen[None]):
    """Knows the article, and the sentence that the cursor is on.

    Attributes:
        opened: the article, with its scheduler and what the notebook has of it.
        folders: where everything lies.
        settings: how the article is translated.
        writer: the thread that writes what is noted.
        annotator: what marks it; None while the reader is asked whether it is an edit of another.
    """

    def __init__(
        self, opened: LoadedArticle, folders: Folders, settings: Settings, writer: NotebookWriter
    ) -> None:
        super().__init__()
        self.opened = opened
        self.folders = folders
        self.settings = settings
        self.writer = writer
        self.annotator: Annotator | None = None

    @property
    def view(self) -> BilingualView:
        """The article on the screen."""
        return self.query_one(BilingualView)

    @property
    def position(self) -> Position:
        """Where the cursor is."""
        return Position(self.view.block, self.view.sentence)

    def translation(self, position: Position) -> str:
        """The translation of a sentence as it is shown, "" while there is none."""
        texts = self.view.rows.translations(position.block)
        return texts[position.sentence] or "" if position.sentence < len(texts) else ""
