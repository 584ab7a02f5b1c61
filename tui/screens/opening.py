"""Shown while an article is loading; a long text can be read from its beginning."""

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from translations.articles import Article, Position
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.notebook import Mark, anchor_at, find
from translations.reading.loader import ArticleLoader, LoadedArticle
from tui.keys.bindings import OPENING_KEYS
from tui.messages import ArticleFailed, ArticleOpened, LeaveArticle
from tui.screens.leaving import verbs_of_leaving
from tui.threads import call_back
from tui.widgets.bilingual import BilingualView
from tui.widgets.key_bar import BottomBar
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar

_TOP = Position(0, 0)
_MORE = "The rest is still loading; you can make marks when it is complete."


class _ResultsReady(Message):
    """Translations of the beginning are ready; one message covers any number of them."""

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, _ResultsReady)


class OpeningScreen(Screen[None]):
    """Waits for an article. Keys pressed meanwhile are kept for it; once its beginning is shown,
    that gets them.

    Args:
        mark: where reading begins.
    """

    BINDINGS = OPENING_KEYS

    def __init__(self, opening: ArticleLoader, mark: Mark | None = None) -> None:
        super().__init__()
        self._opening = opening
        self._mark = mark
        self._keys: list[events.Key] = []
        self._beginning: LoadedArticle | None = None
        self._view: BilingualView | None = None
        self._place = _TOP

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Notice()
        with Container(id="beginning"):
            yield Static(f"Opening {clean(self._opening.name)} …", id="opening", markup=False)
        yield BottomBar()

    def on_mount(self) -> None:
        self._opening.when_done(partial(call_back, self, self._go_on))
        self._opening.when_begun(partial(call_back, self, self._begin))
        self.call_after_refresh(self._opening.painted.set)

    def on_unmount(self) -> None:
        if self._beginning:
            self._beginning.scheduler.close()

    def on_key(self, event: events.Key) -> None:
        if not self._beginning and event.key not in self._bindings.key_to_bindings:
            self._keys.append(event)
            event.stop()

    def on_screen_resume(self) -> None:
        self._go_on()  # it may have ended below the palette

    @property
    def verbs(self) -> dict[str, str]:
        return {**verbs_of_leaving(self), "view.fold": ""}

    # -- the beginning --------------------------------------------------------------------------

    def _begin(self) -> None:
        """Show what has arrived of the text."""
        beginning = self._opening.beginning
        if beginning is None or self._opening.outcome is not None or not self.is_current:
            return
        self.run_worker(self._show(beginning), exclusive=True)

    async def _show(self, beginning: LoadedArticle) -> None:
        if self._beginning:
            self._beginning.scheduler.close()
        self._beginning = beginning
        self._view = BilingualView(beginning.article, beginning.known)
        self._view.open_at(self._place.block, self._place.sentence)
        container = self.query_one("#beginning", Container)
        await container.remove_children()
        await container.mount(self._view)
        self._view.focus()
        self.query_one(TitleBar).article_title = beginning.article.title
        self.query_one(Notice).say(_MORE)
        beginning.scheduler.on_results = lambda: self.post_message(_ResultsReady())
        self.call_after_refresh(beginning.scheduler.start)

    def on__results_ready(self) -> None:
        if self._beginning and self._view:
            self._view.add_results(self._beginning.scheduler.take_results())

    def on_bilingual_view_moved(self) -> None:
        if (view := self._view) and self._beginning:
            self._place = Position(view.block, view.sentence)
            if view.size.height:
                self._beginning.scheduler.look_at(*view.in_sight)

    def _place_in(self, article: Article) -> Position | None:
        """How far the reader got in the beginning; None if nowhere yet."""
        if self._beginning is None or self._place == _TOP:
            return None
        anchor = anchor_at(self._beginning.article, self._place)
        return find([anchor], article).get(anchor)

    # -- the end --------------------------------------------------------------------------------

    def _go_on(self) -> None:
        outcome = self._opening.outcome
        if not self.is_current:
            return
        if isinstance(outcome, LoadedArticle):
            if place := self._place_in(outcome.article):
                outcome = outcome._replace(place=place)
            self.post_message(ArticleOpened(self, outcome, self._mark, self._keys))
        elif isinstance(outcome, DwibacaError):
            self.post_message(ArticleFailed(self, outcome, self._opening.address))

    def action_leave(self) -> None:
        self.post_message(LeaveArticle(self))
