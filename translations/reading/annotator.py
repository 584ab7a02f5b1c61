"""The marks of the open article: what keys do to them, and undo.

A mark is shown once it is on disk, not before: what the screen shows is never lost.
"""

from collections import Counter
from collections.abc import Callable, Collection
from concurrent.futures import Future
from datetime import UTC, datetime
from threading import Lock

from translations.articles import Article, Position
from translations.errors import DwibacaError
from translations.notebook import (
    COLOURS,
    Anchor,
    Change,
    Day,
    Entry,
    Mark,
    MarkKind,
    Notebook,
    anchor_at,
    changed_mark,
    find,
    is_in_place,
    new_mark,
)
from translations.reading.undo import Changes, Made
from translations.reading.writer import NotebookWriter


class Annotator:
    """Changes the marks of one article, in the order of the keys.

    Attributes:
        notebook, article: what is marked, and where the marks are kept.
        writer: the thread that writes them.
        changes: what can be undone, here and in the list of marks.
        place_kept: the reading position last sent to the disk; saving a mark saves the position
            too.
        entry: as it is on disk.
        on_kept: called from the thread when ``entry`` has changed.
        on_trouble: called from the thread with what could not be kept.
        keep_text: keeps the text of the article; called in the thread at the beginning and at
            the end.
    """

    def __init__(
        self, notebook: Notebook, article: Article, entry: Entry | None, writer: NotebookWriter
    ) -> None:
        self.entry = entry or Entry(article.digest, article.title)
        self.on_kept: Callable[[], object] = lambda: None
        self.on_trouble: Callable[[DwibacaError], object] = lambda _: None
        self.keep_text: Callable[[Article], object] = lambda _: None
        self._text_kept = False
        self.notebook = notebook
        self.article = article
        self.writer = writer
        self.changes = Changes(notebook, writer)
        self._wanted = {mark.id: mark for mark in self.entry.marks}  # including those being written
        self._writing: Counter[str] = Counter()  # for each mark, how many versions
        self._lock = Lock()
        self.place_kept: Position | None = None
        self._places: dict[Anchor, Position | None] = {}
        self._searched: set[Anchor] = set()

    def place_read(self, position: Position) -> Future[None]:
        """Record the reading position; the future is done when it is on disk."""
        self.place_kept = position
        return self.writer.submit(self._write_place, position)

    def look_again(self) -> Future[None]:
        """Take over what other windows have changed; `on_kept` is called if that is anything."""
        return self.writer.submit(self._look_again)

    def _look_again(self) -> None:
        if entry := self.notebook.changed_elsewhere(self.article):
            self._take_over(entry)

    def read(self, day: Day, blocks: Collection[int]) -> Future[None]:
        """Record how much was read today, and which blocks of the article have been read."""
        return self.writer.submit(self._write_day, day, blocks)

    def _write_day(self, day: Day, blocks: Collection[int]) -> None:
        today = datetime.now(UTC).astimezone().date()
        self.notebook.days.add(today, day)
        if day.finished or not self.entry.blocks_read.issuperset(blocks):
            digest, finished = self.article.digest, bool(day.finished)
            self._take_over(self.notebook.has_read(digest, blocks, finished=finished))

    def close(self) -> None:
        """End reading: the text is kept once more, as it is now; returns without waiting."""
        if self._text_kept:
            self.writer.submit(self._keep_text)

    # -- what there is --------------------------------------------------------------------------

    def place(self, mark: Mark) -> Position | None:
        """A mark's place in the article; None if its sentence is not found there.

        In a changed text the search runs in the thread, as it may take seconds in a book;
        `on_kept` is called when it is done.
        """
        anchor = mark.anchor
        if anchor not in self._places:
            if is_in_place(anchor, self.article):
                self._places[anchor] = anchor.position
            else:
                self._places[anchor] = None
                self.writer.submit(self._search).add_done_callback(self._tell)
        return self._places[anchor]

    def _search(self) -> None:
        """Find all marks that are not where they were."""
        lost = {mark.anchor for mark in self.entry.marks} - self._searched
        lost = {anchor for anchor in lost if not is_in_place(anchor, self.article)}
        if lost:
            self._searched |= lost
            self._places |= find(lost, self.article)
            self.on_kept()

    def placed(self) -> list[tuple[Position, Mark]]:
        """The marks on disk that have a place, in the order of the article."""
        marks = ((self.place(mark), mark) for mark in self.entry.present)
        return sorted(
            ((place, mark) for place, mark in marks if place is not None),
            key=lambda pair: (pair[0], pair[1].created),
        )

    def at(self, kind: MarkKind, position: Position, *, whole: bool = False) -> Mark | None:
        """The mark of a kind at a place, including those still being written."""
        wanted = Position(position.block, 0) if whole else position
        for mark in list(self._wanted.values()):  # the thread adds marks made elsewhere
            matches = mark.kind is kind and mark.anchor.whole is whole and not mark.deleted
            if matches and self.place(mark) == wanted:
                return mark
        return None

    # -- what keys do ---------------------------------------------------------------------------

    def toggle_bookmark(self, position: Position, translation: str) -> None:
        """Bookmark the paragraph, or remove its bookmark."""
        self.place_kept = position
        mark = self.at(MarkKind.BOOKMARK, position, whole=True)
        if mark:
            self.delete(mark)
        else:
            anchor = self._anchor(position, whole=True)
            self.keep(new_mark(MarkKind.BOOKMARK, anchor, translation=translation))

    def next_highlight(self, position: Position, translation: str) -> str:
        """Highlight the sentence in the next colour; after the last one, not at all.

        Returns:
            The colour; "" for none.
        """
        self.place_kept = position
        mark = self.at(MarkKind.HIGHLIGHT, position)
        if mark is None:
            anchor = self._anchor(position)
            self.keep(
                new_mark(MarkKind.HIGHLIGHT, anchor, colour=COLOURS[0], translation=translation)
            )
            return COLOURS[0]
        at = COLOURS.index(mark.colour) + 1 if mark.colour in COLOURS else 0
        if at == len(COLOURS):
            self.delete(mark)
            return ""
        self.keep(changed_mark(mark, colour=COLOURS[at]))
        return COLOURS[at]

    def write(
        self,
        kind: MarkKind,
        position: Position,
        text: str,
        translation: str,
        *,
        whole: bool = False,
        before: Mark | None = None,
    ) -> Future[None] | None:
        """Save a note or the reader's own translation, without space at its end.

        An empty one is deleted, and so is a translation that says what the machine says.

        Args:
            before: the mark whose text was edited, as it was then; it may have changed since.

        Returns:
            A future that is done when it is kept, or fails; None if there is nothing to do.
        """
        self.place_kept = position
        text = text.rstrip()
        if before and before.text.rstrip() == text:
            return None
        if not text or (kind is MarkKind.WORDING and text == translation.rstrip()):
            return self.keep(changed_mark(before, deleted=True), before) if before else None
        if before is None:
            anchor = self._anchor(position, whole=whole)
            return self.keep(new_mark(kind, anchor, text=text, translation=translation))
        return self.keep(changed_mark(before, text=text, deleted=False), before)

    def word(self, position: Position, word: str) -> Mark | None:
        """The mark of a word that was looked up in a sentence."""
        for mark in list(self._wanted.values()):
            is_word = mark.kind is MarkKind.WORD and mark.word == word
            if is_word and not mark.deleted and self.place(mark) == position:
                return mark
        return None

    def keep_word(self, position: Position, word: str, meaning: str, translation: str) -> None:
        """Keep a word that was looked up, with its sentence."""
        self.place_kept = position
        text = f"{word}\n{meaning}".strip()
        mark = self.word(position, word)
        if mark is None:
            anchor = self._anchor(position)
            self.keep(new_mark(MarkKind.WORD, anchor, text=text, translation=translation))
        elif mark.text != text:
            self.keep(changed_mark(mark, text=text))

    def delete(self, mark: Mark) -> Future[None]:
        """Delete a mark."""
        return self.keep(changed_mark(mark, deleted=True))

    # -- writing --------------------------------------------------------------------------------

    def _anchor(self, position: Position, *, whole: bool = False) -> Anchor:
        return anchor_at(self.article, position, whole=whole)

    def keep(self, mark: Mark, before: Mark | None = None) -> Future[None]:
        """Keep a new mark or a later version of one; the future is done when it is on disk.

        Args:
            before: the version that was changed; the latest one if not given.
        """
        was = before or self._wanted.get(mark.id)
        writing = self._submit(Change(mark, was))
        self.changes.made(writing, Made(mark, was, self._submit))
        return writing

    def _submit(self, change: Change) -> Future[None]:
        with self._lock:
            self._wanted[change.mark.id] = change.mark
            self._writing[change.mark.id] += 1
        writing = self.writer.submit(self._write, change)
        writing.add_done_callback(self._tell)
        return writing

    def _tell(self, done: Future[None]) -> None:
        if isinstance(error := done.exception(), DwibacaError):
            self.on_trouble(error)

    def _write_place(self, position: Position) -> None:
        self._take_over(self.notebook.record(self.article, position))
        if not self._text_kept:
            self._text_kept = True
            self._keep_text()

    def _keep_text(self) -> None:
        try:
            self.keep_text(self.article)
        except DwibacaError as error:
            self.on_trouble(error)

    def _write(self, change: Change) -> None:
        try:
            self.entry = self.notebook.keep(self.article, change, place=self.place_kept)
        finally:
            self._settle(change.mark.id)
        self.on_kept()
        kept = self._wanted[change.mark.id]
        if change.yields and kept.text != change.mark.text and not self._writing[kept.id]:
            raise DwibacaError("That has since been changed in another window: nothing was undone.")

    def _take_over(self, entry: Entry) -> None:
        """Take the entry on disk, which other windows may have changed too."""
        changed = entry.marks != self.entry.marks
        self.entry = entry
        self._settle()
        if changed:
            self.on_kept()

    def _settle(self, written: str = "") -> None:
        """Take the marks on disk, except for those still being written."""
        kept = {mark.id: mark for mark in self.entry.marks}
        with self._lock:
            self._writing[written] -= 1
            pending = {id: mark for id, mark in self._wanted.items() if self._writing[id] > 0}
            self._wanted = kept | pending
