"""A text that is being typed, on the disk every few seconds, to be offered after a crash."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from translations.articles import Position
from translations.cleaning import clean_lines
from translations.files import read_json, write_atomically

_LARGEST = 2**24


@dataclass(frozen=True)
class Draft:
    """A text that was not saved.

    Attributes:
        kind: "note" or "wording".
        whole: whether it is about the paragraph.
    """

    digest: str
    kind: str
    position: Position
    whole: bool
    text: str


class Drafts:
    """Drafts in a folder: one file for each program that runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._own = folder / f"{os.getpid()}.json"

    def keep(self, draft: Draft) -> None:
        """Write the text as it is now.

        Raises:
            OSError: it could not be written.
        """
        whole = {
            "digest": draft.digest,
            "kind": draft.kind,
            "block": draft.position.block,
            "sentence": draft.position.sentence,
            "whole": draft.whole,
            "text": draft.text,
        }
        text = json.dumps(whole, ensure_ascii=False, indent=2)
        write_atomically(self._own, text.encode("utf-8", "backslashreplace"))

    def discard(self) -> None:
        """The text was saved, or given up."""
        self._own.unlink(missing_ok=True)

    def left_behind(self, digest: str) -> Draft | None:
        """Take a draft of an article over from a program that has ended without saving it."""
        for path in sorted(self._folder.glob("*.json")):
            draft = _read(path)
            if draft and draft.digest == digest and not _is_running(path.stem):
                try:
                    path.replace(self._own)
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
            str(whole["kind"]),
            Position(int(whole["block"]), int(whole["sentence"])),
            whole["whole"] is True,
            clean_lines(str(whole["text"])),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None  # never a reason not to open an article


def _is_running(process: str) -> bool:
    """Whether the program that wrote a draft is still there."""
    if not process.isdigit() or int(process) == os.getpid():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
