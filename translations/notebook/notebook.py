"""The notebook's folder: one JSON file for each article, and never one of them half."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from translations.articles import Article, Position
from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import make_folder, write_atomically
from translations.folders import Folders
from translations.notebook.days import Days
from translations.notebook.entry import Entry, merged, place_at
from translations.notebook.index import Index, Summary
from translations.notebook.marks import Mark
from translations.notebook.schema import from_json, to_json
from translations.notebook.times import instant

_LARGEST = 64 * 2**20  # bytes; a notebook file is mostly a few kilobytes
_PATIENCE = 10.0  # seconds to wait for another reader, which holds the lock for milliseconds


class Notebook:
    """What the reader made, in a folder of plain files.

    Every change reads the file, changes what it says and writes it, under a lock that all readers
    of this folder share. When a call that changes something returns, the change is on the disk.

    Attributes:
        trouble: what went wrong with files while reading them, each to be said once.
    """

    def __init__(self, folders: Folders) -> None:
        self.folder = folders.notebook
        self.trouble: list[str] = []
        self.days = Days(self.folder / "days", self._locked)
        self._index = Index(self.folder, folders.library_index)
        self._said: set[str] = set()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever read."""
        return not any(self.folder.glob("*.json"))

    # -- reading --------------------------------------------------------------------------------

    def entry(self, article: Article) -> Entry | None:
        """What is known of an article, by its text; None if it was never read."""
        path = self._path_of(article.digest)
        return self._read(path) if path else None

    def known_by_path(self, article: Article) -> Entry | None:
        """What is known of an article with another text that was opened from the same path."""
        path = str(article.path) if article.path else ""
        matching = [summary for summary in self.summaries() if path and path in summary.paths[:1]]
        latest = max(matching, key=_when_opened, default=None)
        return self._read(self.folder / latest.name) if latest else None

    def summaries(self) -> list[Summary]:
        """A line about every article read, the latest first."""
        found = self._index.summaries(self._read)
        return sorted(found, key=_when_opened, reverse=True)

    def entries(self) -> Iterator[Entry]:
        """All that is kept, the latest first; files that cannot be read are left out."""
        for summary in self.summaries():
            entry = self._read(self.folder / summary.name)
            if entry is not None:
                yield entry

    def named(self, name: str) -> Entry | None:
        """The entry in a file of this name, as `Summary` has it."""
        return self._read(self.folder / name)

    def stamps(self) -> dict[str, int]:
        """When each entry's file was changed, in nanoseconds of the system's clock, by its name."""
        return self._index.stamps()

    def _path_of(self, digest: str) -> Path | None:
        """The file of an article by its text, or by a text that it had before an edit."""
        path = self._path(digest)
        if path.exists():
            return path
        for summary in self._index.summaries(self._read):
            if digest in summary.former:
                return self.folder / summary.name
        return None

    def _path(self, digest: str) -> Path:
        return self.folder / f"{digest[:32]}.json"

    def _backup(self, path: Path) -> Path:
        return self.folder / "backup" / path.name

    def _read(self, path: Path) -> Entry | None:
        """An entry, or its backup where its file is damaged."""
        try:
            return _parse(path)
        except FileNotFoundError:
            return None
        except OSError as error:
            self._say(f"{clean(str(path))} cannot be read: {reason(error)}.")
            return None
        except ValueError:
            pass
        try:
            entry = _parse(self._backup(path))
        except (OSError, ValueError):
            self._say(f"{clean(str(path))} is damaged, and there is no backup of it.")
            return None
        self._say(f"{clean(str(path))} is damaged; the version before it is used.")
        return entry

    def _say(self, trouble: str) -> None:
        if trouble not in self._said:
            self._said.add(trouble)
            self.trouble.append(trouble)

    # -- changing -------------------------------------------------------------------------------

    def record(self, article: Article, position: Position) -> Entry:
        """Note that an article is being read, and where.

        Raises:
            DwibacaError: it could not be written.
        """
        place = place_at(article, position)

        def read_on(entry: Entry) -> Entry:
            opened = _opened(entry, article)
            return replace(opened, place=place) if opened.digest == article.digest else opened

        return self._change(article.digest, read_on)

    def keep(self, article: Article, *marks: Mark) -> Entry:
        """Keep marks: new ones, or later versions of those there are.

        Returns:
            The entry as it is now, with what other readers have kept.

        Raises:
            DwibacaError: they could not be written.
        """
        return self._change(
            article.digest, lambda entry: _opened(entry, article).with_marks(*marks)
        )

    def keep_in(self, digest: str, *marks: Mark) -> Entry:
        """Keep later versions of marks of an article that is not open.

        Raises:
            DwibacaError: they could not be written.
        """
        return self._change(digest, lambda entry: entry.with_marks(*marks))

    def collect(self, digest: str, collection: str) -> Entry:
        """Put an article into a collection, one of `COLLECTIONS`.

        Raises:
            DwibacaError: it could not be written.
        """
        return self._change(digest, lambda entry: replace(entry, collection=collection))

    def add(self, article: Article) -> Entry:
        """Note that an article is to be read; one that was read stays as it is.

        Raises:
            DwibacaError: it could not be written.
        """

        def to_read(entry: Entry) -> Entry:
            opened = _opened(entry, article)
            return opened if entry.opened else replace(opened, collection="to read")

        return self._change(article.digest, to_read)

    def adopt(self, entry: Entry, article: Article) -> Entry:
        """Take an article as an edit of one that was read: its marks and its place come along.

        Raises:
            DwibacaError: it could not be written.
        """
        old, new = self._path(entry.digest), self._path(article.digest)
        with self._locked():
            after = _opened(self._read_for_change(old) or entry, article)
            if old != new and (there := self._read_for_change(new)) is not None:
                after = merged(after, there)
            self._write(new, after)
            if old != new:
                with _explained(old):
                    old.unlink(missing_ok=True)
        return after

    def merge(self, other: Entry) -> bool:
        """Bring in another copy of an entry, such as one from a backup; nothing is taken away.

        Returns:
            Whether that has changed anything.

        Raises:
            DwibacaError: it could not be written.
        """
        changed = True

        def with_other(entry: Entry) -> Entry:
            nonlocal changed
            if not entry.title and not entry.opened:
                return other  # there was none
            after = merged(entry, other)
            if after.digest != entry.digest:  # the text was edited here since
                former = tuple(dict.fromkeys((*entry.former, after.digest)))
                after = replace(after, digest=entry.digest, former=former, place=entry.place)
            changed = after != entry
            return after

        self._change(other.digest, with_other)
        return changed

    def forget(self, digest: str) -> None:
        """Take an article out of the library; its file is kept in ``forgotten``.

        Raises:
            DwibacaError: it could not be moved.
        """
        self._move_entry(self.folder, self.folder / "forgotten", digest)

    def remember(self, digest: str) -> None:
        """Undo `forget`."""
        self._move_entry(self.folder / "forgotten", self.folder, digest)

    def is_forgotten(self, digest: str) -> bool:
        """Whether an article was taken out of the library."""
        return (self.folder / "forgotten" / self._path(digest).name).exists()

    def _move_entry(self, source: Path, target: Path, digest: str) -> None:
        name = self._path(digest).name
        with self._locked(), _explained(source / name):
            make_folder(target)
            (source / name).replace(target / name)

    def _change(self, digest: str, change: Callable[[Entry], Entry]) -> Entry:
        with self._locked():
            path = self._path_of(digest) or self._path(digest)
            before = self._read_for_change(path) or Entry(digest, "")
            after = change(before)
            if after != before or not path.exists():
                self._write(path, after)
        return after

    def _read_for_change(self, path: Path) -> Entry | None:
        """An entry that may be changed. A damaged file is kept under another name.

        Raises:
            DwibacaError: it was written by a newer version, or cannot be read at all.
        """
        try:
            entry: Entry | None = _parse(path)
        except FileNotFoundError:
            entry = None
        except OSError as error:
            raise _cannot_keep(path, error) from error
        except ValueError:
            entry = self._read(path)
            self._keep_aside(path)
        for copy in self._conflicts(path):
            with contextlib.suppress(OSError, ValueError):
                entry = merged(entry, _parse(copy)) if entry else _parse(copy)
        if entry is not None and entry.newer:
            raise DwibacaError(
                f"{clean(str(path))} was written by a newer dwibaca and is only read.",
                "Update dwibaca to change it.",
            )
        return entry

    def _conflicts(self, path: Path) -> list[Path]:
        """Copies that Syncthing has put beside a file that was changed on two machines."""
        return sorted(self.folder.glob(f"{path.stem}.sync-conflict-*.json"))

    def _keep_aside(self, path: Path) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        with _explained(path):
            _link(path, self.folder / "damaged" / f"{path.stem}-{stamp}.json")

    def _write(self, path: Path, entry: Entry) -> None:
        with _explained(path):
            if _is_whole(path):  # a damaged file must not take the place of a good backup
                _link(path, self._backup(path))
            # A file name that is not UTF-8 holds surrogates; JSON has an escape for them.
            write_atomically(path, to_json(entry).encode("utf-8", "backslashreplace"))
            for copy in self._conflicts(path):
                copy.unlink()

    @contextmanager
    def _locked(self) -> Iterator[None]:
        from filelock import FileLock, Timeout

        path = self.folder / ".lock"
        with _explained(path):
            make_folder(self.folder)
            lock = FileLock(path, timeout=_PATIENCE, poll_interval=0.003)
            try:
                lock.acquire()
            except Timeout as error:
                raise DwibacaError(
                    f"Another program has held {clean(str(path))} for {_PATIENCE:.0f} seconds.",
                    "Close it, and try again.",
                ) from error
        try:
            yield
        finally:
            lock.release()


def _parse(path: Path) -> Entry:
    """Read a file.

    Raises:
        OSError: it cannot be read.
        ValueError: it is not a notebook file.
    """
    if path.stat().st_size > _LARGEST:
        raise ValueError("too large")
    return from_json(path.read_bytes().decode())


def _is_whole(path: Path) -> bool:
    try:
        _parse(path)
    except (OSError, ValueError):
        return False
    return True


def _link(path: Path, other: Path) -> None:
    """Another name for a file, in the place of what had it; a copy where disks have no links."""
    make_folder(other.parent)
    new = other.with_suffix(".part")
    new.unlink(missing_ok=True)
    try:
        new.hardlink_to(path)
    except OSError:
        shutil.copy2(path, new)
    new.replace(other)
    new.unlink(missing_ok=True)  # nothing was renamed if both were the same file already


def _when_opened(summary: Summary) -> datetime:
    return instant(summary.opened)


def _opened(entry: Entry, article: Article) -> Entry:
    if article.digest in entry.former:
        return entry  # another reader has the text as it is now
    now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
    return entry.opened_from(article, now)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """Errors of the disk, as what they mean for the reader."""
    try:
        yield
    except OSError as error:
        raise _cannot_keep(path, error) from error


def _cannot_keep(path: Path, error: OSError) -> DwibacaError:
    return DwibacaError(
        f"What you made cannot be kept: {clean(str(path))}: {reason(error)}.",
        "Make room there, or set DWIBACA_HOME to another folder.",
    )
