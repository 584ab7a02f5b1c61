"""Writing the article to a file from the screen."""

import zipfile
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.helpers import article_text, reading, until
from translations.articles.opening import read_unnamed
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.reading.loader import SAMPLE
from translations.reading.scheduler import Result
from tui.screens.ask import ConfirmScreen
from tui.screens.export import ExportScreen
from tui.screens.marks import MarksScreen
from tui.screens.marks_export import MarksExportScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.filtered_list import Choices


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "artikel.md"
    file.write_text(article_text(6))
    return file


async def choose(pilot: Pilot[None], form: str) -> Input:
    """Open the screen and choose a format; the field with the path."""
    await pilot.press("x")
    await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
    choices = pilot.app.screen.query_one(Choices)
    choices.highlighted = choices.get_option_index(form)
    await pilot.press("enter")
    field = pilot.app.screen.query_one(Input)
    await until(pilot, lambda: field.has_focus)
    return field


def state(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#state", Static).render())


async def test_x_writes_the_article_beside_itself(path: Path) -> None:
    async with reading(path, translate=True) as (pilot, _):
        field = await choose(pilot, "html")
        assert field.value == "artikel.en.html"
        title = pilot.app.screen.query_one(".dialog-title", Static)
        assert str(title.render()) == "Export · html"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        page = path.with_name("artikel.en.html").read_text()
        assert "Paragraf 5 dimulai." in page
        assert 'lang="en"' in page


async def test_what_is_not_translated_yet_is_waited_for_and_can_be_given_up(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await choose(pilot, "text")
        await pilot.press("enter")
        await until(pilot, lambda: "Translating the rest first" in state(pilot))
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, ReaderScreen)
        await choose(pilot, "text")
        await pilot.press("enter")
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert "    A. B. C. D." in path.with_name("artikel.en.txt").read_text()


async def test_a_file_is_not_written_over_unasked(path: Path) -> None:
    target = path.with_name("artikel.en.txt")
    target.write_text("punya saya")
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        await choose(pilot, "text")
        await pilot.press("enter", "n")
        assert target.read_text() == "punya saya"
        await pilot.press("enter", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert "A. B. C. D." in target.read_text()


async def test_a_folder_is_not_made_unasked(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        field = await choose(pilot, "text")
        field.value = str(path.parent / "baru" / "hasil.txt")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, ExportScreen))
        assert not (path.parent / "baru").exists()
        await pilot.press("enter", "y")
        await until(pilot, (path.parent / "baru" / "hasil.txt").exists)


async def test_marks_and_own_wordings_go_along_or_not(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        await pilot.press("b", "n")
        await pilot.press(*"Catatan", "ctrl+s")
        await until(pilot, lambda: len(view.screen.annotator.entry.present) == 2)
        await choose(pilot, "text")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        target = path.with_name("artikel.en.txt")
        assert "≡ Catatan" in target.read_text()
        await pilot.press("x", "m")
        await pilot.press("enter")
        await until(pilot, lambda: pilot.app.screen.query_one(Input).has_focus)
        await pilot.press("enter", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert "Catatan" not in target.read_text()


async def test_cards_can_be_made_where_there_are_marks(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        await pilot.press("b")
        await until(pilot, lambda: len(pilot.app.screen.annotator.entry.present) == 1)
        field = await choose(pilot, "anki")
        assert field.value == "artikel.en.apkg"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert zipfile.is_zipfile(path.with_name("artikel.en.apkg"))


async def test_what_cannot_be_written_is_told(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        field = await choose(pilot, "text")
        field.value = str(path / "bukan-folder" / "a.txt")
        await pilot.press("enter")
        await until(pilot, lambda: "cannot be written" in state(pilot))
        field.value = str(path.parent)
        await pilot.press("enter")
        await until(pilot, lambda: "is a folder" in state(pilot))
        field.value = "~tidakada/x.txt"
        await pilot.press("enter")
        await until(pilot, lambda: "home folder that there is not" in state(pilot))
        field.value = str(path.parent / ("x" * 300))
        await pilot.press("enter")
        await until(pilot, lambda: "too long" in state(pilot))


async def test_marks_are_exported_from_their_list_and_the_kinds_are_chosen(path: Path) -> None:
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        await pilot.press("b", "m", "n", *"Catatan", "ctrl+s")
        await until(pilot, lambda: len(pilot.app.screen.annotator.entry.present) == 3)
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await until(pilot, lambda: pilot.app.screen.query_one(Choices).option_count == 3)
        await pilot.press("x")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksExportScreen))
        await pilot.press("m", "b", "b", "enter")
        field = pilot.app.screen.query_one(Input)
        await until(pilot, lambda: field.has_focus)
        assert field.value == "artikel.marks.md"
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        written = path.with_name("artikel.marks.md").read_text()
        assert "**Bookmark**" in written
        assert "Catatan" in written
        assert "Highlight" not in written


async def test_the_folder_of_the_last_export_is_proposed_the_next_time(
    path: Path, tmp_path: Path
) -> None:
    (tmp_path / "ekspor").mkdir()
    async with reading(path) as (pilot, view):
        view.add_results(Result(n, ("A.", "B.", "C.", "D.")) for n in range(6))
        field = await choose(pilot, "text")
        field.value = str(tmp_path / "ekspor" / "satu.txt")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await choose(pilot, "html")
        assert f"Saves to {tmp_path / 'ekspor'}" in state(pilot)


async def test_the_folders_of_the_program_are_never_proposed(
    folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with reading(SAMPLE) as (pilot, _):
        field = await choose(pilot, "html")
        assert field.value == "sample.en.html"
        assert f"Saves to {tmp_path};" in state(pilot)
    pasted = read_unnamed(b"Harga: naik/turun?\n\nWarga mengeluh.", "x")
    copy = Shelf(folders).add(pasted)
    assert copy
    async with reading(copy) as (pilot, _):
        field = await choose(pilot, "html")
        assert field.value == "Harga-naik-turun.en.html"
        assert f"Saves to {tmp_path};" in state(pilot)
