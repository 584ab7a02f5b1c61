"""Hours of reading in minutes: articles are opened, read, marked, searched and left, one by one.

    python -m tests.long_use 500 50000

opens 500 articles and presses 50,000 keys; afterwards no thread and no file may be open that was not
before, and memory may not have grown since a tenth of it was done.
"""

import asyncio
import gc
import os
import random
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path

_KEYS = (
    *("down", "down", "down", "up", "right", "left", "space", "pageup", "G", "g", "v", "s", "s"),
    *("s", "r", "b", "b", "m", "u", "enter", "right_square_bracket", "ctrl+d", "ctrl+u"),
)
_STORIES = (  # each ends where it began
    ("slash", "p", "e", "r", "a", "h", "u", "enter", "n", "N", "escape"),
    ("d", "right", "right", "left", "escape"),
    ("t", "down", "escape"),
    ("apostrophe", "down", "tab", "escape"),
    ("n", "s", "a", "t", "u", "ctrl+s"),
    ("x", "down", "escape"),
    ("question_mark", "question_mark"),
)


@dataclass(frozen=True)
class Use:
    """What the process holds at a moment; memory in MB.

    A file counts once: SQLite closes what a connection had open only with the last one to the same
    file.
    """

    memory: float
    threads: int
    files: int

    @classmethod
    def now(cls) -> "Use":
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return cls(
            pages * os.sysconf("SC_PAGE_SIZE") / 2**20,
            len([thread for thread in threading.enumerate() if not _is_shared(thread.name)]),
            len({link.readlink() for link in Path("/proc/self/fd").iterdir() if link.is_symlink()}),
        )


def _is_shared(thread: str) -> bool:
    """Whether a thread is one of a limited number that is begun when needed, and then stays."""
    return thread == "preload" or thread.startswith("asyncio_")


def _is_at_rest() -> bool:
    """Whether nothing is being translated or indexed: both hold threads and databases."""
    from translations.reading.scheduler import TranslationScheduler

    indexing = any(thread.name == "indexing" for thread in threading.enumerate())
    return not indexing and not TranslationScheduler.at_work()


async def use(articles: int, keys: int, root: Path) -> tuple[Use, Use]:
    """Read; returns what was held when a tenth was done, and at the end."""
    from textual import events

    from tests.tui.helpers import article_text, until
    from translations.folders import user_folders
    from tui.app import DwibacaApp
    from tui.messages import OpenArticle
    from tui.screens.library import LibraryScreen
    from tui.screens.reader.screen import ReaderScreen

    chance = random.Random(1)
    paths = []
    for number in range(articles):
        path = root / f"berita-{number}.md"
        path.write_text(f"# Berita {number}\n\n{article_text(6, heading_every=3)}")
        paths.append(path)
    app = DwibacaApp(user_folders(), folder=root)
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, LibraryScreen))
        early = Use.now()
        for number, path in enumerate(paths):
            app.post_message(OpenArticle(path))
            await until(pilot, lambda: isinstance(app.screen, ReaderScreen))
            pressed = 0
            while pressed < keys / articles:
                story = (
                    chance.choice(_STORIES) if chance.random() < 0.2 else (chance.choice(_KEYS),)
                )
                for key in story:
                    app.post_message(events.Key(key, key if len(key) == 1 else None))
                pressed += len(story)
                if len(story) > 1 or pressed % 10 == 0:
                    await pilot.pause()
            tries = 0
            while not isinstance(app.screen, LibraryScreen):
                tries += 1
                assert tries < 500, (app.screen, app.screen_stack, app.focused)
                if isinstance(app.screen, ReaderScreen):
                    app.post_message(events.Key("q", "q"))
                else:
                    app.post_message(events.Key("escape", None))
                await pilot.pause(0.01)
            if number + 1 == max(1, articles // 10):
                await until(pilot, _is_at_rest)
                early = Use.now()
        await until(pilot, _is_at_rest)
        late = Use.now()
    return early, late


def main() -> None:
    articles, keys = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory(prefix="dwibaca-long-use-") as name:
        os.environ["DWIBACA_HOME"] = f"{name}/dwibaca"
        os.environ["ARGOS_PACKAGES_DIR"] = f"{name}/packages"
        os.environ["TEXTUAL_ANIMATIONS"] = "none"
        root = Path(name) / "artikel"
        root.mkdir()
        early, late = asyncio.run(use(articles, keys, root))
    print(f"{articles} articles, {keys} keys\n  after a tenth: {early}\n  at the end:    {late}")


if __name__ == "__main__":
    main()
