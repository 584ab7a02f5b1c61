"""Articles that were left take no memory."""

import gc
import weakref
from pathlib import Path

from tests.tui.helpers import article_text, until
from translations.articles import Article
from translations.folders import Folders
from translations.reading.scheduler import TranslationScheduler
from tui.app import DwibacaApp
from tui.messages import OpenArticle
from tui.screens.library import LibraryScreen
from tui.screens.reader.screen import ReaderScreen


async def test_an_article_that_was_left_is_forgotten_when_others_are_read(
    tmp_path: Path, folders: Folders
) -> None:
    """What is open is kept from the garbage collector, for the keys' sake; but not for ever."""
    app = DwibacaApp(folders, folder=tmp_path)
    left: list[weakref.ref[Article]] = []

    def is_forgotten() -> bool:
        gc.collect()
        return left[0]() is None

    async with app.run_test(size=(100, 30)) as pilot:
        for number in range(6):
            path = tmp_path / f"berita-{number}.md"
            path.write_text(f"# Berita {number}\n\n{article_text(4)}")
            await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
            app.post_message(OpenArticle(path))
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            left.append(weakref.ref(app.screen.reading.loaded.article))
            await pilot.press("j", "b", "q")
            await until(pilot, lambda: not TranslationScheduler.at_work())
            for _ in range(40 if number >= 2 else 0):
                if is_forgotten():
                    return
                await pilot.pause(0.05)
    raise AssertionError("the first article is still there")
