"""What a reader adds to an article: bookmarks, highlights, notes, own translations."""

import uuid
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from translations.cleaning import clean_lines
from translations.notebook.anchors import Anchor
from translations.notebook.times import instant, timestamp

COLOURS = ("yellow", "green", "blue", "pink")


class MarkKind(StrEnum):
    """The kinds of marks."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"
    WORDING = "wording"
    WORD = "word"

    @property
    def glyph(self) -> str:
        """The symbol for it, one cell wide."""
        return _SHOWN[self][0]

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return _SHOWN[self][1]


_SHOWN = {
    MarkKind.NOTE: ("≡", "note"),
    MarkKind.BOOKMARK: ("◆", "bookmark"),
    MarkKind.WORDING: ("≈", "your translation"),
    MarkKind.HIGHLIGHT: ("■", "highlight"),
    MarkKind.WORD: ("+", "word"),
}
KINDS = tuple(_SHOWN)
"""The kinds of marks, most significant first."""


class Mark(NamedTuple):
    """One mark. Immutable: a changed version has a later time.

    Attributes:
        id: the same for all versions of a mark, on every machine.
        changed: ISO 8601 in UTC, to the microsecond; it orders the versions.
        text: of a note or an own translation, possibly several lines. For a word: the word itself
            in the first line, its meaning in the others.
        colour: of a highlight, one of `COLOURS`.
        translation: of the sentence at the time when the mark was made.
        deleted: kept nevertheless, so that another copy of the notebook does not bring it back.
        extra: other content of its file, as JSON: from a newer version, or added by hand.
    """

    id: str
    kind: MarkKind
    anchor: Anchor
    created: str
    changed: str
    text: str = ""
    colour: str = ""
    translation: str = ""
    deleted: bool = False
    extra: str = ""

    @property
    def word(self) -> str:
        """The word that was kept; "" for other kinds of marks."""
        return self.text.partition("\n")[0] if self.kind is MarkKind.WORD else ""

    @property
    def meaning(self) -> str:
        """The meaning of the word that was kept; "" for other kinds of marks."""
        return self.text.partition("\n")[2] if self.kind is MarkKind.WORD else ""


def new_mark(
    kind: MarkKind, anchor: Anchor, *, text: str = "", colour: str = "", translation: str = ""
) -> Mark:
    """A mark made now."""
    now = timestamp()
    text = clean_lines(text)
    return Mark(uuid.uuid4().hex, kind, anchor, now, now, text, colour, translation)


def changed_mark(
    mark: Mark,
    *,
    text: str | None = None,
    colour: str | None = None,
    deleted: bool | None = None,
    anchor: Anchor | None = None,
) -> Mark:
    """A later version of a mark; fields that are not given stay."""
    return mark._replace(
        changed=timestamp(after=mark.changed),
        text=mark.text if text is None else clean_lines(text),
        colour=mark.colour if colour is None else colour,
        deleted=mark.deleted if deleted is None else deleted,
        anchor=anchor or mark.anchor,
    )


def merged_marks(*copies: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks of several copies, each in its latest version, in order of creation."""
    found: dict[str, Mark] = {}
    for copy in copies:
        for mark in copy:
            found[mark.id] = latest(found.get(mark.id, mark), mark)
    return tuple(sorted(found.values(), key=lambda mark: (mark.created, mark.id)))


def latest(one: Mark, two: Mark) -> Mark:
    """The later version of a mark; the first of two equal ones."""
    return two if _version(two) > _version(one) else one


def _version(mark: Mark) -> tuple[datetime, bool, str, str]:
    """Orders versions; of two from the same microsecond every copy must choose the same."""
    return instant(mark.changed), mark.deleted, mark.text, mark.colour
