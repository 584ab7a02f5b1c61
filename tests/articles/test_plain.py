"""Plain text: which lines are paragraphs."""

import time
from textwrap import fill

from hypothesis import given
from hypothesis import strategies as st

from translations.articles import Kind
from translations.articles.plain import read_plain

LONG = (
    "Warga kampung nelayan itu sudah lama menunggu jembatan baru, sebab perahu penyeberangan hanya "
    "datang dua kali sehari dan sering terlambat pada musim hujan."
)
OTHER = (
    "Menurut kepala desa, anggaran pembangunan jembatan akan dibicarakan pada bulan depan bersama "
    "pemerintah kabupaten dan wakil para nelayan."
)


def texts(text: str) -> list[str]:
    return [block.text for block in read_plain(text, "berkas.txt").blocks]


def test_blank_lines_separate_paragraphs() -> None:
    assert texts(f"{LONG}\n\n{OTHER}\n") == [LONG, OTHER]


def test_each_long_line_is_a_paragraph_where_there_are_no_blank_lines() -> None:
    assert texts(f"{LONG}\n{OTHER}\n{LONG}") == [LONG, OTHER, LONG]


def test_short_lines_that_end_as_sentences_are_paragraphs() -> None:
    lines = [
        f"Rapat ke-{n} dimulai pada pukul {n}.30 di balai desa yang baru." for n in range(1, 9)
    ]
    assert texts("\n".join(lines)) == lines


def test_hard_wrapped_lines_are_joined() -> None:
    for width in (50, 72, 80):
        wrapped = "\n\n".join(fill(text, width) for text in (LONG, OTHER, LONG))
        assert texts(wrapped) == [LONG, OTHER, LONG]


def test_short_lines_in_a_wrapped_file_stay_apart() -> None:
    wrapped = fill(f"{LONG} {OTHER}", 72)
    poem = "Ombak pulang\nke pantai\nyang sunyi"
    assert texts(f"{wrapped}\n\n{poem}") == [f"{LONG} {OTHER}", *poem.split("\n")]


def test_an_indented_line_begins_a_paragraph() -> None:
    wrapped = "\n".join("   " + fill(text, 70) for text in (LONG, OTHER))
    assert texts(wrapped) == [LONG, OTHER]


def test_a_hyphen_at_the_end_of_a_line_belongs_to_the_word() -> None:
    filler = "kata " * 13
    assert texts(f"{filler}Undang-\nUndang itu baru.") == [f"{filler}Undang-Undang itu baru."]


def test_every_kind_of_line_break_counts() -> None:
    for end in ("\r\n", "\r", "\u2028"):
        assert texts(f"{LONG}{end}{end}{OTHER}") == [LONG, OTHER]


def test_lists_keep_their_markers() -> None:
    article = read_plain("Belanjaan:\n\n- beras\n- gula\n\n1. satu\n2. dua\n", "x.txt")
    items = [(b.marker, b.text) for b in article.blocks if b.kind is Kind.ITEM]
    assert items == [("•", "beras"), ("•", "gula"), ("1.", "satu"), ("2.", "dua")]


def test_headings_are_seen_by_their_form() -> None:
    article = read_plain(
        f"BAB II Pulang\n\n{LONG}\n\nHARGA IKAN NAIK\n\n{OTHER}\n\nPenutup\n=======\n\n{LONG}", "x"
    )
    headings = [block.text for block in article.blocks if block.kind is Kind.HEADING]
    assert headings == ["BAB II Pulang", "HARGA IKAN NAIK", "Penutup"]
    assert [entry.title for entry in article.contents] == headings


def test_the_title_is_no_byline_and_no_caption() -> None:
    article = read_plain(
        "Dewi LarasatiKoresponden Daerah\n\n"
        "Anwar Hadi/Antara Foto Perahu nelayan bersandar di MuaraAnwar Hadi/Antara Foto\n\n"
        f"Nelayan menunggu jembatan baru\n\n{LONG}\n",
        "berita.txt",
    )
    assert article.title == "Nelayan menunggu jembatan baru"
    assert article.author == "Dewi Larasati"
    assert [block.kind for block in article.blocks[:2]] == [Kind.PARAGRAPH, Kind.CAPTION]


def test_without_a_title_the_file_name_serves() -> None:
    assert read_plain(LONG, "harga-ikan_2026.txt").title == "harga ikan 2026"


def test_the_header_of_a_gutenberg_text_is_understood() -> None:
    header = "Title: Cerita Rakyat\nAuthor: Tanpa Nama\nRelease Date: 1 May 2009\n\n"
    article = read_plain(header + fill(LONG, 72), "pg123.txt")
    assert (article.title, article.author) == ("Cerita Rakyat", "Tanpa Nama")


@given(st.text(max_size=400))
def test_no_word_is_lost(text: str) -> None:
    from translations.cleaning import clean_lines

    kept = "".join(block.marker + block.text for block in read_plain(text, "x").blocks)
    letters = [c for c in clean_lines(text) if c.isalpha()]
    assert [c for c in kept if c.isalpha()] == letters


def test_a_paragraph_of_many_lines_is_joined_in_time_that_grows_with_it() -> None:
    def seconds(lines: int) -> float:
        text = "kata demi kata\n" * lines
        began = time.process_time()
        assert len(texts(text)) == 1
        return time.process_time() - began

    assert min(seconds(160_000) for _ in range(2)) < 12 * min(seconds(20_000) for _ in range(3))
