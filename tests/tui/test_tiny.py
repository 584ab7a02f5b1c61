"""A pane shrunk to nothing: every screen survives every size, and comes back."""

from pathlib import Path

import pytest

from tests.tui.helpers import article_text, reading
from translations.reading.loader import SAMPLE

KEYS = [
    "",
    "slash",
    "n",
    "e",
    "apostrophe",
    "t",
    "p",
    "x",
    "d",
    "a",
    "question_mark",
    "ctrl+p",
    "o",
]
SIZES = [(8, 8), (1, 1), (3, 40), (40, 1), (5, 3), (80, 24)]


@pytest.mark.parametrize("key", KEYS)
async def test_a_screen_holds_at_every_size(tmp_path: Path, key: str) -> None:
    path = tmp_path / "berita.md"
    path.write_text(f"# Satu\n\n{article_text(4)}")
    async with reading(path) as (pilot, _):
        await pilot.pause()
        if key:
            await pilot.press(key)
            await pilot.pause()
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await pilot.pause()


@pytest.mark.parametrize("key", KEYS)
async def test_a_screen_opens_in_a_terminal_of_eight_columns(key: str) -> None:
    async with reading(SAMPLE, size=(8, 8)) as (pilot, _):
        await pilot.pause()
        if key:
            await pilot.press(key)
        await pilot.pause()
        await pilot.press("down", "enter")
        await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
