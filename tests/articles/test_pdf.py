"""PDF with a text layer: columns, hyphenated words, heads and feet, pages, tables."""

import sys

import pytest

from tests.articles.pdf_made import Placed, column, pdf
from translations.articles import Article, Kind, limits, read_article
from translations.errors import ArticleError

LONG = (
    "Warga kampung nelayan itu sudah lama menunggu jembatan baru, sebab perahu penyeberangan hanya "
    "datang dua kali sehari dan sering terlambat pada musim hujan."
)
OTHER = (
    "Menurut kepala desa, anggaran pembangunan jembatan akan dibicarakan pada bulan depan bersama "
    "pemerintah kabupaten dan wakil para nelayan."
)


def read(*pages: list[Placed], **about: str) -> Article:
    return read_article(pdf(pages, **about), "laporan.pdf")


def texts(*pages: list[Placed]) -> list[str]:
    return [block.text for block in read(*pages).blocks]


def test_title_author_date_and_headings_by_their_size() -> None:
    article = read(
        [(72, 782, 20, "Jembatan"), (72, 760, 20, "Baru"), *column(LONG, 72, 720, 80),
         (72, 660, 14, "Anggaran"), *column(OTHER, 72, 640, 80)],
        title="Microsoft Word - a.doc", author="Ketut Rai",
    )  # fmt: skip
    assert (article.title, article.author, article.date) == (
        "Jembatan Baru",
        "Ketut Rai",
        "2026-04-02",
    )
    assert [(b.kind, b.level, b.text) for b in article.blocks] == [
        (Kind.HEADING, 1, "Jembatan Baru"),
        (Kind.PARAGRAPH, 0, LONG),
        (Kind.HEADING, 2, "Anggaran"),
        (Kind.PARAGRAPH, 0, OTHER),
    ]
    assert [entry.title for entry in article.contents] == ["Jembatan Baru", "Anggaran"]


@pytest.mark.parametrize("by_rows", [False, True], ids=["by columns", "by rows"])
def test_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    left = column(f"{LONG} {OTHER}", 60, 740, 42)
    right = column(f"{OTHER} {LONG}", 320, 740, 42)
    placed = [one for pair in zip(left, right, strict=True) for one in pair]
    page = placed if by_rows else left + right
    head = (60, 780, 10, "Keterangan di atas kedua kolom itu panjang dan melewati tengah halaman.")
    assert texts([head, *page]) == [head[3], f"{LONG} {OTHER}", f"{OTHER} {LONG}"]


def test_words_divided_at_the_end_of_a_line_a_column_or_a_page_are_joined() -> None:
    first = [(72, 700, 10, "Warga kampung nelayan itu sudah lama menunggu jem-"),
             (72, 687, 10, "batan baru, sebab anak-"),
             (72, 674, 10, "anak sekolah setiap hari menyeberang ke sebelah tepi su-")]  # fmt: skip
    second = [(72, 700, 10, "ngai yang lebar itu.")]
    assert texts(first, second) == [
        "Warga kampung nelayan itu sudah lama menunggu jembatan baru, sebab anak-anak sekolah "
        "setiap hari menyeberang ke sebelah tepi sungai yang lebar itu."
    ]


def test_heads_feet_and_page_numbers_are_left_out() -> None:
    def page(number: int, text: str) -> list[Placed]:
        return [(72, 800, 9, "Laporan Desa"), *column(text, 72, 740, 80),
                (290, 40, 9, f"- {number} -")]  # fmt: skip

    assert texts(page(1, LONG), page(2, OTHER), page(3, "Sekian.")) == [
        "Laporan Desa",  # of the first page it is the title
        LONG,
        OTHER,
        "Sekian.",
    ]


def test_paragraphs_are_told_by_indents_and_by_distances() -> None:
    page = [
        *column(LONG, 72, 740, 60, indent=18),
        *column(OTHER, 72, 740 - 13 * 3, 60, indent=18),
        *column(LONG, 72, 740 - 13 * 7, 60),
    ]
    assert texts(page) == [LONG, OTHER, LONG]


def test_lists_hang() -> None:
    page = [
        (72, 740, 10, "1. Nelayan yang ingin ikut harus mendaftar di balai desa sebelum hari"),
        (84, 727, 10, "Jumat sore."),
        (72, 714, 10, "2. Perahu diperiksa."),
    ]
    article = read(page)
    assert [(b.kind, b.marker, b.text) for b in article.blocks] == [
        (
            Kind.ITEM,
            "1.",
            "Nelayan yang ingin ikut harus mendaftar di balai desa sebelum hari Jumat sore.",
        ),
        (Kind.ITEM, "2.", "Perahu diperiksa."),
    ]


def test_rows_of_a_table_stay_rows_and_are_not_translated() -> None:
    cells = [("Ikan", "Harga", "Satuan"), ("Teri", "9.000", "kg"), ("Tongkol", "23.000", "kg")]
    page = [
        (72 + 110 * x, 700 - 15 * y, 10, cell)
        for y, row in enumerate(cells)
        for x, cell in enumerate(row)
    ]
    (block,) = read(page).blocks
    assert block.kind is Kind.CODE
    assert [tuple(line.split()) for line in block.text.split("\n")] == cells


def test_raised_digits_are_exponents_or_signs_of_notes() -> None:
    page = [
        (72, 700, 10, "Luas desa itu 40 km"),
        (162, 704, 6, "2"),
        (169, 700, 10, "dan warganya ramah"),
        (260.3, 704, 6, "3"),
        (268, 700, 10, "sekali."),
    ]
    (block,) = read(page).blocks
    assert block.text == "Luas desa itu 40 km² dan warganya ramah sekali."
    assert [(note.at, note.sign) for note in block.notes] == [(39, "3")]


def test_a_scanned_file_is_called_that() -> None:
    with pytest.raises(ArticleError, match=r"a\.pdf is a scanned PDF.*ocrmypdf"):
        read_article(pdf([[], []], picture=True), "a.pdf")


def test_a_page_that_is_a_picture_is_named_in_its_place() -> None:
    article = read_article(pdf([column(LONG, 72, 700, 80), []], picture=True), "a.pdf")
    assert [(b.kind, b.text) for b in article.blocks] == [
        (Kind.PARAGRAPH, LONG),
        (Kind.NOTICE, "Page 2 is a picture; any text on it cannot be read."),
    ]


def test_what_cannot_be_read_says_why() -> None:
    with pytest.raises(ArticleError, match="holds no text"):
        read_article(pdf([[]]), "a.pdf")
    with pytest.raises(ArticleError, match="is a broken PDF file"):
        read_article(b"%PDF-1.7\n...", "a.pdf")


@pytest.mark.parametrize("limit", ["MAX_PAGES", "MAX_LETTERS"])
def test_what_would_take_time_without_end_is_refused(
    limit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 1)
    page = column(LONG, 72, 700, 80)
    with pytest.raises(ArticleError, match="more than 1 (pages|letters)"):
        read(page, page)


def test_text_that_speaks_of_pdf_is_text() -> None:
    assert read_article(b"Awal.\n%PDF-1.7 itu tanda berkas PDF.", "a.txt").format == "text"


def test_without_the_library_it_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(ArticleError, match="pip install pypdfium2"):
        read_article(pdf([column(LONG, 72, 700, 80)]), "a.pdf")
