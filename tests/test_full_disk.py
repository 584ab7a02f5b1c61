"""Every command on a disk that is full, read-only or broken: one sentence, and nothing half made."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from translations.articles import Position, open_article
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.notebook import MarkKind, anchor_at, new_mark
from translations.notebook.glossary import Glossary

COMMANDS = """
import sys
from tests.faults.disk import Failure, fail
from tui.cli import main

fail(Failure(sys.argv[1], int(sys.argv[2])))
print([main(command.split()) for command in sys.argv[3:]])
"""


@pytest.mark.parametrize(
    ("call", "number"),
    [
        ("write", errno.ENOSPC),
        ("flush", errno.EIO),
        ("rename", errno.EACCES),
        ("open", errno.EROFS),
    ],
)
def test_what_cannot_be_written_is_one_sentence_and_leaves_what_was_there(
    tmp_path: Path, folders: Folders, call: str, number: int
) -> None:
    (tmp_path / "lama.txt").write_text("Perahu datang.")
    (tmp_path / "baru.txt").write_text("Hujan turun.")
    (tmp_path / "ada.md").write_text("LAMA")
    article = open_article(tmp_path / "lama.txt")
    Shelf(folders).add(article)
    mark = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text="besok")
    Shelf(folders).notebook.keep(article, mark)
    Glossary(folders.glossary, "id", "en").put("perahu", "boat")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    commands = [
        f"add {tmp_path}/baru.txt",
        "glossary add hujan rain",
        f"backup {tmp_path}/b.zip",
        f"notes --output {tmp_path}/ada.md --force",
        f"translate {tmp_path}/lama.txt --output {tmp_path}/ada.md --force",
    ]
    ended = subprocess.run(
        [sys.executable, "-c", COMMANDS, call, str(number), *commands],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.stdout == f"{[1] * len(commands)}\n", ended.stderr
    said = ended.stderr.splitlines()
    assert len(said) == len(commands)
    for line in said:
        assert line.startswith("dwibaca: ")
        assert os.strerror(number) in line
        assert "report it" not in line
    caches = (folders.cache, folders.notebook / ".lock", folders.glossary / ".lock")
    after = {
        path: path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file() and not any(path.is_relative_to(one) for one in caches)
    }
    assert after == {path: content for path, content in before.items() if path in after}
    assert {path.name for path in before} >= {"lama.txt", "ada.md"}
