"""Stray bytes over every screen: no key presses, no exit, and every screen can be left."""

import json
from pathlib import Path

import pytest

from tests.terminal.sequences import kinds
from tests.terminal.terminal import Start, Terminal
from tests.tui.helpers import article_text
from tests.tui.test_terminal_input import REPORTS
from translations.folders import Folders
from tui.screens.reader.starter import today

STORM = b"".join(REPORTS.values())
SCREENS = {
    "reader": ("", ""),
    "search": ("/", "\x1b"),
    "note": ("n", "\x07"),
    "own translation": ("e", "\x07"),
    "marks": ("'", "\x1b"),
    "contents": ("t", "\x1b"),
    "packages": ("p", "\x1b"),
    "export": ("x", "\x1b"),
    "look up": ("d", "\x1b"),
    "alternatives": ("a", "\x1b"),
    "palette": ("\x10", "\x1b"),
}
"""The keys that open each, and leave it."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "berita.md").write_text(
        f"# Panen\n\n{article_text(12)}\n\n## Pasar\n\nIkan mahal.\n"
    )
    return tmp_path / "berita.md"


def marks(folders: Folders) -> list[dict[str, object]]:
    return [
        mark
        for file in folders.notebook.glob("*.json")
        for mark in json.loads(file.read_text())["marks"]
    ]


def send(terminal: Terminal, data: bytes) -> None:
    """In parts of all sizes, as over a slow line.

    None ends with an escape: on a busy machine that would be alone long enough to be the key.
    """
    at = 0
    for size in range(1, 100):
        end = at + size
        end += data[end - 1 : end] == b"\x1b"
        terminal.process.send(data[at:end])
        at = end
        if at >= len(data):
            return


def test_a_storm_over_every_screen_presses_no_key(
    start: Start, path: Path, folders: Folders
) -> None:
    folders.settings.parent.mkdir(parents=True, exist_ok=True)  # no notice that a key takes away
    folders.settings.write_text(json.dumps({"starter_said": today()}))
    terminal = start(str(path))
    terminal.wait_for(" starter │ ")
    for name, (opening, leaving) in SCREENS.items():
        terminal.received()  # all that is still being drawn
        before = terminal.lines[:-1]  # the bar may have a message for a moment
        if opening:
            terminal.press(opening)
            terminal.wait_until(lambda lines, before=before: lines[:-1] != before)
        send(terminal, STORM)
        assert terminal.process.isalive(), name
        if leaving:
            terminal.press(leaving)
            terminal.wait_until(lambda lines, before=before: lines[:-1] == before)
    terminal.press("j")
    terminal.wait_for("2/")
    terminal.press("o")
    terminal.wait_for("library")
    send(terminal, STORM)
    terminal.quit()
    assert marks(folders) == []
    assert not list(folders.state.glob("crash-*"))


def test_what_is_pasted_commands_no_terminal(start: Start, path: Path, folders: Folders) -> None:
    terminal = start(str(path))
    terminal.wait_translated()
    terminal.press("n")
    terminal.wait_for("Note on")
    harmless = kinds(terminal.raw)
    poison = "\x9b31m\x9d0;JAHAT\x9c\x1b]0;JAHAT\x07\x01\u202e"
    terminal.press(f"\x1b[200~tempel {poison} x\x1b[201~")
    terminal.wait_for("tempel")
    terminal.press("SETELAHNYA")
    terminal.wait_for("SETELAHNYA")
    terminal.press("\x13")
    terminal.wait_without("Note on")
    new = kinds(terminal.raw) - harmless
    assert not [kind for kind in new if kind.startswith(("letter", "]", "control 01"))], new
    terminal.quit()
    (mark,) = marks(folders)
    assert str(mark["text"]).startswith("tempel ")
    assert str(mark["text"]).endswith("xSETELAHNYA")


def test_a_book_pasted_into_the_search_field_does_not_stop_it(start: Start, path: Path) -> None:
    terminal = start(str(path))
    terminal.wait_translated()
    terminal.press("/")
    terminal.wait_until(lambda lines: "/" in lines[-1] or "Back" in lines[-1])
    data = "\x1b[200~" + "kata " * 40_000 + "\x1b[201~"
    for at in range(0, len(data), 3000):
        terminal.press(data[at : at + 3000])
    terminal.wait_for("kata kata")
    terminal.press("\x1b")
    terminal.wait_without("kata kata")
    terminal.press("j")
    terminal.wait_for("2/")
    terminal.quit()


@pytest.mark.parametrize("editor", ["tidak-ada-editor", "vi 'x"])
def test_an_editor_that_does_not_start_leaves_the_reader_as_it_was(
    start: Start, path: Path, folders: Folders, editor: str
) -> None:
    terminal = start(str(path), environment={"EDITOR": editor, "VISUAL": ""})
    terminal.wait_translated()
    terminal.press("n")
    terminal.wait_for("Note on")
    terminal.press("Catatan awal")
    terminal.wait_for("Catatan awal")
    terminal.press("\x0f")
    terminal.wait_for("cannot be started")
    terminal.press(" dan akhir\x13")
    terminal.wait_without("Note on")
    terminal.quit()
    assert [mark["text"] for mark in marks(folders)] == ["Catatan awal dan akhir"]


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo salah > $1; exit 3", "failed: status 3"),
        ("kill -9 $$", "was ended by signal 9"),
        ("rm $1; mkfifo $1", "left no text: It is no file"),
        ("truncate -s 100M $1", "left no text: File too large"),
    ],
)
def test_an_editor_that_fails_leaves_the_text_as_it_was(
    start: Start, path: Path, folders: Folders, script: str, said: str
) -> None:
    editor = path.with_name("penyunting")
    editor.write_text(f"#!/bin/sh\n{script}\n")
    editor.chmod(0o755)
    terminal = start(str(path), columns=160, environment={"EDITOR": str(editor), "VISUAL": ""})
    terminal.wait_translated()
    terminal.press("nCatatan awal")
    terminal.wait_for("Catatan awal")
    terminal.press("\x0f")
    terminal.wait_for(said)
    terminal.press(" dan akhir\x13")
    terminal.wait_without("Note on")
    terminal.quit()
    assert [mark["text"] for mark in marks(folders)] == ["Catatan awal dan akhir"]


@pytest.mark.parametrize("end", ["ctrl+q", "window", "TERM"])
def test_what_is_being_typed_is_offered_again_to_the_letter(
    start: Start, path: Path, folders: Folders, end: str
) -> None:
    terminal = start(str(path))
    terminal.wait_translated()
    terminal.press("n")
    terminal.wait_for("Note on")
    terminal.press("Setengah jad")
    terminal.wait_for("Setengah jad")
    terminal.press("i")
    if end == "ctrl+q":
        terminal.press("\x11")
        terminal.wait_for_end()
    elif end == "window":
        terminal.wait_for("Setengah jadi")
        terminal.close_window()
    else:
        terminal.wait_for("Setengah jadi")
        terminal.process.kill(15)
        terminal.wait_for_end()
    assert marks(folders) == []
    again = start(str(path))
    again.wait_for("Setengah jadi")
