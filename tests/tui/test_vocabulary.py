"""The kept words: their list, what it can do, and how they are exported."""

import csv
import io
import sqlite3
import zipfile
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.helpers import bar, reading, until
from translations.articles import Article, Block, Kind, Position, open_article
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.notebook import Mark, MarkKind, Notebook, anchor_at, new_mark
from tui.app import DwibacaApp
from tui.screens.editor import EditorScreen, NoteArea
from tui.screens.library import LibraryScreen
from tui.screens.marks_export import MarksExportScreen
from tui.screens.reader.screen import ReaderScreen
from tui.screens.vocabulary import VocabularyScreen
from tui.screens.word_lines import word_lines
from tui.widgets.filtered_list import Choices
from tui.widgets.title_bar import TitleBar

MARKET = "Pasar pagi\n\nHarga cabai melonjak. Para pedagang mengeluh karena pembeli sepi."
BRIDGE = "Jembatan baru\n\nWarga menunggu jembatan. Perahu hanya datang dua kali."


@pytest.fixture
def market(tmp_path: Path, folders: Folders) -> Path:
    """Two articles with two words each; the path of the one that was read first."""
    paths = []
    for name, text, words in (
        ("pasar.txt", MARKET, (("melonjak", "soar", 0), ("pedagang", "trader", 1))),
        ("jembatan.txt", BRIDGE, (("warga", "citizens", 0), ("perahu", "boat", 1))),
    ):
        path = tmp_path / name
        path.write_text(text)
        article = open_article(path)
        notebook = Notebook(folders)
        notebook.record(article, Position(0, 0))
        for word, meaning, sentence in words:
            anchor = anchor_at(article, Position(1, sentence))
            notebook.keep(article, new_mark(MarkKind.WORD, anchor, text=f"{word}\n{meaning}"))
        notebook.keep(article, new_mark(MarkKind.BOOKMARK, anchor))
        paths.append(path)
    return paths[0]


def words(pilot: Pilot[None]) -> list[str]:
    """The word that each line begins with."""
    choices = pilot.app.screen.query_one(Choices)
    options = [choices.get_option_at_index(at) for at in range(choices.option_count)]
    return [str(option.prompt).split()[0] for option in options if option.id]


def first(pilot: Pilot[None]) -> str:
    """All that stands in the first line."""
    return str(pilot.app.screen.query_one(Choices).get_option_at_index(0).prompt)


async def opened(pilot: Pilot[None], count: int = 4) -> None:
    await pilot.press("V")
    await until(pilot, lambda: isinstance(pilot.app.screen, VocabularyScreen))
    await until(pilot, lambda: len(words(pilot)) == count)


async def test_words_of_all_articles_are_listed_and_enter_goes_to_their_sentence(
    market: Path,
) -> None:
    async with reading(market) as (pilot, view):
        await opened(pilot)
        assert words(pilot) == ["perahu", "warga", "pedagang", "melonjak"]  # the last kept first
        lines = str(pilot.app.screen.query_one(Choices).get_option_at_index(2).prompt)
        for said in ("trader", "Para pedagang mengeluh", "Pasar pagi"):
            assert said in lines
        await pilot.press("j", "j", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
        assert (view.block, view.sentence) == (1, 1)


async def test_a_word_of_another_article_opens_it_even_from_the_copy_of_its_text(
    market: Path, folders: Folders
) -> None:
    other = market.with_name("jembatan.txt")
    Shelf(folders).keep(open_article(other))
    other.unlink()
    async with reading(market) as (pilot, _):
        await opened(pilot)
        await pilot.press("enter")
        await until(pilot, lambda: "Jembatan" in pilot.app.screen.query_one(TitleBar).article_title)
        screen = pilot.app.screen
        assert isinstance(screen, ReaderScreen)
        await until(pilot, lambda: (screen.view.block, screen.view.sentence) == (1, 1))


async def test_s_sorts_tab_narrows_to_the_article_and_typing_to_what_has_the_words(
    market: Path,
) -> None:
    async with reading(market) as (pilot, _):
        await opened(pilot)
        await pilot.press("s")
        await until(pilot, lambda: words(pilot) == ["melonjak", "pedagang", "perahu", "warga"])
        await pilot.press("s")
        await until(pilot, lambda: words(pilot) == ["warga", "perahu", "melonjak", "pedagang"])
        await pilot.press("tab")
        await until(pilot, lambda: words(pilot) == ["melonjak", "pedagang"])
        await pilot.press("slash", *"trader")
        await until(pilot, lambda: words(pilot) == ["pedagang"])


async def test_a_word_is_deleted_and_brought_back_and_its_meaning_is_edited(
    market: Path, folders: Folders
) -> None:
    async with reading(market) as (pilot, _):
        await opened(pilot)
        await pilot.press("d")
        await until(pilot, lambda: words(pilot) == ["warga", "pedagang", "melonjak"])
        await pilot.press("u")
        await until(pilot, lambda: len(words(pilot)) == 4)
        assert any("“perahu” on ¶ 2" in one.message for one in pilot.app._notifications)
        await pilot.press("U")
        await until(pilot, lambda: len(words(pilot)) == 3)
        await pilot.press("u")
        await until(pilot, lambda: len(words(pilot)) == 4)
        await pilot.press("g", "e")
        await until(pilot, lambda: bool(pilot.app.screen.query(NoteArea)))
        pilot.app.screen.query_one(NoteArea).text = "small boat"
        await pilot.press("ctrl+s")
        await until(pilot, lambda: isinstance(pilot.app.screen, VocabularyScreen))
        await until(pilot, lambda: "small boat" in first(pilot))
    kept = [mark.text for entry in Notebook(folders).entries() for mark in entry.present]
    assert "perahu\nsmall boat" in kept


async def test_the_library_has_it_and_what_is_listed_is_exported(
    market: Path, folders: Folders
) -> None:
    app = DwibacaApp(folders, folder=market.parent)
    async with app.run_test(size=(120, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "V Vocabulary" in bar(app))
        await opened(pilot)
        target = market.parent / "kata"
        target.mkdir()
        for form in ("csv", "anki"):
            await pilot.press("slash", *"pasar", "enter")
            await until(pilot, lambda: len(words(pilot)) == 2)
            await pilot.press("x")
            await until(pilot, lambda: isinstance(app.screen, MarksExportScreen))
            choices = app.screen.query_one(Choices)
            choices.highlighted = choices.get_option_index(form)
            await pilot.press("enter")
            field = app.screen.query_one(Input)
            await until(pilot, lambda field=field: field.has_focus)
            assert field.value.startswith("dwibaca-words.")
            field.value = str(target / field.value)
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, VocabularyScreen))
            await pilot.press("slash", "escape")
            await until(pilot, lambda: len(words(pilot)) == 4)
    table = (target / "dwibaca-words.csv").read_text(encoding="utf-8-sig")
    assert [row["word"] for row in csv.DictReader(io.StringIO(table))] == ["melonjak", "pedagang"]
    with zipfile.ZipFile(target / "dwibaca-words.apkg") as packed:
        packed.extract("collection.anki2", target)
    database = sqlite3.connect(target / "collection.anki2")
    assert database.execute("SELECT count(*) FROM notes").fetchone() == (2,)
    database.close()


async def test_an_empty_list_says_which_keys_fill_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MARKET)
    async with reading(tmp_path / "a.txt") as (pilot, _):
        await pilot.press("V")
        await until(pilot, lambda: isinstance(pilot.app.screen, VocabularyScreen))
        choices = pilot.app.screen.query_one(Choices)
        await until(pilot, lambda: choices.option_count == 1)
        assert "enter keeps it" in str(choices.get_option_at_index(0).prompt)
        await pilot.press("x")
        assert isinstance(pilot.app.screen, VocabularyScreen)  # there is nothing to export


def kept(word: str, meaning: str) -> Mark:
    sentence = f"{'Harga di pasar itu naik terus, ' * 6}kata penjual {word} di kota."
    article = Article("Pasar", (Block(Kind.PARAGRAPH, sentence),), "text")
    return new_mark(MarkKind.WORD, anchor_at(article, Position(0, 0)), text=f"{word}\n{meaning}")


@pytest.mark.parametrize("width", [36, 56, 76, 116, 196])
@pytest.mark.parametrize("word", ["cabai", "barang kebutuhan pokok sehari-hari"])
def test_columns_align_and_the_word_is_seen_in_its_sentence(width: int, word: str) -> None:
    drawn = word_lines(kept(word, "what one needs, " * 12), "Judul " * 20, width)
    lines = drawn.plain.split("\n")
    assert max(map(len, lines)) <= width
    assert lines[0].startswith(f"  {word[:20]}")
    assert lines[-1].lstrip().startswith("…")
    assert word[:10] in lines[-1]


@pytest.mark.parametrize("end", ["ctrl+q", "a signal"])
async def test_a_meaning_that_is_being_typed_when_the_program_ends_is_kept(
    market: Path, folders: Folders, end: str
) -> None:
    async with reading(market) as (pilot, _):
        await opened(pilot)
        await pilot.press("e")
        await until(pilot, lambda: isinstance(pilot.app.screen, EditorScreen))
        await pilot.press(*" up")
        if end == "ctrl+q":
            await pilot.press("ctrl+q")
        else:
            pilot.app.exit(return_code=143)
    meanings = {
        mark.meaning for entry in Notebook(folders).entries() for mark in entry.present
        if mark.kind is MarkKind.WORD
    }  # fmt: skip
    assert [one for one in meanings if one.endswith(" up")] != []
