"""Searching, looking up, studying and exporting at the keyboard of a real terminal."""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.terminal.terminal import Start, Terminal
from tests.tui.helpers import article_text
from tests.words.test_words import make_dictd
from translations.articles import open_article
from translations.folders import Folders

SIZES = [(120, 40), (60, 20)]
TEXT = """\
# Jembatan kampung

Warga membatalkan rapat itu. Harga beras di pasar tradisional turun pada pekan ini.

## Rapat kedua

Pembatalan itu diumumkan kemarin.
"""


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.md"
    path.write_text(f"{TEXT}\n\n{article_text(8)}\n\n## Penutup\n\nPerahu tiba.")
    return path


@pytest.fixture(params=SIZES, ids=["120x40", "60x20"])
def terminal(start: Start, news: Path, request: pytest.FixtureRequest) -> Terminal:
    columns, rows = request.param
    opened = start(str(news), columns=columns, rows=rows)
    opened.wait_for("Jembatan kampung")
    opened.wait_translated()
    return opened


def test_search_and_contents(terminal: Terminal) -> None:
    terminal.press("/penutup")  # in one go: no letter is taken for a command
    terminal.wait_for("1 of 1", "Penutup")
    terminal.press("\x7f" * 7)
    terminal.wait_without("/penutup")
    terminal.wait_without("/p")
    terminal.press("RAPAT")
    terminal.wait_for("/RAPAT", "1 of 2")
    terminal.press("\r")
    terminal.press("n")
    terminal.wait_for("2 of")
    terminal.escape("2 of")
    terminal.press("t")
    terminal.wait_for("Contents", "Rapat kedua", "Penutup")
    terminal.press("/penutup")
    terminal.wait_without("Rapat kedua")
    terminal.press("\x1b[B")
    terminal.press("\r")
    terminal.wait_for("Perahu tiba.")
    terminal.quit()


def test_a_word_is_looked_up(terminal: Terminal, folders: Folders, news: Path) -> None:
    make_dictd(folders.dictionaries)
    terminal.press("j")
    terminal.press("d")
    terminal.wait_for("Warga", "noun  resident; citizen")
    terminal.press("l")
    terminal.wait_for("mem- batal -kan", "← cancel")
    terminal.press("\r")
    terminal.wait_for("✓ kept")
    terminal.escape("mem- batal -kan")
    terminal.quit()
    printed = subprocess.run(
        [sys.executable, "-m", "tui", "notes", str(news), "--format", "json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    marks = json.loads(printed.stdout)[0]["marks"]
    assert any(mark["text"].startswith("membatalkan\ncancel") for mark in marks)


def test_what_is_hidden_is_revealed(terminal: Terminal) -> None:
    terminal.press("s")
    terminal.wait_for("hidden · 0", "····")  # a narrow bar does not say what is hidden
    terminal.press("j")
    terminal.press("\r")
    terminal.wait_for("hidden · 1")
    terminal.press("r")
    terminal.wait_for("hidden · 2")
    terminal.press("s")
    terminal.wait_for("hidden · 0")
    terminal.press("s")
    terminal.wait_translated()
    terminal.quit()


def test_a_sentence_is_copied_by_the_terminal(terminal: Terminal) -> None:
    terminal.press("j")
    terminal.press("y")
    terminal.wait_for("Sentence copied.")
    found = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)", terminal.raw)
    text = base64.b64decode(found[-1]).decode()
    assert text.startswith("Warga membatalkan rapat itu.\n")
    assert text.endswith("— Jembatan kampung (berita.md)")
    terminal.quit()


def test_the_article_is_exported_as_a_book(terminal: Terminal, news: Path) -> None:
    terminal.press("x")
    terminal.wait_for("epub", "a book for e-book readers")
    terminal.press("jjjj")
    terminal.press("\r")
    terminal.wait_for(".en.epub")
    terminal.press("\r")
    terminal.wait_for("Saved:")
    book = open_article(news.with_name("berita.en.epub"))
    assert [entry.title for entry in book.contents] == [
        "Jembatan kampung", "Rapat kedua", "Penutup",
    ]  # fmt: skip
    terminal.quit()


def test_collections_and_how_much_was_read(terminal: Terminal) -> None:
    terminal.press("o")
    terminal.wait_for("Articles · latest first", "Jembatan kampung")
    terminal.press("c")
    terminal.wait_for("to read")
    terminal.press("i")
    terminal.wait_for("Statistics: what you have read")
    terminal.escape("Statistics: what you have read")
    terminal.quit()


def test_the_palette_finds_an_action_by_its_words(terminal: Terminal) -> None:
    terminal.press("\x10")
    terminal.wait_for("Search for commands")
    terminal.press("hide the translations")
    terminal.wait_for("then the originals")
    terminal.press("\r")
    terminal.wait_for("hidden · 0")
    terminal.quit()


def test_keys_from_the_config_file_are_used(start: Start, news: Path, folders: Folders) -> None:
    folders.config.mkdir(parents=True)
    folders.config_file.write_text('[keys]\n"reader.leave" = "Q"\nreader.note = "zz"\n')
    terminal = start(str(news))
    terminal.wait_for("Jembatan kampung", "reader.note", "exist: zz")
    terminal.press("q")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0


def test_keys_are_changed_in_the_users_editor_while_reading(
    start: Start, news: Path, tmp_path: Path
) -> None:
    editor = tmp_path / "penyunting"
    change = """s/^# .keys.$/[keys]/; s/^# "reader.leave" = "q"/"reader.leave" = "Q"/"""
    editor.write_text(f"#!/bin/sh\nsed -i '{change}' \"$1\"\n")
    editor.chmod(0o755)
    terminal = start(str(news), environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_translated()
    terminal.press(",")
    terminal.wait_for("Changed keys work now")
    terminal.wait_for("Q Quit")
    terminal.press("Q")
    assert terminal.wait_for_end() == 0


def test_without_an_editor_it_is_said_which_file_has_the_settings(
    start: Start, news: Path, folders: Folders
) -> None:
    terminal = start(str(news), environment={"EDITOR": "", "VISUAL": ""}, columns=200)
    terminal.wait_translated()
    terminal.press(",")
    terminal.wait_for("Set EDITOR", str(folders.config_file))
    assert '"reader.leave" = "q"' in folders.config_file.read_text()
    terminal.quit()
