"""The list of headings, and copying."""

import re
from pathlib import Path

import pytest

from tests.tui.helpers import article_text, on_screen, reading, shown, until
from translations.articles import Article, open_article
from translations.reading.scheduler import Result
from tui.copying import quotation
from tui.screens.contents import ContentsScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.filtered_list import Choices


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(60, heading_every=10))
    return file


async def test_t_lists_the_headings_and_enter_goes_there(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results([Result(11, ("Part 10",))])
        await pilot.press(*["j"] * 13, "t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ContentsScreen))
        choices = pilot.app.screen.query_one(Choices)
        await until(pilot, lambda: choices.option_count == 6)
        texts = [str(choices.get_option_at_index(i).prompt) for i in range(6)]
        assert re.search(r"^Bagian 10 +16 %\nPart 10$", texts[1])
        assert choices.highlighted == 1  # where reading is
        await pilot.press("slash", *"bagian 40", "enter", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert view.rows.article.blocks[view.block].text == "Bagian 40"
        assert view.rows.tops[view.block] == view.scroll_offset.y


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
async def test_the_contents_leave_the_text_in_sight_where_there_is_room(
    path: Path, columns: int
) -> None:
    async with reading(path, (columns, 24)) as (pilot, view):
        await pilot.press(*["j"] * 13)
        before = shown(view)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(pilot.app.screen, ContentsScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(Choices).option_count == 6)
        await pilot.pause()
        pane = pilot.app.screen.query_one("#contents-pane").region
        assert pane.height == 24
        beside = [line[pane.right :] for line in on_screen(pilot.app.screen)]
        if columns < 70:
            assert pane.width == columns
        else:
            assert 40 <= pane.width < columns * 0.55
            below = on_screen(pilot.app.screen_stack[-2])
            assert beside[5] == below[5][pane.right :] != ""
        await pilot.press("escape")
        assert shown(view) == before


async def test_an_article_without_headings_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(3))
    async with reading(tmp_path / "a.md") as (pilot, _):
        await pilot.press("t")
        assert isinstance(pilot.app.screen, ReaderScreen)


async def test_y_copies_the_sentence_pair_and_Y_the_paragraph_pair(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results([Result(1, ("Paragraph 0 begins.", "One.", "Two.", "Three."))])
        await pilot.press("j", "y")
        assert pilot.app.clipboard == (
            "Paragraf 0 dimulai.\nParagraph 0 begins.\n— Bagian 0 (artikel.md)"
        )
        await pilot.press("Y")
        original, made, source = pilot.app.clipboard.split("\n")
        assert original == view.rows.article.blocks[1].text
        assert made == "Paragraph 0 begins. One. Two. Three."
        assert source == "— Bagian 0 (artikel.md)"


async def test_before_it_is_translated_the_original_is_copied(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("j", "y")
        assert pilot.app.clipboard == "Paragraf 0 dimulai.\n— Bagian 0 (artikel.md)"


def test_a_quotation_says_where_it_comes_from(tmp_path: Path) -> None:
    article = Article("Judul", (), "html", author="Ani", date="2026-01-02", source="contoh.id")
    assert quotation(article, "Ya.", "Yes.").endswith("— Ani, Judul, 2026-01-02 (contoh.id)")
    (tmp_path / "a\x1b[2J.txt").write_text("Isi.")
    opened = open_article(tmp_path / "a\x1b[2J.txt")
    assert "\x1b" not in quotation(opened, "Isi.", "")
