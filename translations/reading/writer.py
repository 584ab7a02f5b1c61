"""The one thread that writes what the reader makes, in the order in which it was made."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from translations import crash
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook import Mark, Notebook
from translations.notebook.changes import Change
from translations.notebook.drafts import Drafts


class NotebookWriter:
    """Writes for all screens; a program has one.

    Notes, drafts of them and places go through the same thread, so that a draft which is being
    written when its note is kept is gone afterwards.

    Attributes:
        drafts: of the text that is being typed; to be used in the thread.
    """

    def __init__(self, folders: Folders) -> None:
        self.drafts = Drafts(folders.drafts)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="notebook")

    def submit(self, work: Callable[..., object], *arguments: object) -> Future[None]:
        """Do something after all that was asked for before.

        Returns:
            Ends when it is done, or with a `DwibacaError`; a fault of ours is made one.
        """

        def do() -> None:
            try:
                work(*arguments)
            except DwibacaError:
                raise
            except Exception as error:
                raise crash.report(error) from error

        return self._thread.submit(do)

    def close(self, seconds: float | None = None) -> bool:
        """Wait until all is written; take no more.

        Args:
            seconds: how long to wait, at most; None waits to the end.

        Returns:
            Whether all is written.
        """
        try:
            self.submit(lambda: None).result(seconds)
        except TimeoutError:
            return False
        except RuntimeError:
            return True  # it was closed before
        self._thread.shutdown()
        return True


@dataclass(frozen=True)
class Made:
    """A change of a mark that was made.

    Attributes:
        mark, before: as it is since, and as it was; None before: there was no mark.
        write: writes a change of that mark.
    """

    mark: Mark
    before: Mark | None
    write: Callable[[Change], Future[None]]


class Recalled(NamedTuple):
    """A change that is being taken back, or made again: of which mark, and when it is written."""

    mark: Mark
    writing: Future[None]


class Changes:
    """The changes of marks that can be taken back, of one sitting, and those taken back.

    They are those that were written: what has failed is in neither.
    """

    def __init__(self, notebook: Notebook, writer: NotebookWriter) -> None:
        self._notebook, self._writer = notebook, writer
        self._done: list[Made] = []
        self._undone: list[Made] = []

    def made(self, writing: Future[None], made: Made) -> None:
        """Note a change that is being written; what was taken back before is gone for good."""
        self._undone.clear()
        self._done.append(made)

        def forget(ended: Future[None]) -> None:
            if ended.exception():
                with contextlib.suppress(ValueError):  # it is being taken back already
                    self._done.remove(made)

        writing.add_done_callback(forget)

    def keep_in(self, digest: str, mark: Mark, before: Mark) -> Future[None]:
        """Change a mark of an article that is not open.

        Args:
            digest: of the article.
            before: the mark as it is.
        """
        write = partial(self._write, digest)
        writing = write(Change(mark, before))
        self.made(writing, Made(mark, before, write))
        return writing

    def _write(self, digest: str, change: Change) -> Future[None]:
        return self._writer.submit(self._notebook.keep_in, digest, change)

    def undo(self) -> Recalled | None:
        """Take back the last change; None if there is none.

        One that cannot be taken back now, as when the disk is full, can be later.
        """
        return _recall(self._done, self._undone)

    def redo(self) -> Recalled | None:
        """Make the change again that was taken back last; None if there is none."""
        return _recall(self._undone, self._done)


def _recall(whence: list[Made], whither: list[Made]) -> Recalled | None:
    """Turn the last change round; then it is one that can be turned round again."""
    if not whence:
        return None
    made = whence.pop()
    back = as_it_was(made.mark, made.before)
    turned = Made(back.mark, made.mark, made.write)
    whither.append(turned)
    writing = made.write(back)

    def remember(ended: Future[None]) -> None:
        if ended.exception():
            with contextlib.suppress(ValueError):  # it was turned round once more
                whither.remove(turned)
            whence.append(made)

    writing.add_done_callback(remember)
    return Recalled(made.mark, writing)


def as_it_was(mark: Mark, before: Mark | None) -> Change:
    """The change that takes a version of a mark back; None before: there was no mark."""
    was = replace(mark, deleted=True)
    if before is not None:
        was = replace(mark, text=before.text, colour=before.colour, deleted=before.deleted)
    return Change(was, mark, yields=True)
