"""What is shown while an article is being read."""

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.notebook import Mark
from translations.reading.loader import ArticleLoader, LoadedArticle
from tui.keys.bindings import OPENING_KEYS
from tui.messages import ArticleFailed, ArticleOpened, LeaveArticle
from tui.threads import call_back
from tui.widgets.bottom_bar import BottomBar
from tui.widgets.title_bar import TitleBar


class OpeningScreen(Screen[None]):
    """Waits for an article. Keys that are pressed meanwhile are meant for it, and are kept.

    Args:
        mark: where reading is to begin.
    """

    BINDINGS = OPENING_KEYS

    def __init__(self, opening: ArticleLoader, mark: Mark | None = None) -> None:
        super().__init__()
        self._opening = opening
        self._mark = mark
        self._keys: list[events.Key] = []

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Static(f"Opening {clean(self._opening.name)} …", id="opening", markup=False)
        yield BottomBar()

    def on_mount(self) -> None:
        self._opening.when_done(partial(call_back, self, self._go_on))
        self.call_after_refresh(self._opening.painted.set)

    def on_key(self, event: events.Key) -> None:
        if event.key not in self._bindings.key_to_bindings:
            self._keys.append(event)
            event.stop()

    def on_screen_resume(self) -> None:
        self._go_on()  # it may have ended beneath the palette

    def _go_on(self) -> None:
        outcome = self._opening.outcome
        if not self.is_current:
            return
        if isinstance(outcome, LoadedArticle):
            self.post_message(ArticleOpened(self, outcome, self._mark, self._keys))
        elif isinstance(outcome, DwibacaError):
            self.post_message(ArticleFailed(self, outcome))

    def action_leave(self) -> None:
        self.post_message(LeaveArticle(self))
