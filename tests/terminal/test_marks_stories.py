"""Marks, made and used at the keyboard of a real terminal."""

import json
import re
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.terminal.terminal import Start, Terminal
from tests.tui.helpers import article_text
from translations.folders import Folders


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(f"# Jembatan kampung\n\n{article_text(12)}")
    return path


def notes(*arguments: str) -> str:
    ran = subprocess.run(
        [sys.executable, "-m", "tui", "notes", *arguments],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return ran.stdout


def use_the_list(terminal: Terminal) -> None:
    """Find a mark, edit it, delete it, undo that, and go there."""
    terminal.wait_for("◆ Paragraf 0")
    terminal.press("'")
    terminal.wait_for("4 marks ·", "green highlight", "Kampung 🏝 yang mana?")
    terminal.press("/")
    terminal.press("which")
    terminal.wait_without("◆")
    terminal.press("\x1b[B")
    terminal.press("e")
    terminal.wait_for("yang mana?", "Save")
    terminal.press(" Sudah tahu.\x13")
    terminal.wait_without("Save")
    terminal.wait_for("Which one? Sudah tahu.")
    terminal.press("d")
    terminal.wait_for("3 marks ·")
    terminal.press("u")
    terminal.wait_for("4 marks ·", "Sudah tahu.")
    terminal.press("\r")
    terminal.wait_for("¶ 4/13")
    terminal.quit()


@pytest.mark.parametrize("size", [(120, 40), (60, 20)])
def test_the_whole_story(start: Start, news: Path, tmp_path: Path, size: tuple[int, int]) -> None:
    columns, rows = size
    terminal = start(str(news), columns=columns, rows=rows)
    terminal.wait_translated()

    terminal.press("jb")
    terminal.wait_for("◆ Paragraf 0")
    terminal.press("jlm")
    terminal.wait_for("■")
    terminal.press("mjn")
    terminal.wait_for("Note on the sentence", "Save")
    terminal.press("Kampung 🏝 yang mana?\rWhich one?")
    terminal.wait_for("Kampung 🏝 yang mana?", "Which one?")
    terminal.press("\x13")
    terminal.wait_for("≡ Paragraf 2")
    terminal.press("je")
    terminal.wait_for("Your translation")
    terminal.press(" Says I.\x1b")
    terminal.wait_for("≈ Paragraf 3")
    terminal.press("v")
    terminal.wait_for("Says I.")
    terminal.press("g")
    terminal.quit()

    use_the_list(start(str(news), columns=columns, rows=rows))

    printed = notes(str(news))
    assert "> Paragraf 2 dimulai." in printed
    assert "Kampung 🏝 yang mana?\\\nWhich one? Sudah tahu." in printed
    assert re.search(r"^> .+ Says I\.$", printed, re.MULTILINE)
    (entry,) = json.loads(notes("--format", "json"))
    assert [mark["kind"] for mark in entry["marks"]] == ["bookmark", "highlight", "note", "wording"]
    assert entry["marks"][1]["colour"] == "green"
    assert entry["marks"][0]["translation"]
    deck = tmp_path / "kartu.apkg"
    assert "4 cards" in notes("--format", "anki", "--output", str(deck))
    assert "collection.anki2" in zipfile.ZipFile(deck).namelist()


def test_a_text_being_typed_outlives_the_program(
    start: Start, news: Path, folders: Folders
) -> None:
    terminal = start(str(news))
    terminal.wait_for("Note")
    terminal.press("jjln")
    terminal.wait_for("Note on the sentence")
    terminal.press("Belum selesai, tetapi penting")
    drafts = folders.drafts
    terminal.wait_until(
        lambda _: any("penting" in draft.read_text() for draft in drafts.glob("*.json"))
    )
    terminal.kill()

    terminal = start(str(news))
    terminal.wait_for("as it was when the program ended", "Belum selesai, tetapi penting")
    terminal.press("\x13")
    terminal.wait_for("≡")
    terminal.quit()
    assert "Belum selesai, tetapi penting" in notes()
    assert not any(folders.drafts.glob("*.json"))


def test_a_note_can_be_written_in_the_users_editor(
    start: Start, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "dari luar\\033]0;x\\007\\n" >> "$1"\n')
    editor.chmod(editor.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(editor))
    monkeypatch.delenv("VISUAL", raising=False)
    terminal = start(str(news))
    terminal.wait_for("Note")
    terminal.press("jn")
    terminal.wait_for("In your editor")
    terminal.press("Awal, ")
    terminal.press("\x0f")
    terminal.wait_for("Awal, dari luar")
    terminal.press(", lalu dari dalam\x13")
    terminal.wait_for("≡")
    terminal.quit()
    assert "Awal, dari luar" in notes()
    assert ", lalu dari dalam" in notes()  # written on at the end
    assert b"\x1b]0;x" not in terminal.raw


def test_marks_come_along_when_the_file_is_edited(start: Start, news: Path) -> None:
    terminal = start(str(news))
    terminal.wait_for("Note")
    terminal.press("jjb")
    terminal.wait_for("◆ Paragraf 1")
    terminal.quit()

    text = news.read_text()
    news.write_text(text.replace("# Jembatan kampung", "# Jembatan kampung\n\nSatu alinea baru."))
    terminal = start(str(news))
    terminal.wait_for("The text of this file has changed", "you made 1 mark")
    terminal.press("e")
    terminal.wait_for("◆ Paragraf 1")
    terminal.quit()

    news.write_text("Berita lain sama sekali tentang harga beras di kota besar.")
    terminal = start(str(news))
    terminal.wait_for("The text of this file has changed")
    terminal.press("n")
    terminal.wait_without("The text of this file has changed")
    terminal.quit()
    assert "Paragraf 1 dimulai." in notes()


def test_an_article_whose_file_has_moved_is_pointed_to_anew(start: Start, news: Path) -> None:
    terminal = start(str(news))
    terminal.wait_for("Note")
    terminal.press("jb")
    terminal.wait_for("◆")
    terminal.quit()
    folder = news.parent / "arsip"
    folder.mkdir()
    moved = news.rename(folder / "lama.md")

    terminal = start(str(folder))
    terminal.wait_for("Jembatan kampung", "from its copy")
    terminal.press("]w")
    terminal.wait_for("Where is", "It was")
    terminal.press("tidak-ada.md\r")
    terminal.wait_for("does not exist")
    terminal.press("\x15")
    terminal.wait_without("tidak-ada.md  ")
    terminal.press(f"{moved}\r")
    terminal.wait_for("◆ Paragraf 0")
    terminal.press("q")
    terminal.wait_for("1 mark")
    terminal.wait_without("from its copy")
    terminal.press("x")
    terminal.wait_for("removed")
    terminal.press("u")
    terminal.wait_for("1 mark")


@pytest.mark.parametrize("key", ["b", "m"])
def test_a_mark_that_is_seen_is_kept_with_the_place_whatever_comes_next(
    start: Start, news: Path, key: str
) -> None:
    terminal = start(str(news))
    terminal.wait_for("Note", "1/")
    terminal.press("jjj")
    terminal.wait_for("4/")
    terminal.press(key)
    terminal.wait_until(lambda lines: any("◆" in line or "■" in line for line in lines))
    terminal.kill()
    again = start(str(news))
    again.wait_for("4/")
    again.wait_until(lambda lines: any("◆" in line or "■" in line for line in lines))
