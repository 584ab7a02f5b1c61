"""All marks of this article, or of all articles, searchable as one types."""

from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from translations.cleaning import fold_space
from translations.files import is_file
from translations.notebook import Entry, Mark, MarkKind, Notebook, changed_mark
from translations.reading.annotator import Annotator
from translations.reading.writer import Changes, NotebookWriter, Recalled
from tui.keys.bindings import MARKS_KEYS
from tui.messages import OpenArticle
from tui.screens.editor import EditorScreen, Writing
from tui.screens.undoing import REDONE, UNDONE, Said
from tui.threads import call_back
from tui.widgets.drawing import day_in_words, hanging, joined
from tui.widgets.filtered_list import FilteredList, Item
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar

_QUOTE = 240  # letters of a sentence that are shown
_COLOURS = {"yellow": "yellow", "green": "green", "blue": "blue", "pink": "magenta"}
_EMPTY = (
    "No marks yet. In an article: b bookmarks the paragraph, m highlights the sentence, n writes"
    " a note on it, e puts its translation in your words, d looks its words up."
)


@dataclass(frozen=True)
class _Jump:
    """A mark, and the article that it is in."""

    entry: Entry
    mark: Mark


class _Changed(Message):
    """A change of a mark has been written, or has failed."""

    def __init__(self, error: BaseException | None) -> None:
        super().__init__()
        self.error = error


class MarksScreen(Screen[Mark | None]):
    """A list of marks; ends with the one of this article to go to; opens another one itself."""

    BINDINGS = MARKS_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Go there"}

    def __init__(
        self,
        notebook: Notebook,
        writer: NotebookWriter,
        annotator: Annotator | None = None,
    ) -> None:
        """
        Args:
            annotator: the article that is being read; None shows all articles.
        """
        super().__init__()
        self._notebook = notebook
        self._annotator = annotator
        self._all = annotator is None
        self._found: dict[str, _Jump] = {}
        self._writer = writer
        # One order for both screens: what was changed last is taken back first.
        self._changes = annotator.changes if annotator else Changes(notebook, writer)

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="marks")
        yield BottomBar()

    def on_mount(self) -> None:
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        """Entries are read here: years of notes take longer than a frame."""
        if self._annotator and not self._all:
            entries = iter([self._annotator.entry])
        else:
            entries = self._notebook.entries()
        found = {f"{jump.entry.digest}:{jump.mark.id}": jump for jump in _jumps(entries)}
        items = list(self._items(found))
        call_back(self, self._show, found, items)

    def _items(self, found: dict[str, _Jump]) -> Iterator[Item]:
        """An item for each mark, in the order of the article; those without a place at the end."""
        jumps = list(found.items())
        if self._annotator and not self._all:
            annotator = self._annotator
            places = {key: annotator.place(jump.mark) for key, jump in jumps}
            for key, jump in sorted(
                ((key, jump) for key, jump in jumps if places[key]),
                key=lambda pair: (places[pair[0]], pair[1].mark.created),
            ):
                yield _item(key, jump, with_title=False)
            lost = [(key, jump) for key, jump in jumps if not places[key]]
            if lost:
                yield Item("", Text("Not in the text any more", style="bold"))
            for key, jump in lost:
                yield _item(key, jump, with_title=False)
            return
        title = None
        for key, jump in jumps:
            if jump.entry.digest != title:
                title = jump.entry.digest
                yield Item("", Text(jump.entry.title or "Untitled", style="bold"))
            yield _item(key, jump, with_title=True)

    def _show(self, found: dict[str, _Jump], items: list[Item]) -> None:
        self._found = found
        self.query_one(FilteredList).show(items, empty=_EMPTY)
        count = "1 mark" if len(found) == 1 else f"{len(found):,} marks"
        about = "all articles"
        if self._annotator and not self._all:
            about = self._annotator.entry.title or "Untitled"
        self.query_one(TitleBar).article_title = f"{count} · {about}"

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        jump = self._found[event.key]
        if self._annotator and jump.entry.digest == self._annotator.entry.digest:
            if self._annotator.place(jump.mark) is None:
                self.notify("Its sentence is not in the text any more.", severity="warning")
            else:
                self.dismiss(jump.mark)
            return
        path = next((path for path in map(Path, jump.entry.paths) if is_file(path)), None)
        if path is None:
            self.notify(f"The file of {jump.entry.title} is not found.", markup=False)
        else:
            self.dismiss(None)
            self.app.post_message(OpenArticle(path, jump.mark))

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_toggle_all(self) -> None:
        if self._annotator:
            self._all = not self._all
            self._read()

    def action_leave(self) -> None:
        self.dismiss(None)

    # -- changing -------------------------------------------------------------------------------

    def action_edit(self) -> None:
        jump = self._chosen()
        if jump is None:
            return
        mark = jump.mark
        if mark.kind not in (MarkKind.NOTE, MarkKind.WORDING):
            self.notify("Only notes and your translations have a text. d deletes the mark.")
            return

        def save(text: str) -> Future[None] | None:
            if not text.strip():
                return self._keep(jump, changed_mark(mark, deleted=True))
            return self._keep(jump, changed_mark(mark, text=text)) if text != mark.text else None

        writing = Writing(
            mark.kind.label.capitalize(), (mark.anchor.quote, mark.translation), mark.text, save
        )
        self.app.push_screen(EditorScreen(writing, self._writer), self._edited)

    def _edited(self, kept: bool | None) -> None:
        if kept:
            self._read()

    def action_delete(self) -> None:
        if jump := self._chosen():
            deleting = self._keep(jump, changed_mark(jump.mark, deleted=True))
            deleting.add_done_callback(self._tell)

    def action_undo(self) -> None:
        self._show_change(self._changes.undo(), UNDONE)

    def action_redo(self) -> None:
        self._show_change(self._changes.redo(), REDONE)

    def _show_change(self, change: Recalled | None, said: Said) -> None:
        if change is None:
            self.notify(said.nothing)
            return
        self.notify(said.of(change.mark), markup=False, timeout=4)
        change.writing.add_done_callback(self._tell)

    def _chosen(self) -> _Jump | None:
        return self._found.get(self.query_one(FilteredList).chosen)

    def _keep(self, jump: _Jump, mark: Mark) -> Future[None]:
        if self._annotator and jump.entry.digest == self._annotator.entry.digest:
            return self._annotator.keep(mark)
        return self._changes.keep_in(jump.entry.digest, mark, jump.mark)

    def _tell(self, done: Future[None]) -> None:
        self.post_message(_Changed(done.exception()))

    def on__changed(self, message: _Changed) -> None:
        if message.error:
            self.notify(str(message.error), severity="error", markup=False)
        self._read()


def _jumps(entries: Iterator[Entry]) -> Iterator[_Jump]:
    for entry in entries:
        for mark in entry.present:
            yield _Jump(entry, mark)


def _item(key: str, jump: _Jump, *, with_title: bool) -> Item:
    mark = jump.mark
    kind = f"{mark.colour} {mark.kind.label}".strip()
    about = jump.entry.title if with_title else ""
    text = "\n".join((mark.anchor.quote, mark.translation, mark.text, kind, about)).lower()
    return Item(key, lambda width: _drawn(mark, kind, width), text)


def _drawn(mark: Mark, kind: str, width: int) -> Text:
    """What a mark is, its sentence in both languages and its text, and an empty line."""
    glyph = Text(f"{mark.kind.glyph} ", f"bold {_COLOURS.get(mark.colour, '')}")
    place = f"¶ {mark.anchor.position.block + 1}"
    head = glyph + Text(f"{kind} · {place} · {day_in_words(mark.changed)}", "dim")
    lines = [head, hanging("  ", _short(mark.anchor.quote), width)]
    if mark.kind is not MarkKind.WORDING and mark.translation:
        lines.append(hanging("  ", _short(mark.translation), width, "italic"))
    if mark.text:
        said = mark.text.replace("\n", ": ", 1) if mark.kind is MarkKind.WORD else mark.text
        lines.append(hanging("  → ", _short(said), width, "bold"))
    return joined([*lines, Text()])


def _short(text: str) -> str:
    text = fold_space(text)
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
