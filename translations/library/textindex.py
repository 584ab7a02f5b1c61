"""A full-text index of all kept articles and all notes: SQLite's FTS5, in the cache.

It ignores accents and quotation marks. It can be lost without harm, as it is rebuilt from what is
kept. A row is a paragraph: its sentences and their translations, one per line.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translations.cleaning import clean
from translations.database import Connection, Database
from translations.library.hits import (
    BLOCK_BITS,
    LAST_BLOCK,
    Hit,
    found_marks,
    found_passages,
    with_the_rest,
)
from translations.library.query import Query, folded, query_of, tokens
from translations.words.roots import words_of

_VERSION = 2
_TOKENS = 'tokenize = "unicode61 remove_diacritics 2"'
_SCHEMA = f"""
    CREATE TABLE articles (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE,
                           changed INTEGER, title TEXT, digest TEXT);
    CREATE TABLE passages (id INTEGER PRIMARY KEY, original TEXT, translation TEXT);
    CREATE VIRTUAL TABLE in_passages USING fts5 (original, translation, content = 'passages',
        content_rowid = 'id', prefix = '2 3', {_TOKENS});
    CREATE TABLE entries (id INTEGER PRIMARY KEY, name TEXT UNIQUE, changed INTEGER, title TEXT,
                          digest TEXT);
    CREATE TABLE marks (id INTEGER PRIMARY KEY, entry INTEGER, mark TEXT, kind TEXT, quote TEXT,
                        text TEXT);
    CREATE INDEX marks_of ON marks (entry);
    CREATE VIRTUAL TABLE in_marks USING fts5 (text, content = 'marks', content_rowid = 'id',
        prefix = '2 3', {_TOKENS});
    CREATE TABLE words (word TEXT PRIMARY KEY, root TEXT) WITHOUT ROWID;
    CREATE INDEX words_of ON words (root) WHERE root IS NOT NULL
"""
_COMMON = "yang"  # the most frequent word, so that the latest articles have it
_WAIT = 10.0  # seconds; indexing and searching happen in threads
_SHORT = 3  # characters of the longest prefix that has an index of its own
_MOST_WORDS = 300
_ASKED_AT_ONCE = 500  # older SQLites allow 999 parameters
MOST_PASSAGES = 1_000_000
"""The most paragraphs that are indexed: about a kilobyte each, which bounds the cache."""


@dataclass(frozen=True)
class MarkText:
    """The searchable part of a mark."""

    id: str
    kind: str
    quote: str
    text: str


class TextIndex:
    """The index. May be used from any thread; another thread's slow search can be interrupted.

    Args:
        path: the database file.
        root_of: gives the root of a lower-case word.
    """

    def __init__(self, path: Path, root_of: Callable[[str], str]) -> None:
        self.path = path
        self._root_of = root_of
        self._database = Database(
            path, _SCHEMA, _VERSION, "Articles cannot be searched", wait=_WAIT
        )

    @property
    def trouble(self) -> str:
        """Why searching is impossible, in words for the user; "" if it is possible."""
        return self._database.trouble

    @property
    def gap(self) -> str:
        """Why something may not be found although it is possible, in words; "" if all is well."""
        if not self._database.dropped:
            return ""
        return f"Not everything can be searched: {clean(str(self.path))}: {self._database.dropped}."

    def close(self) -> None:
        """Close the file. Afterwards nothing is found."""
        self._database.close()

    def give_up(self) -> None:
        """End a search in another thread at once."""
        self._database.interrupt()

    def prepare(self) -> None:
        """Load what the first search would wait for: the lists of roots, and the latest pages.

        After it, a search in a large file that is not in the system's cache is nearly as quick as
        any later one.
        """
        self._root_of(_COMMON)
        self.find(self.query(_COMMON, typing=True))

    # -- what is in it --------------------------------------------------------------------------

    def articles(self) -> dict[str, int]:
        """The indexed articles: when their files had last changed, by name."""
        return self._known("articles")

    def entries(self) -> dict[str, int]:
        """The notebook files whose marks are indexed: when they had last changed, by name."""
        return self._known("entries")

    def passages(self) -> int:
        """How many paragraphs are indexed."""
        with self._database.working() as connection:
            if connection is not None:
                # One small row for each: the passages themselves fill hundreds of megabytes.
                row = connection.execute("SELECT count(*) FROM in_passages_docsize").fetchone()
                return int(row[0])
        return 0

    def _known(self, table: str) -> dict[str, int]:
        with self._database.working() as connection:
            if connection is not None:
                return dict(connection.execute(f"SELECT name, changed FROM {table}"))
        return {}

    # -- putting in -----------------------------------------------------------------------------

    def put_article(
        self,
        name: str,
        changed: int,
        title: str,
        digest: str,
        blocks: Iterable[tuple[Sequence[str], Sequence[str]]],
    ) -> None:
        """Index an article, replacing its previous content.

        Args:
            blocks: for each, its sentences and as many translations; "" for missing ones.
        """
        rows = [
            (block, _lines(sentences), _lines(translations))
            for block, (sentences, translations) in enumerate(blocks)
        ]
        # Before the file is locked: finding new words takes time.
        words = self._new_words(
            "\n".join(row[1] for row in rows), "\n".join(row[2] for row in rows)
        )
        with self._database.writing() as connection:
            if connection is None:
                return
            self._take_out_article(connection, name)
            article = connection.execute(
                "INSERT INTO articles (name, changed, title, digest) VALUES (?, ?, ?, ?)",
                (name, changed, title, digest),
            ).lastrowid
            assert article is not None
            # The latest article has the highest numbers, and so has its first block: rows come in
            # the order in which they are shown.
            first = (article << BLOCK_BITS) | LAST_BLOCK
            numbered = [(first - block, original, made) for block, original, made in rows]
            numbered.reverse()  # ascending numbers fill pages best
            connection.executemany("INSERT INTO passages VALUES (?, ?, ?)", numbered)
            connection.executemany(
                "INSERT INTO in_passages (rowid, original, translation) VALUES (?, ?, ?)", numbered
            )
            connection.executemany("INSERT OR IGNORE INTO words VALUES (?, ?)", words)

    def take_out_article(self, name: str) -> None:
        """Remove an article from the index."""
        with self._database.writing() as connection:
            if connection is not None:
                self._take_out_article(connection, name)

    def put_marks(
        self, name: str, changed: int, title: str, digest: str, marks: Iterable[MarkText]
    ) -> None:
        """Index the marks of a notebook file, replacing the previous ones."""
        with self._database.writing() as connection:
            if connection is None:
                return
            self._take_out_marks(connection, name)
            entry = connection.execute(
                "INSERT INTO entries (name, changed, title, digest) VALUES (?, ?, ?, ?)",
                (name, changed, title, digest),
            ).lastrowid
            for mark in marks:
                row = connection.execute(
                    "INSERT INTO marks (entry, mark, kind, quote, text) VALUES (?, ?, ?, ?, ?)",
                    (entry, mark.id, mark.kind, mark.quote, mark.text),
                ).lastrowid
                connection.execute(
                    "INSERT INTO in_marks (rowid, text) VALUES (?, ?)", (row, mark.text)
                )

    def take_out_marks(self, name: str) -> None:
        """Remove the marks of a notebook file from the index."""
        with self._database.writing() as connection:
            if connection is not None:
                self._take_out_marks(connection, name)

    def _take_out_article(self, connection: Connection, name: str) -> None:
        row = connection.execute("SELECT id FROM articles WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        first = row[0] << BLOCK_BITS
        bounds = (first, first | LAST_BLOCK)
        connection.execute(
            "INSERT INTO in_passages (in_passages, rowid, original, translation) SELECT 'delete',"
            " id, original, translation FROM passages WHERE id BETWEEN ? AND ?",
            bounds,
        )
        connection.execute("DELETE FROM passages WHERE id BETWEEN ? AND ?", bounds)
        connection.execute("DELETE FROM articles WHERE id = ?", row)

    def _take_out_marks(self, connection: Connection, name: str) -> None:
        row = connection.execute("SELECT id FROM entries WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        connection.execute(
            "INSERT INTO in_marks (in_marks, rowid, text)"
            " SELECT 'delete', id, text FROM marks WHERE entry = ?",
            row,
        )
        connection.execute("DELETE FROM marks WHERE entry = ?", row)
        connection.execute("DELETE FROM entries WHERE id = ?", row)

    def _new_words(self, original: str, translation: str) -> list[tuple[str, str | None]]:
        """The words never seen before, folded, with their roots if any."""
        with_root = {folded(original[start:end]): original[start:end].lower()
                     for start, end in words_of(original)}  # fmt: skip
        every = {folded(word) for text in (original, translation) for word in tokens(text)}
        wanted = sorted(every | with_root.keys())
        known: set[str] = set()
        with self._database.working() as connection:
            for start in range(0, len(wanted) if connection else 0, _ASKED_AT_ONCE):
                some = wanted[start : start + _ASKED_AT_ONCE]
                places = ",".join("?" * len(some))
                found = connection.execute(  # type: ignore[union-attr]
                    f"SELECT word FROM words WHERE word IN ({places})", some
                )
                known.update(word for (word,) in found)
        return [
            (word, self._root_of(with_root[word]) if word in with_root else None)
            for word in wanted
            if word not in known
        ]

    # -- finding --------------------------------------------------------------------------------

    def forms(self, word: str) -> list[str]:
        """The words in the articles with the same root as a word, without the word itself."""
        root = self._root_of(word)
        with self._database.working() as connection:
            if connection is not None:
                found = connection.execute("SELECT word FROM words WHERE root = ?", (root,))
                return [form for form in (root, *(row[0] for row in found)) if form != word]
        return []

    def beginning(self, letters: str) -> list[str]:
        """The words in the articles with this prefix; [] if there are too many to use.

        Short prefixes have an index of their own; without one, SQLite reads every occurrence of all
        these words before it returns the first.
        """
        if len(letters) <= _SHORT:
            return []
        letters = folded(letters)
        with self._database.working() as connection:
            if connection is not None:
                found = connection.execute(
                    "SELECT word FROM words WHERE word >= ? AND word < ? LIMIT ?",
                    (letters, letters[:-1] + chr(ord(letters[-1]) + 1), _MOST_WORDS + 1),
                ).fetchall()
                return [word for (word,) in found] if len(found) <= _MOST_WORDS else []
        return []

    def query(self, typed: str, *, typing: bool) -> Query:
        """What was typed, as a query for `find`.

        Args:
            typing: whether more may be typed: the last word then counts as a prefix.
        """
        return query_of(typed, self.forms, self.beginning if typing else None)

    def find(
        self, query: Query, *, articles: int = 30, each: int = 3, marks: int = 10
    ) -> list[Hit]:
        """Search results: notes first, then passages with the words as typed, then passages with
        other forms of their roots; the latest articles first in each group.

        Args:
            articles: how many articles are enough.
            each: how many places of each.
            marks: how many notes and own translations.
        """
        with self._database.working() as connection:
            if connection is None or not query.exact.match:
                return []
            found = found_marks(connection, query.roots or query.exact, marks)
            terms = query.exact
            passages = found_passages(connection, terms, articles, each)
            left = articles - len({hit.name for hit in passages})
            if left > 0 and query.roots:
                terms = query.roots
                passages += found_passages(connection, terms, left, each, passages)
            return [*found, *with_the_rest(connection, terms, each, passages)]
        return []


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(text.replace("\n", " ") for text in texts)
