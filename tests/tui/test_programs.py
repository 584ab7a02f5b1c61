"""The reader's own programs on the screen: their output is shown or noted; Esc stops them."""

import json
import os
import sys
from pathlib import Path

import pytest
from textual.command import CommandList
from textual.pilot import Pilot

from tests.tui.helpers import reading, shown, until
from translations.folders import Folders
from translations.notebook import MarkKind, Notebook
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.bilingual import BilingualView
from tui.widgets.program_panel import ProgramPanel

TEXT = "Pasar pagi\n\nHarga beras naik. Petani senang.\n\nPembeli mengeluh.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "berita.txt").write_text(TEXT)
    return tmp_path / "berita.txt"


def configure(folders: Folders, **commands: str) -> None:
    folders.config_file.parent.mkdir(parents=True, exist_ok=True)
    folders.config_file.write_text(
        "\n".join(f"[commands.{name}]\n{settings}\n" for name, settings in commands.items())
    )


async def begun(pilot: Pilot[None], key: str) -> ReaderScreen:
    """The screen, once it knows its programs."""
    screen = pilot.app.screen
    assert isinstance(screen, ReaderScreen)
    await until(pilot, lambda: key in screen._bindings.key_to_bindings)
    return screen


def printed(pilot: Pilot[None]) -> str:
    panels = pilot.app.screen.query(ProgramPanel)
    return str(panels.first().query_one("#printed").render()) if panels else ""


def notified(pilot: Pilot[None], words: str) -> bool:
    return any(words in one.message for one in pilot.app._notifications)


async def test_what_is_printed_is_shown_until_escape(path: Path, folders: Folders) -> None:
    configure(folders, hitung='run = ["tr", "a-z", "A-Z"]\nkey = "f5"')
    async with reading(path) as (pilot, view):
        await begun(pilot, "f5")
        await pilot.press("j", "l", "f5")
        await until(pilot, lambda: printed(pilot) == "PETANI SENANG.")
        await pilot.press("escape")
        await until(pilot, lambda: not pilot.app.screen.query(ProgramPanel))
        assert pilot.app.focused is view
        await pilot.press("ctrl+p", *"hitung")  # the palette finds it too
        await until(pilot, lambda: pilot.app.screen.query_one(CommandList).option_count == 1)
        await pilot.press("enter")
        await until(pilot, lambda: printed(pilot) == "PETANI SENANG.")


async def test_the_paragraph_and_the_word_that_is_looked_up(path: Path, folders: Folders) -> None:
    configure(
        folders,
        alinea='run = ["printf", "<%s>", "{paragraph}"]\nkey = "f5"\non = "paragraph"',
        kata='run = "printf {word}"\nkey = "f6"\non = "word"',
    )
    async with reading(path) as (pilot, _):
        await begun(pilot, "f5")
        await pilot.press("j", "f5")
        await until(pilot, lambda: printed(pilot) == "<Harga beras naik. Petani senang.>")
        await pilot.press("escape", "d", "right", "f6")
        await until(pilot, lambda: printed(pilot) == "beras")


async def test_output_can_become_a_note_beside_what_was_noted(path: Path, folders: Folders) -> None:
    configure(folders, catat='run = "cat"\nkey = "f5"\noutput = "note"')
    async with reading(path) as (pilot, view):
        await begun(pilot, "f5")
        await pilot.press("j", "f5")
        await until(pilot, lambda: "≡" in shown(view))
        await pilot.press("f5")

        def notes() -> list[str]:
            (entry,) = Notebook(folders).entries()
            return [mark.text for mark in entry.present if mark.kind is MarkKind.NOTE]

        await until(pilot, lambda: notes() == ["Harga beras naik.\n\nHarga beras naik."])


async def test_a_program_that_hangs_is_ended_by_escape_and_holds_nothing_up(
    path: Path, folders: Folders
) -> None:
    configure(folders, tidur='run = "sleep 1000"\nkey = "f5"')
    async with reading(path) as (pilot, view):
        screen = await begun(pilot, "f5")
        await pilot.press("f5", "j", "l")
        await until(pilot, lambda: (view.block, view.sentence) == (1, 1))
        assert screen._programs.is_running
        await until(pilot, lambda: notified(pilot, "Tidur is still running: esc stops it."))
        await pilot.press("escape")
        await until(pilot, lambda: not screen._programs.is_running)
        assert len(pilot.app._notifications) <= 1


@pytest.mark.parametrize(
    ("run", "words"),
    [
        ("tidak-ada-di-sini", "needs tidak-ada-di-sini, which is not installed"),
        ("false", "Coba failed with status 1"),
        ("yes", "Coba printed more than"),
    ],
)
async def test_what_goes_wrong_is_one_line(
    path: Path, folders: Folders, run: str, words: str
) -> None:
    configure(folders, coba=f'run = "{run}"\nkey = "f5"\noutput = "nothing"')
    async with reading(path) as (pilot, _):
        await begun(pilot, "f5")
        await pilot.press("f5")
        await until(pilot, lambda: notified(pilot, words))


@pytest.mark.parametrize(
    ("printing", "end"),
    [
        ("print('banjir\\n' * 100_000)", "… and 99,700 more lines"),
        ("print('banjir ' * 100_000)", " …"),
        ("print(('banjir ' * 20 + '\\n') * 500)", "… and 359 more lines"),
    ],
)
async def test_of_a_flood_only_the_beginning_is_laid_out_and_it_makes_no_note(
    path: Path, folders: Folders, printing: str, end: str
) -> None:
    def run(key: str, code: str) -> str:
        return f'run = [{json.dumps(sys.executable)}, "-c", {json.dumps(code)}]\nkey = "{key}"'

    failing = run("f6", f"{printing}\nraise SystemExit(3)")
    configure(folders, banjir=run("f5", printing), catat=f'{failing}\noutput = "note"')
    async with reading(path) as (pilot, view):
        await begun(pilot, "f5")
        await pilot.press("f5")
        await until(pilot, lambda: printed(pilot).endswith(end))
        assert len(printed(pilot)) <= 20_100
        assert printed(pilot).count("\n") <= 300
        await pilot.press("escape", "f6")
        await until(pilot, lambda: notified(pilot, "failed with status 3"))
        await until(pilot, lambda: "banjir" in printed(pilot))
        assert "≡" not in shown(view)


async def test_reading_on_lights_sentence_after_sentence_to_the_end(
    path: Path, folders: Folders, tmp_path: Path
) -> None:
    said = tmp_path / "ucapan"
    program = f"import sys; open({str(said)!r}, 'a').write(sys.stdin.read() + '|')"
    configure(
        folders,
        ucap=f"run = ['{sys.executable}', '-c', \"\"\"{program}\"\"\"]\nkey = 'f5'\n"
        "output = 'nothing'\nreads_on = true",
    )
    async with reading(path) as (pilot, view):
        screen = await begun(pilot, "f5")
        await pilot.press("j", "f5")
        await until(pilot, lambda: view.block == 2 and not screen._programs.is_running)
        await until(pilot, lambda: said.read_text().count("|") == 3)
    assert said.read_text() == "Harga beras naik.|Petani senang.|Pembeli mengeluh.|"


@pytest.mark.parametrize("key", ["j", "k", "escape", "f5"])
async def test_reading_on_stops_at_a_key(path: Path, folders: Folders, key: str) -> None:
    configure(folders, ucap='run = "sleep 1000"\nkey = "f5"\nreads_on = true')
    async with reading(path) as (pilot, view):
        screen = await begun(pilot, "f5")
        await pilot.press("j", "f5")
        await until(pilot, lambda: screen._programs.is_running)
        await pilot.press(key)
        await until(pilot, lambda: not screen._programs.is_running)
        assert isinstance(view, BilingualView)


async def test_a_key_that_is_taken_is_said(path: Path, folders: Folders) -> None:
    configure(folders, coba='run = "cat"\nkey = "b"', lain='run = "cat"\nkey = "f7"')
    async with reading(path) as (pilot, _):
        await begun(pilot, "f7")
        await until(pilot, lambda: notified(pilot, "b has another meaning: coba has no key"))


async def test_the_delivered_programs_have_keys_that_mean_nothing_else(
    path: Path, folders: Folders, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("spd-say", "dict", "xdg-open", "open"):
        program = tmp_path / "programs" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "{name} was given $1"\n')
        program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path / "programs"), prepend=os.pathsep)
    async with reading(path) as (pilot, _):
        screen = await begun(pilot, "W")
        bound = screen._bindings.key_to_bindings
        assert all("run_program" in bound[key][0].action for key in "SRDW")
        assert not notified(pilot, "has another meaning")
        await pilot.press("down", "d")
        await pilot.press("D")
        await until(pilot, lambda: "dict was given Harga" in printed(pilot))


async def test_without_a_word_it_says_how_to_choose_one(path: Path, folders: Folders) -> None:
    configure(folders, kata='run = "cat"\nkey = "f5"\non = "word"')
    async with reading(path) as (pilot, _):
        await begun(pilot, "f5")
        await pilot.press("f5")
        await until(pilot, lambda: notified(pilot, "Choose a word first"))
