"""Reading one article."""

from concurrent.futures import Future
from dataclasses import replace
from functools import partial

from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer

from translations.articles import Position
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook import Entry, Mark
from translations.reading.loader import LoadedArticle
from translations.reading.timer import ReadingTimer
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui.keys.bindings import READER_KEYS, SEARCH_KEYS
from tui.messages import LeaveArticle, ShowLibrary
from tui.screens.reader.actions import ArticleActions
from tui.screens.reader.marks import NotKept
from tui.screens.reader.search import SearchActions
from tui.screens.reader.words import WordActions
from tui.threads import call_back
from tui.widgets.bilingual import BilingualView
from tui.widgets.bottom_bar import BottomBar
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar

_STARTER = "Starter translation: rough. Press p for a better one."
_KEEP_PLACE_AFTER = 1.5  # seconds without a move
_KEEP_TIME_EVERY = 30.0


class _ResultsReady(Message):
    """Translations wait at the scheduler; one message stands for any number of them."""

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, _ResultsReady)


class ReaderScreen(SearchActions, WordActions, ArticleActions):
    """An article beside its translation, which is filled in as it is made."""

    BINDINGS = [*SEARCH_KEYS, *READER_KEYS]
    AUTO_FOCUS = "#view"

    def __init__(
        self,
        opened: LoadedArticle,
        folders: Folders,
        settings: Settings,
        writer: NotebookWriter,
        mark: Mark | None = None,
    ) -> None:
        """
        Args:
            settings: how the article is translated.
            writer: the thread that writes what is noted.
            mark: where to begin reading, instead of where it was left.
        """
        super().__init__(opened, folders, settings, writer)
        self._mark = mark
        self._place = opened.place
        self._kept: Position | None = None
        self._place_trouble = False
        self._keeping: Timer | None = None
        self._timer = ReadingTimer(opened.article)

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Notice()
        view = BilingualView(self.opened.article, self.opened.known)
        view.open_at(self._place.block, self._place.sentence)
        yield view
        yield BottomBar()

    def on_mount(self) -> None:
        opened = self.opened
        self.query_one(TitleBar).article_title = opened.article.title
        if opened.route.has_starter:
            self.query_one(Notice).say(_STARTER)
        if opened.memory.trouble:
            self.notify(opened.memory.trouble, severity="warning", markup=False)
        self._show_progress()
        opened.scheduler.look_at(opened.place.block, opened.place.block + 10)
        opened.scheduler.on_results = lambda: self.post_message(_ResultsReady())
        self.set_interval(_KEEP_TIME_EVERY, self._keep_time)
        # After the first paint: importing the engine would hold it up. Before the place is kept.
        self.call_after_refresh(self._start_scheduler)
        if opened.edited is None:
            self._begin_annotating()
        else:
            self._begin_with(opened.edited)

    def _begin_with(self, edited: Entry) -> None:
        """The file had another text when it was read: ask, if there are marks, what it is now."""
        if edited.present:
            from tui.screens.edited import EditedScreen

            self.app.push_screen(
                EditedScreen(edited), lambda is_edit: self._adopt(edited if is_edit else None)
            )
        else:
            self._adopt(edited)

    def _adopt(self, edited: Entry | None) -> None:
        if edited is None:
            self.view.move_to(0)
            self._begin_annotating()
        else:
            # Marks are looked for in the new text: in a book that may take seconds.
            self.run_worker(partial(self._adopt_in_thread, edited), thread=True)

    def _adopt_in_thread(self, edited: Entry) -> None:
        entry, trouble = None, None
        try:
            entry = self.opened.notebook.adopt(edited, self.opened.article)
        except DwibacaError as error:
            trouble = error
        call_back(self, self._adopted, entry, trouble)

    def _adopted(self, entry: Entry | None, trouble: DwibacaError | None) -> None:
        self.opened = replace(self.opened, entry=entry)
        self._begin_annotating()
        if trouble:
            self.post_message(NotKept(trouble))
        lost = len(entry.present) - len(self.annotator.placed()) if entry and self.annotator else 0
        if lost:
            marks = "1 mark has" if lost == 1 else f"{lost} marks have"
            self.notify(f"{marks} no place in the new text: see the list of marks (').")

    def _begin_annotating(self) -> None:
        self.begin_annotating()
        if self._mark and self.annotator and (place := self.annotator.place(self._mark)):
            self.view.move_to(place.block, place.sentence)
        # From now on it is one of the articles read; but not before they are on the screen.
        self.call_after_refresh(self.keep_place)

    def _start_scheduler(self) -> None:
        self._tell_scheduler()
        self.opened.scheduler.start()
        from translations.argos.correction.rules import rules_for

        route = self.opened.route
        self.view.show_doubts(rules_for(route.from_code, route.to_code).issues)
        from tui.preload import preload

        preload()

    def _tell_scheduler(self) -> None:
        view = self.view
        if view.size.height:
            self.opened.scheduler.look_at(*view.in_sight)

    def on__results_ready(self) -> None:
        scheduler = self.opened.scheduler
        if results := scheduler.take_results():
            self.view.add_results(results)
            self.search_changed(result.block for result in results)
        self._show_progress()
        if scheduler.trouble:
            self.query_one(Notice).say(str(scheduler.trouble))

    def on_bilingual_view_moved(self) -> None:
        view = self.view
        blocks = len(self.opened.article.blocks)
        self._place = Position(view.block, view.sentence)
        self._timer.at(view.block)
        self.query_one(TitleBar).place = (view.block + 1, blocks)
        self._tell_scheduler()
        self._show_progress()
        self.search_moved()
        if self._keeping:
            self._keeping.stop()
        self._keeping = self.set_timer(_KEEP_PLACE_AFTER, self.keep_place)

    def _show_progress(self) -> None:
        done, total = self.opened.scheduler.done, len(self.opened.article.blocks)
        doubt = self.view.rows.doubts(self.view.block).get(self.view.sentence)
        if self.view.rows.study:
            text = str(self.view.rows.study)
        elif doubt:
            text = f"? {doubt}"
        elif self.opened.scheduler.trouble:
            text = "not translated"
        elif done < total:
            text = f"translating {done}/{total}"
        else:
            text = "translated"
        self.query_one(BottomBar).show_progress(text)

    def keep_place(self) -> None:
        # Flushing to the disk may take longer than a key press should.
        if self.annotator and self._place != self._kept:
            place = self._place
            self._kept = place
            self.annotator.place_read(place).add_done_callback(self._place_was_kept)

    def _keep_time(self) -> None:
        """Note how much was read since the last time."""
        if self.annotator and (read := self._timer.take()):
            self.annotator.read(read).add_done_callback(self._place_was_kept)

    def _place_was_kept(self, done: Future[None]) -> None:
        error = done.exception()
        if isinstance(error, DwibacaError) and not self._place_trouble:
            self._place_trouble = True  # said once, not at every move
            self.post_message(NotKept(error))

    def on_unmount(self) -> None:
        self.opened.scheduler.close()
        self.keep_place()
        self._keep_time()
        if self.annotator:
            self.annotator.close()
            self.annotator = None

    def action_library(self) -> None:
        self.keep_place()
        self.post_message(ShowLibrary(self))

    def action_leave(self) -> None:
        self.keep_place()
        self.post_message(LeaveArticle(self))
