"""The manual page and the completions describe what the program does."""

import os
import shutil
import sys
from pathlib import Path

import pexpect

from tests.shell_files import FOLDER, shell_files


def test_they_are_up_to_date() -> None:
    """Else: python -m tests.shell_files"""
    assert {path.name: path.read_text() for path in FOLDER.iterdir()} == shell_files()


def test_bash_completes_commands_options_values_and_files(tmp_path: Path) -> None:
    (tmp_path / "berita-pagi.txt").write_text("Isi.")
    folder = Path(sys.executable).parent
    shell = pexpect.spawn(
        shutil.which("bash") or "bash", ["--norc", "--noprofile", "-i"], timeout=20, cwd=tmp_path,
        env={**os.environ, "PS1": "siap> ", "TERM": "dumb", "PATH": f"{folder}:{os.environ['PATH']}"},
    )  # fmt: skip
    shell.sendline(f"source {FOLDER / 'dwibaca.bash'}; bind 'set bell-style none'; echo si''ap")
    shell.expect_exact("siap\r\n")
    for typed, expected in (
        ("dwibaca tra\t", "dwibaca translate "),
        ("berita-p\t", "berita-pagi.txt "),
        ("--form\t", "--format "),
        ("mark\t", "markdown"),
    ):
        shell.send(typed)
        shell.expect_exact(expected.removeprefix(typed.rstrip("\t")))
    shell.send("\x15dwibaca ber\t")
    shell.expect_exact("ita-pagi.txt")
    shell.close(force=True)
