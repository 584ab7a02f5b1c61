"""An article whose file is gone or unreadable opens from its copy, with a notice."""

import os
from pathlib import Path

import pytest

from translations.articles import Position, open_article
from translations.articles.limits import MAX_BYTES
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.notebook import MarkKind, anchor_at, new_mark
from translations.reading.file_or_copy import Piped
from translations.reading.loader import ArticleLoader, LoadedArticle

TEXT = "Harga beras naik. Petani senang.\n\nPembeli mengeluh."


@pytest.fixture
def news(tmp_path: Path, folders: Folders) -> Path:
    """A file that was read, and has a note."""
    path = tmp_path / "berita.txt"
    path.write_text(TEXT)
    article, shelf = open_article(path), Shelf(folders)
    shelf.add(article)
    anchor = anchor_at(article, Position(1, 0))
    shelf.notebook.keep(article, new_mark(MarkKind.NOTE, anchor, text="penting"))
    return path


def load(wanted: Path | Piped, folders: Folders) -> LoadedArticle:
    loader = ArticleLoader(wanted, folders)
    loader.painted.set()
    assert loader.wait(30)
    if isinstance(loader.outcome, DwibacaError):
        raise loader.outcome
    assert loader.outcome is not None
    return loader.outcome


def test_the_file_itself_is_read_as_long_as_it_can_be(news: Path, folders: Folders) -> None:
    loaded = load(news, folders)
    assert (loaded.address, loaded.notice, loaded.article.stored) == (news, "", "")


@pytest.mark.parametrize("content", [None, b"", os.urandom(5000)], ids=["gone", "empty", "binary"])
def test_otherwise_its_copy_is_read_and_marks_keep_their_sentences(
    news: Path, folders: Folders, content: bytes | None
) -> None:
    if content is None:
        news.unlink()
    else:
        news.write_bytes(content)
    loaded = load(news, folders)
    assert loaded.article.blocks[0].text == "Harga beras naik. Petani senang."
    assert "berita.txt" in loaded.notice
    assert "as it was read on 20" in loaded.notice
    assert loaded.entry is not None
    assert [mark.anchor.quote for mark in loaded.entry.present] == ["Pembeli mengeluh."]
    assert loaded.address is not None
    assert load(loaded.address, folders).article == loaded.article


def test_without_a_copy_the_error_is_said(tmp_path: Path, folders: Folders) -> None:
    with pytest.raises(DwibacaError, match="does not exist"):
        load(tmp_path / "entah.txt", folders)


def test_a_copy_opened_by_itself_says_what_it_is(news: Path, folders: Folders) -> None:
    (one,) = Shelf(folders).articles()
    assert one.kept is not None
    assert "Its file may have changed since" in load(one.kept, folders).notice
    news.unlink()
    assert "is gone. This is its text" in load(one.kept, folders).notice


def pipe(data: bytes) -> Piped:
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        try:
            while data:
                data = data[os.write(writing, data) :]
        finally:
            os._exit(0)
    os.close(writing)
    return Piped(reading)


def test_what_is_piped_is_kept_and_named_by_its_first_line(folders: Folders) -> None:
    loaded = load(pipe(b"Sebuah kalimat yang panjang. Lalu yang lain."), folders)
    assert loaded.article.title == "Sebuah kalimat yang panjang."
    assert loaded.address is not None
    assert load(loaded.address, folders).notice == ""


def test_a_pipe_without_an_end_is_given_up(folders: Folders) -> None:
    with pytest.raises(DwibacaError, match="has no end"):
        load(pipe(b"Satu dua tiga. " * (MAX_BYTES // 15 + 20_000)), folders)
