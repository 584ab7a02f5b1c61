"""The translation memory: what the engine said once need not be made again.

SQLite in the cache folder. It may be deleted at any time, and whatever is wrong with it, reading
goes on without it: every method works, remembering nothing.
"""

import contextlib
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from translations.cleaning import clean
from translations.errors import reason

_SCHEMA_VERSION = 1
_SCHEMA = f"""
    CREATE TABLE contexts (id INTEGER PRIMARY KEY, package TEXT, settings TEXT,
                           UNIQUE (package, settings));
    CREATE TABLE translations (context INTEGER, source TEXT, target TEXT,
                               PRIMARY KEY (context, source)) WITHOUT ROWID;
    CREATE TABLE identities (stamp TEXT PRIMARY KEY, identity TEXT) WITHOUT ROWID;
    PRAGMA user_version = {_SCHEMA_VERSION};
"""
_ASKED_AT_ONCE = 500  # older SQLites take 999 parameters
_WAIT = 0.5  # seconds to wait for another reader's write
# What SQLite says of a damaged schema may have bytes of it, which are no UTF-8.
_BROKEN = (sqlite3.DatabaseError, UnicodeDecodeError)


class _Newer(Exception):
    """A newer version of the program made the file, and may be using it."""


class Memory:
    """Translations by package, decoding settings and sentence. May be used from any thread.

    Attributes:
        trouble: why nothing is remembered, in words for the user; "" where all is well.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.trouble = ""
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._contexts: dict[tuple[str, str], int] = {}
        try:
            self._connection = self._open()
        except _BROKEN as error:
            self._recover(error)
        except (OSError, _Newer) as error:
            self._give_up(error)

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self.path, timeout=_WAIT, check_same_thread=False)
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            # A power cut may cost the last translations, never the file.
            connection.execute("PRAGMA synchronous = NORMAL")
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if version == 0:
                connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} COMMIT;")
            elif version > _SCHEMA_VERSION:
                raise _Newer("a newer dwibaca uses it")
            elif version < _SCHEMA_VERSION:
                raise sqlite3.DatabaseError(f"it has version {version}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _recover(self, error: Exception) -> None:
        """Set a broken memory aside and begin a new one; a locked one is left as it is."""
        if _is_passing(error):
            self._give_up(error)
            return
        aside = self.path.with_name(f"{self.path.name}.broken-{time.strftime('%Y%m%d-%H%M%S')}")
        try:
            for suffix in ("", "-wal", "-shm"):
                part = self.path.with_name(self.path.name + suffix)
                if part.exists():
                    part.replace(aside.with_name(aside.name + suffix))
            self._connection = self._open()
        except (OSError, *_BROKEN) as second:
            self._give_up(second)

    def _give_up(self, error: Exception) -> None:
        self.trouble = f"Translations are not kept: {clean(str(self.path))}: {reason(error)}."
        if self._connection is not None:
            with contextlib.suppress(sqlite3.Error):
                self._connection.close()
        self._connection = None

    @contextlib.contextmanager
    def _working(self) -> Iterator[sqlite3.Connection | None]:
        """The connection, or None; a fault on the way is noted and the work is dropped."""
        with self._lock:
            try:
                yield self._connection
            except _BROKEN as error:
                self._contexts.clear()  # what was just added to them is rolled back
                if self._connection is not None:
                    with contextlib.suppress(sqlite3.Error):
                        self._connection.rollback()
                        if not _is_passing(error):
                            self._connection.close()
                if not _is_passing(error):
                    self._connection = None
                    self._recover(error)

    def _context(self, connection: sqlite3.Connection, package: str, settings: str) -> int:
        key = package, settings
        if key not in self._contexts:
            insert = "INSERT OR IGNORE INTO contexts (package, settings) VALUES (?, ?)"
            connection.execute(insert, key)
            select = "SELECT id FROM contexts WHERE package = ? AND settings = ?"
            self._contexts[key] = connection.execute(select, key).fetchone()[0]
        return self._contexts[key]

    def recall(self, package: str, settings: str, sentences: Iterable[str]) -> dict[str, str]:
        """What is known of ``sentences``: a dict of sentence to translation.

        Args:
            package: identity of the package (`Package.identity`).
            settings: key of the decoding settings (`Decoding.key`).
        """
        found: dict[str, str] = {}
        wanted = list(sentences)
        with self._working() as connection:
            for start in range(0, len(wanted) if connection else 0, _ASKED_AT_ONCE):
                some = wanted[start : start + _ASKED_AT_ONCE]
                found.update(
                    connection.execute(  # type: ignore[union-attr]
                        "SELECT source, target FROM translations WHERE context ="
                        " (SELECT id FROM contexts WHERE package = ? AND settings = ?)"
                        f" AND source IN ({','.join('?' * len(some))})",
                        (package, settings, *some),
                    )
                )
        return found

    def keep(self, package: str, settings: str, translations: Mapping[str, str]) -> None:
        """Remember ``translations``, a mapping of sentence to translation."""
        if not translations:
            return
        with self._working() as connection:
            if connection is not None:
                context = self._context(connection, package, settings)
                connection.executemany(
                    "INSERT OR REPLACE INTO translations VALUES (?, ?, ?)",
                    [(context, source, target) for source, target in translations.items()],
                )
                connection.commit()

    def known_identity(self, stamp: str) -> str | None:
        """The identity of the package whose files have this stamp, if it was worked out before."""
        with self._working() as connection:
            if connection is not None:
                select = "SELECT identity FROM identities WHERE stamp = ?"
                row = connection.execute(select, (stamp,)).fetchone()
                return str(row[0]) if row else None
        return None

    def identity(self, stamp: str, work_out: Callable[[], str]) -> str:
        """The identity for a stamp, worked out only when it is not known."""
        if known := self.known_identity(stamp):
            return known
        identity = work_out()
        with self._working() as connection:
            if connection is not None:
                insert = "INSERT OR REPLACE INTO identities VALUES (?, ?)"
                connection.execute(insert, (stamp, identity))
                connection.commit()
        return identity

    def close(self) -> None:
        """Close the file. Afterwards nothing is remembered."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
            self._connection = None


def _is_passing(error: Exception) -> bool:
    """Locked, full or read-only: nothing is wrong with the file itself."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return False
    return (code & 0xFF) in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
    )
