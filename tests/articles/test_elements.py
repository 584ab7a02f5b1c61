"""Element trees become blocks, with nothing lost, run together or renumbered."""

import lxml.html
import pytest

from translations.articles import Block, Kind, NoteSign
from translations.articles.elements import BlockBuilder


def blocks(markup: str) -> list[Block]:
    builder = BlockBuilder()
    builder.add(lxml.html.document_fromstring(f"<body>{markup}</body>"))
    return builder.blocks


def texts(markup: str) -> list[str]:
    return [block.text for block in blocks(markup)]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("ada 10<sup>6</sup> bakteri", "ada 10⁶ bakteri"),
        ("ada 10<sup>-6</sup> gram", "ada 10⁻⁶ gram"),
        ("luas 250 m<sup>2</sup>, 3 km<sup>2</sup>", "luas 250 m², 3 km²"),
        ("x<sup>n</sup> dan H<sub>2</sub>O", "xⁿ dan H₂O"),
        ("2<sup>1</sup>/<sub>2</sub> gelas", "2½ gelas"),
        ("<sup>3</sup>⁄<sub>16</sub> inci", "3/16 inci"),
        ("2<sup>3</sup>/<sub>16</sub> inci", "2 3/16 inci"),
        ("abad ke-1<sup>st</sup>", "abad ke-1st"),
        ("ion Ca<sup>2+</sup>", "ion Ca²⁺"),
    ],
)
def test_raised_and_lowered_digits_stay_the_same_numbers(markup: str, text: str) -> None:
    assert texts(f"<p>{markup}</p>") == [text]


@pytest.mark.parametrize(
    ("markup", "text", "notes"),
    [
        ("Harga stabil<sup>4</sup> lagi.", "Harga stabil lagi.", [(12, "4")]),
        ("di sana.<sup>[3]</sup> Lalu", "di sana. Lalu", [(8, "3")]),
        ("mengeluh<sup><a href='#n2'>2</a></sup> hari", "mengeluh hari", [(8, "2")]),
        ("ditanam<a href='#n1'><sup>1</sup></a>.", "ditanam.", [(7, "1")]),
        ("mahal<a href='#n5'>[5]</a> lagi", "mahal lagi", [(5, "5")]),
        ("Ikan<span class='footnote-ref'>6</span> laut", "Ikan laut", [(4, "6")]),
        ("habis<a role='doc-noteref' href='b.html#a'>a</a>", "habis", [(5, "a")]),
        (
            "satu <sup>1</sup> dua<sup>2</sup><sup>3</sup>",
            "satu dua",
            [(4, "1"), (8, "2"), (8, "3")],
        ),
        ("<a href='#r1'>^</a> Buku Padi.", "Buku Padi.", []),
        (
            "Klik <a role='doc-noteref' href='#c'>catatan di bawah</a> ini",
            "Klik catatan di bawah ini",
            [],
        ),
        ("tahun <a href='/1945'>1945</a> itu", "tahun 1945 itu", []),
    ],
)
def test_note_numbers_are_signs_not_letters(
    markup: str, text: str, notes: list[tuple[int, str]]
) -> None:
    (block,) = blocks(f"<p>{markup}</p>")
    assert block.text == text
    assert block.notes == tuple(NoteSign(*note) for note in notes)


@pytest.mark.parametrize(
    ("attributes", "items", "markers"),
    [
        ("ol start=4", "<li>a<li>b", ["4.", "5."]),
        ("ol", "<li>a<li value=9>b<li>c", ["1.", "9.", "10."]),
        ("ol type=a", "<li>a<li>b", ["a.", "b."]),
        ("ol type=I start=4", "<li>a<li>b", ["IV.", "V."]),
        ("ol reversed", "<li>a<li>b", ["2.", "1."]),
        ("ol style='list-style-type: upper-alpha'", "<li>a", ["A."]),
        ("ol start=x", "<li>a", ["1."]),
        ("ul", "<li>a<li>b", ["•", "•"]),
    ],
)
def test_items_keep_their_numbers(attributes: str, items: str, markers: list[str]) -> None:
    found = blocks(f"<{attributes}>{items}</{attributes.split(maxsplit=1)[0]}>")
    assert [block.marker for block in found] == markers


def test_cells_are_kept_apart_and_in_their_columns() -> None:
    found = blocks(
        "<table><tr><th></th><th>Mei</th></tr><tr><td>Beras<br>merah</td>"
        "<td><p>12.000</p><p>per kilo</p></td></tr><tr><td> </td></tr></table>"
    )
    assert [(block.kind, block.text) for block in found] == [
        (Kind.ROW, "\tMei"),
        (Kind.ROW, "Beras merah\t12.000 per kilo"),
    ]


def test_a_table_that_lays_out_the_page_is_no_table() -> None:
    found = blocks(
        "<table><tr><td><h1>Roda</h1><p>Petani menanam padi.<p>Harga naik."
        "<table><tr><td>Nama</td><td>Umur</td></tr><tr><td>Budi</td><td>30</td></tr></table>"
        "</td></tr></table>"
    )
    assert [(block.kind, block.text) for block in found] == [
        (Kind.HEADING, "Roda"),
        (Kind.PARAGRAPH, "Petani menanam padi."),
        (Kind.PARAGRAPH, "Harga naik."),
        (Kind.ROW, "Nama\tUmur"),
        (Kind.ROW, "Budi\t30"),
    ]


def test_lines_of_verse_stay_lines() -> None:
    verse = "Aku ingin pulang\nke rumah di tepi sungai"
    assert [(b.kind, b.text) for b in blocks(f"<pre>{verse}</pre>")] == [(Kind.VERSE, verse)]
    broken = verse.replace("\n", "<br>")
    assert [(b.kind, b.text) for b in blocks(f"<p>{broken}</p>")] == [(Kind.VERSE, verse)]


def test_code_stays_code() -> None:
    assert blocks("<pre>x = 1\nprint(x)</pre>")[0].kind is Kind.CODE
    assert blocks("<pre><code>satu dua tiga empat lima enam</code></pre>")[0].kind is Kind.CODE


def test_line_breaks_within_and_between_long_lines() -> None:
    long = "Petani di desa itu menanam padi dua kali setahun karena air sungai"
    assert texts(f"<p>{long}<br>cukup untuk sawah mereka.<br>{long}.<br><br>Harga naik.</p>") == [
        f"{long} cukup untuk sawah mereka.",
        f"{long}.",
        "Harga naik.",
    ]


def test_lines_that_were_wrapped_narrowly_are_no_verse() -> None:
    lines = [
        "Surat ini panjang dan ditulis tanpa tanda apa pun selain",
        "baris yang dipatahkan oleh penulisnya sendiri pada layar",
        "komputer tua.",
    ]
    whole = " ".join(lines)
    assert texts(f"<pre>{chr(10).join(lines)}</pre>") == [whole]
    assert texts(f"<p>{'<br>'.join(lines)}</p>") == [whole]
    full = [
        "Di bawah langit malam yang penuh bintang",
        "kita duduk menatap laut yang tenang lagi",
        "sambil mendengar ombak memecah karang tua",
        "dan angin membawa harum kembang desa.",
    ]
    assert texts(f"<p>{'<br>'.join(full)}</p>") == ["\n".join(full)]
    verse = [
        "Ibu, engkau menunggu di ambang pintu,",
        "membawa lampu dan nasi;",
        "aku pulang terlambat.",
    ]
    assert texts(f"<p>{'<br>'.join(verse)}</p>") == ["\n".join(verse)]


@pytest.mark.parametrize(
    "empty", ["embed src=a", "source src=a", "track", "wbr", "keygen", "image src=a"]
)
def test_what_follows_an_empty_element_is_not_in_it(empty: str) -> None:
    assert texts(f"<div><{empty}><p>Satu</p>Dua</div><p>Tiga</p>") == ["Satu", "Dua", "Tiga"]


def test_a_break_in_a_heading_or_a_caption_is_a_space() -> None:
    assert texts("<h2>Harga<br>beras</h2>") == ["Harga beras"]
    caption = "<figure><figcaption>Klaten (3/6).<br>Foto: Antara</figcaption></figure>"
    assert texts(caption) == ["Klaten (3/6). Foto: Antara"]


@pytest.mark.parametrize(
    "unseen",
    ["<p hidden>x</p>", "<p style='display: none'>x</p>", "<p class='sr-only'>x</p>",
     "<p style='color:red;visibility:hidden'>x</p>", "<template><p>x</p></template>",
     "<p>&nbsp;</p>", "<p><span role='doc-pagebreak'>12</span></p>"],
)  # fmt: skip
def test_what_nobody_sees_is_left_out(unseen: str) -> None:
    assert texts(f"<p>Satu.</p>{unseen}<p>Dua.</p>") == ["Satu.", "Dua."]


def test_a_quotation_keeps_who_said_it() -> None:
    quoted = "<blockquote><p>Kami tinggal.</p><footer>— Wayan, petani</footer></blockquote>"
    assert [(block.kind, block.text) for block in blocks(quoted)] == [
        (Kind.QUOTE, "Kami tinggal."),
        (Kind.QUOTE, "— Wayan, petani"),
    ]


def test_text_in_forms_and_objects_is_text() -> None:
    assert texts("<form><p>Satu.</p><input value=a></form><object>Dua.</object>") == [
        "Satu.",
        "Dua.",
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("Harga <st1:City w:st='on'>Solo</st1:City> naik<o:p></o:p> lagi.", "Harga Solo naik lagi."),
        ("Satu <o:p>&nbsp;</o:p>", "Satu"),
        ("Harga <nobr>Rp 5</nobr> di <x-kota>Solo</x-kota> naik.", "Harga Rp 5 di Solo naik."),
        ("<xml><w:View>Normal</w:View></xml>Satu", "Satu"),
        ("Ia minum, <sup>3</sup>/<sub>4</sub> gelas.", "Ia minum, ¾ gelas."),
        ("Kata ahli<sup>3</sup>&frasl;<sub>7</sub>", "Kata ahli3/7"),
    ],
)  # fmt: skip
def test_elements_within_a_line(markup: str, text: str) -> None:
    assert texts(f"<p>{markup}</p>") == [text]


def test_elements_that_a_site_made_up_are_paragraphs_where_no_text_is_beside_them() -> None:
    page = "<x-berita><x-judul>Harga naik</x-judul> <x-alinea>Beras mahal.</x-alinea></x-berita>"
    assert texts(f"<div>{page}</div>") == ["Harga naik", "Beras mahal."]


@pytest.mark.parametrize(
    ("written", "marker"),
    [("·&nbsp;&nbsp;&nbsp; ", "•"), ("o&nbsp;&nbsp; ", "•"), ("§&nbsp; ", "•"), ("1.&nbsp;&nbsp; ", "1."),
     ("a)&nbsp; ", "a)"), ("(iv)&nbsp;", "(iv)")],
)  # fmt: skip
def test_lists_that_word_saves_as_paragraphs(written: str, marker: str) -> None:
    (block,) = blocks(f"<p class=MsoListParagraph><span>{written}</span>Padi gogo</p>")
    assert (block.kind, block.marker, block.text) == (Kind.ITEM, marker, "Padi gogo")


def test_a_number_and_its_unit_begin_no_item() -> None:
    assert blocks("<p>5&nbsp;kg padi</p>")[0].kind is Kind.PARAGRAPH


def test_the_numbers_of_lines_of_code_are_no_code() -> None:
    code = "<table><tr><td><pre>1\n2\n3</pre></td><td><pre>x = 1\n\ny = {}</pre></td></tr></table>"
    assert texts(code) == ["x = 1\n\ny = {}"]
