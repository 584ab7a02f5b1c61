"""What the reader made, article by article: read, changed, merged, forgotten."""

from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from translations.articles import Article, Position
from translations.files import is_file
from translations.folders import Folders
from translations.notebook.changes import Change, changed
from translations.notebook.days import Days
from translations.notebook.entry import Entry, merged, place_at, ranges_of
from translations.notebook.index import Index, Summary
from translations.notebook.marks import Mark
from translations.notebook.store import EntryStore, State, state_of
from translations.notebook.times import instant


class Notebook:
    """What the reader made, in a folder of plain files.

    Every change reads the file, modifies its content and writes it, under a lock shared by all
    readers of the folder. When a method that changes something returns, the change is on disk.
    """

    def __init__(self, folders: Folders) -> None:
        self.folder = folders.notebook
        self._store = EntryStore(self.folder)
        self.days = Days(self.folder / "days", self._store.locked)
        self._index = Index(self.folder, folders.library_index)
        self._known: dict[str, State | None] = {}
        """The file of each article, by its digest, when it was last read or written here."""

    @property
    def trouble(self) -> list[str]:
        """Problems with files, each to be reported once."""
        return self._store.trouble

    @property
    def is_empty(self) -> bool:
        """Whether nothing has ever been read."""
        return not any(self.folder.glob("*.json"))

    # -- reading --------------------------------------------------------------------------------

    def entry(self, article: Article) -> Entry | None:
        """The entry of an article, found by its text; None if it was never read."""
        path = self._path_of(article.digest)
        if path is None:
            return None
        self._known[article.digest] = state_of(path)
        return self._store.read(path)

    def changed_elsewhere(self, article: Article) -> Entry | None:
        """The entry of an article if others have changed it since it was last read or written here.

        Costs no more than a look at the file where nothing has changed.
        """
        state = state_of(self._store.path(article.digest))
        if state is None or state == self._known.get(article.digest):
            return None
        return self.entry(article)

    def known_by_path(self, article: Article) -> Entry | None:
        """The entry of another text that was opened from the same path as this article."""
        return self.last_opened_from(article.path) if article.path else None

    def last_opened_from(self, path: Path) -> Entry | None:
        """The entry of the article last opened from a path, whatever is there now."""
        wanted = str(path.absolute())
        matching = [summary for summary in self.summaries() if wanted in summary.paths[:1]]
        latest = max(matching, key=_when_opened, default=None)
        return self._store.read(self.folder / latest.name) if latest else None

    def summaries(self) -> list[Summary]:
        """Summaries of all articles read, the latest first."""
        found = self._index.summaries(self._store.read_alone)
        return sorted(found, key=_when_opened, reverse=True)

    def entries(self) -> Iterator[Entry]:
        """All entries, the latest first, without unreadable files."""
        copies = self._store.copies()
        for summary in self.summaries():
            entry = self._store.read(self.folder / summary.name, copies)
            if entry is not None:
                yield entry

    def kept_words(self, but: str = "") -> set[str]:
        """The words that were kept in all articles.

        Args:
            but: the digest of an article whose words are left out.
        """
        return {word for one in self.summaries() if one.digest != but for word in one.words}

    def forgotten(self) -> Iterator[Entry]:
        """The entries that were removed from the library."""
        for path in sorted((self.folder / "forgotten").glob("*.json")):
            if (entry := self._store.read_alone(path)) is not None:
                yield entry

    def named(self, name: str) -> Entry | None:
        """The entry in the file with this name (`Summary.name`)."""
        return self._store.read(self.folder / name)

    def stamps(self) -> dict[str, int]:
        """Modification time of each entry's file by name, in nanoseconds of the system's clock."""
        return self._index.stamps()

    def _path_of(self, digest: str) -> Path | None:
        """The file of an article, found by its text or by an earlier version of it."""
        path = self._store.path(digest)
        if self._store.has(path):
            return path
        for summary in self._index.summaries(self._store.read_alone):
            if digest in summary.former:
                return self.folder / summary.name
        return None

    # -- changing -------------------------------------------------------------------------------

    def record(self, article: Article, position: Position) -> Entry:
        """Record that an article is being read, and where.

        Raises:
            DwibacaError: it could not be written.
        """
        place = place_at(article, position)

        def read_on(entry: Entry) -> Entry:
            opened = _opened(entry, article)
            return opened._replace(place=place) if opened.digest == article.digest else opened

        return self._change(article.digest, read_on)

    def keep(
        self, article: Article, *changes: Mark | Change, place: Position | None = None
    ) -> Entry:
        """Keep marks: new ones, or later versions of existing ones.

        Args:
            changes: marks, or changes that know the version they are based on.
            place: the reading position, kept with them.

        Returns:
            The entry as it is now, with what other readers have added.

        Raises:
            DwibacaError: they could not be written.
        """

        def with_changes(entry: Entry) -> Entry:
            opened = changed(_opened(entry, article), changes)
            if place is None or opened.digest != article.digest:
                return opened
            return opened._replace(place=place_at(article, place))

        return self._change(article.digest, with_changes)

    def keep_in(self, digest: str, *changes: Mark | Change) -> Entry:
        """Keep later versions of marks in an article that is not open.

        Raises:
            DwibacaError: they could not be written.
        """
        return self._change(digest, lambda entry: changed(entry, changes))

    def has_read(self, digest: str, blocks: Iterable[int], *, finished: bool) -> Entry:
        """Record which blocks of an article were read; a finished one is moved to that shelf.

        Raises:
            DwibacaError: it could not be written.
        """

        def with_blocks(entry: Entry) -> Entry:
            collection = "finished" if finished else entry.collection
            read = ranges_of(entry.blocks_read.union(blocks))
            return entry._replace(read=read, collection=collection)

        return self._change(digest, with_blocks)

    def collect(self, digest: str, collection: str) -> Entry:
        """Put an article into a collection, one of `COLLECTIONS`.

        Raises:
            DwibacaError: it could not be written.
        """
        return self._change(digest, lambda entry: entry._replace(collection=collection))

    def add(self, article: Article) -> Entry:
        """Add an article to be read; one that was read stays unchanged.

        Raises:
            DwibacaError: it could not be written.
        """

        def to_read(entry: Entry) -> Entry:
            opened = _opened(entry, article)
            return opened if entry.opened else opened._replace(collection="to read")

        return self._change(article.digest, to_read)

    def adopt(self, entry: Entry, article: Article) -> Entry:
        """Treat an article as an edit of another that was read: marks and place come along.

        Raises:
            DwibacaError: it could not be written.
        """
        old, new = self._store.path(entry.digest), self._store.path(article.digest)
        with self._store.locked():
            before = self._store.to_change(old) or entry
            after = _opened(before, article)
            after = self._store.change(
                new, lambda there: merged(after, there) if there and old != new else after
            )
            if old != new:
                self._store.remove(old)
        return after

    def merge(self, other: Entry) -> bool:
        """Merge another copy of an entry, such as one from a backup; nothing is removed.

        Returns:
            Whether that changed anything.

        Raises:
            DwibacaError: it could not be written.
        """
        changed = True

        def with_other(entry: Entry) -> Entry:
            nonlocal changed
            if not entry.title and not entry.opened:
                return other  # there was none
            after = merged(entry, other)
            if after.digest != entry.digest:  # the text has been edited here since
                former = tuple(dict.fromkeys((*entry.former, after.digest)))
                after = after._replace(digest=entry.digest, former=former, place=entry.place)
            changed = after != entry
            return after

        self._change(other.digest, with_other)
        return changed

    def forget(self, digest: str) -> None:
        """Remove an article from the library; its file is kept in ``forgotten``.

        Raises:
            DwibacaError: it could not be moved.
        """
        with self._store.locked():
            self._store.forget(self._path_of(digest) or self._store.path(digest))

    def remember(self, digest: str) -> None:
        """Undo `forget`; what was made since then stays.

        Raises:
            DwibacaError: it could not be moved.
        """
        with self._store.locked():
            self._store.remember(self._store.path(digest))

    def is_forgotten(self, digest: str) -> bool:
        """Whether an article was removed from the library."""
        return is_file(self._store.forgotten(self._store.path(digest)))

    def _change(self, digest: str, change: Callable[[Entry], Entry]) -> Entry:
        with self._store.locked():
            path = self._path_of(digest) or self._store.path(digest)
            entry = self._store.change(path, lambda there: change(there or Entry(digest, "")))
            self._known[digest] = state_of(path)
            return entry


def _when_opened(summary: Summary) -> datetime:
    return instant(summary.opened)


def _opened(entry: Entry, article: Article) -> Entry:
    if article.digest in entry.former:
        return entry  # another reader has the current text
    # To the microsecond: several may be added at once, and keep their order.
    now = datetime.now(UTC).astimezone().isoformat(timespec="microseconds")
    return entry.opened_from(article, now)
