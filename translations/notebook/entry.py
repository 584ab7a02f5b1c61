"""What the notebook keeps about one article."""

from collections.abc import Iterable
from typing import NamedTuple

from translations.articles import Article, Position
from translations.notebook.anchors import Anchor, anchor_at, find
from translations.notebook.marks import Mark, MarkKind, changed_mark, merged_marks
from translations.notebook.times import instant

_MOST_PATHS = 20
_BEGUN = 0.001

COLLECTIONS = ("", "to read", "reading", "finished")
"""The collections that an article can be in; "" means none."""


Range = tuple[int, int]


class Place(NamedTuple):
    """Where reading stopped: a sentence, and the number of blocks in the article.

    Attributes:
        share: how much of the text comes before that point, from 0 to 1; None if not recorded.
    """

    anchor: Anchor | None = None
    block: int = 0
    sentence: int = 0
    blocks: int = 0
    share: float | None = None

    @property
    def progress(self) -> float:
        """How far into the article this is, from 0 to 1; 0 only before it was opened."""
        if self.share is not None and self.blocks:
            return min(1.0, max(_BEGUN, self.share))
        return min(1.0, (self.block + 1) / self.blocks) if self.blocks else 0.0


class Entry(NamedTuple):
    """One article that was read.

    Attributes:
        source: the address or publisher that the article names.
        digest: of its text (`Article.digest`): the same article wherever its file is.
        collection: one of `COLLECTIONS`.
        former: digests of earlier versions of the text, the latest first.
        paths: where it was opened from, the latest first.
        opened: when it was last opened, ISO 8601 with the time zone.
        marks: including deleted ones; `Entry.present` has the others.
        unknown: marks that are not understood, such as ones mistyped by hand, as JSON.
        read: the blocks that were read, as inclusive ranges.
        extra: other content of the file, as JSON.
        newer: whether a newer version of the program wrote it, so that it must not be changed.
    """

    digest: str
    title: str
    author: str = ""
    source: str = ""
    paths: tuple[str, ...] = ()
    opened: str = ""
    place: Place = Place()
    marks: tuple[Mark, ...] = ()
    former: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    newer: bool = False
    collection: str = ""
    read: tuple[Range, ...] = ()
    extra: str = ""

    @property
    def blocks_read(self) -> set[int]:
        """The indices of the blocks that were read.

        Older versions recorded only the place; everything before it counts as read.
        """
        if not self.read and self.place.share is None:
            return set(range(self.place.block))
        return {block for first, last in self.read for block in range(first, last + 1)}

    @property
    def present(self) -> tuple[Mark, ...]:
        """The marks that are not deleted."""
        return tuple(mark for mark in self.marks if not mark.deleted)

    @property
    def in_order(self) -> list[Mark]:
        """The marks that are not deleted, in the order of the text."""
        return sorted(self.present, key=lambda mark: (mark.anchor.position, mark.created))

    @property
    def words(self) -> tuple[str, ...]:
        """The words that were kept, as they stand in the article."""
        return tuple(dict.fromkeys(filter(None, (mark.word for mark in self.present))))

    def with_marks(self, *marks: Mark) -> "Entry":
        """A copy with these versions of marks, if they are later than its own."""
        return self._replace(marks=merged_marks(self.marks, marks))

    def opened_from(self, article: Article, now: str) -> "Entry":
        """A copy after the article was opened: with its path, and with its marks' current places.

        In an edited text marks move with their sentences; those without a place stay unchanged.
        """
        path = str(article.path) if article.path else ""
        paths = tuple(dict.fromkeys(filter(None, (path, *self.paths))))[:_MOST_PATHS]
        entry = self._replace(
            title=article.title,
            author=article.author,
            source=article.source,
            paths=paths,
            opened=now,
        )
        if self.digest == article.digest:
            return entry
        return entry._replace(
            digest=article.digest,
            former=tuple(dict.fromkeys((self.digest, *self.former))),
            place=_moved(self.place, article),
            marks=_anchored_anew(self.marks, article),
        )

    def wordings(self, article: Article) -> dict[Position, str]:
        """The reader's own translations, by sentence."""
        own = [mark for mark in self.present if mark.kind is MarkKind.WORDING]
        places = find((mark.anchor for mark in own), article)
        return {places[mark.anchor]: mark.text for mark in own if mark.anchor in places}


def joined(ranges: Iterable[Range]) -> tuple[Range, ...]:
    """Merge ranges that overlap or are adjacent.

    >>> joined([(3, 3), (1, 2), (7, 9)])
    ((1, 3), (7, 9))
    """
    found: list[Range] = []
    for first, last in sorted(ranges):
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return tuple(found)


def ranges_of(blocks: Iterable[int]) -> tuple[Range, ...]:
    """Numbers as inclusive ranges."""
    return joined((block, block) for block in blocks)


def place_at(article: Article, position: Position) -> Place:
    """A place in an article."""
    block = max(0, min(position.block, len(article.blocks) - 1))
    sentence = max(0, min(position.sentence, len(article.blocks[block].sentences) - 1))
    at = Position(block, sentence)
    share = article.progress(at)
    return Place(anchor_at(article, at), block, sentence, len(article.blocks), share)


def _moved(place: Place, article: Article) -> Place:
    """A place in an edited text: at its sentence, or else as far into the article."""
    if place.anchor is not None:
        found = find([place.anchor], article).get(place.anchor)
        if found is not None:
            return place_at(article, found)
    share = place.block / place.blocks if place.blocks else 0.0
    return place_at(article, Position(int(share * len(article.blocks)), 0))


def _anchored_anew(marks: tuple[Mark, ...], article: Article) -> tuple[Mark, ...]:
    """Marks with new anchors for an edited text; those without a place stay unchanged."""
    places = find((mark.anchor for mark in marks), article)
    return tuple(
        changed_mark(mark, anchor=anchor_at(article, place, whole=mark.anchor.whole))
        if (place := places.get(mark.anchor))
        else mark
        for mark in marks
    )


def merged(one: Entry, two: Entry) -> Entry:
    """Two copies of an entry merged: all marks, and the rest of the one opened later."""
    older, later = sorted((one, two), key=lambda entry: (instant(entry.opened), entry.digest))
    return later._replace(
        paths=tuple(dict.fromkeys((*later.paths, *older.paths)))[:_MOST_PATHS],
        former=tuple(dict.fromkeys((*later.former, *older.former))),
        marks=merged_marks(older.marks, later.marks),
        unknown=tuple(dict.fromkeys((*older.unknown, *later.unknown))),
        read=joined((*one.read, *two.read)),
        extra=later.extra or older.extra,
        newer=one.newer or two.newer,
    )
