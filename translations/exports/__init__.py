"""Writes a translated article to a file, original and translation together."""

import importlib
from functools import partial

from translations.exports.bilingual import Bilingual, Format
from translations.exports.export import ExportOptions, export


def _make(function: str, bilingual: Bilingual) -> bytes:
    """What an exporter makes; exporters are imported when they are needed."""
    module, _, name = function.partition(".")
    made = getattr(importlib.import_module(f"{__name__}.{module}"), name)(bilingual)
    # What no encoding can represent (a stray surrogate) is written as its code.
    return made if isinstance(made, bytes) else made.encode("utf-8", "backslashreplace")


def _format(suffix: str, about: str, function: str) -> Format:
    """A format made by ``module.function`` in this folder: text or bytes from a `Bilingual`."""
    return Format(suffix, about, partial(_make, function))


FORMATS: dict[str, Format] = {
    "text": _format(
        ".txt", "plain; each paragraph, its translation below it", "text_export.to_text"
    ),
    "markdown": _format(
        ".md", "with headings; each translation as a quotation", "markdown_export.to_markdown"
    ),
    "table": _format(".md", "Markdown, side by side in a table", "markdown_export.to_table"),
    "html": _format(".html", "one page, side by side; prints well", "html_export.to_html"),
    "epub": _format(".epub", "a book for e-book readers", "epub_export.to_epub"),
    "json": _format(".json", "sentence by sentence, for other programs", "json_export.to_json"),
}
"""Every format, by its name on the command line."""

__all__ = ["FORMATS", "Bilingual", "ExportOptions", "Format", "export"]
