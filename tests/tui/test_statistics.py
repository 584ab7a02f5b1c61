"""Collections, and reading statistics."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from textual.widgets import OptionList, Sparkline, Static

from tests.tui.helpers import article_text, reading, until
from translations.articles import Position, open_article
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.notebook import Day, Notebook
from translations.reading.timer import ReadingTimer
from tui.app import DwibacaApp
from tui.screens.statistics import StatisticsScreen
from tui.widgets.title_bar import TitleBar


def today() -> date:
    return datetime.now(UTC).astimezone().date()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text("# Judul pendek\n\nHujan turun.")
    return file


async def test_c_puts_an_article_into_the_next_collection(path: Path, folders: Folders) -> None:
    notebook = Notebook(folders)
    notebook.record(open_article(path), Position(0, 0))
    app = DwibacaApp(folders, folder=path.parent)

    async with app.run_test() as pilot:
        await until(pilot, lambda: "Judul pendek" in listed(app))
        await pilot.press("right_square_bracket")
        for collection in ("to read", "reading", "finished"):
            await pilot.press("c")
            await until(pilot, lambda wanted=collection: f" {wanted} " in f"{listed(app)} ")
            assert [n.message for n in app._notifications][-1] == f"Shelf: {collection}"
            assert notebook.summaries()[0].collection == collection
        await pilot.press("c")
        await until(pilot, lambda: "finished" not in listed(app))
        assert [n.message for n in app._notifications][-1] == "Shelf: none"


async def test_reading_to_the_end_is_counted_and_finishes(path: Path, folders: Folders) -> None:
    """Half a minute is kept at a time, and what is left of one when the article is closed."""
    clock = [0.0]
    async with reading(path, now=lambda: clock[0]) as (pilot, _):
        await pilot.press("j")
        await pilot.pause()
        clock[0] = 20.0
    day = Notebook(folders).days.all()[today()]
    assert day.seconds == 20
    assert day.words >= 2
    assert len(day.finished) == 1
    assert Notebook(folders).summaries()[0].collection == "finished"


def test_a_glance_at_a_short_article_finishes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "pendek.txt"
    path.write_text("Pasar pagi\n\nHarga beras naik lagi pekan ini.\n\nPembeli mengeluh di pasar.")
    article, clock = open_article(path), [0.0]
    timer = ReadingTimer(article, lambda: clock[0])
    timer.at(0, (0, 2))
    clock[0] = 3.0
    day = timer.take()
    assert day and not day.finished
    clock[0] = 8.0
    day = timer.take()
    assert day and day.finished


async def test_going_to_the_end_finishes_nothing(tmp_path: Path, folders: Folders) -> None:
    long = tmp_path / "panjang.md"
    long.write_text(article_text(60))
    clock = [0.0]
    async with reading(long, now=lambda: clock[0]) as (pilot, _):
        await pilot.press("G")
        await pilot.pause()
        clock[0] = 60.0
    assert Notebook(folders).days.all()[today()].finished == frozenset()
    assert Notebook(folders).summaries()[0].collection == ""


async def test_an_article_read_in_two_sittings_is_finished(
    tmp_path: Path, folders: Folders
) -> None:
    long = tmp_path / "panjang.md"
    long.write_text(article_text(16))
    clock = [0.0]
    for _ in range(2):
        assert not Notebook(folders).days.all().get(today(), Day()).finished
        async with reading(long, size=(120, 20), now=lambda: clock[0]) as (pilot, view):
            for _ in range(8):
                clock[0] += 10
                await pilot.press("j")
            await pilot.pause()
            clock[0] += 10
    assert view.block == 15
    assert len(Notebook(folders).days.all()[today()].finished) == 1


async def test_a_window_that_is_left_alone_counts_no_time(path: Path, folders: Folders) -> None:
    clock = [0.0]
    async with reading(path, now=lambda: clock[0]) as (pilot, _):
        await pilot.press("j")
        await pilot.pause()
        clock[0] = 3600.0
    assert Notebook(folders).days.all()[today()].seconds == 90


async def test_how_far_one_is_is_said_alike_everywhere(tmp_path: Path, folders: Folders) -> None:
    one = tmp_path / "satu.txt"
    one.write_text(" ".join(f"Kalimat nomor {number} ini pendek saja." for number in range(40)))
    async with reading(one) as (pilot, _):
        assert " 2 %" in str(pilot.app.screen.query_one(TitleBar).render())
        await pilot.press(*["l"] * 9)
        place = str(pilot.app.screen.query_one(TitleBar).render())
        assert " 24 %" in place
    app = DwibacaApp(folders, folder=tmp_path)
    async with app.run_test() as pilot:
        await until(pilot, lambda: " 24 %" in listed(app))
    (shelved,) = Shelf(folders).articles()
    assert shelved.to_json()["progress"] == 0.245
    assert (
        "24 %"
        in subprocess.run(
            [sys.executable, "-m", "tui", "list"], capture_output=True, text=True, check=True
        ).stdout
    )


def listed(app: DwibacaApp) -> str:
    return "\n".join(str(one.prompt) for one in app.screen.query_one(OptionList).options)


async def test_i_shows_how_much_was_read(path: Path, folders: Folders) -> None:
    days = Notebook(folders).days
    days.add(today(), Day(3 * 3600, 12_345, frozenset({"a", "b"})))
    days.add(today() - timedelta(days=1), Day(600, 55))
    days.add(today() - timedelta(days=90), Day(60, 5))
    app = DwibacaApp(folders, folder=path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, StatisticsScreen))
        await until(pilot, lambda: bool(app.screen.query_one(Sparkline).data))
        cells = [list(column.cells) for column in app.screen._table().columns]
        assert cells[1][0] == "3 h 00 min"
        assert cells[2][3] == "12,405"
        assert cells[1][4] == "2 days"
        await pilot.press("escape")


async def test_before_anything_was_read_it_says_so(tmp_path: Path, folders: Folders) -> None:
    (tmp_path / "a.md").write_text(article_text(2))
    app = DwibacaApp(folders, folder=tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("i")
        await until(pilot, lambda: isinstance(app.screen, StatisticsScreen))

        def said() -> str:
            return "\n".join(str(one.render()) for one in app.screen.query(Static))

        await until(pilot, lambda: "Nothing yet" in said())


async def test_weeks_before_the_first_reading_are_not_plotted(
    tmp_path: Path, folders: Folders
) -> None:
    days = Notebook(folders).days
    days.add(today(), Day(600, 100))
    app = DwibacaApp(folders, folder=tmp_path)
    async with app.run_test() as pilot:
        await pilot.press("i")
        await until(pilot, lambda: "10 min" in statistics(app))
        assert not app.screen.query_one(Sparkline).display
        await pilot.press("escape")
        days.add(today() - timedelta(days=14), Day(1200, 100))
        await pilot.press("i")
        await until(pilot, lambda: app.screen.query(Sparkline).first().display)
        assert app.screen.query_one(Sparkline).data == [1200, 0, 600]


def statistics(app: DwibacaApp) -> str:
    """The figures, once they are there."""
    if not isinstance(app.screen, StatisticsScreen) or not app.screen._days:
        return ""
    return " ".join(cell for column in app.screen._table().columns for cell in column.cells)
