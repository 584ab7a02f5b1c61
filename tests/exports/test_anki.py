"""Cards, read back as Anki does: a deck, and a text file to import."""

import csv
import io
import sqlite3
import sys
import zipfile
from pathlib import Path

import genanki
import pytest

from translations.articles import Article, Block, Kind, Position
from translations.errors import DwibacaError
from translations.exports.anki_cards import count_cards
from translations.exports.anki_package import notes_to_anki
from translations.exports.anki_text import notes_to_anki_text
from translations.folders import Folders
from translations.notebook import Entry, MarkKind, Notebook, anchor_at
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


def text_cards(entry: Entry) -> dict[str, list[str]]:
    """Front and back by the identity of each card; comments are left out as Anki does it."""
    lines = [line for line in notes_to_anki_text([entry]).decode().split("\n") if line[:1] != "#"]
    rows = csv.reader(io.StringIO("\n".join(lines)), delimiter="\t")
    return {guid: sides for *sides, guid in rows}


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


def test_a_text_file_has_the_cards_of_the_deck(tmp_path: Path) -> None:
    marks = (
        mark(MarkKind.NOTE, 1, "Catatan\nkedua\tlagi"),
        mark(MarkKind.WORD, 1, 'batal\n"cancelled", off'),
        mark(MarkKind.WORD, 1, "#selesai"),
    )
    entry = Entry(ARTICLE.digest, "Judul", marks=marks)
    found = text_cards(entry)
    assert sorted(found.values()) == [
        [
            "<b>#selesai</b><br><br>Rapat &lt;batal&gt; &amp; selesai.",
            "Made.<br><br><small>Judul</small>",
        ],
        [
            "<b>batal</b><br><br>Rapat &lt;batal&gt; &amp; selesai.",
            "&quot;cancelled&quot;, off<br><br>Made.<br><br><small>Judul</small>",
        ],
        [
            "Rapat &lt;batal&gt; &amp; selesai.",
            "Made.<br><br>Catatan<br>kedua\tlagi<br><br><small>Judul</small>",
        ],
    ]
    assert found.keys() == cards(entry, tmp_path).keys()
    assert count_cards([entry]) == len(found)


def test_a_text_file_tells_anki_what_is_in_it() -> None:
    lines = notes_to_anki_text([]).decode().splitlines()
    assert set(lines) == {
        *("#separator:tab", "#html:true", "#deck:dwibaca"),
        *("#notetype:Basic", "#guid column:3"),
    }


def test_decks_imported_long_ago_go_on_being_updated(tmp_path: Path) -> None:
    """Identities are what the library made of these parts in earlier versions."""
    marks = (mark(MarkKind.BOOKMARK, 0), mark(MarkKind.WORD, 0, "pulang\nhome"))
    found = cards(Entry(ARTICLE.digest, "Judul", marks=marks), tmp_path)
    quote = "Warga pulang."
    assert {guid: fields[0] for guid, fields in found.items()} == {
        genanki.guid_for(ARTICLE.digest, quote): quote,
        genanki.guid_for(ARTICLE.digest, quote, "word", "pulang"): "pulang",
    }


def test_without_its_library_a_deck_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = Entry(ARTICLE.digest, "Judul", marks=(mark(MarkKind.BOOKMARK, 0),))
    monkeypatch.setitem(sys.modules, "genanki", None)
    with pytest.raises(DwibacaError, match=r"pip install genanki; or choose anki-text") as caught:
        notes_to_anki([entry])
    assert "\n" not in str(caught.value)
    assert text_cards(entry)


def test_an_article_commands_nothing_in_anki(folders: Folders) -> None:
    text = "Rumus [latex]x[/latex] dan [sound:x.mp3] [$]y[/$]."
    article = Article("[anki:tts]", (Block(Kind.PARAGRAPH, text),), "text")
    mark = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text="[latex]z[/latex]")
    entry = Notebook(folders).keep(article, mark)
    assert b"[" not in notes_to_anki_text([entry])
