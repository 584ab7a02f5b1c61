"""What the parts of the reader's screen share: the article, and where the reader is."""

from typing import Any

from textual.screen import Screen

from translations.articles import Block, Position
from translations.folders import Folders
from translations.reading.annotator import Annotator
from translations.reading.loader import LoadedArticle
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui.messages import SettingsChosen
from tui.widgets.bilingual import BilingualView


class Reading:
    """An article that is being read.

    Attributes:
        loaded: the article, with its scheduler and its notebook entry.
        view: the article on the screen.
        folders: where the user's files are.
        settings: how the article is translated.
        writer: the thread that writes the notebook.
        annotator: makes marks; None while the reader is asked whether it is an edit of another.
    """

    def __init__(
        self,
        loaded: LoadedArticle,
        view: BilingualView,
        folders: Folders,
        settings: Settings,
        writer: NotebookWriter,
    ) -> None:
        self.loaded = loaded
        self.view = view
        self.folders = folders
        self.settings = settings
        self.writer = writer
        self.annotator: Annotator | None = None

    def choose(self, screen: Screen[None], **changed: Any) -> None:
        """Change settings, and save them for next time."""
        self.settings = self.settings._replace(**changed)
        screen.post_message(SettingsChosen(**changed))

    @property
    def position(self) -> Position:
        """The cursor's position."""
        return Position(self.view.block, self.view.sentence)

    @property
    def block(self) -> Block:
        """The cursor's block."""
        return self.loaded.article.blocks[self.view.block]

    def original(self, position: Position) -> str:
        """A sentence, without white space around it."""
        block = self.loaded.article.blocks[position.block]
        return block.sentences[position.sentence].text.strip()

    def translation(self, position: Position) -> str:
        """The translation of a sentence as it is shown; "" if there is none yet."""
        texts = self.view.texts.translations(position.block)
        return texts[position.sentence] or "" if position.sentence < len(texts) else ""

    def machine_translation(self, position: Position) -> str:
        """The engine's translation of a sentence; "" if there is none yet."""
        return self.view.texts.made(position.block, position.sentence)
