"""Rich Text: paragraphs, headings, tables, lists, notes, superscripts."""

import contextlib
import sys
import time

import pytest

from translations.articles import Kind, read_article
from translations.errors import ArticleError

RICH_TEXT = r"""{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}
{\info{\title Harga Ikan}{\author Ketut Rai}{\creatim\yr2024\mo3\dy1}}
{\stylesheet{\s1\outlinelevel0 heading 1;}}
{\header Laporan}\pard\s1\outlinelevel0 Pasar Pagi\par
\pard Nelayan berkata \'93murah\'94 di \b caf\'e9\b0  \u8212? lalu pulang.\par
\trowd\cellx1000\cellx2000 Ikan\cell Harga\cell\row
\trowd\cellx1000\cellx2000 Teri\cell 9.000\cell\row
\pard {\pntext\f1\'B7\tab}beras\par
\pard {\listtext\pard\plain\f1 4.\tab}garam\par
\pard Ada 10{\super 6} ekor{\super\chftn}{\footnote \pard {\super\chftn} Menurut {\i sensus}.} di 2 km{\super 2}.\par
{\field{\*\fldinst HYPERLINK "http://contoh.id"}{\fldrslt tautan}}\line baris dua\par
{\pict\pngblip 89504e470d0a1a0a}\par
}"""


def test_all_that_is_read_and_what_it_is() -> None:
    article = read_article(RICH_TEXT.encode(), "a.rtf")
    assert (article.title, article.author, article.date, article.format) == (
        "Pasar Pagi",
        "Ketut Rai",
        "2024-03-01",
        "rtf",
    )
    assert [(b.kind, b.marker, b.text) for b in article.blocks] == [
        (Kind.HEADING, "", "Pasar Pagi"),
        (Kind.PARAGRAPH, "", "Nelayan berkata “murah” di café — lalu pulang."),
        (Kind.ROW, "", "Ikan\tHarga"),
        (Kind.ROW, "", "Teri\t9.000"),
        (Kind.ITEM, "•", "beras"),
        (Kind.ITEM, "4.", "garam"),
        (Kind.PARAGRAPH, "", "Ada 10⁶ ekor di 2 km²."),
        (Kind.ITEM, "[1]", "Menurut sensus."),
        (Kind.PARAGRAPH, "", "tautan"),
        (Kind.PARAGRAPH, "", "baris dua"),
    ]
    assert [(note.at, note.sign) for note in article.blocks[6].notes] == [(12, "1")]


def test_pictures_cost_no_time_and_no_room() -> None:
    picture = rb"{\pict\pngblip " + b"89504e47" * 2_000_000 + b"}"
    article = read_article(rb"{\rtf1 Awal.\par " + picture + rb"\par Akhir.}", "a.rtf")
    assert [block.text for block in article.blocks] == ["Awal.", "Akhir."]


@pytest.mark.parametrize(
    "repeated",
    [
        rb"{\fonttbl" + rb"\f1\fcharset1 " * 4_000,
        rb"\v " * 200_000,
        rb"{\shp{\shptxt " * 50_000,
        rb"{\v " * 100_000,
        rb"{\field{\*\fldinst{HYPERLINK " * 2_000,
        rb"\super" * 20_000,
        rb"{\footnote " * 10_000,
    ],
    ids=["fonts", "hidden text", "drawings", "hidden groups", "links", "raised", "notes"],
)
def test_time_does_not_grow_by_the_square_of_what_is_odd(repeated: bytes) -> None:
    def seconds(data: bytes) -> float:
        began = time.process_time()
        with contextlib.suppress(ArticleError):
            read_article(rb"{\rtf1 Awal.\par " + data, "a.rtf")
        return time.process_time() - began

    assert seconds(repeated) < 30 * max(seconds(repeated[: len(repeated) // 8]), 0.02)


def test_letters_of_another_font() -> None:
    text = rb"{\rtf1\ansi\deff0{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204{\*\panose 02}B;}}\f1 \'cc\'ee}"
    assert read_article(text, "a.rtf").blocks[0].text == "Мо"


def test_what_is_too_long_is_refused() -> None:
    with pytest.raises(ArticleError, match="too large to be read as Rich Text"):
        read_article(rb"{\rtf1 " + b"kata " * 2_000_000 + b"}", "a.rtf")


def test_without_the_library_it_says_how_to_add_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    with pytest.raises(ArticleError, match="pip install striprtf"):
        read_article(RICH_TEXT.encode(), "a.rtf")


@pytest.mark.parametrize(
    "hidden",
    [rb"{\v rahasia}", rb"{\rtlch\fs20 \v\insrsid5 rahasia}", rb"\v rahasia\v0 ", rb"{\deleted rahasia}",
     rb"{\deleted\revauthdel1 {\b rahasia}}", rb"\deleted rahasia\deleted0 "],
)  # fmt: skip
def test_what_word_hides_is_not_shown(hidden: bytes) -> None:
    article = read_article(
        rb"{\rtf1\ansi Harga " + hidden + rb"beras naik.\par Akhir.\par}", "a.rtf"
    )
    assert [block.text for block in article.blocks] == ["Harga beras naik.", "Akhir."]


@pytest.mark.parametrize(
    ("kind", "letter"), [(rb"\mac", rb"8e"), (rb"\pc", rb"82"), (rb"\pca", rb"82")]
)
def test_letters_of_other_computers(kind: bytes, letter: bytes) -> None:
    article = read_article(rb"{\rtf1" + kind + rb" Caf\'" + letter + rb" naik\par}", "a.rtf")
    assert article.blocks[0].text == "Café naik"


def test_breaks_in_a_cell_do_not_end_the_row() -> None:
    text = (
        rb"{\rtf1\ansi Harga:\par\trowd\cellx1\cellx2\pard\intbl Beras\line merah\cell Rp\par 12\cell\row"
        rb"\pard Satu\line dua\par}"
    )
    assert [block.text for block in read_article(text, "a.rtf").blocks] == [
        "Harga:", "Beras merah\tRp 12", "Satu", "dua",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "box",
    [rb"{\shp{\*\shpinst\shpleft1{\shptxt \pard Dalam kotak.\par}}{\shprslt{\*\do{\dptxbxtext Dalam kotak.\par}}}}",
     rb"{\*\do\dobxmargin{\dptxbxtext \pard Dalam kotak.\par}}"],
)  # fmt: skip
def test_text_in_drawings(box: bytes) -> None:
    article = read_article(rb"{\rtf1\ansi Di " + box + rb"luar.\par Akhir.\par}", "a.rtf")
    assert [block.text for block in article.blocks] == ["Di luar.", "Dalam kotak.", "Akhir."]


def test_letters_written_as_utf8() -> None:
    article = read_article("{\\rtf1\\ansi Kafé “Elok” – naik\\par}".encode(), "a.rtf")
    assert article.blocks[0].text == "Kafé “Elok” – naik"
