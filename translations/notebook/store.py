"""The files of the notebook: one per article, changed under a lock, never half-written or lost.

Others change them too: a second reader, which takes the lock, and file synchronisation, which does
not. Syncthing, Dropbox and the like put a *copy* beside a file that was changed on two machines. A
copy is merged with the next change and then kept in ``merged``; an unreadable one goes to
``damaged``. Nothing is deleted unread.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from translations.cleaning import clean
from translations.errors import DwibacaError, lacks_room, reason
from translations.files import exchange, followed, is_file, make_folder, read_file, write_atomically
from translations.notebook.entry import Entry, merged
from translations.notebook.locks import acquired
from translations.notebook.names import file_name, original_name
from translations.notebook.schema import from_json, to_json

_LARGEST = 64 * 2**20  # bytes; a notebook file usually has a few kilobytes
_MOST_MERGED = 100  # copies that are kept after merging

State = tuple[int, int, int]
"""Distinguishes a file from another that has since taken its name."""


class _Read(NamedTuple):
    """A file and its copies, read in order to be changed.

    Attributes:
        entry: all of them merged; None if there is nothing.
        state: of the file; None if there is none.
        is_whole: whether the file itself is readable, so that it may become the backup.
        copies: those merged into ``entry``, and the unreadable ones.
    """

    entry: Entry | None
    state: State | None
    is_whole: bool
    copies: tuple[tuple[Path, State], ...]
    unreadable: tuple[tuple[Path, State], ...]


class EntryStore:
    """Entries in a folder.

    Attributes:
        trouble: problems with files, each to be reported once.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.trouble: list[str] = []
        self._said: set[str] = set()

    def path(self, digest: str) -> Path:
        """The file of an article."""
        return self.folder / file_name(digest)

    def backup(self, path: Path) -> Path:
        """The file's version before the last change."""
        return self.folder / "backup" / path.name

    def forgotten(self, path: Path) -> Path:
        """Where the file of an article removed from the library is kept."""
        return self.folder / "forgotten" / path.name

    def has(self, path: Path) -> bool:
        """Whether the file, or a copy of it, exists."""
        return is_file(path) or bool(self._copies(path))

    # -- reading --------------------------------------------------------------------------------

    def read(self, path: Path, copies: Mapping[str, list[Path]] | None = None) -> Entry | None:
        """An entry merged with its copies; from its backup if the file is damaged.

        Args:
            copies: from `copies`, when many entries are read.
        """
        entry = self.read_alone(path)
        for copy in self._copies(path) if copies is None else copies.get(path.name, []):
            with contextlib.suppress(OSError, ValueError):
                other = _parse(copy)
                entry = merged(entry, other) if entry else other
        return entry

    def read_alone(self, path: Path) -> Entry | None:
        """An entry without its copies."""
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
            entry = _parse(self.backup(path))
        except (OSError, ValueError):
            self._say(f"{clean(str(path))} is damaged, and there is no backup of it.")
            return None
        self._say(f"{clean(str(path))} is damaged; the previous version is used.")
        return entry

    def copies(self) -> dict[str, list[Path]]:
        """All copies made because a file was changed on two machines, by the file's name."""
        found: dict[str, list[Path]] = {}
        for path in sorted(self.folder.glob("*.json")):
            if name := original_name(path.name):
                found.setdefault(name, []).append(path)
        return found

    def _copies(self, path: Path) -> list[Path]:
        """Copies of one file, whatever program made them."""
        copies = sorted(self.folder.glob(f"{path.stem}?*.json"))
        return [copy for copy in copies if original_name(copy.name) == path.name and is_file(copy)]

    def _say(self, trouble: str) -> None:
        if trouble not in self._said:
            self._said.add(trouble)
            self.trouble.append(trouble)

    # -- changing -------------------------------------------------------------------------------

    def change(self, path: Path, change: Callable[[Entry | None], Entry]) -> Entry:
        """Change an entry; the lock must be held.

        Args:
            change: makes the new entry from the present one.

        Raises:
            DwibacaError: it could not be written, or is from a newer version.
        """
        there = self._read_to_change(path)
        entry = change(there.entry)
        if entry != there.entry or not there.state or not there.is_whole or there.copies:
            self._write(path, entry, there)
        return entry

    def to_change(self, path: Path) -> Entry | None:
        """An entry that is to be changed; the lock must be held.

        Raises:
            DwibacaError: it was written by a newer version, or cannot be read at all.
        """
        return self._read_to_change(path).entry

    def forget(self, path: Path) -> None:
        """Move an entry to the forgotten ones, merging it with one already there."""
        self._move(path, self.forgotten(path))

    def remember(self, path: Path) -> None:
        """Undo `forget`; what was made since stays."""
        self._move(self.forgotten(path), path)

    def _move(self, source: Path, target: Path) -> None:
        moved = self._read_to_change(source)
        if moved.entry is None:
            raise _cannot_keep(source, FileNotFoundError(errno.ENOENT, "No such file"))
        whole = moved.entry
        if moved.copies or self._read_to_change(target).entry is not None:
            self.change(target, lambda there: merged(there, whole) if there else whole)
            with explained(source):
                source.unlink(missing_ok=True)
        else:
            with explained(source):
                make_folder(target.parent)
                source.replace(target)
        self._put_away(moved)

    def remove(self, path: Path) -> None:
        """Remove a file whose entry now has another name."""
        with explained(path):
            path.unlink(missing_ok=True)

    def _read_to_change(self, path: Path) -> _Read:
        """An entry that may be changed. A damaged file is kept under another name.

        Raises:
            DwibacaError: it was written by a newer version, or cannot be read at all.
        """
        state = state_of(path)
        is_whole = True
        try:
            entry: Entry | None = _parse(path)
        except FileNotFoundError:
            entry = None
        except OSError as error:
            raise _cannot_keep(path, error) from error
        except ValueError:
            is_whole = False
            entry = self.read_alone(path)
            self._keep_aside(path)
        copies, unreadable = [], []
        for copy in self._copies(path) if path.parent == self.folder else []:
            if (copy_state := state_of(copy)) is None:
                continue
            try:
                other = _parse(copy)
            except (OSError, ValueError):
                unreadable.append((copy, copy_state))
            else:
                entry = merged(entry, other) if entry else other
                copies.append((copy, copy_state))
        if entry is not None and entry.newer:
            raise DwibacaError(
                f"{clean(str(path))} was written by a newer dwibaca and is only read.",
                "Update dwibaca to change it.",
            )
        return _Read(entry, state, is_whole, tuple(copies), tuple(unreadable))

    def _keep_aside(self, path: Path) -> None:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        with explained(path):
            _link(path, self.folder / "damaged" / f"{path.stem}-{stamp}.json")

    def _write(self, path: Path, entry: Entry, there: _Read) -> None:
        """Replace what was read by an entry, and keep beside it what has arrived since then."""
        path = followed(path)
        with explained(path):
            # A file name that is not UTF-8 holds surrogates, which JSON can escape.
            content = to_json(entry).encode("utf-8", "backslashreplace")
            # Named like a copy: if we are killed at any moment, it is merged the next time.
            aside = path.with_name(f"{path.stem}.before-{os.urandom(6).hex()}.json")
            write_atomically(aside, content)
            try:
                with contextlib.suppress(OSError):  # it is gone, or the disk knows no permissions
                    aside.chmod(path.stat().st_mode & 0o777)
                # If the file is away, a tool that synchronises is about to put another there,
                # over whatever is there by then: what is written keeps a name of its own too.
                exchange(aside, path, keep=bool(there.state or there.copies))
            except BaseException:
                aside.unlink(missing_ok=True)
                raise
            self._keep_replaced(aside, path, there)
        self._put_away(there)

    def _keep_replaced(self, replaced: Path, path: Path, there: _Read) -> None:
        """What was replaced becomes the backup; if it is not what was read, it stays as a copy."""
        state = state_of(replaced)
        if state is None or (state != there.state and there.state is not None):
            return
        if there.is_whole and path.parent == self.folder and there.state:
            with contextlib.suppress(OSError):  # the change itself is on disk
                make_folder(self.backup(path).parent)
                replaced.replace(self.backup(path))
        elif state == there.state:
            replaced.unlink()  # damaged, and already kept aside; or one of the forgotten ones

    def _put_away(self, there: _Read) -> None:
        """Put away copies that were merged, and those that cannot be read."""
        for copy, state in there.copies:
            self._set_aside(copy, state, "merged")
        for copy, state in there.unreadable:
            if target := self._set_aside(copy, state, "damaged"):
                self._say(f"{clean(copy.name)} cannot be read; it is now in {clean(str(target))}.")
        if there.copies:
            self._prune_merged()

    def _set_aside(self, copy: Path, state: State, name: str) -> Path | None:
        """Move a copy if it is still what was read; the change itself is on disk by now."""
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        target = self.folder / name / f"{copy.stem}-{stamp}.json"
        with contextlib.suppress(OSError):
            if state_of(copy) == state:
                make_folder(target.parent)
                copy.rename(target)
                return target.parent
        return None

    def _prune_merged(self) -> None:
        with contextlib.suppress(OSError):
            kept = sorted((self.folder / "merged").iterdir(), key=lambda path: path.stat().st_mtime)
            for path in kept[:-_MOST_MERGED]:
                path.unlink()

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other readers out while something is changed.

        Raises:
            DwibacaError: another one holds the lock too long, or locking is impossible.
        """
        path = self.folder / ".lock"
        with explained(path):
            make_folder(self.folder)
            lock = acquired(path)
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
    return from_json(read_file(path).decode("utf-8-sig"))


def state_of(path: Path) -> State | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_mtime_ns, found.st_size


def _link(path: Path, other: Path) -> None:
    """Another name for a file, replacing any previous one; a copy if the disk has no links."""
    make_folder(other.parent)
    new = other.with_suffix(".part")
    new.unlink(missing_ok=True)
    try:
        new.hardlink_to(path)
    except OSError:
        shutil.copy2(path, new)
    new.replace(other)
    new.unlink(missing_ok=True)  # nothing was renamed if both were already the same file


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turns errors of the disk into errors that the reader understands."""
    try:
        yield
    except OSError as error:
        raise _cannot_keep(path, error) from error


def _cannot_keep(path: Path, error: OSError) -> DwibacaError:
    return DwibacaError(
        f"What you made cannot be kept: {clean(str(path))}: {reason(error)}.", elsewhere(error)
    )


def elsewhere(error: OSError) -> str:
    """What helps where the notebook's disk cannot be written."""
    room = "Make room there, or set" if lacks_room(error) else "Set"
    return f"{room} DWIBACA_HOME to another folder."
