"""A text being typed, saved to disk every few seconds, to be offered after a crash."""

import contextlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from translations.articles import Position
from translations.cleaning import clean_lines
from translations.files import make_folder, read_json, write_atomically
from translations.notebook.marks import MarkKind

if TYPE_CHECKING:
    from filelock import BaseFileLock

_LARGEST = 2**24


class Draft(NamedTuple):
    """An unsaved text.

    Attributes:
        kind: a note, or the reader's own translation.
        whole: whether it is about the whole paragraph.
    """

    digest: str
    kind: MarkKind
    position: Position
    whole: bool
    text: str


class Drafts:
    """Drafts in a folder: one file for each running program, which holds a lock on it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{os.getpid()}.json"
        self._lock: BaseFileLock | None = None

    def keep(self, draft: Draft) -> None:
        """Write the current text.

        Raises:
            OSError: it could not be written.
        """
        fields = {
            "digest": draft.digest,
            "kind": draft.kind.value,
            "block": draft.position.block,
            "sentence": draft.position.sentence,
            "whole": draft.whole,
            "text": draft.text,
        }
        text = json.dumps(fields, ensure_ascii=False, indent=2)
        self._make_own()
        write_atomically(self._own, text.encode("utf-8", "backslashreplace"))

    def _make_own(self) -> None:
        """Claim the file with this program's number; a draft left there by another is moved away.

        Raises:
            OSError: the folder cannot be written.
        """
        from filelock import Timeout

        if self._lock is not None:
            return
        make_folder(self._folder)
        if self._own.exists():
            self._own.replace(self._folder / f"left-{os.urandom(6).hex()}.json")
        with contextlib.suppress(Timeout):
            self._lock = _locked(self._own)

    def discard(self) -> None:
        """Delete the draft: the text was saved, or given up."""
        self._own.unlink(missing_ok=True)
        if self._lock is not None:
            self.abandon()
            _lock_of(self._own).unlink(missing_ok=True)

    def abandon(self) -> None:
        """Leave the draft behind, like a program that is killed."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def left_behind(self, digest: str) -> Draft | None:
        """Take over a draft of an article from a program that ended without saving it."""
        for path in sorted(self._folder.glob("*.json")):
            draft = _read(path)
            if draft and draft.digest == digest and not _is_written(path):
                try:
                    if path != self._own:
                        self._make_own()
                        path.replace(self._own)
                    _lock_of(path).unlink(missing_ok=True)
                except OSError:
                    continue  # another program took it
                return draft
        return None


def _read(path: Path) -> Draft | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        whole = read_json(path)
        return Draft(
            str(whole["digest"]),
            MarkKind(whole["kind"]),
            Position(max(0, int(whole["block"])), max(0, int(whole["sentence"]))),
            whole["whole"] is True,
            clean_lines(str(whole["text"])),
        )
    except (OSError, ValueError, KeyError, TypeError, OverflowError):
        return None  # damaged, or from a newer version: no reason not to open an article


def _lock_of(path: Path) -> Path:
    return path.with_suffix(".lock")


def _locked(path: Path) -> "BaseFileLock | None":
    """The lock on a draft; None if the system has no locks.

    Raises:
        Timeout: a running program holds it.
    """
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_of(path))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise
    except (OSError, NotImplementedError):
        return None
    return lock


def _is_written(path: Path) -> bool:
    """Whether the program that writes a draft is still running: then it holds a lock.

    Without a lock, as for drafts of the first versions, the draft counts as abandoned: a text
    offered twice is better than one lost.
    """
    from filelock import Timeout

    if not _lock_of(path).exists():
        return False
    try:
        lock = _locked(path)
    except Timeout:
        return True
    if lock is not None:
        lock.release()
    return False
