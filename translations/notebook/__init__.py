"""What the reader makes: marks, places, articles read, as plain files that are never lost."""

from translations.notebook.anchors import Anchor, Position, anchor_at, find, stands
from translations.notebook.entry import Entry, Place
from translations.notebook.index import Summary
from translations.notebook.marks import COLOURS, Mark, MarkKind, changed_mark, new_mark
from translations.notebook.notebook import Notebook

__all__ = [
    "COLOURS",
    "Anchor",
    "Entry",
    "Mark",
    "MarkKind",
    "Notebook",
    "Place",
    "Position",
    "Summary",
    "anchor_at",
    "changed_mark",
    "find",
    "new_mark",
    "stands",
]
