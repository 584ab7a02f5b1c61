"""What screens tell the application, about which they know nothing else."""

from dataclasses import dataclass, fields
from pathlib import Path

from textual import events
from textual.message import Message
from textual.screen import Screen

from translations.errors import DwibacaError
from translations.notebook import Mark
from translations.reading.loader import LoadedArticle
from translations.settings import Settings


@dataclass
class OpenArticle(Message):
    """An article was chosen, possibly with a mark in it."""

    path: Path
    mark: Mark | None = None


@dataclass
class ScreenRequest(Message):
    """A request that only counts while the screen that sent it is shown.

    Pressing a key twice quickly sends two such messages.
    """

    screen: Screen[None]


@dataclass
class ArticleOpened(ScreenRequest):
    """An article is ready to be read, possibly from a mark in it.

    Attributes:
        keys: those pressed while it was being opened.
    """

    opened: LoadedArticle
    mark: Mark | None
    keys: list[events.Key]


@dataclass
class SettingsChosen(Message):
    """The reader has changed settings: those that are not None take effect now."""

    fast: bool | None = None
    theme: str | None = None
    kept_words: bool | None = None
    column: int | None = None
    bars: bool | None = None
    export_folder: str | None = None
    starter_said: str | None = None

    def applied_to(self, settings: Settings) -> Settings:
        """The settings with these changes."""
        wanted = {field.name: getattr(self, field.name) for field in fields(self)}
        return settings._replace(**{name: one for name, one in wanted.items() if one is not None})


class ShowLibrary(ScreenRequest):
    """The reader wants to choose another article."""


class LeaveArticle(ScreenRequest):
    """The reader is done with the article."""


@dataclass
class ArticleFailed(ScreenRequest):
    """An article could not be opened.

    Attributes:
        address: its file; None for a pipe.
    """

    error: DwibacaError
    address: Path | None


class TerminalLost(Message):
    """Nothing can be shown any more: the window was closed, or the connection broke."""
