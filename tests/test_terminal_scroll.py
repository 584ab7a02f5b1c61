"""A terminal that moves its own rows shows exactly what it would show if all were drawn."""

import random

import pyte
import pytest

from translations.terminal_scroll import TerminalScroll

COLUMNS, LINES = 24, 12
STYLES = ["1", "4", "38;2;1;2;3", "38;2;9;9;9;48;2;0;0;7", "48;5;7"]
LETTERS = "abc   é“" + "漢👍" + "e\u0301\u200d"


class Shown:
    """A terminal, and beside it one that gets every drawing as it is."""

    def __init__(self) -> None:
        self.scroll = TerminalScroll()
        self.screens = [pyte.Screen(COLUMNS, LINES) for _ in range(2)]
        self.plain, self.ours = (pyte.Stream(screen) for screen in self.screens)

    def draw(self, drawn: str) -> str:
        made = self.scroll.with_scrolling(drawn, COLUMNS, LINES)
        self.plain.feed(drawn)
        self.ours.feed(made)
        cells = [
            [[screen.buffer[y][x] for x in range(COLUMNS)] for y in range(LINES)]
            for screen in self.screens
        ]
        assert cells[0] == cells[1]
        assert self.screens[0].cursor.x == self.screens[1].cursor.x
        assert self.screens[0].cursor.y == self.screens[1].cursor.y
        return made


def width(text: str) -> int:
    return sum(2 if letter in "漢👍" else letter not in "\u0301\u200d" for letter in text)


def styled_row(rnd: random.Random, columns: int) -> str:
    """A row of some cells in several styles, as Textual draws one."""
    parts = ["x"]  # a mark that joins no letter would join what was drawn before
    columns -= 1
    while columns:
        text = "".join(rnd.choice(LETTERS) for _ in range(rnd.randrange(1, 9)))
        while width(text) > columns:
            text = text[:-1]
        columns -= width(text)
        style = rnd.choice(["", *STYLES])
        parts.append(f"\x1b[{style}m{text}\x1b[0m" if style else text)
        if columns == 1:
            parts.append(" ")
            columns = 0
    return "".join(parts)


def frame(rows: dict[int, str], column: int = 1) -> str:
    drawn = "\n".join(f"\x1b[{row};{column}H{text}" for row, text in rows.items())
    return drawn + "\x1b[1;1H"


@pytest.mark.parametrize("seed", range(20))
def test_the_same_is_shown(seed: int) -> None:
    rnd = random.Random(seed)
    shown = Shown()
    text = [styled_row(rnd, COLUMNS) for _ in range(60)]
    top = 20
    for _ in range(60):
        match rnd.randrange(6):
            case 0:  # a part of some rows
                column = rnd.randrange(1, COLUMNS - 4)
                some = rnd.sample(range(1, LINES + 1), 3)
                shown.draw(frame({row: styled_row(rnd, 4) for row in sorted(some)}, column))
            case 1:  # anything else
                shown.draw(rnd.choice(["\x1b[?25l", "\x1b[2J", "\x1b[?2026h", "\x1b[3;3Hx\x1b[2K"]))
            case 2:  # the whole screen
                shown.draw(frame({row: text[top + row] for row in range(1, LINES + 1)}))
            case _:  # the text between two bars is scrolled, and one of its rows changes
                top = min(max(0, top + rnd.randrange(-4, 5)), 60 - LINES - 1)
                text[top + rnd.randrange(2, LINES)] = styled_row(rnd, COLUMNS)
                shown.draw(frame({row: text[top + row] for row in range(2, LINES)}))


def lines_of_text(first: int, last: int) -> dict[int, str]:
    return {row: f"{row + first:<{COLUMNS}}" for row in range(2, last + 1)}


def test_only_rows_that_are_new_are_drawn() -> None:
    shown = Shown()
    shown.draw(frame(lines_of_text(10, LINES - 1)))
    down = shown.draw(frame(lines_of_text(12, LINES - 1)))
    assert [number for number in range(12, 30) if f"H{number}" in down] == [22, 23]
    up = shown.draw(frame(lines_of_text(11, LINES - 1)))
    assert [number for number in range(12, 30) if f"H{number}" in up] == [13]
    assert shown.draw(frame(lines_of_text(11, LINES - 1))) == "\x1b[1;1H"


def test_a_drawing_of_the_whole_screen_mends_it() -> None:
    shown = Shown()
    whole = frame({1: "-" * COLUMNS} | lines_of_text(10, LINES))
    shown.draw(whole)
    for screen in shown.screens:
        pyte.Stream(screen).feed("\x1b[5;1HMessage from another program")
    assert shown.draw(whole) == whole


@pytest.mark.parametrize("between", ["\x1b[?1049h", "\x1b[2J\x1b[1;1H-", ""])
def test_nothing_is_taken_as_shown_after_something_else_or_on_another_size(between: str) -> None:
    scroll = TerminalScroll()
    drawing = frame(lines_of_text(10, LINES - 1))
    scroll.with_scrolling(drawing, COLUMNS, LINES)
    lines = LINES if between else LINES + 1
    scroll.with_scrolling(between, COLUMNS, lines)
    again = scroll.with_scrolling(drawing, COLUMNS, lines)
    assert all(str(number) in again for number in range(12, 20))
