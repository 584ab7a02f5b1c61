"""Plain text: each paragraph, and its translation indented below it."""

from translations.articles import Kind
from translations.exports.bilingual import Bilingual

_INDENT = "    "


def to_text(bilingual: Bilingual) -> str:
    """Original and translation alternate; a blank line stands between paragraphs."""
    parts = []
    for block, translation in bilingual.pairs():
        marker = f"{block.marker.strip()} " if block.marker.strip() else ""
        part = marker + block.text
        if block.kind is not Kind.CODE:
            part += "\n" + _INDENT + translation
        parts.append(part)
    return "\n\n".join(parts) + "\n"
