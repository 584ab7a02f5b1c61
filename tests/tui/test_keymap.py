"""Keys changed in config.toml, the palette, and the theme."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input

from tests.tui.helpers import article_text, reading, until
from translations.folders import Folders
from tui.keymap import read_keymap
from tui.settings import Settings


@pytest.fixture
def config(folders: Folders) -> Path:
    folders.config.mkdir(parents=True)
    return folders.config_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(20))
    return file


async def test_a_key_can_be_changed_by_the_name_of_its_action(path: Path, config: Path) -> None:
    config.write_text('[keys]\n"view.next_block" = "w,down"\nreader.bookmark = "B"\n')
    async with reading(path) as (pilot, view):
        await pilot.press("w", "j", "down")
        assert view.block == 2
        await pilot.press("b")
        assert not pilot.app.screen.marking.entry.present
        await pilot.press("B")
        await until(pilot, lambda: len(pilot.app.screen.marking.entry.present) == 1)


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        ('[keys]\n"reader.bokmark" = "B"', "no action reader.bokmark. Is reader.bookmark meant?"),
        ('[keys]\n"reader.bookmark" = 3', "are to be text"),
        ('[keys]\n"reader.bookmark" = "ctlr+b"', "a key that does not exist: ctlr+b"),
        ('[keys]\n"reader.bookmark" = "j"', "j would be both view.next_block and reader.bookmark"),
        ('[keys]\n"library.sort" = "/"', "slash would be both list.search and library.sort"),
        ("keys = 3", "write [keys]"),
        ("[keys", "cannot be read"),
        (b"\xff", "cannot be read"),
    ],
)
def test_what_is_wrong_is_said_and_left_out(
    config: Path, content: str | bytes, trouble: str
) -> None:
    config.write_bytes(content if isinstance(content, bytes) else content.encode())
    keymap, troubles = read_keymap(config)
    assert keymap == {}
    assert len(troubles) == 1
    assert trouble in troubles[0]


def test_keys_can_change_places(config: Path) -> None:
    config.write_text('[keys]\n"reader.bookmark" = "m"\n"reader.highlight" = "b"\n')
    assert read_keymap(config) == ({"reader.bookmark": "m", "reader.highlight": "b"}, [])


def test_what_comes_with_the_program_has_no_clash(config: Path) -> None:
    assert read_keymap(config) == ({}, [])


async def test_what_is_wrong_is_said_on_the_screen(path: Path, config: Path) -> None:
    config.write_text('[keys]\n"reader.bookmark" = "j"')
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert "j would be both" in next(iter(pilot.app._notifications)).message
        await pilot.press("j")
        assert view.block == 1


async def test_the_palette_has_every_action(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("ctrl+p")
        await until(pilot, lambda: isinstance(pilot.app.screen, CommandPalette))
        names = {c.title for c in pilot.app.get_system_commands(pilot.app.screen_stack[-2])}
        for name in ("Bookmark", "Search", "Contents", "Export", "Study", "Packages", "Theme"):
            assert name in names
        pilot.app.screen.query_one(Input).value = "Next paragr"
        await pilot.pause(0.3)
        await pilot.press("escape")


async def test_a_theme_is_remembered(path: Path, folders: Folders) -> None:
    async with reading(path) as (pilot, _):
        pilot.app.theme = "nord"
        await until(pilot, lambda: Settings.load(folders.settings).theme == "nord")
    assert Settings.load(folders.settings) == Settings(theme="nord")
