"""Writing a note, or the reader's own translation, below the sentence that it is about."""

import tempfile
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from translations.cleaning import clean, clean_lines
from translations.errors import DwibacaError, reason
from translations.files import read_file
from translations.notebook.drafts import Draft
from translations.reading.writer import NotebookWriter
from tui.external_editor import EditorFailed, edit, editor_name
from tui.keys.bindings import EDITOR_KEYS
from tui.screens.ask import DISCARD, ConfirmScreen
from tui.screens.closes_once import ClosesOnce
from tui.threads import call_back
from tui.widgets.key_bar import KeyBar

EDITOR_HEIGHT = 12
"""Lines that it covers at the bottom; the same as in its styles."""
_DRAFT_EVERY = 0.5  # seconds
_LONGEST_LETTER = 64  # characters; a longer one is deleted in parts
_LARGEST = 4 * 2**20  # bytes of a text; a whole book has one million letters


@dataclass(frozen=True)
class Writing:
    """What to write.

    Attributes:
        heading: its name.
        quote: the sentence or paragraph that it is about, with the translation.
        text: the existing text.
        save: saves the text; the future fails if saving does. None if there was nothing to do.
        draft: makes a draft of the text; None for texts without drafts.
    """

    heading: str
    quote: tuple[str, str]
    text: str
    save: Callable[[str], Future[None] | None]
    draft: Callable[[str], Draft] | None = None


class _Saved(Message):
    def __init__(self, error: BaseException | None) -> None:
        super().__init__()
        self.error = error


class NoteArea(TextArea):
    """The text; handles its own keys, after the text that was typed before them.

    The cursor passes over, and backspace deletes, what is shown as one letter: a family of emoji
    has seven characters, of which Textual would take one.
    """

    BINDINGS = EDITOR_KEYS

    def get_cursor_left_location(self) -> tuple[int, int]:
        row, column = self.cursor_location
        before = self.document[row][max(0, column - _LONGEST_LETTER) : column]
        if not before:
            return super().get_cursor_left_location()
        return row, column - len(_letters(before)[-1])

    def get_cursor_right_location(self) -> tuple[int, int]:
        row, column = self.cursor_location
        after = self.document[row][column : column + _LONGEST_LETTER]
        if not after:
            return super().get_cursor_right_location()
        return row, column + len(_letters(after)[0])


def _letters(text: str) -> list[str]:
    if text.isascii():
        return list(text)
    import regex  # seldom needed

    return regex.findall(r"\X", text)


class EditorScreen(ClosesOnce[bool], ModalScreen[bool]):
    """A text of several lines; ends with whether it was saved."""

    CSS_PATH = "../styles/editor.tcss"
    AUTO_FOCUS = "NoteArea"
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (10, "-low"), (20, "-high")]

    def __init__(self, writing: Writing, writer: NotebookWriter) -> None:
        """
        Args:
            writer: keeps drafts of the text, in order with the saving of the text itself.
        """
        super().__init__()
        self._writing = writing
        self._writer = writer
        self._drafted = writing.text
        self._ended = False
        self._draft_trouble = False
        self.closing: Future[None] | None = None
        """The saving of the text, while it is under way."""
        self._area = NoteArea(writing.text, id="editor-text", soft_wrap=True)

    def compose(self) -> ComposeResult:
        original, translation = self._writing.quote
        with Vertical(id="editor"):
            heading = f"{self._writing.heading} · esc saves"
            yield Static(heading, id="editor-heading", markup=False)
            yield Static(original, id="editor-original", markup=False)
            if translation:
                yield Static(translation, id="editor-translation", markup=False)
            yield self._area
            yield Static("", id="editor-trouble", markup=False)
            yield KeyBar(2)

    def on_mount(self) -> None:
        self.app.clear_notifications()  # they stand over the text
        self._area.move_cursor(self._area.document.end)
        if self._writing.draft:
            self.set_interval(_DRAFT_EVERY, self._keep_draft)

    def on_unmount(self) -> None:
        """If the program ends, by whatever key or signal, nothing that was typed is lost: it is
        offered the next time or, if there are no drafts of it, saved as by esc."""
        if not self._ended and self._writing.draft:
            self._keep_draft()
        elif not self._ended:
            self._writing.save(self.text)

    @property
    def text(self) -> str:
        """The content of the field, safe to show and to keep."""
        return clean_lines(self._area.text)

    def action_save(self) -> None:
        """Save the text; the screen closes once it is saved."""
        self.closing = saving = self._writing.save(self.text)
        if saving is None:
            self._end(kept=True)
        else:
            saving.add_done_callback(lambda done: self.post_message(_Saved(done.exception())))

    def on__saved(self, message: _Saved) -> None:
        self.closing = None
        if message.error is None:
            self._end(kept=True)
            return
        if not isinstance(message.error, DwibacaError):
            raise message.error
        self._say(f"Not kept yet. {message.error}")

    def action_discard(self) -> None:
        """Close without saving; asks before anything is lost."""
        text = self.text
        if text.strip() and text != self._writing.text:
            self.app.push_screen(ConfirmScreen(DISCARD), self._discard)
        else:
            self._end(kept=False)

    def _discard(self, sure: bool | None) -> None:
        if sure:
            self._end(kept=False)

    def _end(self, *, kept: bool) -> None:
        self._ended = True
        self._writer.submit(self._writer.discard_draft)
        self.dismiss(kept)

    def _say(self, text: str) -> None:
        self.query_one("#editor-trouble", Static).update(text)

    def _keep_draft(self) -> None:
        text = self.text
        if text != self._drafted and self._writing.draft is not None:
            self._drafted = text
            self._writer.submit(self._write_draft, self._writing.draft(text))

    def _write_draft(self, draft: Draft) -> None:
        if why := self._writer.keep_draft(draft):
            call_back(self, self._draft_failed, why)
        else:
            call_back(self, self._draft_kept)

    def _draft_failed(self, why: str) -> None:
        self._drafted = self._writing.text  # it will be tried again
        self._draft_trouble = True
        self._say(f"The draft has not been saved yet: {why}.")

    def _draft_kept(self) -> None:
        if self._draft_trouble:
            self._draft_trouble = False
            self._say("")

    def action_write_externally(self) -> None:
        """Open the text in the user's editor, and take over what it saves."""
        self._keep_draft()
        try:
            text = self._edited()
        except EditorFailed as failure:
            self._say(f"{failure} The text is as it was.")
        except DwibacaError as error:
            self._say(str(error))
        else:
            self._area.text = clean_lines(text).removesuffix("\n")
            self._area.move_cursor(self._area.document.end)

    def _edited(self) -> str:
        """The text, edited outside.

        Raises:
            DwibacaError: the user's editor cannot be started.
            EditorFailed: it has left no text.
        """
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "note.md"
            path.write_text(self.text, encoding="utf-8")
            edit(self.app, path)
            try:
                return read_file(path, _LARGEST).decode("utf-8", "replace")
            except OSError as error:
                left = f"{clean(editor_name())} left no text: {reason(error)}."
                raise EditorFailed(left) from error
