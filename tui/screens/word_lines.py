"""A word in the list: in columns, with its sentence below its meaning."""

import re

from rich.cells import cell_len
from rich.text import Text

from translations.cleaning import fold_space
from translations.notebook import Mark
from tui.widgets.drawing import cut, day_in_words, joined, wrapped

_ROOMY, _WIDE = 50, 84  # cells: minimum widths for a column beside, and for a wide one
_MOST_LINES = 3  # of a meaning
_UNKNOWN = "no meaning found: e adds one"


def word_lines(mark: Mark, title: str, width: int) -> Text:
    """A kept word, its meaning, when it was kept; below that its sentence and its article.

    Args:
        title: of the article; "" to leave it out.
        width: of a line, in cells.
    """
    beside = 0 if width < _ROOMY else 12 if width < _WIDE else 28
    indent = 4 if not beside else 18 if width < _WIDE else 24
    room = width - indent - (beside + 2 if beside else 0)
    day = day_in_words(mark.created)
    meaning = wrapped(fold_space(mark.meaning) or _UNKNOWN, room)
    if len(meaning) > _MOST_LINES:
        last = Text(f"{meaning[_MOST_LINES - 1]} …")
        last.truncate(room, overflow="ellipsis")
        meaning = [*meaning[: _MOST_LINES - 1], last.plain]
    rows = [Text(line, "" if mark.meaning else "dim") for line in meaning]
    rows.append(_sentence(mark, room))
    word = Text("  ").append(mark.word, "bold")
    if not beside:
        word.append(f"  {day}", "dim").truncate(width, overflow="ellipsis")
        return joined([word, *(Text("    ") + row for row in rows)])
    if cell_len(mark.word) + 4 > indent:  # a phrase gets a line of its own
        rows.insert(0, Text())
    column = [day, *[""] * (len(rows) - 2), title]
    word.pad_right(max(0, indent - word.cell_len))
    lines = []
    for number, (row, said) in enumerate(zip(rows, column, strict=True)):
        line = (word if not number else Text(" " * indent)) + row
        line.truncate(width - beside - 2, overflow="ellipsis", pad=True)
        lines.append(line.append("  ").append(cut(said, beside), "dim"))
    return joined(lines)


def _sentence(mark: Mark, room: int) -> Text:
    """As much of the sentence as fits, including the word."""
    sentence = fold_space(mark.anchor.quote)
    found = re.search(rf"\b{re.escape(fold_space(mark.word))}\b", sentence, re.IGNORECASE)
    text = Text(sentence, "dim")
    if found:
        text.stylize("not dim underline", *found.span())
        if found.end() > room - 2 and text.cell_len > room:  # otherwise its beginning identifies it
            start = sentence.rfind(" ", 0, max(0, found.start() - (room - len(mark.word)) // 2)) + 1
            text = Text("…", "dim") + text[start:]
    text.truncate(room, overflow="ellipsis")
    return text
