"""Undo and redo for changes of marks."""

import contextlib
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import NamedTuple

from translations.notebook import Mark, Notebook
from translations.notebook.changes import Change
from translations.reading.writer import NotebookWriter


class Made(NamedTuple):
    """A change that was made to a mark.

    Attributes:
        mark, before: its present and its previous version; before is None for a new mark.
        write: writes a change of that mark.
    """

    mark: Mark
    before: Mark | None
    write: Callable[[Change], Future[None]]


class Recalled(NamedTuple):
    """A change that is being undone or redone: its mark, and the future of its writing."""

    mark: Mark
    writing: Future[None]


class Changes:
    """The changes of marks in this session that can be undone, and those that were.

    Only changes that were written: failed ones are in neither list.
    """

    def __init__(self, notebook: Notebook, writer: NotebookWriter) -> None:
        self._notebook, self._writer = notebook, writer
        self._done: list[Made] = []
        self._undone: list[Made] = []

    def made(self, writing: Future[None], made: Made) -> None:
        """Record a change that is being written; earlier undone changes can no longer be redone."""
        self._undone.clear()
        self._done.append(made)

        def forget(ended: Future[None]) -> None:
            if ended.exception():
                with contextlib.suppress(ValueError):  # it is already being undone
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
        """Undo the last change; None if there is none.

        If that fails, for example because the disk is full, it can be tried again.
        """
        return _recall(self._done, self._undone)

    def redo(self) -> Recalled | None:
        """Redo the change that was undone last; None if there is none."""
        return _recall(self._undone, self._done)


def _recall(whence: list[Made], whither: list[Made]) -> Recalled | None:
    """Reverse the last change; it can then be reversed again."""
    if not whence:
        return None
    made = whence.pop()
    back = as_it_was(made.mark, made.before)
    turned = Made(back.mark, made.mark, made.write)
    whither.append(turned)
    writing = made.write(back)

    def remember(ended: Future[None]) -> None:
        if ended.exception():
            with contextlib.suppress(ValueError):  # it was reversed once more
                whither.remove(turned)
            whence.append(made)

    writing.add_done_callback(remember)
    return Recalled(made.mark, writing)


def as_it_was(mark: Mark, before: Mark | None) -> Change:
    """The change that undoes a version of a mark; before is None for a new mark."""
    was = mark._replace(deleted=True)
    if before is not None:
        was = mark._replace(text=before.text, colour=before.colour, deleted=before.deleted)
    return Change(was, mark, yields=True)
