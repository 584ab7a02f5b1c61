"""Changes of marks that another reader may have changed at the same time.

A change knows what it was made of. Where the disk has something else by now, both are kept: what
only one of the two has changed is taken from that one, and of two different texts the other one
becomes a note of its own beside it. What a reader has typed is never dropped in silence.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from translations.notebook.entry import Entry
from translations.notebook.marks import Mark, MarkKind, new_mark
from translations.notebook.times import timestamp


@dataclass(frozen=True)
class Change:
    """A mark as it is to be.

    Attributes:
        before: as it was for whoever has changed it; None for a new one.
        yields: whether it gives way where the mark is another by now, as the undoing of an older
            change does.
    """

    mark: Mark
    before: Mark | None = None
    yields: bool = False


def changed(entry: Entry, changes: Iterable[Mark | Change]) -> Entry:
    """An entry with marks changed."""
    for change in changes:
        if isinstance(change, Mark):
            entry = entry.with_marks(change)
            continue
        there = next((mark for mark in entry.marks if mark.id == change.mark.id), None)
        if there is None:
            entry = entry.with_marks(change.mark)
            continue
        mark, other = _both(change, there)
        # In its place whatever its time: a clock that is ahead elsewhere must not win over a key.
        marks = [mark if known.id == mark.id else known for known in entry.marks]
        entry = replace(entry, marks=tuple(marks))
        if other is not None:
            entry = entry.with_marks(other)
    return entry


def _both(change: Change, there: Mark) -> tuple[Mark, Mark | None]:
    """A mark with both changes, and what it cannot hold as a note of its own."""
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
    # A deletion of what was changed meanwhile would delete what nobody has seen.
    unseen = there.text not in (before.text, mine.text)
    made = replace(
        mine,
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
