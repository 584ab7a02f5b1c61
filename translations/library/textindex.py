"""Where words stand in all kept articles, and in all notes: SQLite's FTS5, in the cache.

Accents and quotation marks make no difference to it. It can be lost without harm, as it is made
anew from what is kept. A row is a paragraph: its sentences, and their translations, a line each.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from translations.database import Connection, Database
from translations.library.query import Query

_VERSION = 1
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
    CREATE TABLE roots (word TEXT PRIMARY KEY, root TEXT) WITHOUT ROWID;
    CREATE INDEX words_of ON roots (root)
"""
_WAIT = 10.0  # seconds; whoever indexes or searches does so in a thread
_BLOCK_BITS = 20
_LAST_BLOCK = (1 << _BLOCK_BITS) - 1
_ASKED_AT_ONCE = 500  # older SQLites take 999 parameters
_ROWS_AT_ONCE = 200
_MOST_ROUNDS = 8
_OPEN, _SHUT = "\x02", "\x03"
_MARKED = f"highlight({{0}}, {{1}}, '{_OPEN}', '{_SHUT}')"

MOST_PASSAGES = 1_000_000
"""Paragraphs that are indexed: about a kilobyte each, so that the cache stays bounded."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """A text, and where in it the words stand that were looked for."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One place where something was found.

    Attributes:
        name: of the article's files, in the notebook and among the kept ones.
        kind: "text" for the article itself, or the kind of the mark.
        block, sentence: where it is in the article; 0 for a mark, which knows its place itself.
        mark: the id of the mark, "" for the article itself.
        original, translation: of the sentence; of a mark the sentence that it is on, and its text.
    """

    name: str
    digest: str
    title: str
    kind: str
    block: int
    sentence: int
    mark: str
    original: Line
    translation: Line


@dataclass(frozen=True)
class MarkText:
    """What of a mark can be searched."""

    id: str
    kind: str
    quote: str
    text: str


class TextIndex:
    """The index. May be used from any thread; a slow search of another thread can be given up.

    Args:
        path: of the file.
        root_of: the root of a word in small letters.
    """

    def __init__(self, path: Path, root_of: Callable[[str], str]) -> None:
        self.path = path
        self._root_of = root_of
        self._database = Database(
            path, _SCHEMA, _VERSION, "Articles cannot be searched", wait=_WAIT
        )

    @property
    def trouble(self) -> str:
        """Why nothing can be found, in words for the user; "" where all is well."""
        return self._database.trouble

    def close(self) -> None:
        """Close the file. Afterwards nothing is found."""
        self._database.close()

    def give_up(self) -> None:
        """Have a search that another thread is at end at once."""
        self._database.interrupt()

    # -- what is in it --------------------------------------------------------------------------

    def articles(self) -> dict[str, int]:
        """The indexed articles: when their files had been changed, by name."""
        return self._known("articles")

    def entries(self) -> dict[str, int]:
        """The notebook files whose marks are indexed: when they had been changed, by name."""
        return self._known("entries")

    def passages(self) -> int:
        """How many paragraphs are indexed."""
        with self._database.working() as connection:
            if connection is not None:
                row = connection.execute("SELECT count(*) FROM passages").fetchone()
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
        """Index an article, in the place of what was indexed of it.

        Args:
            blocks: for each the sentences, and as many translations, "" where there is none.
        """
        rows = [
            (block, _lines(sentences), _lines(translations))
            for block, (sentences, translations) in enumerate(blocks)
        ]
        with self._database.working() as connection:
            if connection is None:
                return
            self._take_out_article(connection, name)
            article = connection.execute(
                "INSERT INTO articles (name, changed, title, digest) VALUES (?, ?, ?, ?)",
                (name, changed, title, digest),
            ).lastrowid
            assert article is not None
            # The latest article has the greatest numbers, and of its blocks the first: so rows
            # come in the order in which they are shown.
            first = (article << _BLOCK_BITS) | _LAST_BLOCK
            numbered = [(first - block, original, made) for block, original, made in rows]
            connection.executemany("INSERT INTO passages VALUES (?, ?, ?)", numbered)
            connection.executemany(
                "INSERT INTO in_passages (rowid, original, translation) VALUES (?, ?, ?)", numbered
            )
            self._put_roots(connection, {word for row in rows for word in _words(row[1])})
            connection.commit()

    def take_out_article(self, name: str) -> None:
        """Forget an article."""
        with self._database.working() as connection:
            if connection is not None:
                self._take_out_article(connection, name)
                connection.commit()

    def put_marks(
        self, name: str, changed: int, title: str, digest: str, marks: Iterable[MarkText]
    ) -> None:
        """Index the marks of a notebook file, in the place of those it had."""
        with self._database.working() as connection:
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
            connection.commit()

    def take_out_marks(self, name: str) -> None:
        """Forget the marks of a notebook file."""
        with self._database.working() as connection:
            if connection is not None:
                self._take_out_marks(connection, name)
                connection.commit()

    def _take_out_article(self, connection: Connection, name: str) -> None:
        row = connection.execute("SELECT id FROM articles WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        first = row[0] << _BLOCK_BITS
        bounds = (first, first | _LAST_BLOCK)
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

    def _put_roots(self, connection: Connection, words: set[str]) -> None:
        wanted = sorted(words)
        for start in range(0, len(wanted), _ASKED_AT_ONCE):
            some = wanted[start : start + _ASKED_AT_ONCE]
            places = ",".join("?" * len(some))
            known = connection.execute(f"SELECT word FROM roots WHERE word IN ({places})", some)
            new = sorted(set(some) - {word for (word,) in known})
            connection.executemany(
                "INSERT INTO roots VALUES (?, ?)", [(word, self._root_of(word)) for word in new]
            )

    # -- finding --------------------------------------------------------------------------------

    def forms(self, word: str) -> list[str]:
        """The words in the articles that have the same root as a word, itself left out."""
        root = self._root_of(word)
        with self._database.working() as connection:
            if connection is not None:
                found = connection.execute("SELECT word FROM roots WHERE root = ?", (root,))
                return [form for form in (root, *(row[0] for row in found)) if form != word]
        return []

    def search(
        self, query: str, articles: int, each: int, without: Collection[Hit] = ()
    ) -> list[Hit]:
        """The passages in which a query is met: those of the articles read last come first.

        Args:
            query: as `Query` has it.
            articles: how many articles are enough.
            each: how many places of each.
            without: what was found before, and is not wanted again.
        """
        known = {(hit.name, hit.block) for hit in without}
        counts: dict[int, int] = {}
        found: list[Hit] = []
        below = 1 << 62
        with self._database.working() as connection:
            for _ in range(_MOST_ROUNDS if connection and query else 0):
                rows = connection.execute(  # type: ignore[union-attr]
                    "SELECT in_passages.rowid, name, digest, title,"
                    f" {_MARKED.format('in_passages', 0)}, {_MARKED.format('in_passages', 1)}"
                    " FROM in_passages JOIN articles"
                    f" ON articles.id = in_passages.rowid >> {_BLOCK_BITS}"
                    " WHERE in_passages MATCH ? AND in_passages.rowid < ?"
                    " ORDER BY in_passages.rowid DESC LIMIT ?",
                    (query, below, _ROWS_AT_ONCE),
                ).fetchall()
                for row, name, digest, title, *texts in rows:
                    article, block = row >> _BLOCK_BITS, _LAST_BLOCK - (row & _LAST_BLOCK)
                    if counts.get(article, 0) >= each or (name, block) in known:
                        continue
                    if article not in counts and len(counts) >= articles:
                        return found
                    counts[article] = counts.get(article, 0) + 1
                    sentence, pair = _best(*texts)
                    found.append(Hit(name, digest, title, "text", block, sentence, "", *pair))
                if len(rows) < _ROWS_AT_ONCE:
                    return found
                # An article that has the word everywhere does not hide those before it.
                last = rows[-1][0]
                full = counts.get(last >> _BLOCK_BITS, 0) >= each
                below = (last >> _BLOCK_BITS) << _BLOCK_BITS if full else last
        return found

    def search_marks(self, query: str, most: int) -> list[Hit]:
        """The notes and own wordings in which a query is met, the latest first."""
        with self._database.working() as connection:
            if connection is not None and query:
                rows = connection.execute(
                    "SELECT entries.name, digest, title, kind, mark, quote,"
                    f" {_MARKED.format('in_marks', 0)} FROM in_marks"
                    " JOIN marks ON marks.id = in_marks.rowid"
                    " JOIN entries ON entries.id = marks.entry"
                    " WHERE in_marks MATCH ? ORDER BY in_marks.rowid DESC LIMIT ?",
                    (query, most),
                )
                return [
                    Hit(name, digest, title, kind, 0, 0, mark, Line(quote), _line(text))
                    for name, digest, title, kind, mark, quote, text in rows
                ]
        return []


def search_all(
    index: TextIndex, query: Query, *, articles: int = 30, each: int = 3, marks: int = 10
) -> list[Hit]:
    """Notes first, then passages with the words as they were typed, then those with their roots."""
    found = index.search_marks(query.roots or query.exact, marks)
    exact = index.search(query.exact, articles, each)
    left = articles - len({hit.name for hit in exact})
    other = index.search(query.roots, left, each, exact) if left > 0 and query.roots else []
    return [*found, *exact, *other]


def _best(original: str, translation: str) -> tuple[int, tuple[Line, Line]]:
    """The sentence of a passage that has most of the words: which it is, and its two texts."""
    sentences = [_line(text) for text in original.split("\n")]
    made = [_line(text) for text in translation.split("\n")]
    made += [Line("")] * (len(sentences) - len(made))
    pairs = list(zip(sentences, made, strict=False))
    count = [len(one.spans) + len(two.spans) for one, two in pairs]
    best = count.index(max(count))
    return best, pairs[best]


def _line(marked: str) -> Line:
    parts = marked.split(_OPEN)
    text, spans = parts[0], []
    for part in parts[1:]:
        word, _, rest = part.partition(_SHUT)
        spans.append((len(text), len(text) + len(word)))
        text += word + rest
    return Line(text, tuple(spans))


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(text.replace("\n", " ") for text in texts)


def _words(text: str) -> set[str]:
    from translations.words.roots import words_of

    return {text[start:end].lower() for start, end in words_of(text)}
