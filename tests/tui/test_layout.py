"""The width of the columns, and the bars: chosen by keys, and saved."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.helpers import article_text, lines, reading, until
from translations.folders import Folders
from translations.settings import Settings
from tui.widgets.bilingual import BilingualView
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(30))
    return file


HIDDEN = "The bars are hidden: B brings them back · ? lists the keys"


def said(pilot: Pilot[None]) -> list[str]:
    return [one.message for one in pilot.app._notifications]


def longest(view: BilingualView) -> int:
    """Letters of the longest line of the original on the screen."""
    rows = view.rows
    return max(len(line[rows.left :][: rows.column_width].rstrip()) for line in lines(view))


@pytest.mark.parametrize("size", [(160, 30), (200, 60), (300, 40)])
async def test_wide_terminals_have_lines_that_read_easily_and_room_between(
    path: Path, size: tuple[int, int]
) -> None:
    async with reading(path, size) as (_, view):
        assert 66 <= view.rows.column_width <= 75
        assert view.rows.right - view.rows.left - view.rows.column_width == 8
        assert longest(view) <= 75


async def test_plus_and_minus_change_the_width_hold_the_place_and_are_kept(
    path: Path, folders: Folders
) -> None:
    async with reading(path, (200, 40)) as (pilot, view):
        usual = view.rows.column_width
        await pilot.press(*["j"] * 12, "minus", "minus")
        narrow = view.rows.column_width
        assert narrow == usual - 4
        assert longest(view) <= narrow
        assert (view.block, view.sentence) == (12, 0)
        assert any("Paragraf 12 dimulai" in line for line in lines(view))
        await until(pilot, lambda: Settings.load(folders).column == narrow)
    assert f"column = {narrow}" in folders.config_file.read_text()
    async with reading(path, (200, 40), settings=Settings.load(folders)) as (pilot, view):
        assert view.rows.column_width == narrow
        await pilot.press("plus", "plus")
        assert view.rows.column_width == usual
        await until(pilot, lambda: Settings.load(folders).column == 0)
        await pilot.press("plus")
        assert view.rows.column_width == usual + 2


async def test_a_column_is_never_wider_than_there_is_room(path: Path) -> None:
    async with reading(path, (80, 24), settings=Settings(column=100)) as (pilot, view):
        assert view.rows.right + view.rows.column_width < 80
        before = view.rows.column_width
        await pilot.press("plus")
        assert view.rows.column_width == before
        await pilot.press(*["minus"] * 20)
        assert 20 < view.rows.column_width < before
        await pilot.resize_terminal(140, 24)
        await until(pilot, lambda: view.size.width == 140)
        assert 20 < view.rows.column_width < before


async def test_b_hides_the_bars_and_brings_them_back_another_day(
    path: Path, folders: Folders
) -> None:
    async with reading(path, (80, 24)) as (pilot, view):
        bars = [pilot.app.screen.query_one(TitleBar), pilot.app.screen.query_one(BottomBar)]
        await pilot.press("B")
        await until(pilot, lambda: view.size.height == 24)
        await until(pilot, lambda: said(pilot) == [HIDDEN])
        assert not any(one.display for one in bars)
        await pilot.press("4")  # what is typed is to be seen
        await until(pilot, lambda: all(one.display for one in bars))
        await pilot.press("G")
        assert view.block == 3
        await until(pilot, lambda: view.size.height == 24)
        await until(pilot, lambda: not Settings.load(folders).bars)
    async with reading(path, (80, 24), settings=Settings.load(folders)) as (pilot, view):
        assert view.size.height == 24
        await until(pilot, lambda: said(pilot) == [HIDDEN])
        await pilot.press("slash", *"paragraf")
        await until(pilot, lambda: view.size.height == 23)
        await pilot.press("escape", "B")
        await until(pilot, lambda: view.size.height < 23)
        await until(pilot, lambda: Settings.load(folders).bars)


@pytest.mark.parametrize("size", [(120, 30), (60, 20)])
async def test_author_date_and_source_stand_under_the_title(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    about = "---\ntitle: Judul\nauthor: Dewi\ndate: 2026-05-07\nsource: Koran Contoh\n---\n"
    file = tmp_path / "berita.md"
    file.write_text(f"{about}# Judul\n\n{article_text(20)}")
    async with reading(file, size) as (pilot, view):
        for _ in range(2):  # side by side or stacked, and the original alone
            drawn = [line.strip() for line in lines(view)]
            at = drawn.index("Dewi · 7 May 2026 · Koran Contoh")
            assert "Judul" in "".join(drawn[:at])
            assert drawn[at + 1] == ""
            assert any("Paragraf 0" in line for line in drawn[at + 2 : at + 4])
            await pilot.press("v")
    file.write_text(f"{about}{article_text(20)}")
    async with reading(file, (120, 30)) as (pilot, view):
        assert "Judul · Dewi · 7 May" in str(pilot.app.screen.query_one(TitleBar).render())
