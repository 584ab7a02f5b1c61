"""Kept words are highlighted wherever their root recurs."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.helpers import article_text, reading, until
from translations.articles import Article, Position, open_article
from translations.folders import Folders
from translations.notebook import Mark, MarkKind, Notebook, anchor_at, changed_mark, new_mark
from translations.settings import Settings
from tui.widgets.bilingual import BilingualView
from tui.widgets.bilingual.palette import palette_of

HERE = "Rapat itu dibatalkan. Pembatalannya mengejutkan warga.\n\nKami membatalkan rapat."
THERE = "Panitia membatalkan lomba itu."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "ini.md"
    file.write_text(f"{HERE}\n\n{article_text(60)}\n\nAkhirnya batal.")
    return file


@pytest.fixture
def other(tmp_path: Path) -> Article:
    file = tmp_path / "itu.md"
    file.write_text(THERE)
    return open_article(file)


def kept(article: Article, word: str) -> Mark:
    return new_mark(MarkKind.WORD, anchor_at(article, Position(0, 0)), text=f"{word}\nartinya")


def lit(view: BilingualView) -> list[str]:
    """The words that are lit on the screen."""
    style = palette_of(view).kept
    return [
        segment.text
        for y in range(view.size.height)
        for segment in view.render_line(y)
        if segment.style and segment.style.color == style.color and segment.text.strip()
    ]


async def test_a_word_kept_in_one_article_is_lit_in_another_in_every_form(
    path: Path, other: Article, folders: Folders
) -> None:
    Notebook(folders).keep(other, kept(other, "membatalkan"))
    async with reading(path) as (pilot, view):
        words = ["dibatalkan", "Pembatalannya", "membatalkan"]
        await until(pilot, lambda: lit(view) == words)
        await pilot.press("G")
        await until(pilot, lambda: lit(view) == ["batal"])
        await pilot.press("s", "s")  # the originals are hidden: so is what is known of them
        assert lit(view) == []


async def test_one_key_turns_it_off_for_good_and_on_again(
    path: Path, other: Article, folders: Folders
) -> None:
    Notebook(folders).keep(other, kept(other, "membatalkan"))
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: len(lit(view)) == 3)
        await pilot.press("K")
        await until(pilot, lambda: not Settings.load(folders).kept_words)
        assert lit(view) == []
        await pilot.press("m")
        await until(pilot, lambda: bool(view.texts.marks(0).colours))
        assert lit(view) == []
    assert "kept_words = false" in folders.config_file.read_text()
    async with reading(path, settings=Settings.load(folders)) as (pilot, view):
        await pilot.press("K")
        await until(pilot, lambda: len(lit(view)) == 3)
        assert Settings.load(folders).kept_words


async def test_keeping_a_word_lights_it_at_once_and_taking_it_out_ends_that(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("d")
        await panel_shows(pilot, "Rapat")
        await pilot.press("enter")
        await until(pilot, lambda: lit(view) == ["Rapat", "rapat"])
        await pilot.press("enter")
        await until(pilot, lambda: lit(view) == [])


async def panel_shows(pilot: Pilot[None], word: str) -> None:
    def shows() -> bool:
        found = pilot.app.screen.query("#word")
        return bool(found) and str(found.first().render()).startswith(word)

    await until(pilot, shows)


async def test_a_word_taken_out_in_the_list_of_all_marks_is_lit_no_longer(
    path: Path, other: Article, folders: Folders
) -> None:
    mark = kept(other, "membatalkan")
    Notebook(folders).keep(other, mark)
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: len(lit(view)) == 3)
        await pilot.press("apostrophe")
        await pilot.pause()
        Notebook(folders).keep(other, changed_mark(mark, deleted=True))
        await pilot.press("escape")
        await until(pilot, lambda: lit(view) == [])


def test_words_of_all_articles_are_known_without_opening_them_again(
    other: Article, folders: Folders
) -> None:
    notebook = Notebook(folders)
    mark = kept(other, "membatalkan")
    notebook.keep(other, mark, kept(other, "lomba"))
    assert notebook.kept_words() == {"membatalkan", "lomba"}
    assert notebook.kept_words(but=other.digest) == set()
    notebook.keep(other, changed_mark(mark, deleted=True))
    assert Notebook(folders).kept_words() == {"lomba"}
