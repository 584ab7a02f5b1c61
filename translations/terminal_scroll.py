"""What the terminal shows already is not drawn again, nor is what it can move there by itself.

A terminal can scroll a part of its rows, as vim and less have it do. Textual draws every row anew:
nine kilobytes for a text that moves by one paragraph.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import groupby

from rich.cells import cell_len

from translations.patterns import lazy_pattern

Row = tuple[str, tuple[str, ...]]
"""What a row shows: a character for each cell, `_HALF` behind those of two cells, and the style of
each cell."""

_HALF = "\0"
_PLACE = lazy_pattern(r"\x1b\[(\d+);(\d+)H")
_STYLE = lazy_pattern(r"\x1b\[([0-9;]*)m")
_SYNCHRONIZED = ("\x1b[?2026h", "\x1b[?2026l")
_WORTH = 3  # rows that scrolling must save
_ALIKE = 4  # rows with one content that are compared, such as empty ones


class TerminalScroll:
    """Remembers what a terminal shows.

    A drawing of the whole screen is passed on as it is, so that it mends whatever another program
    has written there. Anything but a drawing makes it forget what is shown.
    """

    def __init__(self) -> None:
        self._shown: dict[int, Row] = {}
        """The rows of which all is known."""
        self._size = 0, 0

    def with_scrolling(self, drawn: str, columns: int, lines: int) -> str:
        """The same drawing, without what is shown already, and scrolled where that saves most.

        Args:
            drawn: what is sent to the terminal at once.
            columns, lines: the terminal's size now.
        """
        if drawn in _SYNCHRONIZED:
            return drawn
        if (columns, lines) != self._size:
            self._size = columns, lines
            self._shown.clear()
        before, *places = _PLACE.split(drawn)
        pieces: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for row, column, text in zip(places[::3], places[1::3], places[2::3], strict=True):
            if text:
                pieces[int(row)].append((int(column), text.removesuffix("\n")))
        if before or not pieces or max(pieces) > lines:
            self._shown.clear()
            return drawn

        shown = self._shown.copy()
        for row, on_row in pieces.items():
            self._draw(row, on_row)
        if len(pieces) == lines:
            return drawn
        made = []
        shift, region = _best_scroll(shown, {row: self._shown.get(row) for row in pieces})
        if shift:
            made.append(_scroll(shift, region))
            moved = {
                row: shown[row + shift] for row in region if row + shift in shown.keys() & region
            }
            shown = {row: content for row, content in shown.items() if row not in region} | moved
        for row, on_row in pieces.items():
            if row in self._shown:
                made.append(_difference(row, shown.get(row), self._shown[row]))
            else:
                made += (f"\x1b[{row};{column}H{text}" for column, text in on_row)
        if not places[-1]:  # where the cursor is left
            made.append(f"\x1b[{places[-3]};{places[-2]}H")
        return "".join(made)

    def _draw(self, row: int, pieces: list[tuple[int, str]]) -> None:
        content = self._shown.pop(row, None)
        for column, drawn in pieces:
            content = _put(content, column, drawn, self._size[0])
        if content:
            self._shown[row] = content


def _put(shown: Row | None, column: int, drawn: str, columns: int) -> Row | None:
    """A row with a piece drawn over it; None if it is not known what it then shows."""
    text, style = "", ""
    styles: list[str] = []
    for at, part in enumerate(_STYLE.split(drawn)):
        if at % 2:
            style = "" if part in ("", "0") else f"{style};{part}" if style else part
        elif part:
            if (cells := _cells(part)) is None:
                return None
            text += cells
            styles += [style] * len(cells)
    start, end = column - 1, column - 1 + len(text)
    if start == 0 and end == columns:
        return text, tuple(styles)
    if shown is None or end > columns:
        return None
    if _HALF in (shown[0][start : start + 1], shown[0][end : end + 1]):
        return None  # half of a character is drawn over
    return shown[0][:start] + text + shown[0][end:], (*shown[1][:start], *styles, *shown[1][end:])


def _cells(text: str) -> str | None:
    """A character for each cell; None if some are no letters, or share a cell."""
    if text.isascii() and text.isprintable():
        return text
    cells = []
    for character in text:
        width = cell_len(character)
        if not width:
            return None
        cells.append(character + _HALF * (width - 1))
    return "".join(cells)


def _best_scroll(shown: Mapping[int, Row], wanted: Mapping[int, Row | None]) -> tuple[int, range]:
    """By how many rows to move what is shown up (down, if negative), and all rows concerned."""
    places = defaultdict(list)
    for row, content in shown.items():
        places[content].append(row)
    saved = Counter(
        old - row
        for row, content in wanted.items() if content
        for old in places.get(content, ())[:_ALIKE]
    )  # fmt: skip
    shift, rows = max(saved.items(), key=lambda one: (one[1], -abs(one[0])), default=(0, 0))
    if rows < saved[0] + _WORTH:
        return 0, range(0)
    moved = [
        row for row, content in wanted.items() if content and shown.get(row + shift) == content
    ]
    region = range(min(moved) + min(shift, 0), max(moved) + max(shift, 0) + 1)
    if all(wanted.get(row) for row in region):
        return shift, region
    return 0, range(0)


def _scroll(shift: int, region: range) -> str:
    top, bottom = region[0], region[-1]
    start, step = (bottom, "\n") if shift > 0 else (top, "\x1bM")
    return f"\x1b[{top};{bottom}r\x1b[{start};1H{step * abs(shift)}\x1b[r"


def _difference(row: int, shown: Row | None, wanted: Row) -> str:
    """What draws a row: all that lies between the first cell that differs and the last."""
    text, styles = wanted
    cells = range(len(text))
    # Terminals do not agree on all wide characters: such a row is drawn from its beginning.
    if shown and _HALF not in text + shown[0]:
        differing = [at for at in cells if text[at] != shown[0][at] or styles[at] != shown[1][at]]
        cells = range(differing[0], differing[-1] + 1) if differing else range(0)
    if not cells or shown == wanted:
        return ""
    made = [f"\x1b[{row};{cells[0] + 1}H"]
    for style, group in groupby(cells, key=styles.__getitem__):
        alike = list(group)
        piece = text[alike[0] : alike[-1] + 1].replace(_HALF, "")
        made.append(f"\x1b[{style}m{piece}\x1b[0m" if style else piece)
    return "".join(made)
