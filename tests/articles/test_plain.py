"""Plain text: which lines are paragraphs."""

import time
from textwrap import fill

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.articles import Kind
from translations.articles.hyphenation import join_divided
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
    assert texts(f"{wrapped}\n\n{poem}") == [f"{LONG} {OTHER}", poem]


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


@given(st.text(st.characters(exclude_characters="\f"), max_size=400))
def test_no_word_is_lost(text: str) -> None:
    from translations.cleaning import clean_lines

    kept = "".join(block.marker + block.text for block in read_plain(text, "x").blocks)
    letters = [c for c in clean_lines(text) if c.isalpha()]
    assert [c for c in kept if c.isalpha()] == letters


def shapes(text: str) -> list[tuple[Kind, str, str]]:
    return [(b.kind, b.marker, b.text) for b in read_plain(text, "berkas.txt").blocks]


@pytest.mark.parametrize("width", [38, 60, 78, 100, 130])
def test_paragraphs_of_several_widths_are_joined_each_at_its_own(width: int) -> None:
    paragraphs = [f"{LONG} {OTHER}", f"{OTHER} {LONG}", f"{OTHER} {OTHER}"] * 3
    wrapped = [fill(text, width - 12 * (n % 2)) for n, text in enumerate(paragraphs)]
    assert texts("\n\n".join(wrapped)) == paragraphs


@pytest.mark.parametrize("width", [60, 72, 130])
@pytest.mark.parametrize(
    ("first", "others"), [("    ", ""), ("", "    ")], ids=["first lines in", "first lines out"]
)
def test_indents_part_paragraphs_without_blank_lines(width: int, first: str, others: str) -> None:
    paragraphs = [f"{LONG} {OTHER}", f"{OTHER} {LONG}"] * 4
    wrapped = [
        fill(text, width, initial_indent=first, subsequent_indent=others) for text in paragraphs
    ]
    assert texts("\n".join(wrapped)) == paragraphs


def test_what_hangs_below_a_marker_belongs_to_its_item() -> None:
    markers = ["1.", "(2)", "c.", "iv)", "-", "*", "•"]
    text = "\n".join(
        fill(f"{marker} {OTHER}", 70, subsequent_indent=" " * (len(marker) + 1))
        for marker in markers
    )
    shown = [marker if marker[-1].isalnum() or marker[-1] in ".)" else "•" for marker in markers]
    assert shapes(text) == [(Kind.ITEM, marker, OTHER) for marker in shown]


def test_what_hangs_below_who_speaks_belongs_to_him() -> None:
    said = ["Wayan  : " + LONG, "Ketut  : Baik."]
    text = "\n".join(fill(line, 60, subsequent_indent=" " * 9) for line in said)
    assert texts(text) == [line.replace("  :", " :") for line in said]


def test_a_wrapped_line_continues_what_was_said_though_nothing_hangs() -> None:
    said = "– Ke sawah, sebelum hari panas\ndan tanah kering.\n– Boleh aku ikut?"
    assert texts(said) == ["Ke sawah, sebelum hari panas dan tanah kering.", "Boleh aku ikut?"]
    chat = "Wayan: Aku baru pulang dari pasar\ndan belum makan.\nKetut: Mari makan."
    assert texts(chat) == [
        "Wayan: Aku baru pulang dari pasar dan belum makan.",
        "Ketut: Mari makan.",
    ]


@pytest.mark.parametrize(
    "above",
    ["I. PENDAHULUAN", "A. Latar Belakang", "1.1 Ruang lingkup", "Dengan hormat,", "Tujuan"],
)
@pytest.mark.parametrize("width", [45, 58, 72])
def test_a_paragraph_right_below_its_heading_is_joined(above: str, width: int) -> None:
    found = texts(f"{above}\n{fill(LONG, width)}\n{above}\n{fill(OTHER, width)}")
    assert len(found) == 4
    assert (found[1], found[3]) == (LONG, OTHER)


def test_addresses_on_lines_of_their_own_stay_apart() -> None:
    text = "https://contoh.id/berita/harga-beras-naik-lagi\nhttps://contoh.id/lain\n"
    assert texts(text) == text.split()


def test_a_number_in_wrapped_prose_begins_no_item() -> None:
    text = (
        "Nelayan yang melanggar dikenai denda sebagaimana diatur dalam ayat\n"
        "(2) peraturan desa itu, dan perahunya ditahan selama tujuh hari di\n"
        "pelabuhan."
    )
    assert len(texts(text)) == 1


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("menunggu pemerin-", "tah daerah", "menunggu pemerintah daerah"),
        ("di pa-", "sar", "di pasar"),
        ("para perem-", "puan", "para perempuan"),
        ("pang-", "gang", "panggang"),
        ("bagi anak-", "anak desa", "bagi anak-anak desa"),
        ("Undang-", "Undang", "Undang-Undang"),
        ("mereka berlari-", "larian", "mereka berlari-larian"),
        ("warna kemerah-", "merahan", "warna kemerah-merahan"),
        ("membeli sayur-", "mayur", "membeli sayur-mayur"),
        ("bolak-", "balik", "bolak-balik"),
        ("buku-", "bukunya", "buku-bukunya"),
        ("negara non-", "Blok", "negara non-Blok"),
        ("naik 5-", "10 persen", "naik 5-10 persen"),
        ("teka-", "teki", "teka-teki"),
        ("COVID-", "19", "COVID-19"),
        ("1990-", "an", "1990-an"),
    ],
)
def test_a_word_divided_at_the_end_of_a_line(before: str, after: str, joined: str) -> None:
    assert join_divided(before, after) == joined


def test_soft_hyphens_divide_words_too() -> None:
    text = "Warga kampung itu sudah lama menunggu jem\u00ad\nbatan baru di pelabuhan lama."
    assert texts(text) == ["Warga kampung itu sudah lama menunggu jembatan baru di pelabuhan lama."]


def test_items_within_items_and_at_times() -> None:
    article = read_plain("- Ikan\n  - teri\n    - kecil\n- Garam", "x.txt")
    assert [(b.level, b.text) for b in article.blocks] == [
        (0, "Ikan"),
        (1, "teri"),
        (2, "kecil"),
        (0, "Garam"),
    ]
    assert shapes("08.00  Pembukaan\n09.00 - 09.30  Sambutan") == [
        (Kind.ITEM, "08.00", "Pembukaan"),
        (Kind.ITEM, "09.00 - 09.30", "Sambutan"),
    ]


def test_verse_keeps_its_lines_and_stanzas() -> None:
    one = "Perahu kecil pulang\nmembawa angin dari selat yang jauh\ndan ikan\nyang diam"
    two = "Ibu menunggu\ndi pintu yang terbuka sampai malam\ntanpa lampu"
    assert shapes(f"{one}\n\n{two}") == [(Kind.VERSE, "", one), (Kind.VERSE, "", two)]


def test_headlines_one_a_line_are_so_many_sentences() -> None:
    lines = ["Nelayan menunggu jembatan baru", "Bupati resmikan dermaga", "Harga ikan turun lagi"]
    article = read_plain("\n".join(lines), "x.txt")
    assert [s.text.strip() for b in article.blocks for s in b.sentences] == lines


TABLE = "+------+-------+\n| Ikan | Harga |\n+------+-------+\n| Teri | 9.000 |\n+------+-------+"
COLUMNS = "Ikan        Harga     Satuan\nTeri        9.000     kg\nTongkol    23.000     kg"
DIAGRAM = (
    "  +---+      +---+\n  | A | ---> | B |\n  +---+      +---+\n    |          ^\n    +----------+"
)
CODE = "for ikan in laut:\n    print(ikan)\n    jumlah = jumlah + 1"


@pytest.mark.parametrize("drawing", [TABLE, COLUMNS, DIAGRAM, CODE, "1 2 3\n4 5 6", "A: 0\nB: 10"])
def test_tables_diagrams_and_code_stay_as_they_are(drawing: str) -> None:
    from textwrap import dedent

    article = read_plain(f"Daftar ikan:\n\n{drawing}\n\n{LONG}", "x.txt")
    assert [b.kind for b in article.blocks] == [Kind.PARAGRAPH, Kind.CODE, Kind.PARAGRAPH]
    assert article.blocks[1].text == dedent(drawing)
    assert not article.blocks[1].translatable
    assert not article.contents


def test_a_table_below_a_line_without_a_blank_one() -> None:
    assert shapes(f"Daftar ikan:\n{TABLE}") == [
        (Kind.PARAGRAPH, "", "Daftar ikan:"),
        (Kind.CODE, "", TABLE),
    ]
    assert shapes(f"Daftar ikan\n-----------\n{COLUMNS}") == [
        (Kind.HEADING, "", "Daftar ikan"),
        (Kind.CODE, "", COLUMNS),
    ]


def test_cells_that_tabs_part_stand_in_columns() -> None:
    assert texts("Ikan\tHarga\nTongkol\t9.000") == ["Ikan     Harga\nTongkol  9.000"]


def test_dots_lead_to_the_page_in_a_table_of_contents() -> None:
    assert shapes("Jembatan ........ 3\nDermaga baru .... 12") == [
        (Kind.ROW, "", "Jembatan\t3"),
        (Kind.ROW, "", "Dermaga baru\t12"),
    ]


def test_justified_text_is_no_table() -> None:
    text = (
        "Warga kampung  nelayan itu sudah  lama menunggu jembatan  baru, sebab\n"
        "perahu  penyeberangan hanya datang  dua kali sehari  dan kadang sekali\n"
        "saja pada musim hujan."
    )
    assert [b.kind for b in read_plain(text, "x.txt").blocks] == [Kind.PARAGRAPH]


MAIL = f"""\
From: "Ketut Rai" <ketut@contoh.id>
To: Wayan <wayan@contoh.id>
Subject: =?utf-8?q?Jembatan_=C3=A9lok?=
Date: Wed, 13 Mar 2024 10:00:00 +0700

Pak Wayan,

{fill(LONG, 70)}

> Apakah jembatan itu jadi dibangun pada
> tahun ini?
>
> > Belum tahu.

--{" "}
Ketut
"""


def test_a_mail_is_called_by_its_subject_and_its_quotations_are_such() -> None:
    article = read_plain(MAIL, "surat.txt")
    assert (article.title, article.author, article.date) == (
        "Jembatan élok",
        "Ketut Rai",
        "2024-03-13",
    )
    assert [(b.kind, b.text) for b in article.blocks[2:]] == [
        (Kind.PARAGRAPH, "Pak Wayan,"),
        (Kind.PARAGRAPH, LONG),
        (Kind.QUOTE, "Apakah jembatan itu jadi dibangun pada tahun ini?"),
        (Kind.QUOTE, "Belum tahu."),
        (Kind.PARAGRAPH, "Ketut"),
    ]
    assert article.blocks[1].kind is Kind.CODE
    assert "To: Wayan" in article.blocks[1].text


def test_a_quotation_of_one_line_is_one() -> None:
    assert shapes("> Kapan selesai?\n\nBesok.")[0] == (Kind.QUOTE, "", "Kapan selesai?")


def test_pages_are_put_together_without_heads_feet_and_numbers() -> None:
    pages = [
        "Laporan Desa\n\nWarga kampung itu sudah lama menunggu jembatan baru yang dijan-\n\n   Hal. 1",
        "Laporan Desa\n\njikan bupati.\n\nSemua senang.\n\n   Hal. 2",
        "Laporan Desa\n\nPenutup.\n\n   Hal. 3",
    ]
    article = read_plain("\f".join(pages), "x.txt")
    assert article.title == "Laporan Desa"
    assert [b.text for b in article.blocks] == [
        "Laporan Desa",
        "Warga kampung itu sudah lama menunggu jembatan baru yang dijanjikan bupati.",
        "Semua senang.",
        "Penutup.",
    ]


def test_a_head_that_stands_once_and_cuts_a_sentence_is_left_out() -> None:
    article = read_plain(f"{LONG[:80]}\n\n  12\n\f Laporan\n\n{LONG[80:].strip()}", "x.txt")
    assert article.title == "Laporan"
    assert [b.text for b in article.blocks] == [f"{LONG[:80]} {LONG[80:].strip()}"]


def test_a_page_number_between_blank_lines_does_not_cut_a_sentence() -> None:
    text = (
        f"{fill(LONG[: LONG.index(' dan')], 50)}\n\n- 7 -\n\n{fill(LONG[LONG.index('dan') :], 50)}"
    )
    assert texts(text) == [LONG]


def test_articles_of_a_law_and_ruled_lines_are_headings() -> None:
    article = read_plain(
        f"=======\nPERDES\n=======\n\nPasal 1\n\n{LONG}\n\nPasal 2\n\n{OTHER}", "x"
    )
    assert [entry.title for entry in article.contents] == ["PERDES", "Pasal 1", "Pasal 2"]


def test_no_title_is_made_of_what_somebody_says() -> None:
    assert read_plain("[10.31] Budi: Sudah sampai di dermaga", "obrolan.txt").title == "obrolan"


def test_a_paragraph_of_many_lines_is_joined_in_time_that_grows_with_it() -> None:
    def seconds(lines: int) -> float:
        text = "kata demi kata yang ditulis pada satu baris\n" * lines
        began = time.process_time()
        assert len(texts(text)) == 1
        return time.process_time() - began

    assert min(seconds(160_000) for _ in range(2)) < 12 * min(seconds(20_000) for _ in range(3))
