"""A translated article as a file: text, Markdown or JSON, original and translation together."""

from collections.abc import Callable

from translations.exports.bilingual import Bilingual
from translations.exports.json_export import to_json
from translations.exports.markdown_export import to_markdown
from translations.exports.text_export import to_text

FORMATS: dict[str, Callable[[Bilingual], str]] = {
    "text": to_text,
    "markdown": to_markdown,
    "json": to_json,
}
"""Every format by the name that the command line knows it by; each ends in a line break."""

__all__ = ["FORMATS", "Bilingual"]
