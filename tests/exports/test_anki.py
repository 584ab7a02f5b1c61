"""The deck of cards, read back as Anki does."""

import sqlite3
import zipfile
from pathlib import Path

from translations.articles import Article, Block, Kind, Position
from translations.exports.anki import notes_to_anki
from translations.notebook import Entry, MarkKind, anchor_at
from translations.notebook.marks import Mark, changed_mark, new_mark

ARTICLE = Article(
    "Judul", (Block(Kind.PARAGRAPH, "Warga pulang. Rapat <batal> & selesai."),), "text"
)


def mark(kind: MarkKind, sentence: int, text: str = "") -> Mark:
    anchor = anchor_at(ARTICLE, Position(0, sentence))
    return new_mark(kind, anchor, text=text, translation="Made.")


def cards(entry: Entry, path: Path) -> dict[str, list[str]]:
    """Fields by the identity of each card."""
    (path / "deck.apkg").write_bytes(notes_to_anki([entry]))
    with zipfile.ZipFile(path / "deck.apkg") as packed:
        packed.extract("collection.anki2", path)
    database = sqlite3.connect(path / "collection.anki2")
    found = dict(database.execute("SELECT guid, flds FROM notes"))
    database.close()
    return {guid: fields.split("\x1f") for guid, fields in found.items()}


def test_a_sentence_with_several_marks_is_one_card_each_word_another(tmp_path: Path) -> None:
    marks = (
        mark(MarkKind.BOOKMARK, 1),
        mark(MarkKind.NOTE, 1, "Catatan\nkedua"),
        mark(MarkKind.WORD, 1, "batal\ncancelled, off"),
        mark(MarkKind.WORD, 1, "selesai"),
    )
    found = cards(Entry(ARTICLE.digest, "Judul", marks=marks), tmp_path)
    assert sorted(found.values()) == [
        ["Rapat &lt;batal&gt; &amp; selesai.", "Made.", "Catatan<br>kedua", "Judul"],
        ["batal", "cancelled, off", "Rapat &lt;batal&gt; &amp; selesai.", "Made.", "Judul"],
        ["selesai", "", "Rapat &lt;batal&gt; &amp; selesai.", "Made.", "Judul"],
    ]


def test_a_card_keeps_its_identity_when_its_content_changes(tmp_path: Path) -> None:
    before = mark(MarkKind.WORD, 0, "pulang\nhome")
    after = changed_mark(before, text="pulang\ngo home")
    entries = [Entry(ARTICLE.digest, "Judul", marks=(one,)) for one in (before, after)]
    (tmp_path / "dua").mkdir()
    first, second = cards(entries[0], tmp_path), cards(entries[1], tmp_path / "dua")
    assert first.keys() == second.keys()
    assert first != second


def test_two_articles_of_one_title_keep_their_own_cards(tmp_path: Path) -> None:
    entries = [
        Entry(digest, "Judul", marks=(mark(MarkKind.NOTE, 0, text),))
        for digest, text in (("aa", "satu"), ("bb", "dua"))
    ]
    (tmp_path / "dua").mkdir()
    first, second = cards(entries[0], tmp_path), cards(entries[1], tmp_path / "dua")
    assert not first.keys() & second.keys()
