"""Changes of marks that another reader may change at the same time.

A change knows the version that it was based on. If the disk has another one by now, both are kept:
fields that only one side changed are taken from that side, and of two different texts the other
one becomes a separate note. What a reader has typed is never silently dropped.
"""

from collections.abc import Iterable
from typing import NamedTuple

from translations.notebook.entry import Entry
from translations.notebook.marks import Mark, MarkKind, new_mark
from translations.notebook.times import timestamp


class Change(NamedTuple):
    """A new version of a mark.

    Attributes:
        before: the version that it was based on; None for a new mark.
        yields: whether it is dropped if the mark has changed since, as when an older change is
            undone.
    """

    mark: Mark
    before: Mark | None = None
    yields: bool = False


def changed(entry: Entry, changes: Iterable[Mark | Change]) -> Entry:
    """An entry with changes applied to its marks."""
    for change in changes:
        if isinstance(change, Mark):
            entry = entry.with_marks(change)
            continue
        there = next((mark for mark in entry.marks if mark.id == change.mark.id), None)
        if there is None:
            entry = entry.with_marks(change.mark)
            continue
        mark, other = _both(change, there)
        # Replaced whatever its time: a fast clock elsewhere must not beat a key press here.
        marks = [mark if known.id == mark.id else known for known in entry.marks]
        entry = entry._replace(marks=tuple(marks))
        if other is not None:
            entry = entry.with_marks(other)
    return entry


def _both(change: Change, there: Mark) -> tuple[Mark, Mark | None]:
    """A mark with both changes, and what it cannot hold as a separate note."""
    mine, before = change.mark, change.before or there
    stamp = timestamp(after=there.changed)
    if change.yields and _content(there) != _content(before):
        return there, None
    text, other = mine.text, None
    if there.text != before.text:
        if mine.text == before.text:
            text = there.text
        elif there.text not in ("", mine.text) and not there.deleted:
            other = _as_note(there)
    # Deleting a mark that has changed meanwhile would delete something that nobody has seen.
    unseen = there.text not in (before.text, mine.text)
    made = mine._replace(
        changed=stamp,
        text=text,
        colour=mine.colour if mine.colour != before.colour else there.colour,
        deleted=mine.deleted and not unseen,
        extra=there.extra,
    )
    return made, other


def _content(mark: Mark) -> tuple[str, str, bool]:
    return mark.text, mark.colour, mark.deleted


def _as_note(mark: Mark) -> Mark | None:
    if mark.kind not in (MarkKind.NOTE, MarkKind.WORDING):
        return None
    return new_mark(MarkKind.NOTE, mark.anchor, text=mark.text, translation=mark.translation)
