"""A pane shrunk to nothing: every screen survives every size, and comes back."""

from pathlib import Path

import pytest

from tests.tui.helpers import article_text, on_screen, reading, until
from translations.reading.loader import SAMPLE
from translations.reading.scheduler import Result
from tui.screens.editor import EditorScreen, NoteArea
from tui.widgets.key_bar import KeyBar

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
SIZES = [(8, 8), (20, 4), (1, 1), (3, 40), (40, 1), (5, 3), (80, 24)]


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
            await pilot.press("pagedown", "down", "pageup", "up")


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


@pytest.mark.parametrize("size", [(40, 12), (40, 10), (60, 16), (80, 24)])
async def test_a_note_is_written_in_sight_of_its_field_and_keys(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    path = tmp_path / "artikel.md"
    path.write_text(article_text(4))
    async with reading(path, size) as (pilot, view):
        view.add_results(
            Result(n, ("One is long enough for two lines. " * 3,) * 4) for n in range(4)
        )
        await pilot.press("j", "l", "n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.pause()
        screen = pilot.app.screen
        field, keys = screen.query_one(NoteArea).region, screen.query_one(KeyBar).region
        assert field.height >= 3
        assert field.bottom <= keys.y
        assert keys.height >= 1
        assert keys.bottom <= size[1]
        assert screen.query_one("#editor").region.y >= 0


async def test_the_theme_in_use_is_in_sight_when_the_themes_are_listed() -> None:
    async with reading(SAMPLE, size=(60, 20)) as (pilot, _):
        await pilot.press("C")
        await until(
            pilot, lambda: any(pilot.app.theme in line for line in on_screen(pilot.app.screen))
        )
