"""Marks as files for other programs: Markdown, JSON and tables."""

import csv
import io
import json

from translations.articles import Article, Block, Kind, Position
from translations.exports.marks_table import marks_to_csv, marks_to_tsv
from translations.exports.notes import NOTES_FORMATS, notes_to_json, notes_to_markdown, selected
from translations.notebook import Entry, Mark, MarkKind, anchor_at, new_mark

ARTICLE = Article(
    "Harga [cabai]", (Block(Kind.PARAGRAPH, "Harga naik. =Pasar sepi. Warga pulang."),), "text"
)


def mark(kind: MarkKind, sentence: int, text: str = "", colour: str = "") -> Mark:
    anchor = anchor_at(ARTICLE, Position(0, sentence))
    return new_mark(kind, anchor, text=text, colour=colour, translation="Prices rise.")


def entry(*marks: Mark) -> Entry:
    return Entry(ARTICLE.digest, ARTICLE.title, author="Sari", marks=marks)


WORD = mark(MarkKind.WORD, 0, "naik\nrise; *go up*")


def test_a_word_is_printed_as_a_word_with_what_it_means() -> None:
    printed = notes_to_markdown([entry(WORD)])
    head, *_ = [line for line in printed.splitlines() if line.startswith("**")]
    assert head.startswith("**naik**: rise; \\*go up\\* · 20")
    assert "> Harga naik.\n>\n> *Prices rise.*" in printed


def test_a_note_kept_with_empty_lines_at_its_end_prints_none_and_no_backslash() -> None:
    printed = notes_to_markdown([entry(mark(MarkKind.NOTE, 0, "satu\ndua\n\n\ntiga\n\n\n"))])
    assert printed.endswith("\n\nsatu\\\ndua\n\ntiga\n")


def test_other_programs_get_word_and_meaning_by_their_names() -> None:
    (article,) = json.loads(notes_to_json([entry(WORD, mark(MarkKind.NOTE, 1, "Catatan"))]))
    word, note = article["marks"]
    assert (word["word"], word["meaning"]) == ("naik", "rise; *go up*")
    assert note["text"] == "Catatan"
    assert "word" not in note


def test_a_table_of_words_has_a_column_for_each_thing_known() -> None:
    rows = list(csv.DictReader(io.StringIO(marks_to_csv([entry(WORD)]).decode("utf-8-sig"))))
    (row,) = rows
    assert row.pop("date").startswith("20")
    assert row == {
        "word": "naik",
        "meaning": "rise; *go up*",
        "sentence": "Harga naik.",
        "translation": "Prices rise.",
        "article": "Harga [cabai]",
        "author": "Sari",
    }


def test_a_table_of_all_kinds_says_which_and_has_the_order_of_the_text() -> None:
    marks = (
        mark(MarkKind.NOTE, 2, "Satu,\n\tdua"),
        WORD,
        mark(MarkKind.HIGHLIGHT, 1, colour="pink"),
    )
    whole = marks_to_tsv([entry(*marks)]).decode()
    head, *rows = (line.split("\t") for line in whole.splitlines())
    assert head[:4] == ["kind", "colour", "text", "meaning"]
    assert {len(row) for row in rows} == {len(head)}
    assert [row[:3] for row in rows] == [
        ["word", "", "naik"],
        ["highlight", "pink", ""],
        ["note", "", "Satu, dua"],
    ]


def test_an_article_cannot_command_a_spreadsheet() -> None:
    for text in ("=1+1", "+1", "-1", "@SUM(A1)"):
        word = mark(MarkKind.WORD, 1, f"{text}\nx")
        rows = csv.DictReader(io.StringIO(marks_to_csv([entry(word)]).decode("utf-8-sig")))
        (row,) = rows
        assert row["word"] == f"'{text}"
        assert row["sentence"] == "'=Pasar sepi."


def test_kinds_can_be_chosen_and_articles_without_any_are_left_out() -> None:
    both = [entry(WORD, mark(MarkKind.BOOKMARK, 0)), entry(mark(MarkKind.NOTE, 0, "x"))]
    chosen = selected(both, lambda one: one.kind is MarkKind.WORD)
    assert [one.present for one in chosen] == [(WORD,)]


def test_every_format_has_a_suffix_of_its_own_and_can_be_made_of_nothing() -> None:
    assert len({form.suffix for form in NOTES_FORMATS.values()}) == len(NOTES_FORMATS)
    for form in NOTES_FORMATS.values():
        form.make([])
