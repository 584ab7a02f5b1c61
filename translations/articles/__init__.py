"""A file becomes an Article: text, Markdown, saved web pages and EPUB books."""

from translations.articles.article import Article, Block, ContentsEntry, Kind, Sentence
from translations.articles.opening import open_article, read_article

__all__ = ["Article", "Block", "ContentsEntry", "Kind", "Sentence", "open_article", "read_article"]
