"""What screens tell the application; they know nothing of it otherwise."""

from dataclasses import dataclass
from pathlib import Path

from textual.message import Message

from translations.errors import DwibacaError


@dataclass
class OpenArticle(Message):
    """An article was chosen."""

    path: Path


class ShowLibrary(Message):
    """The reader wants to choose another article."""


class LeaveArticle(Message):
    """The reader is done with the article."""


@dataclass
class ArticleFailed(Message):
    """An article could not be opened."""

    error: DwibacaError
