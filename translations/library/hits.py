"""Search results: passages of articles and marks, each shown by its best sentence."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from translations.database import Connection
from translations.library.query import Span, Terms

BLOCK_BITS = 20
LAST_BLOCK = (1 << BLOCK_BITS) - 1
"""A passage's number: its article's, and in the lower bits the last block minus its own."""

_ASKED_AT_ONCE = 500  # older SQLites allow 999 parameters
_ROWS_AT_ONCE = 200
_MOST_ROUNDS = 8


@dataclass(frozen=True)
class Line:
    """A text, and where the words searched for are in it."""

    text: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One place where something was found.

    Attributes:
        name: of the article's files, in the notebook and among the kept texts.
        kind: "text" for the article itself, or the kind of the mark.
        block, sentence: its place in the article; 0 for a mark, which knows its own place.
        mark: the id of the mark, "" for the article itself.
        original, translation: of the sentence; for a mark, the marked sentence and its text.
        more: how many other paragraphs of the article have the words, after its last place.
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
    more: int = 0


def found_passages(
    connection: Connection,
    terms: Terms,
    articles: int,
    each: int,
    without: Collection[Hit] = (),
) -> list[Hit]:
    """The passages that contain the words: articles read last come first.

    Args:
        articles: how many articles are enough.
        each: how many places of each.
        without: earlier results, which are not wanted again.
    """
    known = {(hit.name, hit.block) for hit in without}
    chosen = _chosen(connection, terms.match, articles, each, len(known))
    hits = _hits(connection, chosen, terms)
    return [hit for hit in hits if (hit.name, hit.block) not in known]


def with_the_rest(
    connection: Connection, terms: Terms, each: int, hits: Sequence[Hit]
) -> list[Hit]:
    """The hits; the last of an article tells how many more of its paragraphs have the words.

    Args:
        terms: the widest that were searched for.
        each: how many places of each article were enough.
    """
    last = {hit.name: at for at, hit in enumerate(hits)}
    shown = Counter(hit.name for hit in hits)
    told = list(hits)
    for name, at in last.items():
        if shown[name] < each:
            continue  # these were all
        rows = connection.execute("SELECT id FROM articles WHERE name = ?", (name,)).fetchall()
        for (article,) in rows:  # none if another window has just removed it
            first = article << BLOCK_BITS
            (total,) = connection.execute(
                "SELECT count(*) FROM in_passages WHERE in_passages MATCH ?"
                " AND rowid BETWEEN ? AND ?",
                (terms.match, first, first | LAST_BLOCK),
            ).fetchone()
            told[at] = replace(hits[at], more=max(0, total - shown[name]))
    return told


def found_marks(connection: Connection, terms: Terms, most: int) -> list[Hit]:
    """The notes and own translations that contain the words, the latest first."""
    rows = connection.execute(
        "SELECT entries.name, digest, title, kind, mark, quote, marks.text"
        " FROM in_marks"
        " JOIN marks ON marks.id = in_marks.rowid"
        " JOIN entries ON entries.id = marks.entry"
        " WHERE in_marks MATCH ? ORDER BY in_marks.rowid DESC LIMIT ?",
        (terms.match, most),
    )
    return [
        Hit(name, digest, title, kind, 0, 0, mark, Line(quote), _line(text, terms))
        for name, digest, title, kind, mark, quote, text in rows
    ]


def _chosen(connection: Connection, match: str, articles: int, each: int, more: int) -> list[int]:
    """Numbers of passages: a few from each article.

    Args:
        more: how many of the results may turn out to be known already.
    """
    counts: dict[int, int] = {}
    chosen: list[int] = []
    below = 1 << 62
    for _ in range(_MOST_ROUNDS):
        rows = connection.execute(
            "SELECT rowid FROM in_passages WHERE in_passages MATCH ? AND rowid < ?"
            " ORDER BY rowid DESC LIMIT ?",
            (match, below, _ROWS_AT_ONCE + more),
        ).fetchall()
        for (row,) in rows:
            article = row >> BLOCK_BITS
            if article not in counts and len(counts) >= articles:
                return chosen
            if counts.get(article, 0) < each:
                counts[article] = counts.get(article, 0) + 1
                chosen.append(row)
        if len(rows) < _ROWS_AT_ONCE + more:
            return chosen
        # An article that has the word everywhere must not hide earlier ones.
        below = rows[-1][0]
        if counts.get(below >> BLOCK_BITS, 0) >= each:
            below = (below >> BLOCK_BITS) << BLOCK_BITS
    return chosen


def _hits(connection: Connection, chosen: Sequence[int], terms: Terms) -> Iterator[Hit]:
    for start in range(0, len(chosen), _ASKED_AT_ONCE):
        some = chosen[start : start + _ASKED_AT_ONCE]
        rows = connection.execute(
            "SELECT passages.id, name, digest, title, original, translation FROM passages"
            f" JOIN articles ON articles.id = passages.id >> {BLOCK_BITS}"
            f" WHERE passages.id IN ({','.join('?' * len(some))}) ORDER BY passages.id DESC",
            some,
        )
        for row, name, digest, title, original, translation in rows:
            block = LAST_BLOCK - (row & LAST_BLOCK)
            sentence, pair = _best(original, translation, terms)
            yield Hit(name, digest, title, "text", block, sentence, "", *pair)


def _best(original: str, translation: str, terms: Terms) -> tuple[int, tuple[Line, Line]]:
    """The sentence of a passage with most of the words: its number, and its two texts."""
    sentences = [_line(text, terms) for text in original.split("\n")]
    made = [_line(text, terms) for text in translation.split("\n")]
    made += [Line("")] * (len(sentences) - len(made))
    pairs = list(zip(sentences, made, strict=False))
    count = [len(one.spans) + len(two.spans) for one, two in pairs]
    best = count.index(max(count))
    return best, pairs[best]


def _line(text: str, terms: Terms) -> Line:
    return Line(text, terms.places(text))
