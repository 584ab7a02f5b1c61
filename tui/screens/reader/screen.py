"""The screen for reading one article."""

from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook import KINDS, Entry, KeptArticles, Mark, MarkKind
from translations.patterns import lazy_pattern
from translations.plurals import percent
from translations.reading.annotator import Annotator
from translations.reading.loader import LoadedArticle
from translations.reading.timer import ReadingTimer
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui.keys.bindings import READER_KEYS, SEARCH_FIELD_KEYS, SEARCH_KEYS, WORD_KEYS
from tui.messages import LeaveArticle, OpenArticle, ShowLibrary
from tui.screens.leaving import verbs_of_leaving
from tui.screens.reader.foot import FootController
from tui.screens.reader.glossary import GlossaryController
from tui.screens.reader.kept_words import KeptWordController
from tui.screens.reader.layout import LayoutController
from tui.screens.reader.marks import MarkController, MarksKept, NotKept
from tui.screens.reader.outside import OutsideController
from tui.screens.reader.panels import PanelController
from tui.screens.reader.place import PlaceController
from tui.screens.reader.programs import ProgramController
from tui.screens.reader.reading import Reading
from tui.screens.reader.search import SearchController
from tui.screens.reader.starter import StarterNotice
from tui.screens.reader.words import WordController
from tui.threads import call_back
from tui.widgets.bilingual import BilingualView, Mode
from tui.widgets.foot import Foot
from tui.widgets.key_bar import BottomBar
from tui.widgets.notice import Notice
from tui.widgets.title_bar import TitleBar

_LONGEST_TERM = 80  # characters
_SETTLED = 0.5  # seconds: then keys that were changed are known

_FROM_MATCH_TO_MATCH = ("next_match", "previous_match")
_NUMBER = lazy_pattern(":?[0-9]{1,6}")
_USE_A_NUMBER = (
    *("view.last_block", "reader.read_sentence", "word.keep"),
    *("reader.jump_back", "reader.go_to"),
)
"""Actions that precede or change the number of a paragraph."""


class _ResultsReady(Message):
    """Translations are ready in the scheduler; one message covers any number of them."""

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, _ResultsReady)


class ReaderScreen(Screen[None]):
    """An article beside its translation, which is filled in as it is made.

    Keys and messages arrive here and are passed to the controllers in charge.

    Attributes:
        reading: the article, and where the reader is in it.
    """

    BINDINGS = [*SEARCH_KEYS, *READER_KEYS]
    AUTO_FOCUS = "BilingualView"

    signs = {
        "Signs beside the text": [
            *((kind.glyph, kind.label.capitalize()) for kind in KINDS if kind is not MarkKind.WORD),
            ("?", "A doubtful translation: with the cursor on it, the bar says why"),
        ],
        "The mouse": [
            ("click", "The cursor to the sentence; on a key in the bar, what it does"),
            ("twice", "Look up the word; then a click looks up another"),
            ("wheel", "Scroll"),
            ("drag", "Select text, which ctrl+c copies"),
        ],
    }
    """Explained in the help."""

    more_keys = (SEARCH_FIELD_KEYS, WORD_KEYS)
    """Bindings of panels that are not always open, but are always in the help."""

    def __init__(
        self,
        loaded: LoadedArticle,
        folders: Folders,
        settings: Settings,
        writer: NotebookWriter,
        mark: Mark | None = None,
        *,
        timer: ReadingTimer,
    ) -> None:
        """
        Args:
            settings: how the article is translated.
            writer: the thread that writes the notebook.
            mark: where to begin reading, instead of where it was left.
            timer: measures the reading time.
        """
        super().__init__()
        self._mark = mark
        view = BilingualView(loaded.article, loaded.known)
        view.open_at(loaded.place.block, loaded.place.sentence)
        self.reading = Reading(loaded, view, folders, settings, writer)
        self._marks = MarkController(self, self.reading)
        self._panels = PanelController(self, self.reading)
        self._words = WordController(self, self.reading, self._panels)
        self._kept_words = KeptWordController(self, self.reading)
        self._layout = LayoutController(self, self.reading)
        self._layout.begin()
        self._starter = StarterNotice(self, self.reading)
        self._foot = FootController(self, self.reading)
        self._search = SearchController(self, view)
        self._place = PlaceController(self, self.reading, timer)
        self._outside = OutsideController(self, self.reading)
        self._programs = ProgramController(
            self, self.reading, self._panels, lambda: self._words.word
        )
        self._glossary = GlossaryController(self, self.reading)

    @property
    def verbs(self) -> dict[str, str]:
        """Its own names for actions, by the ids of their keys."""
        kept = {"word.keep": "Forget the word"} if self._words.is_kept else {}
        rows = self.view.rows
        lines = len(rows.article.furniture)
        fold = f"{lines:,} folded" if rows.folded and lines else "Fold" if lines else ""
        return {**verbs_of_leaving(self), **kept, "view.fold": fold}

    @property
    def view(self) -> BilingualView:
        """The article on the screen."""
        return self.reading.view

    @property
    def annotator(self) -> Annotator | None:
        """Makes marks; None while it is unclear which article this is."""
        return self.reading.annotator

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield Notice()
        yield self.view
        yield Foot()
        yield BottomBar()

    def on_mount(self) -> None:
        loaded = self.reading.loaded
        rows, title = self.view.rows, loaded.article.title
        above = rows.byline if rows.title_row is None else ""
        self.query_one(TitleBar).article_title = " · ".join(filter(None, (title, above)))
        if said := self._glossary.announcement:
            self.query_one(Notice).say(said)
        else:
            self._starter.begin()
        if loaded.memory.trouble:
            self.notify(loaded.memory.trouble, severity="warning", markup=False)
        self._show_progress()
        loaded.scheduler.look_at(loaded.place.block, loaded.place.block + 10)
        loaded.scheduler.on_results = lambda: self.post_message(_ResultsReady())
        self._place.begin()
        self.set_timer(_SETTLED, self._layout.opened)
        # After the first paint, which importing the engine would delay. Before the place is kept.
        self.call_after_refresh(self._start_scheduler)
        if loaded.edited is None:
            self._begin()
        else:
            self._begin_with(loaded.edited)

    # -- the beginning --------------------------------------------------------------------------

    def _begin_with(self, edited: Entry) -> None:
        """The file's text has changed since it was read: if there are marks, ask what it is now."""
        if not edited.present:
            self._adopt(edited)
            return
        from tui.screens.edited import Choice, EditedScreen

        kept = KeptArticles(self.reading.folders).path_of(edited.digest)

        def chosen(choice: Choice | None) -> None:
            if choice is None:  # undecided: nothing is recorded, and it is asked again
                self.post_message(LeaveArticle(self))
            elif choice is Choice.AS_IT_WAS and kept:
                self.post_message(OpenArticle(kept))
            else:
                self._adopt(edited if choice is Choice.EDITED else None)

        self.app.push_screen(EditedScreen(edited, is_kept=kept is not None), chosen)

    def _adopt(self, edited: Entry | None) -> None:
        if edited is None:
            self.view.move_to(0)
            self._begin()
        else:
            # Marks are searched for in the new text: in a book that may take seconds.
            self.run_worker(partial(self._adopt_in_thread, edited), thread=True)

    def _adopt_in_thread(self, edited: Entry) -> None:
        entry, trouble = None, None
        try:
            entry = self.reading.loaded.notebook.adopt(edited, self.reading.loaded.article)
        except DwibacaError as error:
            trouble = error
        call_back(self, self._adopted, entry, trouble)

    def _adopted(self, entry: Entry | None, trouble: DwibacaError | None) -> None:
        self.reading.loaded = self.reading.loaded._replace(entry=entry)
        self._begin()
        if trouble:
            self.post_message(NotKept(trouble))
        lost = len(entry.present) - len(self.annotator.placed()) if entry and self.annotator else 0
        if lost:
            marks = "1 mark has" if lost == 1 else f"{lost} marks have"
            self.notify(f"{marks} no place in the new text: see the list of marks (').")

    def _begin(self) -> None:
        self._marks.begin()
        self._marks.go_to(self._mark)
        self._foot.moved()
        # From now on it counts as read; but only after it is on the screen.
        self.call_after_refresh(self._place.keep)
        self.call_after_refresh(self._kept_words.begin)

    def _start_scheduler(self) -> None:
        self._tell_scheduler()
        self.reading.loaded.scheduler.start()
        self.view.show_doubts(self._glossary.issues)
        self.view.show_left(self._glossary.is_left)
        self._programs.begin()
        from tui.preload import preload

        preload()

    # -- what happens ---------------------------------------------------------------------------

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        if (
            not self.view.is_laid_out
        ):  # it has just been styled: once is enough before it is painted
            event.refresh_styles = False
        self._kept_words.resumed()

    def _tell_scheduler(self) -> None:
        if self.view.size.height:
            self.reading.loaded.scheduler.look_at(*self.view.in_sight)

    def on__results_ready(self) -> None:
        scheduler = self.reading.loaded.scheduler
        if results := scheduler.take_results():
            self.view.add_results(results)
            self._search.rows_changed(result.block for result in results)
        self._show_progress()
        if scheduler.trouble:
            self.query_one(Notice).say(str(scheduler.trouble))

    def on_bilingual_view_moved(self) -> None:
        article, at = self.reading.loaded.article, self.reading.position
        place = (at.block + 1, len(article.blocks), percent(article.progress(at)))
        self.query_one(TitleBar).place = place
        self._place.moved()
        self._tell_scheduler()
        self._show_progress()
        self._search.view_moved()
        self._foot.moved()
        self._layout.show_bars()
        self._kept_words.moved()
        self._panels.moved()
        self._programs.moved()

    def on_search_bar_typed(self) -> None:
        self._search.look()

    def on_marks_kept(self, _message: MarksKept) -> None:
        self._marks.show()
        self._kept_words.marks_changed()
        self._foot.moved()

    def on_not_kept(self, message: NotKept) -> None:
        self.notify(str(message.error), severity="error", markup=False, timeout=15)

    def _show_progress(self) -> None:
        scheduler, texts = self.reading.loaded.scheduler, self.view.texts
        done, total = texts.complete, len(texts)
        doubt = texts.doubts(self.view.block).get(self.view.sentence)
        short = None
        if self.view.number:
            text = f"go to ¶ {self.view.number.lstrip(':') or '…'}"
        elif texts.study:
            text, short = str(texts.study), texts.study.short
        elif left := self._glossary.left():
            text = f"{left}, not translated"
        elif scheduler.trouble:
            text = "not translated"
        elif done < total:
            text = f"translating {done}/{total}"
        else:
            text, short = "starter" if self._starter.for_the_bar else "translated", ""
        self.query_one(TitleBar).doubt = doubt or ""
        self.query_one(BottomBar).show_progress(text, short)

    def on_unmount(self) -> None:
        self._programs.stop()
        self.reading.loaded.scheduler.close()
        self._place.end()
        if self.annotator:
            self.annotator.close()
            self.reading.annotator = None

    # -- keys -----------------------------------------------------------------------------------

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:
        """A panel that is open has the keys of the text."""
        if widget is self.view:
            widget = self._panels.top or widget
        super().set_focus(widget, scroll_visible, from_app_focus)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "close_search":
            return self._search.is_open or self._programs.is_running
        if action in _FROM_MATCH_TO_MATCH:
            return self._search.is_open
        if self._search.is_open and self._gives_way_to_search(action):
            return False
        return super().check_action(action, parameters)

    def _gives_way_to_search(self, action: str) -> bool:
        """Whether an action has a key that leads from match to match, as notes have."""
        return any(
            binding.action == action
            for shared in self._bindings.key_to_bindings.values()
            if len(shared) > 1 and any(one.action in _FROM_MATCH_TO_MATCH for one in shared)
            for binding in shared
        )

    def unused_key(self, character: str) -> bool:
        """Handles a key that nothing else uses: a digit belongs to the number of a paragraph.

        Returns:
            Whether the key has a meaning.
        """
        typed = self.view.number + character
        if not _NUMBER.fullmatch(typed):
            return False
        self.view.type_number(typed)
        return True

    def on_key(self, event: events.Key) -> None:
        if event.key == "ctrl+v" and event.key not in self.active_bindings:
            self.on_paste()
        if self._starter.key_pressed():
            self._show_progress()
        if self.view.number and not (event.character or "").isdecimal():
            used = self.active_bindings.get(event.key)
            if used is None or used.binding.id not in _USE_A_NUMBER:
                if self.view.number[0] == ":" and event.is_printable:
                    event.stop()  # it was typed after the colon, and is no key
                    self.notify("After : type the number of a paragraph, then enter.", timeout=3)
                self.view.type_number("")

    def action_begin_number(self) -> None:
        self.view.type_number(":")

    async def action_read_sentence(self) -> None:
        if self.view.go_to_number():
            return
        if self.view.mode in (Mode.ORIGINAL, Mode.TRANSLATION):
            self._foot.peek()
        else:
            await self._words.look_up()

    async def on_bilingual_view_word_clicked(self, message: BilingualView.WordClicked) -> None:
        await self._words.look_up_at(message.offset)

    async def action_jump_back(self) -> None:
        if self.view.number:
            self.view.type_number(self.view.number[:-1])
        elif not self.view.jump_back():
            await self.run_action("app.previous_article")

    async def action_jump_forward(self) -> None:
        if not self.view.jump_forward():
            await self.run_action("app.next_article")

    def on_text_selected(self) -> None:
        self._outside.selected(self.get_selected_text())

    def action_copy_text(self) -> None:
        """Copy the text selected with the mouse, and confirm it."""
        self._outside.copy_selection(self.get_selected_text())

    def on_paste(self) -> None:
        """Say where text is pasted: here, a slip of the mouse would take the article away."""
        self.notify("Text is pasted in the library: o goes there.", timeout=3)

    async def action_search(self) -> None:
        await self._search.open()

    def action_to_text(self) -> None:
        self._search.to_text()

    def action_next_match(self) -> None:
        self._search.next()

    def action_previous_match(self) -> None:
        self._search.previous()

    def action_search_mode(self) -> None:
        self._search.next_mode()

    def action_give_up_search(self) -> None:
        self._search.give_up()

    def action_close_search(self) -> None:
        if not self._programs.stop():
            self._search.close()

    async def action_look_up(self) -> None:
        await self._words.look_up()

    def action_next_word(self) -> None:
        self._words.next()

    def action_previous_word(self) -> None:
        self._words.previous()

    def action_keep_word(self) -> None:
        if not self.view.go_to_number():
            self._words.keep()

    def action_close_words(self) -> None:
        self._words.close()

    def action_wider(self) -> None:
        self._layout.wider()

    def action_narrower(self) -> None:
        self._layout.narrower()

    def action_bars(self) -> None:
        self._layout.turn_bars()

    def action_kept_words(self) -> None:
        self._kept_words.turn()

    def action_bookmark(self) -> None:
        self._marks.bookmark()

    def action_highlight(self) -> None:
        self._marks.highlight()

    def action_note(self) -> None:
        self._marks.note()

    def action_paragraph_note(self) -> None:
        self._marks.paragraph_note()

    def action_own_translation(self) -> None:
        self._marks.own_translation()

    def action_undo(self) -> None:
        self._marks.undo()

    def action_redo(self) -> None:
        self._marks.redo()

    def action_marks(self) -> None:
        self._marks.list()

    def action_vocabulary(self) -> None:
        self._marks.vocabulary()

    def action_alternatives(self) -> None:
        position = self.reading.position
        self._outside.alternatives(lambda text: self._marks.choose_translation(position, text))

    def action_glossary(self) -> None:
        # A word being looked up, or text selected with the mouse.
        selected = " ".join((self.get_selected_text() or "").split())[:_LONGEST_TERM]
        self._glossary.ask(self._words.term or selected)

    def action_translate_anyway(self) -> None:
        self._glossary.translate_anyway()

    def action_compare(self) -> None:
        self._glossary.compare()

    def action_contents(self) -> None:
        self._outside.contents()

    def action_copy_sentence(self) -> None:
        self._outside.copy_sentence()

    def action_copy_block(self) -> None:
        self._outside.copy_block()

    def go_to(self, mark: Mark) -> None:
        """Put the cursor on the sentence of a mark."""
        self._marks.go_to(mark)

    def action_export(self) -> None:
        self._outside.export()

    def action_packages(self) -> None:
        self._outside.packages()

    def action_search_articles(self) -> None:
        from tui.screens.article_search import ArticleSearchScreen

        self._place.keep()
        self.app.push_screen(ArticleSearchScreen(self.reading.folders, stays=False))

    def action_run_program(self, name: str) -> None:
        self._programs.run(name)

    def action_close_program(self) -> None:
        self._programs.close()

    def keep_place(self) -> None:
        """Begin to write the place, before another article is opened instead of this one."""
        self._place.keep()

    def action_library(self) -> None:
        self._place.keep()
        self.post_message(ShowLibrary(self))

    def action_leave(self) -> None:
        self._place.keep()
        self.post_message(LeaveArticle(self))
