"""The translation memory: what the engine translated once need not be translated again.

SQLite in the cache folder. It may be deleted at any time; whatever is wrong with it, reading goes
on without it: every method then works, but remembers nothing.
"""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from translations.database import Connection, Database

_VERSION = 1
_SCHEMA = """
    CREATE TABLE contexts (id INTEGER PRIMARY KEY, package TEXT, settings TEXT,
                           UNIQUE (package, settings));
    CREATE TABLE translations (context INTEGER, source TEXT, target TEXT,
                               PRIMARY KEY (context, source)) WITHOUT ROWID;
    CREATE TABLE identities (stamp TEXT PRIMARY KEY, identity TEXT) WITHOUT ROWID
"""
_SOUND = "typeof(target) = 'text'"  # SQLite keeps anything in any column
_ASKED_AT_ONCE = 500  # older SQLites allow 999 parameters


class Memory:
    """Translations by package, decoding settings and sentence. May be used from any thread."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._contexts: dict[tuple[str, str], int] = {}
        self._database = Database(
            # Contexts that were just added are rolled back with the rest.
            path, _SCHEMA, _VERSION, "Translations are not kept", on_loss=self._contexts.clear
        )  # fmt: skip

    @property
    def trouble(self) -> str:
        """Why nothing is remembered, in words for the user; "" if all is well."""
        return self._database.trouble

    @property
    def is_open(self) -> bool:
        """Whether anything is remembered."""
        return self._database.is_open

    def _context(self, connection: Connection, package: str, settings: str) -> int:
        key = package, settings
        if key not in self._contexts:
            insert = "INSERT OR IGNORE INTO contexts (package, settings) VALUES (?, ?)"
            connection.execute(insert, key)
            select = "SELECT id FROM contexts WHERE package = ? AND settings = ?"
            self._contexts[key] = connection.execute(select, key).fetchone()[0]
        return self._contexts[key]

    def recall(self, package: str, settings: str, sentences: Iterable[str]) -> dict[str, str]:
        """Known translations of ``sentences``: a dict from sentence to translation.

        Args:
            package: identity of the package (`Package.identity`).
            settings: key of the decoding settings (`Decoding.key`).
        """
        found: dict[str, str] = {}
        wanted = list(sentences)
        with self._database.working() as connection:
            for start in range(0, len(wanted) if connection else 0, _ASKED_AT_ONCE):
                some = wanted[start : start + _ASKED_AT_ONCE]
                found.update(
                    connection.execute(  # type: ignore[union-attr]
                        "SELECT source, target FROM translations WHERE context ="
                        " (SELECT id FROM contexts WHERE package = ? AND settings = ?)"
                        f" AND source IN ({','.join('?' * len(some))}) AND {_SOUND}",
                        (package, settings, *some),
                    )
                )
        return found

    def recall_any(self, sentences: Iterable[str]) -> dict[str, str]:
        """Known translations of ``sentences``, whatever made them; the latest settings win."""
        found: dict[str, str] = {}
        wanted = list(sentences)
        with self._database.working() as connection:
            for start in range(0, len(wanted) if connection else 0, _ASKED_AT_ONCE):
                some = wanted[start : start + _ASKED_AT_ONCE]
                found.update(
                    connection.execute(  # type: ignore[union-attr]
                        "SELECT source, target FROM translations"
                        " WHERE context IN (SELECT id FROM contexts)"
                        f" AND source IN ({','.join('?' * len(some))}) AND {_SOUND}"
                        " ORDER BY context",
                        some,
                    )
                )
        return found

    def keep(self, package: str, settings: str, translations: Mapping[str, str]) -> None:
        """Store ``translations``, a mapping from sentence to translation."""
        if not translations:
            return
        with self._database.writing() as connection:
            if connection is not None:
                context = self._context(connection, package, settings)
                connection.executemany(
                    "INSERT OR REPLACE INTO translations VALUES (?, ?, ?)",
                    [(context, source, target) for source, target in translations.items()],
                )

    def known_identity(self, stamp: str) -> str | None:
        """The cached identity of the package whose files have this stamp, or None."""
        with self._database.working() as connection:
            if connection is not None:
                select = "SELECT identity FROM identities WHERE stamp = ?"
                row = connection.execute(select, (stamp,)).fetchone()
                return str(row[0]) if row else None
        return None

    def identity(self, stamp: str, work_out: Callable[[], str]) -> str:
        """The identity for a stamp, computed only if it is not cached."""
        if known := self.known_identity(stamp):
            return known
        identity = work_out()
        with self._database.writing() as connection:
            if connection is not None:
                insert = "INSERT OR REPLACE INTO identities VALUES (?, ?)"
                connection.execute(insert, (stamp, identity))
        return identity

    def close(self) -> None:
        """Close the file. Afterwards nothing is remembered."""
        self._database.close()
