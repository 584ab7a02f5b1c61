"""The panels below the text, of a word or of a program: they go when the cursor leaves their
sentence, and until then the keys are theirs."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.helpers import bar, lines, reading, until
from tests.tui.test_programs import begun, configure, printed
from tests.tui.test_words import kept, looked_up, panel
from translations.folders import Folders
from tui.widgets.bilingual import BilingualView
from tui.widgets.panel import Panel
from tui.widgets.title_bar import TitleBar

TEXT = """# Pasar pagi

Harga beras naik di pasar lama. Petani senang.

Pembeli mengeluh tentang harga itu.

## Di pelabuhan

Nelayan menunggu kapal.
"""


@pytest.fixture
def path(tmp_path: Path, folders: Folders) -> Path:
    configure(folders, hitung='run = ["tr", "a-z", "A-Z"]\nkey = "f5"')
    (tmp_path / "berita.md").write_text(TEXT)
    return tmp_path / "berita.md"


async def word_panel(pilot: Pilot[None]) -> None:
    await pilot.press("j", "d")
    await looked_up(pilot, "Harga")


async def program_panel(pilot: Pilot[None]) -> None:
    await begun(pilot, "f5")
    await pilot.press("j", "f5")
    await until(pilot, lambda: printed(pilot).startswith("HARGA"))


both = pytest.mark.parametrize("opened", [word_panel, program_panel])
Opened = Callable[[Pilot[None]], Awaitable[None]]


async def click(pilot: Pilot[None], view: BilingualView, words: str, times: int = 1) -> None:
    y = next(y for y, line in enumerate(lines(view)) if words in line)
    await pilot.click(view, offset=(lines(view)[y].index(words) + 1, y), times=times)


def open_panels(pilot: Pilot[None]) -> int:
    return len(pilot.app.screen.query(Panel))


@both
@pytest.mark.parametrize("jump", [("t", "down", "enter"), ("colon", "4", "enter"), ("/", "k", "a")])
async def test_it_closes_when_the_cursor_goes_elsewhere(
    path: Path, opened: Opened, jump: tuple[str, ...]
) -> None:
    async with reading(path) as (pilot, view):
        await opened(pilot)
        await pilot.press(*jump)
        await until(pilot, lambda: view.block > 2)
        await until(pilot, lambda: not open_panels(pilot))
        assert kept(pilot) == []
        await pilot.press("escape", "b")
        await until(pilot, lambda: bool(view.texts.marks(view.block).signs))


@both
async def test_a_click_beside_words_of_another_sentence_closes_it(
    path: Path, opened: Opened
) -> None:
    async with reading(path) as (pilot, view):
        await opened(pilot)
        y = next(y for y, line in enumerate(lines(view)) if "Pembeli" in line)
        await pilot.click(view, offset=(view.size.width - 4, y))  # in its translation
        await until(pilot, lambda: view.block == 2)
        await until(pilot, lambda: not open_panels(pilot))
        assert "d Look up" in bar(pilot.app)
        assert pilot.app.focused is view


@both
async def test_after_a_click_in_its_own_sentence_it_has_the_keys(
    path: Path, opened: Opened
) -> None:
    async with reading(path) as (pilot, view):
        await opened(pilot)
        await click(pilot, view, "pasar lama")
        await pilot.click(TitleBar)
        assert open_panels(pilot) == 1
        assert "esc Back" in bar(pilot.app) or "d Back" in bar(pilot.app)
        await pilot.press("escape")
        await until(pilot, lambda: not open_panels(pilot))
        assert (view.block, view.sentence) == (1, 0)
        assert pilot.app.focused is view


@pytest.mark.parametrize("times", [1, 2])
async def test_while_a_word_is_looked_up_a_click_looks_another_one_up(
    path: Path, times: int
) -> None:
    async with reading(path) as (pilot, view):
        await word_panel(pilot)
        await click(pilot, view, "mengeluh", times)
        await looked_up(pilot, "mengeluh")
        await pilot.press("right", "enter")
        await until(pilot, lambda: kept(pilot) == ["tentang"])
        await pilot.press("escape")
        await until(pilot, lambda: not open_panels(pilot))


async def test_a_search_from_the_panel_leaves_no_panel_behind(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await word_panel(pilot)
        await pilot.press("/", "b", "e", "r", "a", "s", "enter", "escape")  # in the same sentence
        assert open_panels(pilot) == 0 or pilot.app.focused is not view
        await pilot.press("escape", "j")
        await until(pilot, lambda: view.block == 2)
        assert open_panels(pilot) == 0


async def test_words_without_letters_after_the_last_one_keep_it_there(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Harga beras.\n\n    1 2 3\n")
    async with reading(tmp_path / "a.md") as (pilot, view):
        await pilot.press("d", "right")
        await looked_up(pilot, "beras")
        await pilot.press("right")
        await pilot.pause()
        assert (view.block, view.sentence) == (0, 0)
        assert panel(pilot).startswith("beras")


async def test_a_program_run_on_a_word_gives_the_keys_back_to_the_word(
    path: Path, folders: Folders
) -> None:
    configure(folders, kata='run = "printf {word}"\nkey = "f6"\non = "word"')
    async with reading(path) as (pilot, view):
        await begun(pilot, "f6")
        await pilot.press("j", "d", "right")
        await looked_up(pilot, "beras")
        for back in ("escape", "d"):
            await pilot.press("f6")
            await until(pilot, lambda: printed(pilot) == "beras")
            assert [one.display for one in pilot.app.screen.query(Panel)].count(True) == 1
            await pilot.press(back)
            await until(pilot, lambda: "⏎ Keep the word" in bar(pilot.app))
        await pilot.press("right")
        await looked_up(pilot, "naik")
        await pilot.press("escape", "escape", "j")
        await until(pilot, lambda: not open_panels(pilot) and view.block == 2)
