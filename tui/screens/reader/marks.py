"""The keys of the reader that make marks, and the marks on its page."""

from collections import defaultdict

from textual.message import Message

from translations.articles import Article, Position
from translations.errors import DwibacaError
from translations.files import is_folder
from translations.notebook import KINDS, Mark, MarkKind
from translations.reading.annotator import Annotator
from tui.screens.reader.base import ArticleScreen
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.texts import RowMarks


class _MarksKept(Message):
    """Marks are on the disk; one message stands for any number of them."""

    def can_replace(self, message: Message) -> bool:
        return isinstance(message, _MarksKept)


class NotKept(Message):
    """What could not be written; from the thread that writes."""

    def __init__(self, error: DwibacaError) -> None:
        super().__init__()
        self.error = error


class MarkActions(ArticleScreen):
    """A screen on which an article can be marked; `begin_annotating` starts it."""

    def begin_annotating(self) -> None:
        """Show the marks there are, and let more be made."""
        opened = self.opened
        self.annotator = Annotator(opened.notebook, opened.article, opened.entry, self.writer)
        self.annotator.on_kept = lambda: self.post_message(_MarksKept())
        self.annotator.on_trouble = lambda error: self.post_message(NotKept(error))
        self.annotator.keep_text = self._keep_text
        self._show_marks()
        for trouble in opened.notebook.trouble:
            self.notify(trouble, severity="warning", markup=False, timeout=15)
        self.call_after_refresh(self._offer_draft)

    def _keep_text(self, article: Article) -> None:
        """Keep the text that is read, so that it outlives its file. Called in a thread."""
        from translations.library.shelf import Shelf

        Shelf(self.folders).keep(article)

    def _show_marks(self) -> None:
        if self.annotator:
            self.view.show_marks(_by_row(self.annotator.placed()))

    def on__marks_kept(self) -> None:
        self._show_marks()

    def on_not_kept(self, message: NotKept) -> None:
        self.notify(str(message.error), severity="error", markup=False, timeout=15)

    # -- keys -----------------------------------------------------------------------------------

    def action_bookmark(self) -> None:
        if self.annotator:
            first = Position(self.position.block, 0)
            self.annotator.toggle_bookmark(first, self.translation(first))

    def action_highlight(self) -> None:
        if self.annotator:
            self.annotator.next_highlight(self.position, self.translation(self.position))

    def action_note(self) -> None:
        self._write(MarkKind.NOTE, self.position)

    def action_paragraph_note(self) -> None:
        self._write(MarkKind.NOTE, Position(self.position.block, 0), whole=True)

    def action_wording(self) -> None:
        self._write(MarkKind.WORDING, self.position)

    def action_undo(self) -> None:
        if self.annotator and self.annotator.changes.undo() is None:
            self.notify("Nothing to undo.")

    def action_marks(self) -> None:
        if self.annotator is None:
            return
        from tui.screens.marks import MarksScreen

        screen = MarksScreen(self.annotator.notebook, self.writer, self.annotator)
        self.app.push_screen(screen, self._go_to_mark)

    def _go_to_mark(self, mark: Mark | None) -> None:
        if mark and self.annotator and (place := self.annotator.place(mark)):
            self.view.move_to(place.block, place.sentence)

    # -- writing --------------------------------------------------------------------------------

    def _write(
        self, kind: MarkKind, position: Position, *, whole: bool = False, draft: str | None = None
    ) -> None:
        """Open the editor for a note or an own wording."""
        annotator = self.annotator
        if annotator is None:
            return
        from translations.notebook.drafts import Draft
        from tui.screens.editor import EditorScreen, Writing

        mark = annotator.at(kind, position, whole=whole)
        translation = self.translation(position)
        before = mark.text if mark else translation if kind is MarkKind.WORDING else ""
        about = "paragraph" if whole else "sentence"
        heading = (
            "Your own wording of the translation"
            if kind is MarkKind.WORDING
            else f"Note on the {about}"
        )
        block = annotator.article.blocks[position.block]
        original = block.text if whole else block.sentences[position.sentence].text.strip()
        if whole:
            translation = self.view.rows.text(position.block, Column.TRANSLATION)
        machine = self.view.rows.made(position.block, position.sentence)
        if draft is not None:
            heading += ", as it was when the program ended"
        writing = Writing(
            heading,
            (original, translation if kind is MarkKind.NOTE else machine),
            before if draft is None else draft,
            lambda text: annotator.write(
                kind, position, text, machine or translation, whole=whole, before=mark
            ),
            lambda text: Draft(annotator.article.digest, kind, position, whole, text),
        )
        self.app.push_screen(EditorScreen(writing, self.writer))

    def _offer_draft(self) -> None:
        """Take up a text that was being typed when the program ended without saving it."""
        if self.annotator is None or not is_folder(self.folders.drafts):
            return
        article = self.annotator.article
        draft = self.writer.drafts.left_behind(article.digest)
        if draft is not None:
            block = min(draft.position.block, len(article.blocks) - 1)
            sentence = min(draft.position.sentence, len(article.blocks[block].sentences) - 1)
            self.view.move_to(block, sentence)
            place = Position(block, sentence)
            self._write(draft.kind, place, whole=draft.whole, draft=draft.text)


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
        )
        for row, marks in rows.items()
    }
