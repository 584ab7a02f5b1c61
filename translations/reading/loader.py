"""Opens an article in a thread, while the screen is being set up."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, wait
from itertools import accumulate, takewhile
from pathlib import Path
from typing import NamedTuple

from translations import crash
from translations.argos import Route
from translations.articles import Article, Block, Position
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.memory import Memory
from translations.notebook import Entry, Notebook, find
from translations.notebook.kept_articles import KeptArticles
from translations.reading.file_or_copy import FileOrCopy, Piped
from translations.reading.requests import route_for, terms_for
from translations.reading.scheduler import Result, TranslationScheduler
from translations.settings import Settings
from translations.terms.institutions import delivered
from translations.terms.terms import Terms

SAMPLE = Path(__file__).parent.parent / "articles" / "sample.md"
"""The sample article that comes with the program."""

_PATIENCE = 5.0  # seconds to wait for what is being written, which takes some milliseconds
_LARGEST_SCREEN = 5000
"""Characters of a text before and after the reading position that a large terminal can show."""
_MOST_BLOCKS = 50  # before and after it: short ones stand below each other


class LoadedArticle(NamedTuple):
    """Everything that a reader screen needs of an article."""

    article: Article
    address: Path | None
    """What opens it again: its file, or its kept copy; None if there is neither."""
    notice: str
    """A notice about where it came from; "" if there is nothing unusual."""
    route: Route
    scheduler: TranslationScheduler
    memory: Memory
    notebook: Notebook
    entry: Entry | None
    """What the notebook has about it."""
    edited: Entry | None
    """What the notebook has about another text from the same path, if nothing about this one."""
    place: Position
    """Where reading continues."""
    known: list[Result]


class ArticleLoader:
    """Loads an article, starting at once; `when_done` reports the outcome.

    An article whose file is gone, or unreadable, is read from its kept copy.

    Attributes:
        name: what is being opened, for display.
        address: the file that was asked for; None for a pipe.
        outcome: the article, or the error to show; None while it is loading.
        beginning: the part of a long text that has arrived; None if it loads quickly.
        painted: to be set once a screen is painted. Web pages and EPUB wait for this, as their
            libraries take longer to import than the screen takes to paint.
    """

    def __init__(
        self,
        wanted: Path | Piped,
        folders: Folders,
        settings: Settings | None = None,
        after: Future[None] | None = None,
    ) -> None:
        """
        Args:
            after: what is still being written: it may be the place in this very article.
        """
        self.name = wanted.name
        self.address = wanted if isinstance(wanted, Path) else None
        self._wanted = wanted
        self._settings = settings or Settings()
        self.outcome: LoadedArticle | DwibacaError | None = None
        self.beginning: LoadedArticle | None = None
        self.painted = threading.Event()
        self._folders = folders
        self._after = after
        self._finished = threading.Event()
        self._callback: Callable[[], object] | None = None
        self._on_beginning: Callable[[], object] = lambda: None
        self._lock = threading.Lock()
        threading.Thread(target=self._run, name="opening", daemon=True).start()

    def wait(self, seconds: float) -> bool:
        """Wait for the end; returns whether it came."""
        return self._finished.wait(seconds)

    def when_done(self, callback: Callable[[], object]) -> None:
        """Call ``callback`` from the thread when loading ends; at once if it has ended."""
        with self._lock:
            self._callback = callback
            over = self._finished.is_set()
        if over:
            callback()

    def when_begun(self, callback: Callable[[], object]) -> None:
        """Call ``callback`` from the thread whenever more of a beginning has arrived."""
        with self._lock:
            self._on_beginning = callback
        if self.beginning is not None:
            callback()

    def _begun(self, article: Article) -> None:
        """Publish a beginning, to be shown until the text is complete."""
        route, article = self._routed(article)
        beginning = self._loaded(article, route, Position(0, 0), Notebook(self._folders))
        with self._lock:
            self.beginning = beginning
            callback = self._on_beginning
        callback()

    def _run(self) -> None:
        try:
            self.outcome = self._open()
        except DwibacaError as error:
            self.outcome = error
        except Exception as error:  # noqa: BLE001  a reader's bug must not leave a blank screen
            self.outcome = crash.report(error)
        with self._lock:
            self._finished.set()
            callback = self._callback
        if callback:
            callback()

    def _open(self) -> LoadedArticle:
        source = FileOrCopy(self._folders, self._begun, self.painted.wait)
        read, address, notice = source.read(self._wanted)
        route, article = self._routed(read)
        if self._after:
            wait([self._after], _PATIENCE)
        notebook = Notebook(self._folders)
        brought_back = self._brought_back(notebook, article.digest)
        entry = notebook.entry(article)
        edited = None if entry else notebook.known_by_path(article)
        loaded = self._loaded(article, route, _place_in(article, entry or edited), notebook)
        notice = notice or brought_back or loaded.notice
        return loaded._replace(address=address, notice=notice, entry=entry, edited=edited)

    def _brought_back(self, notebook: Notebook, digest: str) -> str:
        """Undo the removal of an article from the library; returns what to say of it."""
        if not notebook.is_forgotten(digest):
            return ""
        try:
            notebook.remember(digest)
            KeptArticles(self._folders).remember(digest)
        except DwibacaError as error:
            return str(error)
        return "This article had been removed. It is back, with its marks."

    def _routed(self, article: Article) -> tuple[Route, Article]:
        """The route for an article, and the article split by the rules of its language."""
        route = route_for(article, *self._settings.languages)
        return route, article.in_language(route.from_code)

    def _loaded(
        self, article: Article, route: Route, place: Position, notebook: Notebook
    ) -> LoadedArticle:
        """An article that the notebook does not know, from a place on."""
        memory = Memory(self._folders.memory)
        terms, trouble = _terms(self._folders, route)
        scheduler = TranslationScheduler(
            article, route, memory, decoding=self._settings.decoding, terms=terms
        )
        known = scheduler.known(*_in_sight(article, place.block))
        # Counted here, as the screen needs them while it is being painted.
        _ = article.letters, article.furniture
        return LoadedArticle(
            article,
            None,
            trouble,
            route,
            scheduler,
            memory,
            notebook,
            None,
            None,
            place,
            known,
        )


def _in_sight(article: Article, place: int) -> tuple[int, int]:
    """The first and last block that the first screen may show around the block at ``place``.

    Their known translations are looked up before the first paint; the scheduler finds the others.
    """

    def beyond(blocks: Iterable[Block]) -> int:
        letters = accumulate(len(block.text) for block in blocks)
        return sum(1 for _ in takewhile(lambda so_far: so_far < _LARGEST_SCREEN, letters))

    before = article.blocks[max(0, place - _MOST_BLOCKS) : place]
    after = article.blocks[place : place + _MOST_BLOCKS]
    return place - beyond(reversed(before)), place + beyond(after)


def _terms(folders: Folders, route: Route) -> tuple[Terms, str]:
    """The terms, and why the reader's own are not among them."""
    try:
        return terms_for(folders, route), ""
    except DwibacaError as error:
        return Terms(delivered(route.from_code, route.to_code)), str(error)


def _place_in(article: Article, entry: Entry | None) -> Position:
    """Where reading continues, in a text that may have been edited since."""
    if entry is None:
        return Position(0, 0)
    place = entry.place
    if place.anchor and article.digest != entry.digest:
        return find([place.anchor], article).get(place.anchor, Position(0, 0))
    return Position(place.block, place.sentence)
