"""Opening an article in a thread, so that it is read while the screen is being set up."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from translations import crash
from translations.argos import Route, find_route
from translations.articles import Article, Position
from translations.articles.opening import open_source
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.memory import Memory
from translations.notebook import Entry, Notebook, find
from translations.reading.scheduler import Result, TranslationScheduler
from translations.settings import Settings

SAMPLE = Path(__file__).parent.parent / "articles" / "sample.md"
"""The article that comes with the program."""

_FIRST_SCREENS = 100
"""Blocks, around the place where reading goes on, whose known translations are looked up before
the first paint; the scheduler finds the others."""


@dataclass(frozen=True)
class LoadedArticle:
    """All that a reader screen needs of an article."""

    article: Article
    route: Route
    scheduler: TranslationScheduler
    memory: Memory
    notebook: Notebook
    entry: Entry | None
    """What the notebook has of it."""
    edited: Entry | None
    """What it has of another text from the same path, if it has nothing of this one."""
    place: Position
    """Where reading goes on."""
    known: list[Result]


class ArticleLoader:
    """One article on its way. Begins at once; `when_done` tells how it ended.

    Attributes:
        outcome: the article, or the error to show; None while it is on its way.
        painted: to be set once a screen is painted. Web pages and EPUB wait for it, as their
            libraries take longer to import than the screen takes to paint.
    """

    def __init__(self, path: Path, folders: Folders, settings: Settings | None = None) -> None:
        self.path = path
        self._settings = settings or Settings()
        self.outcome: LoadedArticle | DwibacaError | None = None
        self.painted = threading.Event()
        self._folders = folders
        self._finished = threading.Event()
        self._callback: Callable[[], object] | None = None
        self._lock = threading.Lock()
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait for the end; whether it came."""
        return self._finished.wait(seconds)

    def when_done(self, callback: Callable[[], object]) -> None:
        """Have ``callback`` called at the end, from the thread; at once if it is over."""
        with self._lock:
            self._callback = callback
            over = self._finished.is_set()
        if over:
            callback()

    def _run(self) -> None:
        try:
            self.outcome = self._open()
        except DwibacaError as error:
            self.outcome = error
        except Exception as error:  # noqa: BLE001  a fault of a reader must not leave a blank screen
            self.outcome = crash.report(error)
        with self._lock:
            self._finished.set()
            callback = self._callback
        if callback:
            callback()

    def _open(self) -> LoadedArticle:
        source = open_source(self.path)
        if source.heavy:
            self.painted.wait()
        route = find_route(*self._settings.languages)
        article = source.read().in_language(route.from_code)
        memory = Memory(self._folders.memory)
        notebook = Notebook(self._folders)
        entry = notebook.entry(article)
        edited = None if entry else notebook.known_by_path(article)
        place = _place_in(article, entry or edited)
        scheduler = TranslationScheduler(article, route, memory, decoding=self._settings.decoding)
        first = max(0, place.block - _FIRST_SCREENS // 3)
        known = scheduler.known(first, first + _FIRST_SCREENS)
        return LoadedArticle(
            article, route, scheduler, memory, notebook, entry, edited, place, known
        )


def _place_in(article: Article, entry: Entry | None) -> Position:
    """Where reading goes on, in a text that may have been edited since."""
    if entry is None:
        return Position(0, 0)
    place = entry.place
    if place.anchor and article.digest != entry.digest:
        return find([place.anchor], article).get(place.anchor, Position(0, 0))
    return Position(place.block, place.sentence)
