"""Whatever a file is called, it is added, listed, found by its name and removed."""

import json
import os
from pathlib import Path

import pytest

from translations.cleaning import clean_lines
from translations.errors import DwibacaError
from translations.folders import Folders, named_path
from translations.library.settings import read_library_settings
from translations.library.shelf import Shelf
from translations.programs.config import read_commands
from tui.cli import main

NAMES = [
    *(b"--help", b"--", b"a\nb.txt", b"a\rb.txt", b"\x1b]0;judul\x07\x1b[2Jx.txt", b"tab\t.txt"),
    *("\u202etxt.exe".encode(), "\u2066a\u2069.txt".encode(), "\u2028.txt".encode()),
    *(b"n" * 251 + b".txt", b"\xff\xfe\x80.txt", b"x\xc3.md", b"akhir ", b" awal.txt", b"*.txt"),
    *(b"~", b"~root", b"~tidakada", b"%20.txt", b"translate", b"$HOME", b"..txt", b"con"),
    *(b"[bold]x[b].txt", b"0123abcd", b"kutip'\".txt", "e\u0301.txt".encode(), b"x.json.gz"),
]


def test_every_name_is_that_of_an_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "artikel").mkdir()
    monkeypatch.chdir(tmp_path / "artikel")
    for number, name in enumerate(NAMES):
        Path(os.fsdecode(name)).write_text(f"Perahu {number} datang.")
    names = [f"./{os.fsdecode(name)}" for name in NAMES]
    assert main(["add", *names]) == 0
    assert main(["list"]) == 0
    printed = capsys.readouterr().out
    assert printed == clean_lines(printed)
    assert main(["list", "--json"]) == 0
    printed = capsys.readouterr().out
    assert printed == clean_lines(printed)
    files = {Path(one["file"]).name for one in json.loads(printed)}
    assert files == {os.fsdecode(name) for name in NAMES}
    for name in names:
        assert main(["notes", name]) == 0
    assert main(["remove", *names]) == 0
    capsys.readouterr()
    assert main(["list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_home_that_there_is_not_is_said_wherever_it_is_named(
    tmp_path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(DwibacaError, match="home folder that there is not"):
        named_path("~tidakada/x")
    with pytest.raises(DwibacaError, match="no article ~tidakada"):
        Shelf(folders).named("~tidakada")
    config = tmp_path / "config.toml"
    config.write_text(
        '[library]\ninbox = "~tidakada/x"\nwatch = ["~tidakada"]\n[commands.a]\nrun = "~tidakada/b"'
    )
    settings, troubles = read_library_settings(config)
    assert (settings.inbox_folder, settings.watched_folders) == (None, ())
    assert len(troubles) == 2
    assert "home folder that there is not" in read_commands(config)[1][0]
    Path("~tidakada").write_text("Perahu datang.")
    assert named_path("~tidakada") == Path("~tidakada")
