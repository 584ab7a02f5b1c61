"""Searching an article on the screen."""

import time
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.helpers import article_text, on_screen, reading, until
from translations.reading.finder import Finder, Match
from translations.reading.scheduler import Result
from translations.reading.search import matcher
from tui.screens.editor import EditorScreen
from tui.widgets.bilingual import BilingualView, Mode
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.palette import palette_of
from tui.widgets.search_bar import SearchBar


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(60))
    return file


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#search-state", Static).render())


async def says(pilot: Pilot[None], words: str) -> None:
    await until(pilot, lambda: said(pilot) == words)


def lit(view: BilingualView) -> list[str]:
    """The text of the segments in the style of a match, over the whole screen."""
    palette = palette_of(view)
    found = []
    for y in range(view.size.height):
        for segment in view.render_line(y):
            style = segment.style
            if style and (style.bgcolor == palette.match.bgcolor or style.reverse):
                found.append(segment.text)
    return found


async def test_as_one_types_the_first_match_is_shown_and_all_are_counted(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("slash", *"PARAGRAF 41")
        await says(pilot, "1 of 1")
        assert view.block == 41
        assert lit(view) == ["Paragraf 41"]
        await pilot.press("backspace")
        await says(pilot, "1 of 11")
        assert view.block == 4


async def test_no_message_stands_over_the_search_line(path: Path) -> None:
    async with reading(path) as (pilot, _):
        pilot.app.notify("Sesuatu salah.", severity="warning", timeout=60)
        await until(pilot, lambda: len(pilot.app._notifications) == 1)
        await pilot.press("slash", *"anak")
        assert not len(pilot.app._notifications)
        await until(pilot, lambda: said(pilot).startswith("1 of "))


async def test_n_and_N_go_from_match_to_match_and_around(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("slash", *"paragraf 5", "enter")
        await says(pilot, "1 of 11")
        await pilot.press("n")
        assert view.block == 50
        assert said(pilot) == "2 of 11"
        await pilot.press("N", "N")
        assert view.block == 59
        assert said(pilot) == "11 of 11"
        await pilot.press("n")
        assert view.block == 5


async def test_both_languages_are_searched_and_what_arrives_is_counted(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("slash", *"ferry")
        await says(pilot, "no match")
        screen = pilot.app.screen
        result = Result(7, ("Paragraph.", "The ferry is late.", "One ferry.", "Yes."))
        view.add_results([result])
        screen._search.rows_changed([7])
        await until(pilot, lambda: said(pilot).endswith("2"))
        await pilot.press("enter", "n")
        assert view.block == 7
        await pilot.press("n")
        assert view.sentence == 2
        assert lit(view) == ["ferry", "ferry"]


async def test_escape_while_typing_goes_back_to_where_one_was(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("j", "j", "slash", *"paragraf 41")
        await until(pilot, lambda: view.block == 41)
        await pilot.press("escape")
        await pilot.pause()
        assert view.block == 2
        assert not pilot.app.screen.query(SearchBar)
        assert lit(view) == []


async def test_escape_in_the_text_ends_the_search_there_and_n_writes_a_note_again(
    path: Path,
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("slash", *"paragraf 41", "enter")
        await until(pilot, lambda: view.block == 41)
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.screen.query(SearchBar))
        assert view.block == 41
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))


async def test_a_search_without_a_match_says_so_and_ends_where_it_began(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("j", "slash", *"dua kalizz", "enter")
        await until(pilot, lambda: not pilot.app.screen.query(SearchBar))
        assert [n.message for n in pilot.app._notifications] == ["No match: dua kalizz"]
        assert view.block == 1
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))


async def test_ctrl_t_looks_for_whole_words_and_for_patterns(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("slash", *"hari")
        await says(pilot, "1 of 60")  # "sehari"
        await pilot.press("ctrl+t")
        await says(pilot, "no match · whole words")
        await pilot.press("ctrl+t", "backspace", "backspace", "backspace", "backspace", "(")
        await until(pilot, lambda: said(pilot).startswith("Not a regular expression"))
        await pilot.press("4", "|", "5", ")", "1")
        await says(pilot, "1 of 2 · regular expression")
        assert view.block == 41


async def test_what_is_typed_stays_in_sight_beside_what_is_wrong_with_it(path: Path) -> None:
    async with reading(path, (60, 20)) as (pilot, _):
        await pilot.press("slash", "ctrl+t", "ctrl+t", *"[abc")
        await until(pilot, lambda: said(pilot).startswith("Not a regular expression"))
        await until(pilot, lambda: "/[abc " in "\n".join(on_screen(pilot.app.screen)))
        (line,) = [line for line in on_screen(pilot.app.screen) if "/[abc" in line]
        assert line.rstrip().endswith("…")


async def test_what_is_hidden_is_not_found(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results([Result(3, ("Ferry.", "Two.", "Three.", "Four."))])
        await pilot.press("slash", *"ferry", "enter")
        await says(pilot, "1 of 1")
        await pilot.press("v", "v")
        assert view.mode is Mode.ORIGINAL
        await says(pilot, "no match")


def test_the_first_match_of_a_book_comes_within_a_blink(tmp_path: Path) -> None:
    """30,000 paragraphs: what is typed is answered before all of it has been looked at."""
    from translations.articles import open_article

    (tmp_path / "buku.md").write_text(article_text(30_000))
    blocks = open_article(tmp_path / "buku.md").blocks

    def original(row: int) -> list[tuple[int, str]]:
        return [(Column.ORIGINAL, blocks[row].text)]

    def lines_of(rows: range) -> str:
        return "\n".join(blocks[row].text for row in rows)

    # White space: every paragraph has to be looked at.
    whole = Finder(len(blocks), original, lines_of, matcher("paragraf 29999"), 0)
    began = time.perf_counter()
    while not whole.done:
        whole.scan(0.008)
    everything = time.perf_counter() - began
    assert whole.total == 1
    quick = Finder(len(blocks), original, lines_of, matcher("29999"), 0)
    began = time.perf_counter()
    quick.scan(60)
    assert quick.done and quick.total == 1
    assert time.perf_counter() - began < everything / 3  # where nothing can match is passed over
    near = Finder(len(blocks), original, lines_of, matcher("jembatan"), 15_000)
    began = time.perf_counter()
    near.scan(1, until_found=True)
    assert near.first() == Match(15_000, Column.ORIGINAL, *near.first()[2:])
    assert time.perf_counter() - began < everything / 20
    # Each slice ends when its time is over.
    assert not near.done
