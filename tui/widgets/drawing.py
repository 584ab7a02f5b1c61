"""Draws lines of lists: aligned columns, bars, days in words, hanging indents."""

from collections.abc import Iterable
from datetime import UTC, date, datetime

from rich.cells import cell_len, set_cell_size
from rich.text import Text

from translations import plurals
from translations.cleaning import fold_space
from translations.notebook import local_day
from tui.widgets.bilingual.wrapping import wrap

_BAR = 8  # cells
_RECENT = 7  # days that are given by number


def cut(text: str, width: int) -> str:
    """A text of exactly this many cells: padded, or cut off with a sign."""
    if cell_len(text) > width:
        return set_cell_size(set_cell_size(text, max(0, width - 1)).rstrip() + "…", width)
    return set_cell_size(text, width)


def checkbox(checked: bool) -> str:
    """A box in front of something that can be chosen."""
    return "[x]" if checked else "[ ]"


def hanging(first: str, text: str, width: int, style: str = "") -> Text:
    """A text in lines with a hanging indent.

    Args:
        first: precedes the first line.
        width: of a line, in cells.
    """
    return hung(first, Text(fold_space(text), style), width)


def hung(first: str, text: Text, width: int) -> Text:
    """The same for a text with several styles."""
    indent = cell_len(first)
    drawn = Text(first)
    for number, (start, end) in enumerate(wrap(text.plain, max(8, width - indent))):
        line = text[start:end]
        line.rstrip()
        drawn.append("\n" + " " * indent if number else "").append_text(line)
    return drawn


def wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most this many cells."""
    return [text[start:end].rstrip() for start, end in wrap(text, width)] or [""]


def bar(share: float) -> Text:
    """Progress, from 0 to 1, as a bar and in percent: "━━━━──── 50 %"."""
    done = round(share * _BAR) if share < 1 else _BAR
    return Text.assemble(("━" * done, "bold"), ("─" * (_BAR - done), "dim"), percent(share))


def percent(share: float) -> str:
    """Progress in six cells: "  22 %"."""
    return plurals.percent(share).rjust(6)


def day_in_words(text: str, today: date | None = None) -> str:
    """The day of a point in time in ISO 8601: "today", "3 days ago", "5 Nov 2026".

    >>> day_in_words("2026-11-24T08:00:00+00:00", date(2026, 11, 27))
    '3 days ago'
    """
    day = local_day(text)
    if day is None:
        return ""
    ago = ((today or datetime.now(UTC).astimezone().date()) - day).days
    if ago in (0, 1):
        return ("today", "yesterday")[ago]
    if 1 < ago < _RECENT:
        return f"{ago} days ago"
    return f"{day.day} {day:%b %Y}"


def joined(parts: Iterable[Text]) -> Text:
    """Lines, one below the other."""
    return Text("\n").join(parts)
