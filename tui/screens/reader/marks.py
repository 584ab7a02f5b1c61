"""The marks of the article: keys that make them, and their display on the page."""

from collections import defaultdict
from concurrent.futures import Future

from textual.message import Message
from textual.screen import Screen

from translations.articles import Article, Position
from translations.errors import DwibacaError
from translations.files import is_folder
from translations.folders import Folders
from translations.notebook import KINDS, Mark, MarkKind
from translations.reading.annotator import Annotator
from translations.reading.undo import Recalled
from tui.screens.reader.reading import Reading
from tui.screens.undo_messages import REDONE, UNDONE, Said
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.study import dots
from tui.widgets.bilingual.texts import RowMarks

_LOOK_EVERY = 1.0  # seconds


class MarksKept(Message):
    """Marks are on disk; one message covers any number of them."""

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, MarksKept)


class NotKept(Message):
    """Something could not be written; sent from the writing thread."""

    def __init__(self, error: DwibacaError) -> None:
        super().__init__()
        self.error = error


class MarkController:
    """Makes marks at the cursor; `begin` starts it. Its messages go to the screen."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading
        self._looking: Future[None] | None = None

    def begin(self) -> None:
        """Show the existing marks, and allow new ones."""
        reading, screen = self._reading, self._screen
        loaded = reading.loaded
        annotator = Annotator(loaded.notebook, loaded.article, loaded.entry, reading.writer)
        annotator.on_kept = lambda: screen.post_message(MarksKept())
        annotator.on_trouble = lambda error: screen.post_message(NotKept(error))
        annotator.keep_text = lambda article: _keep_text(reading.folders, article)
        reading.annotator = annotator
        self.show()
        for trouble in loaded.notebook.trouble:
            screen.notify(trouble, severity="warning", markup=False, timeout=15)
        screen.call_after_refresh(self._offer_draft)
        screen.set_interval(_LOOK_EVERY, self._look_again)

    def _look_again(self) -> None:
        """Check for marks made in other windows; in the thread, as disks may be slow."""
        annotator = self._reading.annotator
        if annotator and (self._looking is None or self._looking.done()):
            self._looking = annotator.look_again()

    def show(self) -> None:
        """Show the marks that are on disk."""
        if annotator := self._reading.annotator:
            self._reading.view.show_marks(_by_row(annotator.placed()))

    # -- keys -----------------------------------------------------------------------------------

    def bookmark(self) -> None:
        """Bookmark the paragraph, or remove its bookmark."""
        if annotator := self._reading.annotator:
            first = Position(self._reading.position.block, 0)
            annotator.toggle_bookmark(first, self._reading.translation(first))

    def highlight(self) -> None:
        """Highlight the sentence in the next colour."""
        if annotator := self._reading.annotator:
            position = self._reading.position
            annotator.next_highlight(position, self._reading.translation(position))

    def note(self) -> None:
        """Write a note on the sentence."""
        self._write(MarkKind.NOTE, self._reading.position)

    def paragraph_note(self) -> None:
        """Write a note on the paragraph."""
        self._write(MarkKind.NOTE, Position(self._reading.position.block, 0), whole=True)

    def own_translation(self) -> None:
        """Let the reader translate the sentence."""
        self._write(MarkKind.WORDING, self._reading.position)

    def choose_translation(self, position: Position, text: str) -> None:
        """Make another translation of a sentence the reader's own; or return to the machine's."""
        annotator, machine = self._reading.annotator, self._reading.machine_translation(position)
        if annotator is None:
            return
        before = annotator.at(MarkKind.WORDING, position)
        annotator.write(MarkKind.WORDING, position, text, machine, before=before)

    def undo(self) -> None:
        """Undo the last change of a mark."""
        annotator = self._reading.annotator
        if annotator:
            self._show_change(annotator.changes.undo(), UNDONE)

    def redo(self) -> None:
        """Redo the change that was undone last."""
        if annotator := self._reading.annotator:
            self._show_change(annotator.changes.redo(), REDONE)

    def _show_change(self, change: Recalled | None, said: Said) -> None:
        """Show which mark it was, and go there."""
        annotator = self._reading.annotator
        if change is None or annotator is None:
            self._screen.notify(said.nothing)
            return
        place = annotator.place(change.mark)
        if place:
            self._reading.view.jump_to(place.block, place.sentence)
        self._screen.notify(said.of(change.mark, place), markup=False, timeout=4)

    def list(self) -> None:
        """List all marks; goes to the one chosen."""
        annotator = self._reading.annotator
        if annotator is None:
            return
        from tui.screens.marks import MarksScreen

        folders = self._reading.folders
        screen = MarksScreen(folders, annotator.notebook, annotator.writer, annotator)
        self._screen.app.push_screen(screen, self.go_to)

    def vocabulary(self) -> None:
        """List the kept words; goes to the sentence of the one chosen."""
        annotator = self._reading.annotator
        if annotator is None:
            return
        from tui.screens.vocabulary import VocabularyScreen

        folders = self._reading.folders
        screen = VocabularyScreen(folders, annotator.notebook, annotator.writer, annotator)
        self._screen.app.push_screen(screen, self.go_to)

    def go_to(self, mark: Mark | None) -> None:
        """Put the cursor on the sentence of a mark, if that exists."""
        annotator = self._reading.annotator
        if mark and annotator and (place := annotator.place(mark)):
            self._reading.view.jump_to(place.block, place.sentence)

    # -- writing --------------------------------------------------------------------------------

    def _write(
        self, kind: MarkKind, position: Position, *, whole: bool = False, draft: str | None = None
    ) -> None:
        """Open the editor for a note or the reader's own translation."""
        reading, annotator = self._reading, self._reading.annotator
        if annotator is None:
            return
        from translations.notebook.drafts import Draft
        from tui.screens.editor import EDITOR_HEIGHT, EditorScreen, Writing

        mark = annotator.at(kind, position, whole=whole)
        shown, machine = reading.translation(position), reading.machine_translation(position)
        if kind is MarkKind.WORDING:
            heading, quoted, text = "Your translation", machine, shown
        else:
            about = "paragraph" if whole else "sentence"
            heading, quoted, text = f"Note on the {about}", shown, ""
        texts = reading.view.texts
        if whole:
            original = texts.text(position.block, Column.ORIGINAL)
            quoted = texts.text(position.block, Column.TRANSLATION)
        else:
            original = reading.original(position)
            if texts.is_hidden(*position, Column.ORIGINAL):
                original = dots(original)
            elif texts.is_hidden(*position, Column.TRANSLATION):
                quoted, text = dots(quoted), ""  # not even to begin one's own from
        if mark:
            text = mark.text
        if draft is not None:
            heading, text = f"{heading}, as it was when the program ended", draft
        writing = Writing(
            heading,
            (original, quoted),
            text,
            lambda text: annotator.write(
                kind, position, text, machine or shown, whole=whole, before=mark
            ),
            lambda text: Draft(annotator.article.digest, kind, position, whole, text),
        )
        reading.view.keep_above(EDITOR_HEIGHT)
        self._screen.app.push_screen(EditorScreen(writing, annotator.writer))

    def _offer_draft(self) -> None:
        """Offer a text that was being typed when the program ended without saving it."""
        reading = self._reading
        if reading.annotator is None or not is_folder(reading.folders.drafts):
            return
        article = reading.loaded.article
        draft = reading.writer.drafts.left_behind(article.digest)
        if draft is not None:
            block = min(draft.position.block, len(article.blocks) - 1)
            sentence = min(draft.position.sentence, len(article.blocks[block].sentences) - 1)
            reading.view.move_to(block, sentence)
            place = Position(block, sentence)
            self._write(draft.kind, place, whole=draft.whole, draft=draft.text)


def _keep_text(folders: Folders, article: Article) -> None:
    """Keep the article's text, so that it outlives its file. Called in a thread."""
    from translations.library.shelf import Shelf

    Shelf(folders).keep(article)


def _by_row(placed: list[tuple[Position, Mark]]) -> dict[int, RowMarks]:
    rows: dict[int, list[tuple[Position, Mark]]] = defaultdict(list)
    for position, mark in placed:
        rows[position.block].append((position, mark))
    return {
        row: RowMarks(
            tuple(
                (position.sentence, mark.kind.glyph)
                for position, mark in sorted(marks, key=lambda pair: KINDS.index(pair[1].kind))
                if mark.kind is not MarkKind.WORD  # a sentence may have many
            ),
            {p.sentence: m.colour for p, m in marks if m.kind is MarkKind.HIGHLIGHT and m.colour},
            {p.sentence: m.text for p, m in marks if m.kind is MarkKind.WORDING},
            _notes(marks),
        )
        for row, marks in rows.items()
    }


def _notes(marks: list[tuple[Position, Mark]]) -> dict[int | None, str]:
    """The notes of a row by sentence: two windows may each have written one on the same."""
    notes: dict[int | None, str] = {}
    for position, mark in marks:
        if mark.kind is MarkKind.NOTE:
            place = None if mark.anchor.whole else position.sentence
            notes[place] = " · ".join(filter(None, (notes.get(place), mark.text)))
    return notes
