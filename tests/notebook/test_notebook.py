"""The notebook's files: what was read, and where."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.articles import Article, Block, Kind
from translations.errors import DwibacaError
from translations.notebook import Entry, Notebook, Place
from translations.notebook.entry import entry_from_json


def article(title: str, text: str = "Isi.", path: Path | None = None) -> Article:
    return Article(title, (Block(Kind.PARAGRAPH, text),), "text", path=path)


@pytest.fixture
def notebook(tmp_path: Path) -> Notebook:
    return Notebook(tmp_path / "notebook")


def test_an_article_is_found_again_by_its_text(notebook: Notebook, tmp_path: Path) -> None:
    assert notebook.entry(article("Satu")) is None
    notebook.record(article("Satu", path=tmp_path / "a.txt"), Place(3, 1, 10))
    notebook.record(article("Satu", path=tmp_path / "b.txt"), Place(4, 0, 10))
    entry = notebook.entry(article("nama lain"))
    assert entry is not None
    assert entry.place == Place(4, 0, 10)
    assert entry.paths == (str(tmp_path / "b.txt"), str(tmp_path / "a.txt"))


def test_recent_articles_come_latest_first(notebook: Notebook) -> None:
    for number in range(5):
        notebook.record(article(f"Judul {number}", f"Isi {number}."), Place())
        entry = notebook._path(article("", f"Isi {number}.").digest)
        whole = json.loads(entry.read_text())
        entry.write_text(json.dumps({**whole, "opened": f"2026-01-0{number + 1}T00:00:00+07:00"}))
    assert [entry.title for entry in notebook.recent()][:2] == ["Judul 4", "Judul 3"]


def test_an_unreadable_file_costs_no_other_and_is_never_written_over(notebook: Notebook) -> None:
    notebook.record(article("Baik", "Satu."), Place())
    notebook.record(article("Rusak", "Dua."), Place())
    path = notebook._path(article("", "Dua.").digest)
    for content in ("{", "", "\0" * 50, "[]", '{"schema": 99}', "[" * 100_000):
        path.write_text(content)
        assert [entry.title for entry in notebook.recent()] == ["Baik"]
        notebook.record(article("Rusak", "Dua."), Place(1, 1, 2))
        assert path.read_text() == content


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "notebook").write_text("")
    with pytest.raises(DwibacaError, match="Your place cannot be kept"):
        Notebook(tmp_path / "notebook").record(article("Satu"), Place())


def test_no_half_written_file_is_left(notebook: Notebook) -> None:
    notebook.record(article("Satu"), Place())
    assert [path.suffix for path in notebook.folder.iterdir()] == [".json"]


TEXT = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Zs"]))


@given(TEXT, TEXT, st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_entry_comes_back(title: str, path: str, block: int, sentence: int) -> None:
    entry = Entry("abc", title, "", (path,), "2026-01-01", Place(block, sentence, 7))
    assert entry_from_json(entry.to_json()) == entry
