"""Fewer bytes for the terminal show exactly the same."""

import random

import pyte
import pytest

from translations.screen_bytes import with_fewer_bytes

FRONT = ["31", "97", "38;5;200", "38;2;1;2;3", "38;2;9;9;9"]
BACK = ["41", "100", "48;5;7", "48;2;1;2;3", "48;2;7;7;7"]
ATTRIBUTES = ["1", "3", "4", "7", "9", "1;3", "4;7"]
COLUMNS, LINES = 40, 8


def shown(drawn: str) -> list[tuple[object, ...]]:
    """What is seen of each cell, and the attributes in force at the end."""
    screen = pyte.Screen(COLUMNS, LINES)
    pyte.Stream(screen).feed(drawn)
    cells = [screen.buffer[y][x] for y in range(LINES) for x in range(COLUMNS)]
    return [screen.cursor.attrs, *(
        (one.data, one.bg, one.underscore, one.reverse, one.strikethrough)
        + ((one.fg, one.bold, one.italics) if one.data != " " or one.reverse else ())
        for one in cells
    )]  # fmt: skip


def drawn_at_random(rnd: random.Random) -> str:
    parts = []
    for _ in range(rnd.randrange(1, 30)):
        if rnd.random() < 0.2:
            parts.append(f"\x1b[{rnd.randrange(1, LINES)};{rnd.randrange(1, COLUMNS)}H")
        if rnd.random() < 0.1:
            parts.append("\n")
        chosen = [
            rnd.choice(some)
            for some, share in ((ATTRIBUTES, 0.4), (FRONT, 0.8), (BACK, 0.7))
            if rnd.random() < share
        ]
        text = "".join(rnd.choice("ab ") for _ in range(rnd.randrange(1, 6)))
        parts.append(f"\x1b[{';'.join(chosen)}m{text}\x1b[0m" if chosen else text)
    return "".join(parts)


@pytest.mark.parametrize("seed", range(40))
def test_the_same_is_shown(seed: int) -> None:
    rnd = random.Random(seed)
    for _ in range(10):
        drawn = drawn_at_random(rnd)
        made = with_fewer_bytes(drawn)
        assert shown(made) == shown(drawn)
        assert len(made) <= len(drawn)


def test_a_colour_is_set_when_it_changes() -> None:
    blue, red = "48;2;0;0;9", "38;2;9;0;0"
    drawn = f"\x1b[{blue}m  \x1b[0m\x1b[{red};{blue}mkata\x1b[0m\x1b[{blue}m   \x1b[0m"
    assert with_fewer_bytes(drawn) == f"\x1b[{blue}m  \x1b[{red}mkata   \x1b[0m"


def test_what_has_no_colours_passes_unchanged() -> None:
    for drawn in ("", "kata", "\x1b[2J\x1b[H", "\x1b]52;c;a2F0YQ==\x07", "\x1b[1mkata"):
        assert with_fewer_bytes(drawn) == drawn
