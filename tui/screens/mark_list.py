"""What the lists of marks have in common: reading them, changing them, and going to them."""

from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path

from rich.text import Text
from textual.screen import Screen

from translations.exports.notes import selected
from translations.exports.output import file_stem
from translations.folders import Folders
from translations.library.shelf import Shelf
from translations.notebook import KINDS, Entry, Mark, MarkKind, Notebook, changed_mark
from translations.reading.annotator import Annotator
from translations.reading.undo import Changes, Recalled
from translations.reading.writer import NotebookWriter
from tui.messages import OpenArticle
from tui.screens.editor import EditorScreen, Writing
from tui.screens.saving import suggested_folder, tell_saved
from tui.screens.undo_messages import REDONE, UNDONE, Said
from tui.threads import call_back
from tui.widgets.drawn_item import Item

_A_MOMENT = 2.0  # seconds


@dataclass(frozen=True)
class Listed:
    """A mark, and the article that it is in."""

    entry: Entry
    mark: Mark

    @property
    def key(self) -> str:
        """Its key in the list."""
        return f"{self.entry.digest}:{self.mark.id}"


def below_titles(listed: list[Listed], item: Callable[[Listed], Item]) -> list[Item]:
    """Items below the titles of their articles; those of one article follow each other."""
    items: list[Item] = []
    for _, group in groupby(listed, key=lambda one: one.entry.digest):
        one, *more = group
        items.append(Item("", Text(one.entry.title or "Untitled", style="bold")))
        items += map(item, (one, *more))
    return items


class MarkList:
    """The marks of one article or of all, for a screen that shows them in its own way.

    Attributes:
        all: whether marks of all articles are listed.
        found: what is listed, by key.
    """

    def __init__(
        self,
        screen: Screen[Mark | None],
        folders: Folders,
        notebook: Notebook,
        writer: NotebookWriter,
        annotator: Annotator | None,
        *,
        make: Callable[[list[Listed]], list[Item]],
        show: Callable[[list[Item]], object],
        kinds: Collection[MarkKind] = KINDS,
    ) -> None:
        """
        Args:
            screen: ends with a mark of the open article to go to; other articles are opened from
                here.
            annotator: the open article, if there is one.
            make: makes the items of the list; called in a thread.
            show: shows them.
            kinds: which marks are listed.
        """
        self.all = annotator is None
        self.found: dict[str, Listed] = {}
        self._screen, self._folders, self._notebook = screen, folders, notebook
        self._writer, self._annotator, self._kinds = writer, annotator, kinds
        self._entries: Sequence[Entry] = ()
        self._is_read = False
        """Whether nothing has to be read before lines are made."""
        self._asked = 0
        """How many times lines were asked for: only the latest are shown."""
        # One order for all screens: the latest change is undone first.
        self._changes = annotator.changes if annotator else Changes(notebook, writer)
        self._make, self._show = make, show

    @property
    def here(self) -> Annotator | None:
        """The open article, if only its marks are listed."""
        return None if self.all else self._annotator

    @property
    def about(self) -> str:
        """Whose marks are listed."""
        return self.here.entry.title or "Untitled" if self.here else "all articles"

    @property
    def can_toggle(self) -> bool:
        """Whether there is an open article, whose marks alone can be listed."""
        return self._annotator is not None

    def toggle_all(self) -> None:
        """Switch between the marks of all articles and those of the open one."""
        if self._annotator:
            self.all = not self.all
            self.read()

    def read(self) -> None:
        """Read everything again, in a thread: years of notes take longer than a frame."""
        self._is_read = False
        self.draw()

    def draw(self) -> None:
        """Make the lines again, of what was read."""
        self._asked += 1
        # The last key may have made a mark that is still being written.
        written = self._writer.submit(lambda: None)
        entries = self._entries if self._is_read else None
        work = partial(self._read, self._asked, entries, written)
        self._screen.run_worker(work, thread=True, exclusive=True, group="read")

    def _read(self, number: int, entries: Sequence[Entry] | None, written: Future[None]) -> None:
        if entries is None:
            wait([written], timeout=_A_MOMENT)
            here = self.here
            entries = [here.entry] if here else list(self._notebook.entries())
        every = (Listed(entry, mark) for entry in entries for mark in entry.in_order)
        listed = [one for one in every if one.mark.kind in self._kinds]
        found = {one.key: one for one in listed}
        call_back(self._screen, self._take, number, entries, found, self._make(listed))

    def _take(
        self, number: int, entries: Sequence[Entry], found: dict[str, Listed], items: list[Item]
    ) -> None:
        if number < self._asked:
            return  # a later reading has begun
        self._entries, self.found, self._is_read = entries, found, True
        self._show(items)

    # -- going there ----------------------------------------------------------------------------

    def go_to(self, key: str) -> None:
        """Go to the sentence of a mark: here, or in its article, which is opened."""
        one = self.found[key]
        if self._annotator is None or one.entry.digest != self._annotator.entry.digest:
            self._screen.run_worker(partial(self._find, one), thread=True, group="find")
        elif self._annotator.place(one.mark) is None:
            self._screen.notify("Its sentence is no longer in the text.", severity="warning")
        else:
            self._screen.dismiss(one.mark)

    def _find(self, one: Listed) -> None:
        """Find the file of its article, or the copy of its text."""
        shelved = Shelf(self._folders).with_digest(one.entry.digest)
        call_back(self._screen, self._open, one, shelved.path if shelved else None)

    def _open(self, one: Listed, path: Path | None) -> None:
        if path is None:
            said = f"Both the file of {one.entry.title} and the copy of its text are gone."
            self._screen.notify(said, severity="warning", markup=False)
        elif self._screen.is_current:
            self._screen.dismiss(None)
            self._screen.app.post_message(OpenArticle(path, one.mark))

    # -- changing -------------------------------------------------------------------------------

    def edit(self, key: str) -> None:
        """Edit the text of a mark, or the meaning of a word."""
        if (one := self.found.get(key)) is None:
            return
        mark = one.mark
        if mark.kind not in (MarkKind.NOTE, MarkKind.WORDING, MarkKind.WORD):
            self._screen.notify("This mark has no text to edit. d deletes it.")
            return
        if mark.kind is MarkKind.WORD:
            heading, text = f"What {mark.word} means", mark.meaning
        else:
            heading, text = mark.kind.label.capitalize(), mark.text

        def save(typed: str) -> Future[None] | None:
            typed = typed.rstrip()
            if typed == text.rstrip():
                return None
            if mark.kind is MarkKind.WORD:
                return self._keep(one, changed_mark(mark, text=f"{mark.word}\n{typed}".strip()))
            if not typed:
                return self._keep(one, changed_mark(mark, deleted=True))
            return self._keep(one, changed_mark(mark, text=typed))

        writing = Writing(heading, (mark.anchor.quote, mark.translation), text, save)
        self._screen.app.push_screen(EditorScreen(writing, self._writer), self._edited)

    def _edited(self, kept: bool | None) -> None:
        if kept:
            self.read()

    def delete(self, key: str) -> None:
        """Delete a mark; `undo` brings it back."""
        if one := self.found.pop(key, None):
            deleting = self._keep(one, changed_mark(one.mark, deleted=True))
            deleting.add_done_callback(self._tell)

    def undo(self) -> None:
        """Undo the last change of a mark."""
        self._show_change(self._changes.undo(), UNDONE)

    def redo(self) -> None:
        """Redo the change that was undone last."""
        self._show_change(self._changes.redo(), REDONE)

    def _show_change(self, change: Recalled | None, said: Said) -> None:
        if change is None:
            self._screen.notify(said.nothing)
            return
        self._screen.notify(said.of(change.mark), markup=False, timeout=4)
        change.writing.add_done_callback(self._tell)

    def _keep(self, one: Listed, mark: Mark) -> Future[None]:
        if self._annotator and one.entry.digest == self._annotator.entry.digest:
            return self._annotator.keep(mark)
        return self._changes.keep_in(one.entry.digest, mark, one.mark)

    def _tell(self, done: Future[None]) -> None:
        """Called in the writing thread: a change is on disk, or has failed."""
        call_back(self._screen, self._changed, done.exception())

    def _changed(self, error: BaseException | None) -> None:
        if error:
            self._screen.notify(str(error), severity="error", markup=False)
        self.read()

    # -- exporting ------------------------------------------------------------------------------

    def export(self, keys: Collection[str], what: str) -> None:
        """Ask for a format and a path, and write marks there.

        Args:
            keys: of the marks in the list.
            what: they are, in one word, which becomes part of the name.
        """
        ids = {self.found[key].mark.id for key in keys if key in self.found}
        if not ids:
            self._screen.notify(f"There are no {what} to export.")
            return
        from tui.screens.marks_export import MarksExportScreen

        folders = self._folders
        article = self.here.article if self.here else None
        name = f"{file_stem(article, folders.all)}.{what}" if article else f"dwibaca-{what}"
        folder = suggested_folder(folders, article.path if article else None)
        entries = selected(self._entries, lambda mark: mark.id in ids)
        asking = MarksExportScreen(entries, name, folder, self._notebook.folder)
        self._screen.app.push_screen(asking, partial(tell_saved, self._screen))
