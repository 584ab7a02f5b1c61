"""Tables, verse and notes on the screen: cells in columns, line breaks kept, note signs."""

from translations.articles import Article, Block, Kind, NoteSign
from tui.widgets.bilingual.columns import Column, Mode
from tui.widgets.bilingual.rows import Rows
from tui.widgets.bilingual.texts import Texts

BLOCKS = (
    Block(Kind.PARAGRAPH, "Daftar harga."),
    Block(Kind.ROW, "Bahan\tHarga\tSatuan"),
    Block(Kind.ROW, "Ikan asin\t40.000\tkg"),
    Block(Kind.VERSE, "Perahu pulang\nlaut tidur"),
)


def rows(width: int) -> Rows:
    found = Rows(Texts(Article("Harga", BLOCKS, "text")))
    found.lay_out(width, Mode.SIDE_BY_SIDE)
    return found


def test_cells_stand_in_columns_in_both_languages() -> None:
    found = rows(100)
    assert found.texts.text(1, Column.ORIGINAL) == "Bahan     │ Harga  │ Satuan"
    assert found.texts.text(2, Column.ORIGINAL) == "Ikan asin │ 40.000 │ kg"
    found.texts.set_translation(1, ("Goods", "Price", "Unit"))
    before = found.cell(1, Column.TRANSLATION).text
    found.texts.set_translation(2, ("Salted and dried fish", "40,000", "kg"))
    after = found.cell(1, Column.TRANSLATION).text
    made = found.cell(2, Column.TRANSLATION).text
    assert made == "Salted and dried fish │ 40,000 │ kg"
    assert before != after
    assert after.index("│") == made.index("│")
    spans = found.texts.sentence_spans(2, Column.TRANSLATION)
    assert [made[start:end] for start, end in spans] == ["Salted and dried fish", "40,000", "kg"]


def test_the_cells_of_a_table_that_does_not_fit_stand_below_one_another() -> None:
    found = rows(40)
    found.texts.set_translation(2, ("Salted fish", "40,000", "kg"))
    assert found.texts.text(1, Column.ORIGINAL) == "Bahan\n · Harga\n · Satuan"
    made = found.texts.text(2, Column.TRANSLATION)
    assert made == "Salted fish\n · 40,000\n · kg"
    spans = found.texts.sentence_spans(2, Column.TRANSLATION)
    assert [made[start:end] for start, end in spans] == ["Salted fish", "40,000", "kg"]
    assert len(found.cell(2, Column.TRANSLATION).lines) == 3


def test_the_many_cells_of_a_wide_table_follow_one_another() -> None:
    row = Block(Kind.ROW, "\t".join(f"angka {number}" for number in range(6)))
    found = Rows(Texts(Article("Angka", (row,), "text")))
    found.lay_out(40, Mode.SIDE_BY_SIDE)
    assert found.texts.text(0, Column.ORIGINAL).startswith("angka 0 │ angka 1 │ angka 2")


def test_verse_keeps_its_lines_in_both_languages() -> None:
    found = rows(100)
    found.texts.set_translation(3, ("The boat comes home", "the sea sleeps"))
    for column in (Column.ORIGINAL, Column.TRANSLATION):
        cell = found.cell(3, column)
        assert len(cell.lines) == 2
        start, end = found.texts.sentence_spans(3, column)[1]
        assert cell.text[start:end] in ("laut tidur", "the sea sleeps")


def test_rows_of_a_table_stand_close_together() -> None:
    found = rows(100)
    found.measure(range(len(BLOCKS)))
    found.settle()
    assert found.tops == [0, 2, 3, 5, 8]


def test_the_sign_of_a_note_is_shown_and_is_no_part_of_what_is_looked_up() -> None:
    block = Block(Kind.PARAGRAPH, "Padi ditanam. Gula naik.", notes=(NoteSign(12, "1"),))
    found = Texts(Article("Harga", (block,), "epub"))
    text = found.text(0, Column.ORIGINAL)
    assert text == "Padi ditanam¹. Gula naik."
    spans = found.sentence_spans(0, Column.ORIGINAL)
    assert [text[start:end] for start, end in spans] == ["Padi ditanam¹.", "Gula naik."]
    for sentence, word, shown in (
        (0, (0, 4), "Padi"),
        (0, (5, 12), "ditanam¹"),
        (1, (5, 9), "naik"),
    ):
        first, last = found.signed_part(0, sentence, word)
        start = spans[sentence][0]
        assert text[start + first : start + last] == shown
    assert block.sentences[0].text == "Padi ditanam. "


def test_the_sign_of_a_note_stands_after_the_translated_sentence_too() -> None:
    notes = (NoteSign(12, "1"), NoteSign(24, "*"))
    block = Block(Kind.PARAGRAPH, "Padi ditanam. Gula naik.", notes=notes)
    found = Texts(Article("Harga", (block,), "epub"))
    found.set_translation(0, ("Rice is planted.", None))
    assert found.text(0, Column.TRANSLATION) == "Rice is planted.¹ …"
    found.set_translation(0, ("Rice is planted.", "Sugar rises."))
    text = found.text(0, Column.TRANSLATION)
    assert text == "Rice is planted.¹ Sugar rises.*"
    spans = found.sentence_spans(0, Column.TRANSLATION)
    assert [text[start:end] for start, end in spans] == ["Rice is planted.¹", "Sugar rises.*"]
    assert found.translations(0) == ("Rice is planted.", "Sugar rises.")  # what is copied and kept
