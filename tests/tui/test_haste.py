"""Keys pressed before the screen has followed: nothing is done twice, and nothing ends."""

import asyncio
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, Static

from tests.tui.helpers import article_text, on_screen, until
from translations.folders import Folders
from tui.app import DwibacaApp
from tui.messages import LeaveArticle, OpenArticle
from tui.screens.library import LibraryScreen
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.word_panel import WordPanel


@pytest.fixture
def app(tmp_path: Path, folders: Folders) -> DwibacaApp:
    for name in ("satu", "dua"):
        (tmp_path / f"{name}.md").write_text(article_text(3, heading_every=1))
    return DwibacaApp(folders, folder=tmp_path)


KEYS = {"'": "apostrophe", "=": "equals_sign", "?": "question_mark"}


def press(app: DwibacaApp, *keys: str) -> None:
    """Press keys faster than any of them is served."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def open_first(pilot: Pilot[int], folder: Path) -> None:
    """Open the first article from the library."""
    await until(pilot, lambda: isinstance(pilot.app.screen, LibraryScreen))
    pilot.app.post_message(OpenArticle(folder / "satu.md"))
    await until(pilot, lambda: isinstance(pilot.app.screen, ReaderScreen))
    await pilot.pause()


async def test_leaving_twice_leaves_once(app: DwibacaApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        press(app, "q", "q", "q")
        await pilot.pause(0.3)
        assert isinstance(app.screen, LibraryScreen)


async def test_leaving_twice_does_not_leave_the_article_that_is_opened_next(
    app: DwibacaApp, tmp_path: Path
) -> None:
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        first = app.screen
        for message in (LeaveArticle(first), OpenArticle(tmp_path / "dua.md"), LeaveArticle(first)):
            app.post_message(message)
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen) and app.screen is not first)
        await pilot.pause(0.3)
        assert isinstance(app.screen, ReaderScreen)
        assert app.screen.reading.loaded.article.path == tmp_path / "dua.md"


async def test_opening_twice_opens_once(app: DwibacaApp, tmp_path: Path) -> None:
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        for _ in range(3):
            app.post_message(OpenArticle(tmp_path / "satu.md"))
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        await pilot.pause(0.3)
        press(app, "q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


@pytest.mark.parametrize("keys", ["q", "jq", "o", "/q", "dq", "x", "tq", "?q", "'q", "nq", "pq"])
async def test_an_article_is_left_before_it_is_drawn(
    app: DwibacaApp, tmp_path: Path, keys: str
) -> None:
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        app.post_message(OpenArticle(tmp_path / "satu.md"))
        press(app, *keys)
        await pilot.pause(0.3)
        for _ in range(3):
            if not isinstance(app.screen, LibraryScreen):
                await pilot.press("escape", "q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


@pytest.mark.parametrize(
    ("opening", "closing"),
    [*((key, "enter") for key in "t'aC"), *((key, "escape") for key in "tx?nF")],
)
async def test_a_screen_closed_by_many_quick_keys_closes_alone(
    app: DwibacaApp, tmp_path: Path, opening: str, closing: str
) -> None:
    """Not the article below it, and not the program."""
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        article = app.screen
        await pilot.press("b", KEYS.get(opening, opening))
        await until(pilot, lambda: app.screen is not article)
        press(app, *[closing] * 4)
        await pilot.pause(0.2)
        assert article in app.screen_stack


async def test_the_mouse_on_what_is_just_closing_does_nothing(
    app: DwibacaApp, tmp_path: Path
) -> None:
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        sign = Static("sebentar")
        sign.styles.dock = "top"
        await app.screen.mount(sign)
        await until(pilot, lambda: bool(sign.region.area))
        x, y = sign.region.offset
        with app.batch_update():  # nothing is laid out anew yet
            await sign.remove()
            assert app.screen.get_widget_at(x, y)[0] is sign
            await app.on_event(events.MouseDown(None, x, y, 0, 0, 1, False, False, False))
        await pilot.pause()
        assert app.is_running


async def test_keys_typed_ahead_do_what_they_do_when_typed_slowly(
    app: DwibacaApp, tmp_path: Path
) -> None:
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        article = app.screen
        assert isinstance(article, ReaderScreen)
        view = article.view

        press(app, "slash", *"paragraf", "enter", "n")
        await until(pilot, lambda: view.block == 3)  # from the first match to the second
        assert app.screen is article and not view.number
        press(app, "escape", "n", *"perahu", "escape", "b")
        await until(pilot, lambda: view.texts.marks(3).notes == {0: "perahu"})
        await until(pilot, lambda: len(view.texts.marks(3).signs) == 2)
        press(app, "t", "slash", *"agian 2", "enter", "enter", "j")
        await until(pilot, lambda: app.screen is article and view.block == 5)
        press(app, "question_mark", "slash", *"note")
        await until(pilot, lambda: app.screen is not article)
        await until(pilot, lambda: app.screen.query_one(Input).value == "note")


async def test_each_key_that_follows_a_search_is_served_once(
    app: DwibacaApp, tmp_path: Path
) -> None:
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        article = app.screen
        press(app, "slash", *"paragraf", "enter", "enter")  # the second looks the words up
        await until(pilot, lambda: bool(article.query(WordPanel)))
        press(app, "escape", "escape", "slash", *"paragraf", "enter", "q")
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))


@pytest.mark.parametrize("key", "qotxCa")
async def test_the_program_may_end_while_a_screen_opens_or_closes(
    app: DwibacaApp, tmp_path: Path, key: str
) -> None:
    """The terminal goes, or a signal comes."""
    async with app.run_test() as pilot:
        await open_first(pilot, tmp_path)
        press(app, key)
        while len(app.screen_stack) == 2:
            await asyncio.sleep(0)


async def test_keys_after_enter_in_the_library_reach_the_article(
    app: DwibacaApp, tmp_path: Path
) -> None:
    async with app.run_test() as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        await until(pilot, lambda: "satu.md" in "".join(on_screen(app.screen)))
        press(app, "G", "k", "enter", "j", "j", "b")
        await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
        article = app.screen
        assert isinstance(article, ReaderScreen)
        await until(pilot, lambda: bool(article.view.texts.marks(2).signs))
