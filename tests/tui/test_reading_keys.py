"""Keys and the mouse while reading: jumps, numbers, the foot, and messages about keys."""

from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot

from tests.tui.helpers import article_text, lines, reading, status, until
from translations.articles import Position, open_article
from translations.folders import Folders
from translations.notebook import MarkKind, Notebook, anchor_at, new_mark
from tui.screens.ask import ConfirmScreen
from tui.screens.editor import EditorScreen
from tui.screens.library import LibraryScreen
from tui.screens.marks import MarksScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.bilingual import Mode
from tui.widgets.filtered_list import Choices
from tui.widgets.foot import Foot
from tui.widgets.word_panel import WordPanel


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(article_text(60))
    return tmp_path / "a.md"


def said(pilot: Pilot[None]) -> list[str]:
    return [notification.message for notification in pilot.app._notifications]


def foot(pilot: Pilot[None]) -> str:
    strip = pilot.app.screen.query_one(Foot)
    return str(strip.content) if strip.display else ""


async def test_one_goes_back_and_forward_after_jumps(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("j", "j", "G", "g", "4", "7", "G")
        assert view.block == 46
        for block in (0, 59, 2):
            await pilot.press("ctrl+o")
            assert view.block == block
        await pilot.press("tab")
        assert view.block == 59
        await pilot.press("backspace")
        assert view.block == 2
        await pilot.press("slash", *"Paragraf 30", "enter", "escape", "ctrl+o")
        assert view.block == 2


async def test_down_reads_on_in_the_last_paragraph_and_never_goes_back(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("5", "9", "G")
        places = []
        for _ in range(6):
            await pilot.press("down")
            places.append((view.block, view.sentence))
        assert places == [(59, 0), (59, 1), (59, 2), (59, 3), (59, 3), (59, 3)]


async def test_a_number_is_seen_and_can_be_taken_back(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("colon", "1", "9", "backspace", "2", "enter")
        assert view.block == 11
        await pilot.press("5", "j", "G")  # another key between: it is no number any more
        assert view.block == 59
        await pilot.press("9", "9", "9", "G")
        assert view.block == 59


async def test_letters_after_the_colon_are_no_keys(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("colon")
        assert status(pilot.app) == "go to ¶ …"
        await pilot.press("1", "b")
        assert any("number of a paragraph" in one.message for one in pilot.app._notifications)
        assert not status(pilot.app).startswith("go to")
        await pilot.press("colon", "colon", "4", "G")
        await pilot.pause()
        assert view.block == 3
        assert pilot.app.screen.annotator.entry.present == ()


async def test_notes_of_two_windows_on_a_sentence_and_one_on_its_paragraph_are_all_shown(
    path: Path, folders: Folders
) -> None:
    article = open_article(path)
    for text, whole in (("satu", False), ("dua", False), ("semua", True)):
        note = new_mark(MarkKind.NOTE, anchor_at(article, Position(1, 0), whole=whole), text=text)
        Notebook(folders).keep(article, note)
    async with reading(path) as (pilot, _):
        await pilot.press("j")
        await until(pilot, lambda: foot(pilot) == "≡ satu · dua · ¶ semua")
        await pilot.press("apostrophe")
        await until(pilot, lambda: bool(pilot.app.screen.query(Choices)))
        await until(pilot, lambda: pilot.app.screen.query_one(Choices).option_count == 3)
        listed = pilot.app.screen.query_one(Choices).options
        assert sum("note on the paragraph ·" in str(one.prompt) for one in listed) == 1


async def test_where_text_is_pasted_is_said(path: Path) -> None:
    async with reading(path) as (pilot, _):
        for event in (events.Paste("Warga menunggu."), None):
            pilot.app.clear_notifications()
            if event:
                pilot.app.post_message(event)
            else:
                await pilot.press("ctrl+v")
            await until(pilot, lambda: bool(pilot.app._notifications))
            (said,) = pilot.app._notifications
            assert said.message == "Text is pasted in the library: o goes there."


async def test_first_middle_last_of_the_screen(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("space", "L")
        assert view.block == view.in_sight[1]
        await pilot.press("M")
        assert view.in_sight[0] < view.block < view.in_sight[1]
        await pilot.press("H")
        assert view.block == view.in_sight[0]
        await pilot.press("4", "0", "G", "z", "z")
        middle = (view.in_sight[0] + view.in_sight[1]) // 2
        assert abs(view.block - middle) <= 1


async def test_of_a_note_of_a_megabyte_the_foot_lays_out_three_lines(
    path: Path, folders: Folders
) -> None:
    article = open_article(path)
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(1, 0)), text="x" * 1_000_000)
    Notebook(folders).keep(article, note)
    async with reading(path) as (pilot, _):
        await pilot.press("j")
        await until(pilot, lambda: foot(pilot).startswith("≡ xxx"))
        assert len(foot(pilot)) < 3000


async def test_enter_shows_what_the_view_hides_and_else_looks_up(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("enter")
        await until(pilot, lambda: bool(pilot.app.screen.query(WordPanel)))
        await pilot.press("escape", "v", "v", "v")
        assert view.mode is Mode.TRANSLATION
        await pilot.press("enter")
        assert "Paragraf 0 dimulai." in foot(pilot)
        await pilot.press("j")
        assert foot(pilot) == ""


async def test_a_key_without_a_meaning_says_so_once(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("W", "W")
        assert said(pilot) == ["W has no meaning here · ? lists the keys"]


async def test_the_wheel_takes_the_cursor_along_and_marks_are_seen(path: Path) -> None:
    async with reading(path) as (pilot, view):
        for _ in range(30):
            view.post_message(events.MouseScrollDown(view, 5, 5, 0, 1, 0, False, False, False))
        await until(pilot, lambda: view.in_sight[0] > 3)
        await pilot.pause()
        first, last = view.in_sight
        assert first <= view.block <= last
        await pilot.press("b")
        await until(pilot, lambda: bool(view.texts.marks(view.block).signs))


async def test_a_word_that_is_clicked_twice_is_looked_up(path: Path) -> None:
    async with reading(path) as (pilot, view):
        y = next(y for y, line in enumerate(lines(view)) if "Perahu" in line)
        x = lines(view)[y].index("Perahu") + 2
        await pilot.click(view, offset=(x, y), times=2)
        await until(pilot, lambda: bool(pilot.app.screen.query(WordPanel)))
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: screen._words.word == "Perahu")
        assert not screen.get_selected_text()


async def test_what_is_undone_is_said_and_can_be_made_again(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("m")
        await until(pilot, lambda: bool(view.texts.marks(0).colours))
        await pilot.press("G", "u")
        await until(pilot, lambda: not view.texts.marks(0).colours)
        assert view.block == 0
        assert said(pilot)[-1] == "Highlight on ¶ 1 undone · U redoes it"
        await pilot.press("U")
        await until(pilot, lambda: bool(view.texts.marks(0).colours))
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await pilot.press("u", "U", "u")
        await pilot.press("escape")
        await until(pilot, lambda: not view.texts.marks(0).colours)


async def test_a_note_is_read_at_the_foot(path: Path) -> None:
    async with reading(path) as (pilot, _view):
        await pilot.press("n", *"Periksa ini", "escape")
        await until(pilot, lambda: "Periksa ini" in foot(pilot))
        await pilot.press("right")
        assert foot(pilot) == ""
        await pilot.press("left")
        assert "Periksa ini" in foot(pilot)


async def test_ctrl_c_says_what_it_did(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("ctrl+c")
        assert said(pilot)[-1].startswith("Nothing is selected")
        pilot.app.screen.text_select_all()
        await pilot.press("ctrl+c")
        assert said(pilot)[-1].startswith("Copied: ")


async def test_esc_in_the_library_goes_back_to_the_article_it_was_opened_from(path: Path) -> None:
    async with reading(path) as (pilot, _view):
        await pilot.press("o")
        await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))


async def test_the_editor_leaves_the_sentence_in_sight_and_asks_before_discarding(
    path: Path,
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("L", "n", *"Tunggu")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        line = view.rows.tops[view.block] - view.scroll_offset.y
        editor = pilot.app.screen.query_one("#editor")
        assert view.region.y + line < editor.region.y
        await pilot.press("ctrl+g")
        await until(pilot, lambda: isinstance(pilot.app.screen, ConfirmScreen))
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.press("ctrl+g", "y")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert not view.texts.marks(view.block).signs
