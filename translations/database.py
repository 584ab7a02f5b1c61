"""A SQLite file in the cache: whatever is wrong with it, the program goes on without it.

The one place that opens databases. Their content can be rebuilt, so a damaged file is set aside
and a new one started; a file that is locked, full or read-only is left alone. The last room on a
disk is left to what cannot be made again: notes and drafts.
"""

import contextlib
import errno
import os
import shutil
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from translations.cleaning import clean
from translations.errors import reason
from translations.files import make_folder

# SQLite's messages about a damaged schema may quote bytes that are not UTF-8.
_BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)

_LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_PASSING = (
    *_LOCKED,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_INTERRUPT,
)
"""Locked, full, read-only or interrupted: the file itself is fine."""
_HAS_OTHERS = "SELECT 1 FROM sqlite_master WHERE type IN ('view', 'trigger')"
"""Nothing of ours: with the name of a table, a view might never end."""
_LAST_ROOM = 4 * 2**20  # bytes
_PAUSE = 0.01  # seconds between two attempts to open a file that is locked

Connection = sqlite3.Connection


class _Newer(Exception):
    """A newer version of the program made the file, and may be using it."""


class Database:
    """One file and one connection to it, shared by threads under a lock.

    Args:
        schema: statements that create the tables of an empty file.
        version: of the schema; an older file is set aside, a newer one left alone.
        purpose: what does not work without it: the beginning of `trouble`.
        wait: seconds to wait for another program's write.
        on_loss: called when written data may be lost, so that callers can drop their caches.

    Attributes:
        trouble: why nothing is stored, in words for the user; "" if all is well.
        dropped: why some work was dropped since then, in a few words; "" if none was.
    """

    def __init__(
        self,
        path: Path,
        schema: str,
        version: int,
        purpose: str,
        *,
        wait: float = 0.5,
        on_loss: Callable[[], object] = lambda: None,
    ) -> None:
        self.path = path
        self.trouble = ""
        self.dropped = ""
        self._schema = schema
        self._version = version
        self._purpose = purpose
        self._wait = wait
        self._on_loss = on_loss
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        try:
            self._connection = self._open_patiently()
        except _BROKEN as error:
            self._recover(error)
        except (OSError, _Newer) as error:
            self._give_up(error)

    @property
    def is_open(self) -> bool:
        """Whether anything is stored."""
        return self._connection is not None

    @contextlib.contextmanager
    def working(self) -> Iterator[sqlite3.Connection | None]:
        """The connection, or None; on an error the work is dropped and the error noted."""
        with self._lock:
            try:
                yield self._connection
            except _BROKEN as error:
                self._on_loss()
                if not _is_one_of(error, (sqlite3.SQLITE_INTERRUPT,)):  # that was asked for
                    self.dropped = reason(error)
                if self._connection is not None:
                    with contextlib.suppress(sqlite3.Error):
                        self._connection.rollback()
                        if not _is_one_of(error, _PASSING):
                            self._connection.close()
                if not _is_one_of(error, _PASSING):
                    self._connection = None
                    self._recover(error)

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection | None]:
        """The same for a change: all of it is written, or nothing.

        Other programs wait from the beginning: what is read in it cannot change before the end.
        """
        if not self._has_room():
            self.dropped = os.strerror(errno.ENOSPC)
            yield None
            return
        begun = False
        with self.working() as connection:
            if connection is not None:
                connection.execute("BEGIN IMMEDIATE")
                begun = True
                with connection:  # commits, or rolls back whatever went wrong
                    yield connection
        if not begun:
            yield None

    def interrupt(self) -> None:
        """Make a statement running in another thread end early, without a result."""
        connection = self._connection
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.interrupt()

    def close(self) -> None:
        """Close the file. Afterwards nothing is stored."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None

    def _open_patiently(self) -> sqlite3.Connection:
        """Open the file; SQLite does not wait where two connections begin the same new file."""
        end = time.monotonic() + self._wait
        while True:
            try:
                return self._open()
            except sqlite3.OperationalError as error:
                if not _is_one_of(error, _LOCKED) or time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)

    def _open(self) -> sqlite3.Connection:
        make_folder(self.path.parent)
        if not self.path.exists() and not self._has_room():
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        connection = sqlite3.connect(self.path, timeout=self._wait, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # A power cut may lose the last writes, but never damage the file.
            connection.execute("PRAGMA synchronous = NORMAL")
            if connection.execute(_HAS_OTHERS).fetchone():
                raise sqlite3.DatabaseError("it has a view, or runs something when it is written")
            version = _version_of(connection)
            if version == 0:
                self._make(connection)
            elif version > self._version:
                raise _Newer("a newer dwibaca uses it")
            elif version < self._version:
                raise sqlite3.DatabaseError(f"it has version {version}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _has_room(self) -> bool:
        try:
            return shutil.disk_usage(self.path.parent).free >= _LAST_ROOM
        except OSError:
            return True  # SQLite will say what is wrong

    def _make(self, connection: sqlite3.Connection) -> None:
        """Create the tables, unless another program has just done so."""
        connection.execute("BEGIN IMMEDIATE")
        if _version_of(connection) == 0:
            for statement in self._schema.split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {self._version}")
        connection.commit()

    def _recover(self, error: Exception) -> None:
        """Set a broken file aside and start a new one; a locked one is left alone."""
        if _is_one_of(error, _PASSING):
            self._give_up(error)
            return
        aside = self.path.with_name(f"{self.path.name}.broken-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            for suffix in ("", "-wal", "-shm"):
                part = self.path.with_name(self.path.name + suffix)
                if part.exists():
                    part.replace(aside.with_name(aside.name + suffix))
            self._delete_old(aside)
            self._connection = self._open()
        except (OSError, *_BROKEN) as second:
            self._give_up(second)

    def _delete_old(self, aside: Path) -> None:
        """Of what was set aside, only the latest stays: all of it can be made again."""
        for path in self.path.parent.glob(f"{self.path.name}.broken-*"):
            if not path.name.startswith(aside.name):
                path.unlink(missing_ok=True)

    def _give_up(self, error: Exception) -> None:
        self.trouble = f"{self._purpose}: {clean(str(self.path))}: {reason(error)}."
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None


def _version_of(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _is_one_of(error: Exception, codes: tuple[int, ...]) -> bool:
    code = getattr(error, "sqlite_errorcode", None)  # errors of the module itself have none
    return code is not None and code & 0xFF in codes
