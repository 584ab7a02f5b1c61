"""The library: pasted and automatically added articles, and searching all of them."""

import json
import os
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import OptionList

from tests.tui.helpers import bar, on_screen, until
from translations.articles import Position, open_article
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.memory import Memory
from translations.notebook import MarkKind, anchor_at, new_mark
from translations.reading.annotator import Annotator
from translations.reading.loader import SAMPLE, ArticleLoader
from tui.app import DwibacaApp
from tui.messages import OpenArticle
from tui.screens.article_search import ArticleSearchScreen
from tui.screens.edited import EditedScreen
from tui.screens.library import LibraryScreen
from tui.screens.packages import PackagesScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.filtered_list import FilteredList, SearchField
from tui.widgets.notice import Notice

RICE = "Pasar pagi\n\nPetani menulis surat. Harga beras naik.\n\nPembeli mengeluh."
SEA = "Laut tenang\n\nSurat itu ditulis nelayan. Ombaknya tinggi."


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which nobody asked for."""
    folder = tmp_path / "bacaan"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def configure(folders: Folders, text: str) -> None:
    folders.config_file.parent.mkdir(parents=True, exist_ok=True)
    folders.config_file.write_text(text)


def add(folders: Folders, folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text)
    Shelf(folders).add(open_article(path))
    return path


def empty_folder(here: Path) -> Path:
    folder = here / "lain"
    folder.mkdir()
    return folder


def listed(app: DwibacaApp) -> str:
    choices = app.screen.query_one(OptionList)
    return "\n".join(str(option.prompt) for option in choices.options)


def said(app: DwibacaApp) -> list[str]:
    return [one.message for one in app._notifications]


def highlighted(app: DwibacaApp) -> str:
    option = app.screen.query_one(OptionList).highlighted_option
    return str(option.prompt) if option else ""


async def test_an_empty_library_says_which_keys_fill_it_and_its_list_has_the_whole_screen(
    here: Path, folders: Folders
) -> None:
    app = DwibacaApp(folders)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "ctrl+v opens copied text" in listed(app))
        assert "/bacaan · nothing to read here" in listed(app)
        choices = app.screen.query_one(OptionList)
        assert (choices.size.height, choices.region.width) == (22, 80)
        await pilot.press("slash", *"sampel")
        await until(pilot, lambda: "then F searches inside the articles" in listed(app))
        await pilot.press("escape", "F", *"harga")
        await until(pilot, lambda: isinstance(app.screen, ArticleSearchScreen))
        notice = app.screen.query_one(Notice)
        await until(pilot, lambda: "fewer or shorter" in str(notice.render()))
        for _ in "harga":
            await pilot.press("backspace")
        await until(pilot, lambda: "the articles that you open" in str(notice.render()))


async def reader(pilot: Pilot[None]) -> ReaderScreen:
    await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    assert isinstance(pilot.app.screen, ReaderScreen)
    return pilot.app.screen


async def search(pilot: Pilot[None], words: str) -> None:
    await pilot.press("F")
    await until(pilot, lambda: isinstance(pilot.app.screen, ArticleSearchScreen))
    await pilot.press(*("space" if letter == " " else letter for letter in words))


async def test_words_of_all_articles_are_found_as_one_types(here: Path, folders: Folders) -> None:
    add(folders, here, "beras.txt", RICE)
    add(folders, here, "laut.txt", SEA)
    memory = Memory(folders.memory)
    memory.keep("p", "s", {"Harga beras naik.": "The price of rice rises."})
    memory.close()
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await search(pilot, "menulis")
        both = "Petani menulis surat", "Surat itu ditulis"
        # One article may have been indexed before the other.
        await until(pilot, lambda: all(sentence in listed(app) for sentence in both))
        assert listed(app).index(both[0]) < listed(app).index(both[1])
        await pilot.press(*["backspace"] * 7, *"pric")
        await until(pilot, lambda: "The price of rice rises." in listed(app))
        assert "Harga beras naik." in listed(app)
        await pilot.press("enter")
        screen = await reader(pilot)
        assert screen.reading.loaded.article.title == "Pasar pagi"
        await until(pilot, lambda: (screen.view.block, screen.view.sentence) == (1, 1))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, ArticleSearchScreen))
        assert "The price of rice rises." in listed(app)
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_where_nothing_can_be_searched_nobody_is_told_to_try_other_words(
    here: Path, folders: Folders
) -> None:
    add(folders, here, "beras.txt", RICE)
    folders.text_index.mkdir(parents=True)
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await search(pilot, "beras")
        notice = app.screen.query_one(Notice)
        await until(pilot, lambda: "cannot be searched" in str(notice.render()))
        await pilot.press("x")
        await until(pilot, lambda: app.screen._asked > 6)
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "cannot be searched" in str(notice.render())


async def test_notes_are_found_and_lead_to_their_sentence(here: Path, folders: Folders) -> None:
    article = open_article(add(folders, here, "beras.txt", RICE))
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(2, 0)), text="tanya harga grosir")
    Shelf(folders).notebook.keep(article, note)
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await search(pilot, "grosir")
        await until(pilot, lambda: "tanya harga grosir" in listed(app))
        await pilot.press("enter")
        screen = await reader(pilot)
        await until(pilot, lambda: screen.view.block == 2)


async def test_a_text_that_was_pasted_is_read(here: Path, folders: Folders) -> None:
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Sample" in listed(app))
        app.post_message(events.Paste(RICE))
        screen = await reader(pilot)
        assert screen.reading.loaded.article.title == "Pasar pagi"
        await pilot.press("j", "b")
        await until(pilot, lambda: bool(screen.annotator and screen.annotator.placed()))
    (one,) = Shelf(folders).articles()
    assert one.summary.marks == 1


async def test_a_page_that_was_pasted_is_read_as_one(here: Path, folders: Folders) -> None:
    page = (
        "<html><body><article><h1>Laut tenang</h1><p>Nelayan pergi ke laut pagi-pagi sekali, "
        "sebelum matahari terbit di kampung itu.</p></article></body></html>"
    )
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        app.post_message(events.Paste(page))
        screen = await reader(pilot)
        assert screen.reading.loaded.article.title == "Laut tenang"


@pytest.mark.parametrize(
    "form", ["'{}/dua kata.txt' ", "{}/dua\\ kata.txt", "{}/dua kata.txt\n", "file://{}/dua%20kata.txt\n"]
)  # fmt: skip
async def test_a_file_that_is_dropped_on_the_terminal_is_opened(
    here: Path, folders: Folders, form: str
) -> None:
    (here / "dua kata.txt").write_text(SEA)
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        app.post_message(events.Paste(form.format(here)))
        screen = await reader(pilot)
        assert screen.reading.loaded.address == here / "dua kata.txt"


async def test_nothing_pasted_says_so(here: Path, folders: Folders) -> None:
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        app.post_message(events.Paste("  \n"))
        await until(pilot, lambda: any("empty" in n.message for n in app._notifications))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://berita.example/desa/jembatan-baru\n", "on the web are not opened"),
        ("www.berita.example", "on the web are not opened"),
        ("'{}/tidak ada.txt'", "does not exist"),
        ("file://{}/tiada.txt", "does not exist"),
    ],
)
async def test_a_place_that_cannot_be_opened_is_no_article(
    here: Path, folders: Folders, text: str, said: str
) -> None:
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        app.post_message(events.Paste(text.format(here)))
        await until(pilot, lambda: any(said in n.message for n in app._notifications))
    assert list(Shelf(folders).articles()) == []


async def test_a_folder_that_is_dropped_on_the_terminal_is_listed(
    here: Path, folders: Folders
) -> None:
    (here / "map").mkdir()
    (here / "map" / "laut.txt").write_text(SEA)
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Sample" in listed(app))
        app.post_message(events.Paste(f"{here}/map"))
        await until(pilot, lambda: "laut.txt" in listed(app))


async def test_a_line_that_begins_with_a_stroke_is_an_article(here: Path, folders: Folders) -> None:
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        app.post_message(events.Paste("/harga/beras naik lagi di pasar pagi"))
        screen = await reader(pilot)
        assert screen.reading.loaded.article.title == "/harga/beras naik lagi di pasar pagi"


async def test_an_article_whose_file_is_gone_is_read_from_its_copy(
    here: Path, folders: Folders
) -> None:
    add(folders, here, "beras.txt", RICE).unlink()
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "from its copy" in listed(app))
        await pilot.press("enter")
        screen = await reader(pilot)
        assert screen.reading.loaded.article.title == "Pasar pagi"
        await until(pilot, lambda: any("is gone" in n.message for n in app._notifications))
        await pilot.press("q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        assert not any("is gone" in n.message for n in app._notifications)


async def test_new_files_appear_by_themselves(here: Path, folders: Folders) -> None:
    watched = here.parent / "unduhan"
    watched.mkdir()
    configure(folders, f'[library]\nwatch = ["{watched}"]\n')
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Sample" in listed(app))
        (here / "di-sini.txt").write_text(SEA)
        (watched / "di-sana.txt").write_text(SEA)
        await until(pilot, lambda: "di-sini" in listed(app) and "di-sana" in listed(app))


async def test_what_comes_into_the_inbox_waits_unread_on_top(here: Path, folders: Folders) -> None:
    inbox = here.parent / "masuk"
    inbox.mkdir()
    configure(folders, f'[library]\ninbox = "{inbox}"\nunread_first = true\n')
    shelf = Shelf(folders)
    old = open_article(add(folders, here, "beras.txt", RICE))
    path = inbox / "laut.txt"
    path.write_text(SEA)
    os.utime(path, (1_000_000_000, 1_000_000_000))
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Laut tenang" in listed(app))
        shelf.notebook.record(old, Position(0, 0))
        await until(pilot, lambda: listed(app).count("  unread ") == 1)
        assert listed(app).index("Laut tenang") < listed(app).index("Pasar pagi")
        choices = app.screen.query_one(FilteredList)
        await until(pilot, lambda: choices.chosen.startswith("read:"))
        await pilot.press("g", "x")
        await until(pilot, lambda: "Laut tenang" not in listed(app))
    (one,) = shelf.articles()
    assert one.summary.title == "Pasar pagi"
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:  # its file is still there: it does not come back
        await until(pilot, lambda: "Pasar pagi" in listed(app))
        screen = app.screen
        assert isinstance(screen, LibraryScreen)
        assert screen._inbox is not None
        assert screen._inbox.take_in() == 0


async def test_back_and_forward_through_articles(here: Path, folders: Folders) -> None:
    one, two = add(folders, here, "beras.txt", RICE), add(folders, here, "laut.txt", SEA)
    loader = ArticleLoader(one, folders)
    assert loader.wait(30)
    app = DwibacaApp(folders, loader)

    async def reads(pilot: Pilot[None], path: Path) -> None:
        await until(
            pilot,
            lambda: (
                isinstance(app.screen, ReaderScreen) and app.screen.reading.loaded.address == path
            ),
        )

    async with app.run_test() as pilot:
        await reads(pilot, one)
        await pilot.press("j", "alt+left")
        await until(pilot, lambda: any("no other article" in n.message for n in app._notifications))
        app.post_message(OpenArticle(two))
        await reads(pilot, two)
        await pilot.press("alt+left")
        await reads(pilot, one)
        screen = await reader(pilot)
        await until(pilot, lambda: screen.view.block == 1)
        await pilot.press("alt+right")
        await reads(pilot, two)
        await pilot.press("o")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("alt+left")
        await reads(pilot, two)


async def test_going_back_at_once_leads_to_where_one_was(
    here: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a busy machine the place is still being written when the article is opened again."""
    one, two = add(folders, here, "beras.txt", RICE), add(folders, here, "laut.txt", SEA)
    goes_on = Event()
    write_place = Annotator._write_place

    def slowly(self: Annotator, position: Position) -> None:
        goes_on.wait(20)
        write_place(self, position)

    loader = ArticleLoader(one, folders)
    assert loader.wait(30)
    app = DwibacaApp(folders, loader, folder=here)

    def reads(path: Path) -> bool:
        screen = app.screen
        return isinstance(screen, ReaderScreen) and screen.reading.loaded.address == path

    async with app.run_test() as pilot:
        screen = await reader(pilot)
        await until(  # it has been written once
            pilot, lambda: screen.annotator is not None and screen.annotator.entry.place.blocks > 0
        )
        await pilot.press("j")
        monkeypatch.setattr(Annotator, "_write_place", slowly)
        app.post_message(OpenArticle(two))
        app.post_message(OpenArticle(one))
        await pilot.pause(0.3)  # both would be open by now
        goes_on.set()
        await until(pilot, lambda: app.screen is not screen and reads(one))
        again = await reader(pilot)
        await until(pilot, lambda: again.view.block == 1)


@pytest.mark.parametrize("kept", [True, False])
async def test_one_goes_back_beyond_an_article_whose_file_was_deleted(
    here: Path, folders: Folders, kept: bool
) -> None:
    if not kept:
        configure(folders, "[library]\nkeep = false\n")
    one, two, three = (here / f"{name}.txt" for name in ("satu", "dua", "tiga"))
    for path, text in ((one, RICE), (two, SEA), (three, f"{SEA}\n\nAngin reda.")):
        path.write_text(text)
    loader = ArticleLoader(one, folders)
    assert loader.wait(30)
    app = DwibacaApp(folders, loader)

    def reads(path: Path) -> bool:
        screen = app.screen
        return isinstance(screen, ReaderScreen) and screen.reading.loaded.address == path

    async with app.run_test() as pilot:
        for path in (one, two, three):
            app.post_message(OpenArticle(path))
            await until(pilot, partial(reads, path))
        two.unlink()
        await pilot.press("alt+left")
        if kept:
            await until(pilot, lambda: app._history.after == three)
            assert app._history.current != two  # but its copy
        else:
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            await pilot.press("alt+left")
            await until(pilot, lambda: reads(three))
        await pilot.press("alt+left")
        await until(pilot, lambda: reads(one))


async def test_an_article_that_cannot_be_opened_any_more_does_not_end_the_sitting(
    here: Path, folders: Folders
) -> None:
    configure(folders, "[library]\nkeep = false\n")
    one, two = here / "satu.txt", here / "dua.txt"
    one.write_text(RICE)
    two.write_text(SEA)
    loader = ArticleLoader(one, folders)
    assert loader.wait(30)
    app = DwibacaApp(folders, loader)
    async with app.run_test() as pilot:
        await reader(pilot)
        two.unlink()
        app.post_message(OpenArticle(two))
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: any("does not exist" in n.message for n in app._notifications))


async def test_an_edited_file_can_be_read_as_it_was(here: Path, folders: Folders) -> None:
    path = add(folders, here, "beras.txt", RICE)
    article = open_article(path)
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(2, 0)), text="penting")
    Shelf(folders).notebook.keep(article, note)
    path.write_text(SEA)
    loader = ArticleLoader(path, folders)
    assert loader.wait(30)
    app = DwibacaApp(folders, loader)
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, EditedScreen))
        await pilot.press("k")
        await until(
            pilot,
            lambda: (
                isinstance(app.screen, ReaderScreen)
                and app.screen.reading.loaded.article.digest == article.digest
            ),
        )
        await until(
            pilot, lambda: any("Its file may have changed" in n.message for n in app._notifications)
        )
        screen = await reader(pilot)
        await until(pilot, lambda: bool(screen.annotator and screen.annotator.placed()))
    assert {one.digest for one in Shelf(folders).notebook.entries()} == {article.digest}


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_undecided_an_edited_file_is_asked_about_again(
    here: Path, folders: Folders, key: str
) -> None:
    path = add(folders, here, "beras.txt", RICE)
    article = open_article(path)
    bookmark = new_mark(MarkKind.BOOKMARK, anchor_at(article, Position(2, 0)))
    before = Shelf(folders).notebook.keep(article, bookmark)
    path.write_text(RICE.replace("naik", "turun"))
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        for _ in range(2):
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            app.post_message(OpenArticle(path))
            await until(pilot, lambda: isinstance(app.screen, EditedScreen))
            await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        app.post_message(OpenArticle(path))
        await until(pilot, lambda: isinstance(app.screen, EditedScreen))
        assert list(Shelf(folders).notebook.entries()) == [before]
        await pilot.press("e")
        screen = await reader(pilot)
        await until(pilot, lambda: bool(screen.annotator and screen.annotator.placed()))


async def test_the_words_that_a_list_is_narrowed_by_stay_in_sight(
    here: Path, folders: Folders
) -> None:
    for name in ("satu.txt", "dua.txt"):
        (here / name).write_text(RICE)
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "satu.txt" in listed(app))
        field = app.screen.query_one(SearchField)
        await pilot.press("slash", *"satu", "enter")
        await until(pilot, lambda: "dua.txt" not in listed(app))
        assert field.display
        await pilot.press("slash", *["backspace"] * 4, "enter")
        await until(pilot, lambda: "dua.txt" in listed(app))
        await until(pilot, lambda: not field.display)


async def test_a_damaged_file_of_the_notebook_is_said_once(here: Path, folders: Folders) -> None:
    add(folders, here, "satu.txt", RICE)
    (entry,) = folders.notebook.glob("*.json")
    entry.write_text("{")
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        damaged = lambda: [n for n in app._notifications if "damaged" in n.message]  # noqa: E731
        await until(pilot, lambda: len(damaged()) == 1)
        assert isinstance(app.screen, LibraryScreen)
        app.screen.read_again()
        await until(pilot, lambda: "satu.txt" in listed(app))
        await pilot.pause()
        assert len(damaged()) == 1
        assert "damaged" not in str(app.screen.query_one(Notice).render())


async def test_escape_does_not_end_the_program_and_p_shows_the_packages(
    here: Path, folders: Folders
) -> None:
    (here / "satu.txt").write_text(RICE)
    (here / "kosong.txt").write_text("")
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "satu.txt" in listed(app))
        assert "kosong.txt" not in listed(app)  # there is nothing to read in it
        await pilot.press("escape")
        await until(pilot, lambda: any("q leaves" in n.message for n in app._notifications))
        await pilot.press("p")
        await until(pilot, lambda: isinstance(app.screen, PackagesScreen))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


async def test_what_is_found_is_set_in_under_its_article(here: Path, folders: Folders) -> None:
    add(folders, here, "beras.txt", f"Pasar pagi\n\nHarga beras naik {'dan turun lagi ' * 12}.")
    app = DwibacaApp(folders)
    async with app.run_test(size=(60, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await pilot.press("F", *"harga")
        await until(pilot, lambda: "Harga beras" in listed(app))
        _, *lines = listed(app).split("\n")
        assert len(lines) > 2
        assert all(line.startswith("  ") and len(line) <= 58 for line in lines)


async def test_places_that_are_not_listed_are_counted_under_their_article(
    here: Path, folders: Folders
) -> None:
    add(folders, here, "hujan.txt", "\n\n".join(f"Hujan di kota {at}." for at in range(20)))
    app = DwibacaApp(folders)
    async with app.run_test(size=(60, 24)) as pilot:
        await search(pilot, "hujan")
        await until(pilot, lambda: listed(app).endswith("  and 17 more in this article"))
        await pilot.press(*["down"] * 3)
        await until(pilot, lambda: "⏎ Show them" in on_screen(app.screen)[-1])
        await pilot.press("enter")
        await until(pilot, lambda: listed(app).count("Hujan di kota") == 20)
        await pilot.press("enter")  # on the first of those that were not listed
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        assert app.screen.view.block == 3


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
async def test_the_folder_that_was_asked_for_stands_first_with_the_cursor_on_its_first_file(
    here: Path, folders: Folders, tmp_path: Path, size: tuple[int, int]
) -> None:
    for number in range(45):
        add(folders, tmp_path, f"{number}.txt", f"Judul {number}\n\nBerita nomor {number}.")
    (here / "dalam").mkdir()
    (here / "a.txt").write_text(RICE)
    app = DwibacaApp(folders, folder=here)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: "a.txt" in highlighted(app))
        shown = "\n".join(on_screen(app.screen))
        assert shown.index("/bacaan ") < shown.index("dalam/") < shown.index("latest first")
        await pilot.press("right_square_bracket")
        assert "Judul 44" in highlighted(app)
        await pilot.press("right_square_bracket")
        assert "The sample article" in highlighted(app)
        await pilot.press("right_square_bracket")
        assert "../" in highlighted(app)
        await pilot.press("left_square_bracket", "left_square_bracket")
        assert "Judul 44" in highlighted(app)


async def test_a_folder_that_is_walked_into_stands_first(here: Path, folders: Folders) -> None:
    add(folders, here, "beras.txt", RICE)
    inside = here / "dalam"
    inside.mkdir()
    (inside / "laut.txt").write_text(SEA)
    app = DwibacaApp(folders)
    async with app.run_test() as pilot:
        await until(pilot, lambda: "Pasar pagi" in highlighted(app))  # nothing was asked for
        await pilot.app.run_action("screen.show_folder")
        await until(pilot, lambda: "beras.txt" in highlighted(app))
        assert listed(app).split("\n")[0].endswith("/bacaan")
        await pilot.press("up", "enter")
        await until(pilot, lambda: "laut.txt" in highlighted(app))
        assert listed(app).split("\n")[0].endswith("/bacaan/dalam")
        await pilot.press("backspace")
        await until(pilot, lambda: "dalam/" in highlighted(app))


async def test_what_is_forgotten_comes_back_however_quickly_u_follows(
    here: Path, folders: Folders
) -> None:
    add(folders, here, "beras.txt", RICE)
    os.chdir(empty_folder(here))
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Pasar pagi" in listed(app))
        for _ in range(5):
            await pilot.press("g", "x", "u")
            await until(pilot, app.writer.submit(lambda: None).done)
            await until(pilot, lambda: "Pasar pagi" in listed(app))
        assert [one.summary.title for one in Shelf(folders).articles()] == ["Pasar pagi"]


async def test_keys_pressed_at_once_act_on_one_article_after_the_other(
    here: Path, folders: Folders
) -> None:
    for name in ("Satu", "Dua", "Tiga", "Empat", "Lima"):
        add(folders, here, f"{name}.txt", f"{name} berita\n\nIsi {name}.")
    os.chdir(empty_folder(here))
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Lima berita" in listed(app))
        await pilot.press("s")
        await until(pilot, lambda: "by title" in listed(app))
        await pilot.press("g", "j", "x", "x", "c", "c")  # Dua Empat Lima Satu Tiga
        await until(pilot, lambda: "Satu berita" in highlighted(app))
        written = app.writer.submit(lambda: None)
        await until(pilot, written.done)
        left = {one.summary.title: one.summary.collection for one in Shelf(folders).articles()}
        # What is added is on the first shelf.
        assert left == {
            "Dua berita": "to read", "Satu berita": "finished", "Tiga berita": "to read"
        }  # fmt: skip
        await until(pilot, lambda: "Lima" not in listed(app) and "finished" in listed(app))
        assert "Satu berita" in highlighted(app)


async def test_what_was_forgotten_is_said_to_be_back(here: Path, folders: Folders) -> None:
    add(folders, here, "beras.txt", RICE)
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Pasar pagi" in listed(app))
        await pilot.press("x")
        removed = "“Pasar pagi” removed · u, or opening it again, brings it back"
        await until(pilot, lambda: said(app) == [removed])
        await pilot.press("u")
        await until(pilot, lambda: said(app) == ["Back in the library: Pasar pagi"])


async def test_the_words_that_narrow_a_folder_do_not_narrow_the_next_one(
    here: Path, folders: Folders
) -> None:
    (here / "cerita").mkdir()
    (here / "cerita" / "laut.txt").write_text(SEA)
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "cerita/" in listed(app))
        await pilot.press("slash", *"cerita")
        await until(pilot, lambda: "../" not in listed(app))
        assert "⏎ To the list  esc Show all" in bar(app)
        await pilot.press("enter")
        await until(pilot, lambda: "⏎ Open" in bar(app))
        await pilot.press("enter")
        await until(pilot, lambda: "laut.txt" in listed(app))
        assert not app.screen.query_one(SearchField).display
        await until(pilot, lambda: highlighted(app).strip() == "laut.txt")
        await pilot.press("up", "enter")
        await until(pilot, lambda: highlighted(app).strip() == "cerita/")


async def test_back_in_the_library_the_article_that_was_read_is_highlighted(
    here: Path, folders: Folders
) -> None:
    add(folders, here, "beras.txt", RICE)
    add(folders, here, "laut.txt", SEA)
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Laut tenang" in listed(app))
        app.screen.post_message(events.Paste("Berita baru\n\nHujan turun di pasar."))
        await reader(pilot)
        await until(pilot, lambda: "q Back" in bar(app))
        await pilot.press("q")
        await until(pilot, lambda: "Berita baru" in highlighted(app))
        assert "from its copy" not in listed(app)  # it never had a file
        await pilot.press("f")
        await until(pilot, lambda: said(app) == ["It came without a file."])
        app.screen.post_message(OpenArticle(here / "beras.txt"))
        await reader(pilot)
        await pilot.press("q")
        await until(pilot, lambda: "Pasar pagi" in highlighted(app))


async def test_articles_of_one_title_are_told_apart_by_their_files(
    here: Path, folders: Folders
) -> None:
    for number, name in enumerate(("lama", "baru")):
        (here / name).mkdir()
        add(folders, here / name, "beras.txt", f"{RICE}\n\nKabar nomor {number}.")
    add(folders, here, "laut.txt", SEA)
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Laut tenang" in listed(app))
        assert "Pasar pagi · baru/beras.txt" in listed(app)
        assert "Pasar pagi · lama/beras.txt" in listed(app)
        assert "laut.txt" not in listed(app).split("Sample")[0].split("In ")[0]


async def test_a_finished_article_counts_as_read_whole_wherever_its_place_is(
    here: Path, folders: Folders
) -> None:
    for name, text in (("beras.txt", RICE), ("laut.txt", SEA)):
        add(folders, here, name, text)
    notebook = Shelf(folders).notebook
    rice = open_article(here / "beras.txt")
    notebook.record(open_article(here / "laut.txt"), Position(2, 0))
    notebook.record(rice, Position(0, 0))
    notebook.collect(rice.digest, "finished")
    app = DwibacaApp(folders)
    async with app.run_test(size=(50, 30)) as pilot:
        await until(pilot, lambda: "Pasar pagi" in listed(app))
        await pilot.press("s", "s")
        await until(pilot, lambda: "by progress" in listed(app))
        await until(pilot, lambda: listed(app).index("Pasar") < listed(app).index("Laut"))
        (line,) = [line for line in on_screen(app.screen) if "Pasar pagi" in line]
        assert "done" in line
        assert "%" not in line


async def test_back_from_a_place_that_was_found_in_the_open_article(
    here: Path, folders: Folders
) -> None:
    add(folders, here, "beras.txt", RICE)
    app = DwibacaApp(folders, ArticleLoader(here / "beras.txt", folders))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        article = app.screen
        assert isinstance(article, ReaderScreen)
        await pilot.press("F", *"mengeluh")
        await until(pilot, lambda: "Pembeli mengeluh" in listed(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.screen is article and article.view.block == 2)
        await pilot.press("ctrl+o")
        assert article.view.block == 0


async def test_what_is_listed_for_two_reasons_is_listed_once(here: Path, folders: Folders) -> None:
    (here / "berita.txt").write_text("Kabar ada di sini.")
    configure(folders, f'[library]\nwatch = ["{here}", "{here}/../{here.name}"]')
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "berita.txt" in listed(app))
        await pilot.press("end", "f")  # the folder of the sample, which has a heading of its own
        await until(pilot, lambda: f"In {SAMPLE.parent}" in listed(app))
        assert listed(app).count(SAMPLE.name) == 1
        await pilot.press("minus", "h", "q")
    assert app.return_code == 0


async def test_a_second_copy_of_an_article_s_notes_does_no_harm(
    here: Path, folders: Folders
) -> None:
    article = open_article(add(folders, here, "beras.txt", RICE))
    notebook = Shelf(folders).notebook
    notebook.keep(
        article, new_mark(MarkKind.NOTE, anchor_at(article, Position(1, 0)), text="grosir")
    )
    (file,) = folders.notebook.glob("*.json")
    whole = json.loads(file.read_text())
    whole["marks"] *= 2
    file.write_text(json.dumps(whole))
    (folders.notebook / f"{'0' * 32}.json").write_text(json.dumps(whole))
    app = DwibacaApp(folders)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: "Pasar pagi" in listed(app))
        await pilot.press("apostrophe")
        await until(pilot, lambda: "grosir" in listed(app))
        assert listed(app).count("grosir") == 1
