"""The texts of articles outlive their files, within a limit."""

import os
from pathlib import Path

import pytest

from translations.articles import Article, Block, Kind, open_article
from translations.errors import ArticleError, DwibacaError
from translations.folders import Folders
from translations.notebook import KeptArticles
from translations.notebook.kept_articles import LARGEST


@pytest.fixture
def kept(folders: Folders) -> KeptArticles:
    return KeptArticles(folders)


def article(number: int, length: int = 40) -> Article:
    text = f"Artikel nomor {number}. ".ljust(length, "a")
    return Article(f"Judul {number}", (Block(Kind.PARAGRAPH, text),), "text", path=Path("/x.txt"))


def test_a_kept_article_is_read_without_its_file(kept: KeptArticles, tmp_path: Path) -> None:
    (tmp_path / "berita.txt").write_text("Harga beras naik. Petani senang.")
    read = open_article(tmp_path / "berita.txt")
    path = kept.keep(read)
    (tmp_path / "berita.txt").unlink()
    again = kept.open(read.digest)
    assert again.blocks == read.blocks
    assert again.path == tmp_path / "berita.txt"
    assert again.stored
    assert path == kept.path_of(read.digest)


def test_what_is_not_kept_says_so(kept: KeptArticles) -> None:
    assert kept.all() == []
    with pytest.raises(ArticleError, match="not kept"):
        kept.open("0" * 64)


def test_books_are_not_kept_unless_nothing_else_has_them(kept: KeptArticles) -> None:
    book = article(1, LARGEST + 1)
    assert kept.keep(book) is None
    assert kept.keep(book, whatever_size=True) is not None


def test_a_full_shelf_says_what_to_do_and_keeps_what_it_has(
    folders: Folders,
) -> None:
    kept = KeptArticles(folders, limit=600)
    assert kept.keep(article(1)) is not None
    with pytest.raises(DwibacaError, match="kept --trim"):
        for number in range(2, 9):
            kept.keep(article(number))
    assert sum(one.size for one in kept.all()) <= 600
    assert kept.open(article(1).digest).title == "Judul 1"
    kept.keep(article(1))  # it is there already: no room is needed


def test_trimming_takes_the_forgotten_and_then_those_not_read_for_longest(
    kept: KeptArticles,
) -> None:
    for number in range(5):
        path = kept.keep(article(number))
        assert path is not None
        os.utime(path, (1000 + number, 1000 + number))
    kept.keep(article(0))  # read again
    kept.forget(article(3).digest)
    spared = {article(1).digest[:32]}
    stay = {*spared, article(0).digest[:32]}
    room = sum(one.size for one in kept.all() if one.name in stay)
    count, _ = kept.trim(room, spared)
    assert count == 3  # the forgotten one, and the two oldest that are not spared
    left = {one.name for one in kept.all()}
    assert left == {article(1).digest[:32], article(0).digest[:32]}
    kept.remember(article(3).digest)
    assert kept.path_of(article(3).digest) is None


def test_forgetting_can_be_undone(kept: KeptArticles) -> None:
    kept.keep(article(1))
    kept.forget(article(1).digest)
    assert kept.path_of(article(1).digest) is None
    assert kept.all() == []
    kept.remember(article(1).digest)
    assert kept.open(article(1).digest).title == "Judul 1"


def test_a_folder_that_cannot_be_written_is_one_line(kept: KeptArticles) -> None:
    kept.folder.parent.mkdir(parents=True, exist_ok=True)
    kept.folder.write_text("no folder")
    with pytest.raises(DwibacaError, match="cannot be changed"):
        kept.keep(article(1))
