"""Turns a file into an Article: text, Markdown, saved web pages, books and documents."""

from translations.articles.article import (
    CELL_END,
    Article,
    Block,
    ContentsEntry,
    Kind,
    NoteSign,
    Position,
    Sentence,
    Span,
)
from translations.articles.opening import open_article, read_article

__all__ = [
    "CELL_END",
    "Article",
    "Block",
    "ContentsEntry",
    "Kind",
    "NoteSign",
    "Position",
    "Sentence",
    "Span",
    "open_article",
    "read_article",
]
