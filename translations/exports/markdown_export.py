"""Bilingual Markdown: each paragraph, with its translation as a quotation below it."""

import re
from collections.abc import Iterable

from translations.articles import CELL_END, Block, Kind
from translations.articles.note_signs import signed
from translations.exports.bilingual import Bilingual
from translations.exports.marks import mark_line
from translations.exports.tables import cells_of, runs
from translations.notebook import Mark

# Markup in the middle of a line, and markup only at its beginning.
_MARKUP = re.compile(r"([\\`*_\[\]<>|~])")
_AT_START = re.compile(r"^(\s*)([#+=-]|\d+(?=[.)](?:\s|$)))")
_NUMBER = re.compile(r"\d{1,9}[.)]")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_FENCE = re.compile(r"`{3,}")


def to_markdown(bilingual: Bilingual) -> str:
    """The title, author and date, then each paragraph followed by its translation."""
    parts = _head(bilingual)
    pairs = list(bilingual.pairs())
    for run in runs(bilingual.article.blocks):
        block, translation = pairs[run[0]]
        if block.kind is Kind.ROW:
            table = _rows(signed(pairs[index][0]) for index in run)
            made = _rows(pairs[index][1] for index in run)
            parts += [table, "> " + made.replace("\n", "\n> ")]
        elif run[0] or not bilingual.begins_with_title:
            parts.append(_block(block, translation))
        parts += [_note(mark) for index in run for _, mark in bilingual.marks_of(index)]
    parts.append(_translated_by(bilingual))
    return "\n\n".join(parts) + "\n"


def to_table(bilingual: Bilingual) -> str:
    """The title, author and date, then a table with a row for each paragraph."""
    rows = [f"| {bilingual.from_code} | {bilingual.to_code} |", "| --- | --- |"]
    for index, (block, translation) in enumerate(bilingual.pairs()):
        if index or not bilingual.begins_with_title:
            around = "**" if block.kind is Kind.HEADING else ""
            cells = (f"{around}{_cell(text)}{around}" for text in (signed(block), translation))
            rows.append(f"| {' | '.join(cells)} |")
        for _, mark in bilingual.marks_of(index):
            rows.append(f"| {_cell(mark_line(mark))} | |")
    return "\n\n".join([*_head(bilingual), "\n".join(rows), _translated_by(bilingual)]) + "\n"


def _head(bilingual: Bilingual) -> list[str]:
    parts = [f"# {escape(bilingual.article.title)}"]
    if bilingual.about:
        parts.append(escape(bilingual.about))
    if bilingual.begins_with_title:
        parts.append(f"> {escape(bilingual.title_translation)}")
    return parts


def _translated_by(bilingual: Bilingual) -> str:
    return f"*Translated offline by {escape(bilingual.package)}.*"


def _cell(text: str) -> str:
    """Text in a cell: a row is one line, so that nothing in it begins a line."""
    return "<br>".join(map(escape, text.replace(CELL_END, " | ").split("\n")))


def _rows(rows: Iterable[str]) -> str:
    """A Markdown table whose first row is the head."""
    cells = cells_of(rows)
    lines = [f"| {' | '.join(map(escape, row))} |" for row in cells]
    return "\n".join([lines[0], "|" + " --- |" * len(cells[0]), *lines[1:]])


def _note(mark: Mark) -> str:
    return paragraphs(mark_line(mark))


def _block(block: Block, translation: str) -> str:
    original, made = escape(signed(block)), escape(translation)
    if block.kind is Kind.VERSE:
        original, made = (text.replace("\n", "\\\n") for text in (original, made))
    if block.kind is Kind.CODE:
        fence = "`" * max(3, 1 + max(map(len, _FENCE.findall(block.text)), default=0))
        return f"{fence}\n{block.text}\n{fence}"
    if block.kind is Kind.NOTICE:
        return f"*{original}*"
    if block.kind is Kind.HEADING:
        return f"{'#' * min(6, block.level + 1)} {original}\n\n> {made}"
    if block.kind is Kind.ITEM:
        indent = "  " * block.level
        marker = block.marker.strip()
        if _NUMBER.fullmatch(marker):
            return f"{indent}{marker} {original}\n\n{indent}{' ' * len(marker)} > {made}"
        sign = f"{escape(marker)} " if marker not in ("", "•") else ""
        return f"{indent}- {sign}{original}\n\n{indent}  > {made}"
    if block.kind is Kind.QUOTE:
        return f"> {original}\n>\n> > {made}"
    if block.kind is Kind.CAPTION:
        return f"*{original}*\n\n> *{made}*"
    return f"{original}\n\n> " + made.replace("\n", "\n> ")


def paragraphs(text: str) -> str:
    r"""Markdown that keeps the line breaks and the empty lines of a note.

    >>> paragraphs("satu\ndua\n\n\ntiga\n")
    'satu\\\ndua\n\ntiga'
    """
    # A backslash at the end keeps a line break; the end of a paragraph needs none.
    parts = (part.split("\n") for part in _EMPTY_LINES.split(text.rstrip()))
    return "\n\n".join("\\\n".join(map(escape, lines)) for lines in parts)


def escape(text: str) -> str:
    r"""Markdown that displays a text literally.

    >>> escape("# 5 * 3 [tidak]")
    '\\# 5 \\* 3 \\[tidak\\]'
    """
    if "\n" in text:
        return "\n".join(map(escape, text.split("\n")))
    text = _MARKUP.sub(r"\\\1", text)
    found = _AT_START.match(text)
    if not found:
        return text
    if found[2].isdigit():
        return f"{text[: found.end()]}\\{text[found.end() :]}"
    return f"{found[1]}\\{text[len(found[1]) :]}"
