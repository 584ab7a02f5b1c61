"""Bilingual Markdown: each paragraph, and its translation as a quotation below it."""

import re

from translations.articles import Block, Kind
from translations.exports.bilingual import Bilingual

# What would be read as markup in the middle of a line, and what only at its beginning.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)](?:\s|$)))")
_FENCE = re.compile(r"`{3,}")


def to_markdown(bilingual: Bilingual) -> str:
    """The title, who wrote it and when, then paragraph and translation in turn."""
    article = bilingual.article
    parts = [f"# {escape(article.title)}"]
    about = [part for part in (article.author, article.date, article.source) if part]
    if about:
        parts.append(escape(" · ".join(about)))
    for index, (block, translation) in enumerate(bilingual.pairs()):
        if index == 0 and block.kind is Kind.HEADING and block.text == article.title:
            parts.append(f"> {escape(translation)}")
        else:
            parts.append(_block(block, translation))
    parts.append(f"*Translated offline by {escape(bilingual.package)}.*")
    return "\n\n".join(parts) + "\n"


def _block(block: Block, translation: str) -> str:
    original, made = escape(block.text), escape(translation)
    if block.kind is Kind.CODE:
        fence = "`" * max(3, 1 + max(map(len, _FENCE.findall(block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind is Kind.HEADING:
        return f"{'#' * min(6, block.level + 1)} {original}\n\n> {made}"
    if block.kind is Kind.ITEM:
        indent = "  " * block.level
        return f"{indent}- {original}\n\n{indent}  > {made}"
    if block.kind is Kind.QUOTE:
        return f"> {original}\n>\n> > {made}"
    if block.kind is Kind.CAPTION:
        return f"*{original}*\n\n> *{made}*"
    return f"{original}\n\n> {made}"


def escape(text: str) -> str:
    r"""Text as Markdown that shows it letter for letter.

    >>> escape("# 5 * 3 [tidak]")
    '\\# 5 \\* 3 \\[tidak\\]'
    """
    text = _MARKUP.sub(r"\\\1", text)
    found = _AT_START.match(text)
    if not found:
        return text
    if found[2].isdigit():
        return f"{text[: found.end()]}\\{text[found.end() :]}"
    return f"{found[1]}\\{text[len(found[1]) :]}"
