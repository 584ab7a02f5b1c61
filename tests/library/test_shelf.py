"""Adding, listing and removing articles."""

from pathlib import Path

import pytest

from translations.articles import Position, open_article, read_article
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.settings import LibrarySettings, read_library_settings
from translations.library.shelf import Shelf
from translations.notebook import MarkKind, anchor_at, new_mark
from translations.reading.loader import ArticleLoader, LoadedArticle

TEXT = "Harga beras naik. Petani senang.\n\nPembeli tidak senang."


@pytest.fixture
def news(tmp_path: Path) -> Path:
    path = tmp_path / "berita.txt"
    path.write_text(TEXT)
    return path


def test_a_path_that_can_no_longer_be_looked_at_hides_no_article(
    folders: Folders, tmp_path: Path
) -> None:
    """On a share that is not connected any more, or from a system with longer names."""
    path = tmp_path / "berita.txt"
    path.write_text("Harga beras naik.")
    shelf = Shelf(folders)
    shelf.add(open_article(path))
    (file,) = folders.notebook.glob("*.json")
    file.write_text(file.read_text().replace(str(path), f"/{'x' * 300}/berita.txt"))
    (shelved,) = Shelf(folders).articles()
    assert shelved.file is None
    assert shelved.kept is not None


def test_an_added_article_waits_to_be_read(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders)
    assert shelf.add(open_article(news)) == news
    (one,) = shelf.articles()
    assert one.is_unread
    assert (one.summary.collection, one.file) == ("to read", news)
    shelf.notebook.record(open_article(news), Position(0, 0))
    (one,) = shelf.articles()
    assert not one.is_unread


def test_an_article_without_a_file_opens_from_its_copy(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders)
    pasted = shelf.add(read_article(TEXT.encode(), ""))
    assert pasted is not None
    assert open_article(pasted).blocks[0].text == "Harga beras naik. Petani senang."
    (one,) = shelf.articles()
    assert (one.file, one.path) == (None, pasted)


def test_an_article_whose_file_is_gone_is_found_by_its_path(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders)
    article = open_article(news)
    shelf.add(article)
    news.unlink()
    found = shelf.copy_of(news)
    assert found is not None
    assert open_article(found[1]).digest == article.digest
    assert shelf.copy_of(news.with_name("lain.txt")) is None


def test_removed_articles_come_back_with_their_marks(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders)
    article = open_article(news)
    shelf.add(article)
    shelf.notebook.keep(
        article, new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text="penting")
    )
    shelf.remove(article.digest)
    assert list(shelf.articles()) == []
    assert shelf.kept.path_of(article.digest) is None
    shelf.add(article)
    (one,) = shelf.articles()
    assert one.summary.marks == 1
    assert one.kept is not None


def test_opening_a_removed_article_brings_it_back_with_its_marks(
    folders: Folders, news: Path
) -> None:
    shelf = Shelf(folders)
    article = open_article(news)
    shelf.add(article)
    shelf.notebook.keep(article, new_mark(MarkKind.BOOKMARK, anchor_at(article, Position(0, 0))))
    shelf.remove(article.digest)
    opening = ArticleLoader(news, folders)
    assert opening.wait(30)
    assert isinstance(opening.outcome, LoadedArticle)
    assert "is back" in opening.outcome.notice
    assert opening.outcome.entry is not None
    assert len(opening.outcome.entry.present) == 1
    (one,) = shelf.articles()
    assert one.kept is not None


def test_with_keeping_off_only_what_has_no_file_is_kept(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders, LibrarySettings(keep=False))
    shelf.add(open_article(news))
    assert shelf.kept.all() == []
    assert shelf.add(read_article(b"Tanpa berkas.", "")) is not None


def test_articles_are_named_by_id_path_and_title(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders)
    shelf.add(open_article(news))
    (one,) = shelf.articles()
    for name in (one.id, str(news), one.summary.title, one.summary.digest):
        assert shelf.named(name).summary.digest == one.summary.digest
    with pytest.raises(DwibacaError, match="no article entah"):
        shelf.named("entah")


def test_a_title_that_two_have_is_asked_back(folders: Folders) -> None:
    shelf = Shelf(folders)
    for text in ("Satu dua tiga.", "Empat lima enam."):
        shelf.add(read_article(text.encode(), "sama.txt"))
    with pytest.raises(DwibacaError, match="More than one article"):
        shelf.named("sama")


def test_trimming_spares_what_nothing_else_has(folders: Folders, news: Path) -> None:
    shelf = Shelf(folders)
    shelf.add(open_article(news))
    shelf.add(read_article(b"Tanpa berkas.", ""))
    assert shelf.trim(0)[0] == 1
    assert [one.kept is not None for one in shelf.articles() if one.file is None] == [True]


def test_settings_are_read_and_what_is_wrong_is_said(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    assert read_library_settings(config) == (LibrarySettings(), [])
    config.write_text(
        '[library]\nkeep = false\nwatch = "~/Unduhan"\nkeep_megabytes = "banyak"\nunread_fist = true\n'
    )
    settings, troubles = read_library_settings(config)
    assert settings == LibrarySettings(keep=False, watch=("~/Unduhan",))
    assert len(troubles) == 2
    assert "keep_megabytes must be a number" in troubles[0]
    assert "Did you mean library.unread_first?" in troubles[1]
