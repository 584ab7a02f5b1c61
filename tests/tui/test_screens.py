"""The screens: reading with the real starter, the library, and what goes wrong."""

import asyncio
import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList, Static

from tests.articles.test_epub import book
from tests.tui.helpers import article_text, on_screen, reading, shown, status, until
from translations.articles.opening import Source, open_source
from translations.errors import PackageError
from translations.folders import Folders
from translations.reading.file_or_copy import Piped
from translations.reading.loader import SAMPLE, ArticleLoader
from tui.app import DwibacaApp
from tui.screens.editor import EditorScreen
from tui.screens.library import LibraryScreen
from tui.screens.opening import OpeningScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.bilingual import BilingualView
from tui.widgets.notice import Notice


def text_of(app: DwibacaApp, selector: str) -> str:
    return str(app.screen.query_one(selector, Static).render())


async def test_the_sample_is_translated_from_top_to_bottom() -> None:
    async with reading(SAMPLE, translate=True) as (pilot, view):
        app = pilot.app
        await until(pilot, lambda: status(app) == "translated")
        assert "Perpustakaan terapung" in shown(view)
        assert not any(view.texts.is_pending(row) for row in range(len(view.rows)))
        assert "Starter translation" in text_of(app, "#notice")


async def test_the_second_time_translations_are_there_at_once_without_the_engine() -> None:
    async with reading(SAMPLE, translate=True) as (pilot, view):
        await until(pilot, lambda: status(pilot.app) == "translated")
        before = shown(view)
    async with reading(SAMPLE, translate=True) as (pilot, view):
        assert shown(view) == before
        await until(pilot, lambda: status(pilot.app) == "translated")
        assert not pilot.app.screen.reading.loaded.scheduler.engine_loaded


async def test_reading_goes_on_where_it_was_left(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(50))
    async with reading(tmp_path / "a.md") as (pilot, view):
        await pilot.press(*["j"] * 20, "l", "l")
    for size in ((120, 40), (60, 20)):
        async with reading(tmp_path / "a.md", size) as (_, view):
            assert (view.block, view.sentence) == (20, 2)
            first, last = view.in_sight
            assert first <= 20 <= last


async def test_a_broken_package_is_said_and_the_original_stays(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(article_text(3))
    async with reading(tmp_path / "a.md") as (pilot, view):
        scheduler = pilot.app.screen.reading.loaded.scheduler
        scheduler.trouble = PackageError("The package [/x] is broken.", "Install it again.")
        scheduler.on_results()
        await until(pilot, lambda: "[/x] is broken" in text_of(pilot.app, "#notice"))
        assert "Paragraf 0" in shown(view)


async def test_an_epub_is_opened_after_the_first_paint(tmp_path: Path, folders: Folders) -> None:
    (tmp_path / "buku.epub").write_bytes(book())
    app = DwibacaApp(folders, ArticleLoader(tmp_path / "buku.epub", folders))
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: bool(app.screen.query(BilingualView)))
        view = app.screen.query_one(BilingualView)
        await until(pilot, lambda: "Ia berlayar" in shown(view))
        assert view.has_focus


async def test_keys_pressed_while_an_article_is_opened_are_meant_for_it(
    tmp_path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berita.md").write_text(article_text(5))
    go_on = threading.Event()

    def slowly(path: Path, *more: Callable[[bytes], object]) -> Source:
        go_on.wait()
        return open_source(path, *more)

    monkeypatch.setattr("translations.reading.file_or_copy.open_source", slowly)
    app = DwibacaApp(folders, ArticleLoader(tmp_path / "berita.md", folders))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("j", "j", "l", "n")
        assert "Opening berita.md" in text_of(app, "#opening")
        go_on.set()
        await until(pilot, lambda: isinstance(app.screen, EditorScreen))
        await pilot.press("escape")
        assert (app.screen.view.block, app.screen.view.sentence) == (2, 1)


async def test_opening_can_be_given_up(
    tmp_path: Path, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berita.md").write_text(article_text(5))
    go_on = threading.Event()
    monkeypatch.setattr(
        "translations.reading.file_or_copy.open_source",
        lambda path, *more: go_on.wait() and open_source(path, *more),
    )
    app = DwibacaApp(folders, ArticleLoader(tmp_path / "berita.md", folders))
    async with app.run_test() as pilot:
        await pilot.press("q")
        await until(pilot, lambda: not app.is_running)
    go_on.set()
    assert app.failure is None


async def test_an_article_that_fails_later_ends_with_its_error(
    tmp_path: Path, folders: Folders
) -> None:
    (tmp_path / "rusak.epub").write_bytes(book(**{"buku.opf": None}))
    app = DwibacaApp(folders, ArticleLoader(tmp_path / "rusak.epub", folders))
    async with app.run_test() as pilot:
        await until(pilot, lambda: app.failure is not None)
    assert "is broken" in str(app.failure)
    assert app.return_code == 1


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    folder = tmp_path / "bacaan"
    (folder / "dalam").mkdir(parents=True)
    (folder / "satu.md").write_text(article_text(3))
    (folder / "dua[b].txt").write_text("Judul dua\n\nIsi artikel kedua yang pendek.")
    (folder / "rusak.epub").write_bytes(b"PK\x03\x04 bukan buku")
    (folder / "gambar.png").write_bytes(b"\x89PNG")
    return folder


def options(app: DwibacaApp) -> list[str]:
    found = app.screen.query_one(OptionList)
    return [str(found.get_option_at_index(i).prompt).strip() for i in range(found.option_count)]


async def listed(app: DwibacaApp, pilot, words: str) -> None:
    await until(
        pilot,
        lambda: (
            isinstance(app.screen, LibraryScreen)
            and any(words in option for option in options(app))
        ),
    )


async def choose(app: DwibacaApp, pilot, words: str) -> None:
    await listed(app, pilot, words)
    found = app.screen.query_one(OptionList)
    found.highlighted = next(i for i, option in enumerate(options(app)) if words in option)
    await pilot.press("enter")


async def read_and_leave(app: DwibacaApp, pilot, words: str) -> None:
    """Open an article from the library and go back at once."""
    await choose(app, pilot, words)
    await until(pilot, lambda: bool(app.screen.query(BilingualView)))
    await pilot.press("q")


async def test_the_library_lists_what_can_be_read(shelf: Path, folders: Folders) -> None:
    app = DwibacaApp(folders, folder=shelf)
    async with app.run_test() as pilot:
        await listed(app, pilot, "satu.md")
        entries = options(app)
        for entry in ("dalam/", "satu.md", "dua[b].txt", "rusak.epub", "The sample article"):
            assert entry in entries
        assert "gambar.png" not in entries


async def test_read_from_the_library_and_come_back(shelf: Path, folders: Folders) -> None:
    app = DwibacaApp(folders, folder=shelf)
    async with app.run_test() as pilot:
        await read_and_leave(app, pilot, "dua[b].txt")
        await listed(app, pilot, "Judul dua")
        assert "Articles · latest first" in options(app)


async def test_folders_can_be_walked(shelf: Path, folders: Folders) -> None:
    app = DwibacaApp(folders, folder=shelf)
    async with app.run_test() as pilot:
        await choose(app, pilot, "dalam/")
        await listed(app, pilot, f"/{shelf.name}/dalam")
        await pilot.press("backspace")
        await listed(app, pilot, "satu.md")


async def test_a_file_that_cannot_be_read_is_told_in_the_library(
    shelf: Path, folders: Folders
) -> None:
    app = DwibacaApp(folders, folder=shelf)
    async with app.run_test(notifications=True) as pilot:
        await choose(app, pilot, "rusak.epub")
        await until(pilot, lambda: bool(app._notifications))
        assert "is broken" in next(iter(app._notifications)).message
        assert isinstance(app.screen, LibraryScreen)


async def test_a_vanished_article_is_listed_as_such(shelf: Path, folders: Folders) -> None:
    app = DwibacaApp(folders, folder=shelf)
    async with app.run_test() as pilot:
        await read_and_leave(app, pilot, "dua[b].txt")
        await listed(app, pilot, "Judul dua")
        (shelf / "dua[b].txt").unlink()
        await read_and_leave(app, pilot, "satu.md")
        await listed(app, pilot, "from its copy")


async def test_a_vanished_article_that_was_not_kept_can_be_pointed_to(
    shelf: Path, folders: Folders
) -> None:
    folders.config_file.parent.mkdir(parents=True)
    folders.config_file.write_text("[library]\nkeep = false\n")
    app = DwibacaApp(folders, folder=shelf)
    async with app.run_test() as pilot:
        await read_and_leave(app, pilot, "dua[b].txt")
        await listed(app, pilot, "Judul dua")
        (shelf / "dua[b].txt").unlink()
        await read_and_leave(app, pilot, "satu.md")
        await listed(app, pilot, "file not found")


async def test_a_folder_that_cannot_be_listed_says_so(tmp_path: Path, folders: Folders) -> None:
    app = DwibacaApp(folders, folder=tmp_path / "tidak-ada")
    async with app.run_test() as pilot:
        await until(
            pilot,
            lambda: "tidak-ada" in str(app.screen.query_one(Notice).render()),
        )


async def test_from_an_article_of_the_command_line_o_leads_to_the_library(
    shelf: Path, folders: Folders
) -> None:
    opening = ArticleLoader(shelf / "satu.md", folders)
    app = DwibacaApp(folders, opening, folder=shelf)
    async with app.run_test() as pilot:
        await pilot.press("o")
        await read_and_leave(app, pilot, "dua[b].txt")
        await listed(app, pilot, "satu.md")


async def test_a_warm_memory_of_thousands_never_freezes_the_screen(tmp_path: Path) -> None:
    """Results of a whole book at once: the event loop goes on turning."""
    from translations.reading.scheduler import Result

    (tmp_path / "a.md").write_text(article_text(5000))
    async with reading(tmp_path / "a.md") as (pilot, view):
        scheduler = pilot.app.screen.reading.loaded.scheduler
        turns = 0

        async def heart() -> None:
            nonlocal turns
            while True:
                await asyncio.sleep(0)
                turns += 1

        beating = asyncio.create_task(heart())
        for number in range(5000):
            scheduler._hand_over(Result(number, ("Paragraph.", "One.", "Two.", "Three.")))
        await until(pilot, lambda: not view.texts.is_pending(4999))
        beating.cancel()
        assert turns > 3  # it was not one long turn for each result
        assert "Paragraph." in shown(view)


async def test_the_beginning_of_a_slow_pipe_is_read_and_translated_and_kept_at_its_place(
    folders: Folders,
) -> None:
    reading_end, writing_end = os.pipe()
    loader = ArticleLoader(Piped(reading_end), folders)
    app = DwibacaApp(folders, loader)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, OpeningScreen)
        os.write(writing_end, b"Pasar pagi\n\n")
        for _ in range(6):
            os.write(writing_end, b"Harga beras naik di pasar. Petani senang sekali.\n\n")
            await pilot.pause(0.1)
        await until(pilot, lambda: bool(app.screen.query(BilingualView)))
        view = app.screen.query_one(BilingualView)
        await until(pilot, lambda: "price" in shown(view))
        await pilot.press("j", "l")
        await until(pilot, lambda: (view.block, view.sentence) == (1, 1))
        os.write(writing_end, b"Tamat sudah.\n")
        os.close(writing_end)
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        view = app.screen.query_one(BilingualView)
        assert view.rows.article.blocks[-1].text == "Tamat sudah."
        await until(pilot, lambda: (view.block, view.sentence) == (1, 1))


@pytest.mark.parametrize("columns", [60, 120])
async def test_a_message_takes_the_line_of_the_keys_and_gives_way_to_the_next(
    tmp_path: Path, folders: Folders, columns: int
) -> None:
    (tmp_path / "a.md").write_text(article_text(20))
    opening = ArticleLoader(tmp_path / "a.md", folders)
    app = DwibacaApp(folders, opening)
    async with app.run_test(size=(columns, 20), notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await pilot.press("U", "u", "y")
        await until(
            pilot, lambda: [one.message for one in app._notifications] == ["Sentence copied."]
        )
        await until(pilot, lambda: len(app.screen.query("ToastHolder")) == 1)
        await until(pilot, lambda: on_screen(app.screen)[-1].strip() == "Sentence copied.")
        assert "copied" not in "".join(on_screen(app.screen)[:-1])
        app.notify("Bad config.", severity="warning")
        app.notify("Saved.")
        await until(pilot, lambda: len(app.screen.query("Toast")) == 2)  # a warning stays
        await until(pilot, lambda: len(app._notifications) == 2)
        app.notify("Bad config.", severity="warning")  # but is not shown twice
        app.notify("Saved again.")
        await until(pilot, lambda: [*app._notifications][-1].message == "Saved again.")
        assert [one.message for one in app._notifications] == ["Bad config.", "Saved again."]
        await until(pilot, lambda: len(app.screen.query("ToastHolder")) == 2)


async def test_what_was_opened_above_a_screen_closes_with_it(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(article_text(3))
    async with reading(path) as (pilot, _):
        app = pilot.app
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, EditorScreen))
        editor = app.screen
        assert isinstance(editor, EditorScreen)
        await pilot.press("x", "ctrl+p")
        await until(pilot, lambda: app.screen is not editor)
        for _ in range(2):  # two requests to save, of which both have ended
            editor._end(kept=True)
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        assert len(app.screen_stack) == 1
