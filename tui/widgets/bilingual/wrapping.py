"""Wraps text to a width in cells. Rich and Textual wrap too, but without giving the offsets, which
selection, sentences and marks need, and 20 to 35 times slower for Latin text."""

from rich.cells import cell_len, split_graphemes

from translations.patterns import lazy_pattern

# Every character here is one cell wide and independent: no combining marks, no soft hyphen.
is_narrow = lazy_pattern(
    "[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2015\u2018-\u2022\u2026]*"
).fullmatch


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """Break text at spaces, and words that are too long anywhere.

    Args:
        text: cleaned text; each line break in it (code has them) begins a new line.
        width: cells, at least 2.

    Returns:
        Slices of ``text``, at least one; spaces at line breaks are in none of them.
    """
    if "\n" not in text:
        return _wrap_line(text, 0, len(text), width)
    lines, start = [], 0
    for line in text.split("\n"):
        lines += _wrap_line(text, start, start + len(line), width)
        start += len(line) + 1
    return lines


def _wrap_line(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    if not is_narrow(text, start, end):
        return _wrap_graphemes(text, start, end, width)
    lines = []
    while end - start > width:
        cut = text.rfind(" ", start, start + width + 1)
        if cut <= start:
            lines.append((start, start + width))
            start += width
        else:
            lines.append((start, cut))
            start = cut + 1
    lines.append((start, end))
    return lines


def _wrap_graphemes(text: str, start: int, end: int, width: int) -> list[tuple[int, int]]:
    """The same for text with wide, joined or combining characters; never cuts a grapheme."""
    lines: list[tuple[int, int]] = []
    line_start, used = start, 0
    space, used_after_space = -1, 0  # the last space of the line, and the cells after it
    for first, last, counted in split_graphemes(text[start:end])[0]:
        at = start + first
        # Joiners with nothing before them claim that what follows has no width.
        cells = max(counted, cell_len(text[at : start + last]))
        is_space = text[at] == " " and last - first == 1  # a combining mark may follow a space
        if used + cells > width:
            if is_space:
                lines.append((line_start, at))
                line_start, used, space = start + last, 0, -1
                continue
            if space > line_start:
                lines.append((line_start, space))
                line_start, used = space + 1, used_after_space
            if used + cells > width and at > line_start:  # still too wide, or there was no space
                lines.append((line_start, at))
                line_start, used = at, 0
            space = -1
        used += cells
        used_after_space += cells
        if is_space:
            space, used_after_space = at, 0
    lines.append((line_start, end))
    return lines
