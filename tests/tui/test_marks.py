"""Marks on the screen: keys, disk failures, and libraries of thousands."""

import json
import re
import threading
from pathlib import Path

import pytest
from filelock import FileLock
from rich.text import Text
from textual.widgets import Input, OptionList, Static

from tests.tui.helpers import article_text, reading, shown, until
from translations.articles import Position, open_article
from translations.files import write_atomically
from translations.folders import Folders
from translations.notebook import MarkKind, Notebook, anchor_at, changed_mark, new_mark
from translations.reading.loader import ArticleLoader
from translations.reading.scheduler import Result
from tui.app import DwibacaApp
from tui.messages import OpenArticle
from tui.screens.alternatives import AlternativesScreen
from tui.screens.edited import EditedScreen
from tui.screens.editor import EditorScreen, NoteArea
from tui.screens.library import LibraryScreen
from tui.screens.marks import MarksScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.filtered_list import Choices


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(article_text(8))
    return tmp_path / "a.md"


def prompts(app: DwibacaApp) -> list[str]:
    choices = app.screen.query_one(Choices)
    return [str(choices.get_option_at_index(at).prompt) for at in range(choices.option_count)]


def present(path: Path, folders: Folders) -> list[tuple[str, str]]:
    entry = Notebook(folders).entry(open_article(path))
    return [(mark.kind.value, mark.text or mark.colour) for mark in entry.present] if entry else []


async def test_a_highlight_goes_round_its_colours_in_a_burst_of_keys(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("m")
        await until(pilot, lambda: "■" in shown(view))
        assert present(path, folders) == [("highlight", "yellow")]
        await pilot.press("m", "m", "m")
        await until(pilot, lambda: view.texts.marks(0).colours == {0: "pink"})
        await pilot.press("m")
        await until(pilot, lambda: "■" not in shown(view))
        assert present(path, folders) == []
        await pilot.press("u", "u")
        await until(pilot, lambda: view.texts.marks(0).colours == {0: "blue"})
        assert present(path, folders) == [("highlight", "blue")]


async def test_marks_of_another_window_come_by_themselves(path: Path, folders: Folders) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("b")
        await until(pilot, lambda: "◆" in shown(view))
        article, other = open_article(path), Notebook(folders)
        mark = new_mark(MarkKind.HIGHLIGHT, anchor_at(article, Position(1, 1)), colour="green")
        other.keep(article, mark)
        await until(pilot, lambda: view.texts.marks(1).colours == {1: "green"})
        (bookmark,) = (one for one in other.entry(article).present if one.id != mark.id)
        other.keep(article, changed_mark(bookmark, deleted=True))
        await until(pilot, lambda: "◆" not in shown(view))


async def test_a_bookmark_is_of_the_paragraph_whatever_sentence_the_cursor_is_on(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("l", "l", "b")
        await until(pilot, lambda: "◆" in shown(view))
        await pilot.press("h", "b")
        await until(pilot, lambda: "◆" not in shown(view))
        assert present(path, folders) == []


async def test_an_own_wording_shows_at_once_and_is_given_up_by_emptying_it(path: Path) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("l", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.press(*"My words.", "ctrl+s")
        await until(pilot, lambda: "My words." in shown(view))
        assert view.texts.is_pending(0)  # the other sentences are still to come
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        pilot.app.screen.query_one(NoteArea).text = " "
        await pilot.press("escape")
        await until(pilot, lambda: "My words." not in shown(view))


async def test_a_translation_left_as_the_machine_made_it_is_not_ones_own(
    path: Path, folders: Folders
) -> None:
    async with reading(path, translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        machine = view.texts.translations(0)[1]
        await pilot.press("l")
        for typed, kept in ((machine, {}), ("My words.\n", {1: "My words."}), (machine, {})):
            await pilot.press("e")
            await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
            pilot.app.screen.query_one(NoteArea).text = typed
            await pilot.press("escape")
            await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
            await until(pilot, lambda kept=kept: view.texts.marks(0).wordings == kept)
        assert present(path, folders) == []


async def test_a_note_is_kept_without_the_empty_lines_at_its_end(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        pilot.app.screen.query_one(NoteArea).text = "satu\ndua\n\n "
        await pilot.press("escape")
        await until(pilot, lambda: present(path, folders) == [("note", "satu\ndua")])


async def test_another_translation_can_be_kept_as_ones_own_wording(
    path: Path, folders: Folders
) -> None:
    async with reading(path, translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        await pilot.press("l", "a")
        await until(pilot, lambda: isinstance(pilot.app.screen, AlternativesScreen))
        choices = pilot.app.screen.query_one(Choices)
        await until(pilot, lambda: choices.option_count >= 3)
        shown, *others = [choices.get_option_at_index(at).prompt for at in range(3)]
        assert isinstance(shown, Text)
        assert shown.plain.startswith("✓ ")
        for other in others:  # what differs is marked, and nothing else is said
            assert isinstance(other, Text)
            assert not re.search(r"-\d", other.plain)
            marked = [other.plain[s.start : s.end] for s in other.spans if s.style == "bold"]
            assert marked
            assert all(words not in shown.plain.split() for words in marked)
        chosen = " ".join(str(others[0]).split())
        await pilot.press("enter")
        await until(pilot, lambda: view.texts.marks(0).wordings == {1: chosen})
        assert present(path, folders) == [("wording", chosen)]


async def test_a_wording_of_ones_own_is_only_replaced_when_one_says_so(
    path: Path, folders: Folders
) -> None:
    async def alternatives() -> None:
        await pilot.press("a")
        await until(pilot, lambda: isinstance(pilot.app.screen, AlternativesScreen))
        choices = pilot.app.screen.query_one(Choices)
        await until(pilot, lambda: choices.option_count >= 3)
        assert "✓ My own words." in str(choices.get_option_at_index(0).prompt)

    async with reading(path, translate=True) as (pilot, view):
        await until(pilot, lambda: not view.texts.is_pending(0))
        machine = view.texts.translations(0)[1]
        await pilot.press("l", "e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        pilot.app.screen.query_one(NoteArea).text = "My own words."
        await pilot.press("ctrl+s")
        await until(pilot, lambda: view.texts.marks(0).wordings == {1: "My own words."})
        await alternatives()
        await pilot.press("enter", "n", "escape")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert present(path, folders) == [("wording", "My own words.")]
        await alternatives()
        texts = [
            one.text for one in pilot.app.screen._scheduler.alternatives(pilot.app.screen._sentence)
        ]
        await pilot.press(*["j"] * texts.index(machine), "enter", "y")
        await until(pilot, lambda: present(path, folders) == [])  # the machine's again
        await pilot.press("u")
        await until(pilot, lambda: present(path, folders) == [("wording", "My own words.")])


async def test_a_full_disk_keeps_the_text_on_the_screen(
    path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with reading(path) as (pilot, view):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        editor = pilot.app.screen
        with monkeypatch.context() as patch:
            patch.setattr("translations.notebook.store.write_atomically", fail)
            await pilot.press(*"Penting", "ctrl+s")
            trouble = editor.query_one("#editor-trouble", Static)
            await until(pilot, lambda: "No space left on device" in str(trouble.render()))
            assert pilot.app.screen is editor
            assert editor.query_one(NoteArea).text == "Penting"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: "≡" in shown(view))
    assert present(path, folders) == [("note", "Penting")]


async def test_what_is_shown_as_one_letter_is_deleted_as_one(path: Path) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        area = pilot.app.screen.query_one(NoteArea)
        area.text = "a👨‍👩‍👧\n🇮🇩e\u0301"
        area.move_cursor(area.document.end)
        for left in ("a👨‍👩‍👧\n🇮🇩", "a👨‍👩‍👧\n", "a👨‍👩‍👧", "a", "", ""):
            await pilot.press("backspace")
            assert area.text == left
        area.text = "a👨‍👩‍👧b"
        area.move_cursor((0, 0))
        await pilot.press("right", "right")
        assert area.text[area.cursor_location[1] :] == "b"
        await pilot.press("left", "delete")
        assert area.text == "ab"
        area.text = ""
        await pilot.press("ctrl+s")


async def test_a_draft_that_is_saved_after_all_is_not_said_to_be_unsaved(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with reading(path) as (pilot, _):
        pilot.app.notify("Something else.", severity="warning")
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        editor = pilot.app.screen
        trouble = editor.query_one("#editor-trouble", Static)
        assert not pilot.app._notifications  # it would stand over what is typed
        with monkeypatch.context() as patch:
            patch.setattr("translations.notebook.drafts.write_atomically", fail)
            await pilot.press(*"Penting")
            editor._keep_draft()
            await until(pilot, lambda: "not been saved yet: No space" in str(trouble.render()))
        editor._keep_draft()
        await until(pilot, lambda: not str(trouble.render()))
        await pilot.press("ctrl+s")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(30, "Read-only file system"), "Read-only"),
        (MemoryError(), "too little memory"),
        (ZeroDivisionError("rusak"), "dwibaca failed"),
    ],
    ids=["disk", "memory", "fault of ours"],
)
async def test_a_mark_that_is_not_kept_is_not_shown(
    path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    def fail(*_: object) -> None:
        raise error

    async with reading(path) as (pilot, view):
        with monkeypatch.context() as patch:
            patch.setattr("translations.notebook.store.write_atomically", fail)
            await pilot.press("b")
            await until(pilot, lambda: any(told in n.message for n in pilot.app._notifications))
        assert "◆" not in shown(view)
        await pilot.press("b")
        await until(pilot, lambda: "◆" in shown(view))


async def test_that_a_damaged_file_was_replaced_by_its_backup_is_said(
    path: Path, folders: Folders
) -> None:
    article = open_article(path)
    for text in ("satu", "dua"):
        note = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text=text)
        Notebook(folders).keep(article, note)
    (file,) = folders.notebook.glob("*.json")
    file.write_text("{")
    async with reading(path) as (pilot, _):
        await until(pilot, lambda: bool(pilot.app._notifications))
        assert [n.message for n in pilot.app._notifications] == [
            f"{file} is damaged; the previous version is used."
        ]


async def test_a_note_cannot_send_control_sequences(path: Path, folders: Folders) -> None:
    article = open_article(path)
    evil = "\x1b]0;judul\x07 \x9b31m\u202e[bold]"
    anchor = anchor_at(article, Position(0, 0))
    Notebook(folders).keep(article, new_mark(MarkKind.NOTE, anchor, text=evil))
    async with reading(path) as (pilot, _):
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await until(pilot, lambda: len(prompts(pilot.app)) == 1)
        (prompt,) = prompts(pilot.app)
        assert "[bold]" in prompt
        assert not set(prompt) & {"\x1b", "\x07", "\x9b", "\u202e"}
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        assert "\x1b" not in pilot.app.screen.query_one(NoteArea).text


async def test_marks_of_all_articles_lead_to_their_article(
    path: Path, tmp_path: Path, folders: Folders
) -> None:
    other = tmp_path / "b.md"
    other.write_text("# Lain\n\nKalimat pertama di sini. Kalimat kedua di sana.")
    article = open_article(other)
    anchor = anchor_at(article, Position(1, 1))
    Notebook(folders).keep(article, new_mark(MarkKind.NOTE, anchor, text="ke sini"))
    async with reading(path) as (pilot, _):
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await pilot.press("tab")
        await until(pilot, lambda: any("ke sini" in prompt for prompt in prompts(pilot.app)))
        await pilot.press("enter")
        await until(
            pilot,
            lambda: (
                isinstance(pilot.app.screen, ReaderScreen)
                and pilot.app.screen.reading.loaded.article.title == "Lain"
                and pilot.app.screen.annotator is not None
            ),
        )
        view = pilot.app.screen.view
        await until(pilot, lambda: (view.block, view.sentence) == (1, 1))


async def test_d_twice_at_once_deletes_two_marks_and_leaves_the_place_in_the_list(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, _):
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: bool(screen.annotator))
        await pilot.press("b", "j", "b", "j", "b", "j", "b", "apostrophe")
        await until(pilot, lambda: "¶ 4" in "".join(prompts(pilot.app)))
        await pilot.press("j", "d", "d")
        await until(pilot, lambda: len(present(path, folders)) == 2)
        await until(pilot, lambda: len(prompts(pilot.app)) == 2)
        option = pilot.app.screen.query_one(Choices).highlighted_option
        assert option and "¶ 4" in str(option.prompt)
        await pilot.press("u", "u")
        await until(pilot, lambda: len(present(path, folders)) == 4)


async def test_marks_without_a_place_are_listed_and_never_dropped(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("j", "n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.press(*"Hilang", "ctrl+s")
        await until(pilot, lambda: "≡" in shown(view))
    path.write_text("Sama sekali lain isinya sekarang, tidak ada yang tersisa.")
    app = DwibacaApp(folders, ArticleLoader(path, folders))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, EditedScreen))
        await pilot.press("e")  # the same article, edited
        await until(pilot, lambda: getattr(pilot.app.screen, "annotator", None) is not None)
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await until(pilot, lambda: "No longer in the text" in prompts(pilot.app))
        assert any("Hilang" in prompt for prompt in prompts(pilot.app))
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(pilot.app.screen, MarksScreen)  # there is nowhere to go
    assert present(path, folders) == [("note", "Hilang")]


def write_library(folders: Folders, articles: int, marks: int) -> None:
    """A library as years of reading leave it, written as plain files."""
    anchor = {"quote": "Warga menunggu jembatan.", "block": 0, "sentence": 0}
    folders.notebook.mkdir(parents=True)
    for number in range(articles):
        entry = {
            "schema": 2,
            "digest": f"{number:064}",
            "title": f"Berita nomor {number}",
            "paths": [f"/tidak/ada/{number}.txt"],
            "opened": f"2026-01-01T00:{number // 60 % 60:02}:{number % 60:02}+07:00",
            "place": {"block": number % 100, "sentence": 0, "blocks": 100},
            "marks": [
                {"id": f"{number}-{mark}", "kind": "note", "anchor": anchor, "text": f"{number}"}
                for mark in range(marks)
            ],
        }
        (folders.notebook / f"{number:032}.json").write_text(json.dumps(entry))


async def test_a_large_library_is_narrowed_sorted_and_searched(folders: Folders) -> None:
    write_library(folders, 600, 3)
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Articles · latest first" in prompts(app))
        assert any("and 300 more" in prompt for prompt in prompts(app))
        await pilot.press("slash", *"nomor 59")
        await until(pilot, lambda: len([p for p in prompts(app) if "Berita nomor" in p]) == 16)
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.query_one(Input).display)
        await pilot.press("s", "s")
        await until(pilot, lambda: "Articles · by progress" in prompts(app))
        assert "nomor 99 " in prompts(app)[1] or "at the end" in prompts(app)[1]
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(app.screen, MarksScreen))
        await until(pilot, lambda: len(prompts(app)) > 300)
        await pilot.press("slash", *"nomor 599")
        await until(pilot, lambda: len(prompts(app)) == 4)


async def test_forget_takes_an_article_out_and_undo_brings_it_back(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, _):
        await pilot.press("b")
    app = DwibacaApp(folders, folder=path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        assert isinstance(app.screen, LibraryScreen)
        await until(pilot, lambda: any("1 mark" in prompt for prompt in prompts(app)))
        await pilot.press("right_square_bracket", "x")
        await until(pilot, lambda: not any("1 mark" in prompt for prompt in prompts(app)))
        await pilot.press("u")
        await until(pilot, lambda: any("1 mark" in prompt for prompt in prompts(app)))
        assert app.screen.query_one(OptionList).highlighted is not None


async def test_a_mark_made_just_before_its_list_opens_is_in_it(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, _):
        await until(pilot, lambda: pilot.app.screen.annotator is not None)
        with FileLock(folders.notebook / ".lock"):  # writing takes its time
            await pilot.press("b", "apostrophe")
            await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
            await pilot.pause(0.1)
        await until(pilot, lambda: "bookmark" in "".join(prompts(pilot.app)))


async def test_a_marked_table_is_listed_once_row_by_row(tmp_path: Path) -> None:
    rows = ["Jenis     Juli     Agustus", "Medium    12.500   13.000", "Ketan     16.000   16.000"]
    table = tmp_path / "tabel.txt"
    table.write_text("Harga beras naik.\n\n" + "\n".join(rows))
    async with reading(table) as (pilot, view):
        await until(pilot, lambda: pilot.app.screen.annotator is not None)
        view.add_results([Result(1, ("\n".join(rows),))])
        await pilot.press("j", "b")
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await until(pilot, lambda: "Medium" in "".join(prompts(pilot.app)))
        listed = "".join(prompts(pilot.app)).split("\n")
        assert [line.strip() for line in listed if "  " in line.strip()] == rows


async def test_undo_in_the_article_leaves_what_undo_in_the_list_brought_back(
    path: Path, folders: Folders
) -> None:
    article = open_article(path)
    anchor = anchor_at(article, Position(0, 0))
    Notebook(folders).keep(article, new_mark(MarkKind.NOTE, anchor, text="Ingat ini"))
    async with reading(path) as (pilot, view):
        await until(pilot, lambda: "≡" in shown(view))
        await pilot.press("apostrophe")
        await until(pilot, lambda: isinstance(pilot.app.screen, MarksScreen))
        await until(pilot, lambda: len(prompts(pilot.app)) == 1)
        await pilot.press("d")
        await until(pilot, lambda: "No marks yet" in prompts(pilot.app)[0])
        await pilot.press("u")
        await until(pilot, lambda: len(prompts(pilot.app)) == 1)
        await pilot.press("q")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        await pilot.press("u")
        await until(
            pilot, lambda: any("Nothing to undo" in n.message for n in pilot.app._notifications)
        )
    assert present(path, folders) == [("note", "Ingat ini")]


async def test_what_could_not_be_taken_back_can_be_later(
    path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    async with reading(path) as (pilot, view):
        await pilot.press("b")
        await until(pilot, lambda: "◆" in shown(view))
        with monkeypatch.context() as patch:
            patch.setattr("translations.notebook.store.write_atomically", fail)
            await pilot.press("u")
            await until(
                pilot, lambda: any("No space" in n.message for n in pilot.app._notifications)
            )
        await pilot.press("u")
        await until(pilot, lambda: "◆" not in shown(view))
    assert present(path, folders) == []


async def test_a_draft_that_is_being_written_when_its_note_is_kept_is_gone_afterwards(
    path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    writing, go_on = threading.Event(), threading.Event()

    def slowly(target: Path, data: bytes) -> None:
        writing.set()
        go_on.wait(20)
        write_atomically(target, data)

    monkeypatch.setattr("translations.notebook.drafts.write_atomically", slowly)
    monkeypatch.setattr("tui.screens.editor._DRAFT_EVERY", 0.05)
    async with reading(path) as (pilot, _):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.press(*"Penting")
        await until(pilot, writing.is_set)
        await pilot.press("ctrl+s")
        go_on.set()
        await until(pilot, lambda: present(path, folders) == [("note", "Penting")])
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    assert not list(folders.drafts.glob("*.json"))


async def test_leaving_an_article_does_not_wait_for_another_program(
    path: Path, folders: Folders
) -> None:
    app = DwibacaApp(folders, folder=path.parent)
    async with app.run_test(size=(100, 30)) as pilot:
        app.post_message(OpenArticle(path))
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await until(pilot, lambda: app.screen.annotator is not None)
        await until(pilot, lambda: len(Notebook(folders).summaries()) == 1)
        with FileLock(folders.notebook / ".lock"):  # another program has it
            await pilot.press("b", "q")
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            assert present(path, folders) == []
        await until(pilot, lambda: any("1 mark" in prompt for prompt in prompts(app)))
    assert present(path, folders) == [("bookmark", "")]


async def test_the_place_is_where_reading_ended_though_a_mark_was_made_elsewhere(
    path: Path, folders: Folders
) -> None:
    async with reading(path) as (pilot, view):
        await pilot.press("j", "j", "b")
        await until(pilot, lambda: "◆" in shown(view))
        await pilot.press("g", "q")
    (entry,) = Notebook(folders).entries()
    assert entry.place.block == 0


async def test_the_place_is_kept_while_one_reads_on(path: Path, folders: Folders) -> None:
    """Not only once the cursor rests: who reads on for an hour loses nothing."""

    def kept() -> int:
        entry = Notebook(folders).entry(open_article(path))
        return entry.place.block if entry else 0

    async with reading(path) as (pilot, _):
        for _ in range(400):
            await pilot.press("j", "k", "j")
            if kept():
                return
        pytest.fail("the place was never kept")


@pytest.mark.parametrize("lost", ["by itself", "blur"])
async def test_keys_reach_a_note_whose_field_has_lost_the_focus(path: Path, lost: str) -> None:
    from textual.events import AppBlur

    async with reading(path) as (pilot, _):
        await pilot.press("n")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        if lost == "by itself":
            pilot.app.screen.set_focus(None)
        else:
            pilot.app.post_message(AppBlur())
        await pilot.pause()
        assert pilot.app.focused is None
        await pilot.press("a", "escape")
        await until(pilot, lambda: not isinstance(pilot.app.screen, EditorScreen))
