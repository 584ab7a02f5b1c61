"""What the reader makes: marks, places, articles read, as plain files that are never lost."""

from translations.notebook.anchors import Anchor, anchor_at, find, is_in_place
from translations.notebook.changes import Change
from translations.notebook.days import Day, Days, weeks
from translations.notebook.entry import COLLECTIONS, Entry, Place
from translations.notebook.index import Summary
from translations.notebook.kept_articles import Kept, KeptArticles
from translations.notebook.marks import COLOURS, KINDS, Mark, MarkKind, changed_mark, new_mark
from translations.notebook.notebook import Notebook
from translations.notebook.times import instant, local_day

__all__ = [
    "COLLECTIONS",
    "COLOURS",
    "KINDS",
    "Anchor",
    "Change",
    "Day",
    "Days",
    "Entry",
    "Kept",
    "KeptArticles",
    "Mark",
    "MarkKind",
    "Notebook",
    "Place",
    "Summary",
    "anchor_at",
    "changed_mark",
    "find",
    "instant",
    "is_in_place",
    "local_day",
    "new_mark",
    "weeks",
]
