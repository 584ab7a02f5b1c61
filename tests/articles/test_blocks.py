"""Blocks of several lines or cells: their sentences, and how translations are joined."""

from hypothesis import given
from hypothesis import strategies as st

from translations.articles import Article, Block, Kind, NoteSign, Position
from translations.articles.note_signs import signed, signed_offset, signed_sentence

STANZA = Block(Kind.VERSE, "Perahu pulang. Kami diam\nlampu menyala di dermaga\n\nlaut tidur")
ROW = Block(Kind.ROW, "Ikan asin\t\tRp 40.000. Naik.\tkg")
SHIFTED = Block(Kind.ROW, "\tHarga\tSatuan")


def test_a_sentence_ends_with_its_line() -> None:
    assert [s.text.strip() for s in STANZA.sentences] == [
        "Perahu pulang.",
        "Kami diam",
        "lampu menyala di dermaga",
        "laut tidur",
    ]
    assert STANZA.joined("ABCD") == "A B\nC\n\nD"


def test_a_sentence_ends_with_its_cell_and_an_empty_cell_keeps_its_place() -> None:
    assert [s.text.strip() for s in ROW.sentences] == ["Ikan asin", "Rp 40.000.", "Naik.", "kg"]
    assert ROW.joined("ABCD") == "A\t\tB C\tD"
    assert [s.text.strip() for s in SHIFTED.sentences] == ["Harga", "Satuan"]
    assert SHIFTED.joined("AB") == "\tA\tB"


@given(st.text(st.sampled_from("aB. \n\t|"), max_size=60))
def test_joined_again_they_are_the_text(text: str) -> None:
    text = text.strip() or "a"
    for kind in (Kind.VERSE, Kind.ROW):
        sentences = Block(kind, text).sentences
        assert "".join(sentence.text for sentence in sentences) == text
        assert all(sentence.text.strip() for sentence in sentences)


def test_the_signs_of_notes_stand_behind_their_words() -> None:
    notes = (NoteSign(0, "*"), NoteSign(12, "1"), NoteSign(23, "2, 3"))
    block = Block(Kind.PARAGRAPH, "Padi ditanam. Gula naik. Selesai.", notes=notes)
    assert signed(block) == "*Padi ditanam¹. Gula naik[2, 3]. Selesai."
    assert [signed_sentence(block, n) for n in range(3)] == [
        "*Padi ditanam¹.", "Gula naik[2, 3].", "Selesai.",
    ]  # fmt: skip
    at = block.text.index("Gula")
    assert signed(block)[signed_offset(block, at) :].startswith("Gula")
    plain = Block(Kind.PARAGRAPH, "Padi.")
    assert (signed(plain), signed_offset(plain, 3)) == ("Padi.", 3)


def test_progress_is_of_the_text_not_of_its_paragraphs() -> None:
    long = Block(Kind.PARAGRAPH, "Kalimat pertama di sini. " * 9 + "Selesai.")
    label = Block(Kind.PARAGRAPH, "Baca juga: berita lain", furniture=True)
    article = Article("x", (Block(Kind.HEADING, "Judul", 1), long, label), "text")
    last = len(long.sentences) - 1
    shares = [article.progress(Position(1, at)) for at in range(last + 1)]
    assert shares == sorted(shares)
    assert 0 < article.progress(Position(0, 0)) < shares[0] < 0.15
    assert shares[-1] == article.progress(Position(2, 0)) == 1
    assert Article("x", (label,), "text").progress(Position(0, 0)) == 1
