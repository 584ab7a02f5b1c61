"""A long text shows its beginning before its end has arrived."""

import os
import threading
from pathlib import Path

import pytest

from tests.tui.helpers import article_text
from translations.articles import Article
from translations.folders import Folders
from translations.reading import beginning
from translations.reading.beginning import Beginnings
from translations.reading.file_or_copy import Piped
from translations.reading.loader import ArticleLoader, LoadedArticle

PARAGRAPH = "Harga beras naik di pasar. Petani senang sekali.\n\n"


@pytest.fixture
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "_SOON", 0.0)


def begun(*pieces: bytes, name: str = "berita.txt") -> list[Article]:
    found: list[Article] = []
    beginnings = Beginnings(name, found.append)
    data = bytearray()
    for piece in pieces:
        data += piece
        beginnings.more(data)
    return found


@pytest.mark.usefixtures("soon")
def test_whole_paragraphs_are_shown_each_time_there_is_twice_as_much() -> None:
    one = PARAGRAPH.encode()
    found = begun(b"Harga beras", b" naik.", b"\n\nPetani", *[one] * 100)
    assert found[0].blocks[0].text == "Harga beras naik."
    assert len(found[0].blocks) == 1
    assert 3 < len(found) < 12
    assert all(a.blocks[-1].text.endswith("sekali.") for a in found[1:])


@pytest.mark.usefixtures("soon")
def test_it_ends_when_there_is_more_than_anybody_reads_meanwhile() -> None:
    found = begun(*[PARAGRAPH.encode() * 1000] * 100)
    assert sum(len(block.text) for block in found[-1].blocks) < 250_000
    assert len(found) < 5


def test_much_that_came_at_once_shows_its_beginning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beginning, "_SOON", 1000.0)
    few = PARAGRAPH.encode() * 100
    assert begun(few) == []
    (found,) = begun(few, few * 1000, few)
    assert found.blocks[0].text == PARAGRAPH.strip()


@pytest.mark.usefixtures("soon")
@pytest.mark.parametrize(
    "data",
    [
        b"<html><body><p>Satu dua tiga empat.</p>\n\n<p>Lima enam tujuh.</p>\n\n",
        b"PK\x03\x04" + b"\n\n" * 50,
        bytes(range(256)) * 20,
        ("Satu.\n\n" * 50).encode("utf-16"),
        b"Satu baris tanpa akhir",
        b"\n\n\n\n",
    ],
)
def test_what_is_not_known_before_its_end_has_no_beginning(data: bytes) -> None:
    assert begun(data, data) == []


def test_a_pipe_that_goes_on_shows_what_has_come(folders: Folders) -> None:
    reading, writing = os.pipe()
    loader = ArticleLoader(Piped(reading), folders)
    loader.painted.set()
    has_begun = threading.Event()
    loader.when_begun(has_begun.set)
    os.write(writing, b"Pasar pagi\n\n" + PARAGRAPH.encode() * 5 + b"Belum sel")
    assert has_begun.wait(30)
    assert loader.beginning is not None
    assert loader.beginning.article.title == "Pasar pagi"
    assert loader.outcome is None
    os.write(writing, b"esai.\n")
    os.close(writing)
    assert loader.wait(30)
    assert isinstance(loader.outcome, LoadedArticle)
    assert loader.outcome.article.blocks[-1].text == "Belum selesai."


def test_a_large_file_shows_its_beginning_while_it_is_read(
    tmp_path: Path, folders: Folders
) -> None:
    path = tmp_path / "besar.txt"
    path.write_text(article_text(20_000))
    loader = ArticleLoader(path, folders)
    loader.painted.set()
    assert loader.wait(60)
    assert isinstance(loader.outcome, LoadedArticle)
    assert loader.beginning is not None
    count = len(loader.beginning.article.blocks)
    assert 100 < count < 2000
    assert loader.outcome.article.blocks[:count] == loader.beginning.article.blocks
