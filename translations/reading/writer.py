"""The one thread that writes what the reader makes, in the order in which it was made."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

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


class Changes:
    """The changes of marks that can be taken back, of one sitting: those that were written."""

    def __init__(self, notebook: Notebook, writer: NotebookWriter) -> None:
        self._notebook, self._writer = notebook, writer
        self._done: list[Callable[[], Future[None]]] = []

    def made(self, writing: Future[None], take_back: Callable[[], Future[None]]) -> None:
        """Note a change that is being written, and how it is taken back."""
        self._done.append(take_back)

        def forget(ended: Future[None]) -> None:
            if ended.exception():
                with contextlib.suppress(ValueError):  # it is being taken back already
                    self._done.remove(take_back)

        writing.add_done_callback(forget)

    def keep_in(self, digest: str, mark: Mark, before: Mark) -> Future[None]:
        """Change a mark of an article that is not open.

        Args:
            digest: of the article.
            before: the mark as it is.
        """
        writing = self._write(digest, Change(mark, before))
        self.made(writing, lambda: self._write(digest, as_it_was(mark, before)))
        return writing

    def _write(self, digest: str, change: Change) -> Future[None]:
        return self._writer.submit(self._notebook.keep_in, digest, change)

    def undo(self) -> Future[None] | None:
        """Take back the last change; None if there is none.

        One that cannot be taken back now, as when the disk is full, can be later.
        """
        if not self._done:
            return None
        take_back = self._done.pop()
        writing = take_back()

        def remember(ended: Future[None]) -> None:
            if ended.exception():
                self._done.append(take_back)

        writing.add_done_callback(remember)
        return writing


def as_it_was(mark: Mark, before: Mark | None) -> Change:
    """The change that takes a version of a mark back; None before: there was no mark."""
    was = replace(mark, deleted=True)
    if before is not None:
        was = replace(mark, text=before.text, colour=before.colour, deleted=before.deleted)
    return Change(was, mark, yields=True)
