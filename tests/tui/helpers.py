"""Running the real application without a terminal."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from translations.folders import user_folders
from translations.reading.loader import ArticleLoader
from translations.settings import Settings
from tui.app import DwibacaApp
from tui.screens.reader.screen import ReaderScreen
from tui.widgets.bilingual import BilingualView
from tui.widgets.key_bar import KeyBar

INDONESIAN = (
    "Warga kampung nelayan itu menunggu jembatan baru. Perahu penyeberangan hanya datang dua kali "
    "sehari, sedangkan anak-anak harus pergi ke sekolah setiap pagi. "
    "Kepala desa berjanji akan berbicara dengan pemerintah."
)


def article_text(paragraphs: int, heading_every: int = 0) -> str:
    """Markdown of so many numbered paragraphs of four sentences."""
    parts = []
    for number in range(paragraphs):
        if heading_every and number % heading_every == 0:
            parts.append(f"## Bagian {number}")
        parts.append(f"Paragraf {number} dimulai. {INDONESIAN}")
    return "\n\n".join(parts)


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 20) -> None:
    """Let the application work until ``true()``."""
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it never came true")


@asynccontextmanager
async def reading(
    path: Path,
    size: tuple[int, int] = (120, 40),
    *,
    translate: bool = False,
    settings: Settings | None = None,
    now: Callable[[], float] = time.time,
) -> AsyncIterator[tuple[Pilot[None], BilingualView]]:
    """Read a file; with ``translate`` off, the scheduler stays still."""
    opening = ArticleLoader(path, user_folders())
    opening.painted.set()
    assert opening.wait(30)
    if not translate and hasattr(opening.outcome, "scheduler"):
        opening.outcome.scheduler.start = lambda: None
    app = DwibacaApp(user_folders(), opening, settings=settings, now=now)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, ReaderScreen)
        yield pilot, app.screen.query_one(BilingualView)


def lines(view: BilingualView) -> list[str]:
    """The text of the view as it stands on the screen."""
    return [view.render_line(y).text for y in range(view.size.height)]


def shown(view: BilingualView) -> str:
    return "\n".join(line.rstrip() for line in lines(view))


def on_screen(screen: Screen[Any]) -> list[str]:
    """The lines of a screen as they are painted, without what lies below it."""
    return [strip.text for strip in screen._compositor.render_strips()]


def status(app: App[None]) -> str:
    """What stands at the end of the bar, beside the key for all others."""
    return app.screen.query_one(KeyBar).status


def bar(app: App[None]) -> str:
    """The bar at the bottom of the screen, or of a small one over it."""
    return str(app.screen.query(KeyBar).last().render())
