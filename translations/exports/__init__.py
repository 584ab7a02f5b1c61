"""A translated article as a file, original and translation together."""

from translations.exports.bilingual import Bilingual, Format, text_format
from translations.exports.epub_export import to_epub
from translations.exports.html_export import to_html
from translations.exports.json_export import to_json
from translations.exports.markdown_export import to_markdown, to_table
from translations.exports.text_export import to_text

FORMATS: dict[str, Format] = {
    "text": text_format(".txt", "paragraph and translation in turn", to_text),
    "markdown": text_format(".md", "paragraph and translation in turn", to_markdown),
    "table": text_format(".md", "Markdown, side by side in a table", to_table),
    "html": text_format(".html", "one page, side by side; prints well", to_html),
    "epub": Format(".epub", "a book for e-book readers", to_epub),
    "json": text_format(".json", "sentence by sentence, for other programs", to_json),
}
"""Every format by the name that the command line knows it by."""

__all__ = ["FORMATS", "Bilingual", "Format"]
