"""``dwibaca notes``: which marks, in which format, and what is printed if there are none."""

from pathlib import Path

import pytest

from translations.articles import Position, open_article
from translations.folders import Folders
from translations.notebook import MarkKind, Notebook, anchor_at, new_mark
from tui.cli import main


@pytest.fixture
def marked(tmp_path: Path, folders: Folders) -> Path:
    """An article with a kept word and a note."""
    path = tmp_path / "berita.txt"
    path.write_text("Harga cabai naik lagi. Warga mengeluh.")
    article = open_article(path)
    notebook = Notebook(folders)
    notebook.record(article, Position(0, 0))
    anchor = anchor_at(article, Position(0, 0))
    notebook.keep(
        article,
        new_mark(MarkKind.WORD, anchor, text="naik\nrise"),
        new_mark(MarkKind.NOTE, anchor, text="Sejak kapan?"),
    )
    return path


def test_kinds_of_marks_are_chosen(marked: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["notes", str(marked), "--kind", "word"]) == 0
    words = capfdbinary.readouterr().out.decode()
    assert "**naik**: rise" in words
    assert "Sejak kapan?" not in words
    assert main(["notes", "--kind", "word", "--kind", "note", "--format", "tsv"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["kind", "word", "note"]


def test_where_there_are_none_it_is_said_how_they_are_made(
    marked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["notes", "--kind", "highlight"]) == 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "m highlights" in printed.err


def test_a_table_goes_to_a_file(marked: Path, tmp_path: Path) -> None:
    target = tmp_path / "kata.csv"
    assert main(["notes", "--kind", "word", "--format", "csv", "--output", str(target)]) == 0
    assert "naik,rise,Harga cabai naik lagi." in target.read_text(encoding="utf-8-sig")
