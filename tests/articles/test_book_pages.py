"""The content of book pages: forms, drawings, formulas, pictures, notes, page numbers."""

import time

import pytest

from tests.articles.test_odd_books import odd
from translations.articles import Block, Kind
from translations.articles.epub.book import read_epub

HEAD = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'
    ' xmlns:m="http://www.w3.org/1998/Math/MathML"><body>{}</body></html>'
)


def blocks_of(body: str, after: str = "<p>Akhir.</p>") -> list[Block]:
    """The blocks of a first page, and of a second one."""
    data = odd({"OEBPS/a.xhtml": HEAD.format(body), "OEBPS/b.xhtml": HEAD.format(after)})
    return list(read_epub(data, "buku.epub").blocks)


def shown(body: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in blocks_of(body)[:-1]]


@pytest.mark.parametrize(
    "wrapped",
    [
        '<form action="#"><fieldset><legend>Awal</legend>{}</fieldset></form>',
        '<object data="kuis.xml" type="application/x-kuis"><h2>Awal</h2>{}</object>',
        "<noscript><p>Awal</p>{}</noscript>",
        "<video><p>Awal</p>{}</video>",
        "<canvas><p>Awal</p>{}</canvas>",
        '<nav epub:type="toc"><h2>Awal</h2><ol><li><a href="a.xhtml">Bab</a></li></ol>{}</nav>',
        "<svg xmlns='http://www.w3.org/2000/svg'><text>Awal</text><foreignObject>{}</foreignObject></svg>",
        '<epub:switch><epub:case required-namespace="x"><p>Lain</p></epub:case>'
        "<epub:default><p>Awal</p>{}</epub:default></epub:switch>",
    ],
)
def test_text_is_shown_whatever_it_stands_in(wrapped: str) -> None:
    texts = [block.text for block in blocks_of(wrapped.format("<p>Padi ditanam.</p>"))]
    assert texts[0] == "Awal"
    assert "Padi ditanam." in texts
    assert "Lain" not in texts


def test_choices_and_buttons_of_a_form() -> None:
    found = shown(
        "<form><p>Ibu kota <select><option>Medan</option><option>Jakarta</option></select></p>"
        '<p><label>Nama <input type="text"/></label> <button>Kirim</button></p></form>'
    )
    assert [text for _, text in found] == ["Ibu kota", "Medan", "Jakarta", "Nama Kirim"]


@pytest.mark.parametrize(
    ("formula", "written"),
    [
        ('<m:math alttext="E=mc^2"><m:mi>E</m:mi></m:math>', "E=mc^2"),
        ("<m:math><m:mi>E</m:mi><m:mo>=</m:mo><m:mi>m</m:mi><m:msup><m:mi>c</m:mi><m:mn>2</m:mn></m:msup></m:math>",
         "E = mc²"),
        ("<m:math><m:mfrac><m:mn>1</m:mn><m:mrow><m:mi>a</m:mi><m:mo>+</m:mo><m:mi>b</m:mi></m:mrow></m:mfrac></m:math>",
         "1/(a + b)"),
        ("<m:math><m:msub><m:mi>x</m:mi><m:mi>i</m:mi></m:msub><m:mo>≤</m:mo><m:msqrt><m:mi>y</m:mi></m:msqrt></m:math>",
         "x_i ≤ √y"),
        ("<m:math alttext='Alternative text not available'><m:semantics><m:mi>x</m:mi>"
         "<m:annotation encoding='application/x-tex'>\\frac</m:annotation></m:semantics></m:math>", "x"),
        ('<math alttext="a/b"><mi>a</mi></math>', "a/b"),
    ],
)  # fmt: skip
def test_a_formula_stands_in_its_sentence(formula: str, written: str) -> None:
    assert shown(f"<p>Rumusnya {formula} terkenal.</p>") == [
        ("paragraph", f"Rumusnya {written} terkenal.")
    ]


def test_a_formula_that_is_set_apart_is_never_translated() -> None:
    formula = '<m:math display="block" alttext="a+b"/>'
    assert shown(f"<p>Maka:</p><p>{formula}</p><p>Jadi {formula} benar.</p>") == [
        ("paragraph", "Maka:"), ("code", "a+b"),
        ("paragraph", "Jadi"), ("code", "a+b"), ("paragraph", "benar."),
    ]  # fmt: skip


def test_the_texts_of_drawings() -> None:
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg"><title>Peta</title><style>x</style>'
        '<text>Pulau <tspan>Jawa</tspan></text><text><tspan x="0" y="1">Laut</tspan>'
        '<tspan x="0" y="2">Bali</tspan></text></svg>'
    )
    assert shown(f"<p>Lihat:{drawing}</p>") == [
        ("paragraph", "Lihat:"), ("caption", "Pulau Jawa"), ("caption", "Laut Bali"),
    ]  # fmt: skip
    page = odd({"OEBPS/a.xhtml": drawing})
    assert [block.text for block in read_epub(page, "b").blocks][:2] == ["Pulau Jawa", "Laut Bali"]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('<p><img alt="Peta Pulau Jawa"/></p>', [("caption", "Peta Pulau Jawa")]),
        ('<p>Huruf <img alt="O"/>rang itu.</p>', [("paragraph", "Huruf Orang itu.")]),
        ('<p>Maka <img alt="x^2 = 4"/> benar.</p>', [("paragraph", "Maka x^2 = 4 benar.")]),
        ('<p>Ia naik <img alt="Sebuah perahu"/> ke hulu.</p>',
         [("paragraph", "Ia naik ke hulu."), ("caption", "Sebuah perahu")]),
        ('<figure><img alt="Perahu biru"/><figcaption>Perahu</figcaption></figure>', [("caption", "Perahu")]),
        ('<figure><img alt="Perahu biru"/></figure>', [("caption", "Perahu biru")]),
        ('<p>Ia <img alt="Sebuah perahu"/> dan <img alt="Seekor ikan"/>.</p>',
         [("paragraph", "Ia dan ."), ("caption", "Sebuah perahu"), ("caption", "Seekor ikan")]),
        ('<p><img alt="Perahu"/>Perahu berlayar.</p>', [("paragraph", "Perahu berlayar.")]),
        *((f'<p>Satu.</p><p><img alt="{alt}"/></p>', [("paragraph", "Satu.")])
          for alt in ("", "cover", "Sampul", "image", "IMG_0012.jpg", "gambar 3", "12", "***", "Page 4")),
    ],
)  # fmt: skip
def test_what_a_picture_shows(body: str, found: list[tuple[str, str]]) -> None:
    assert shown(body) == found


def test_a_book_that_only_describes_its_pictures_says_so() -> None:
    page = '<div><img src="a.jpg" alt="Seekor kucing duduk di atas meja"/></div>'
    blocks = blocks_of(page, page)
    assert [block.kind for block in blocks] == [Kind.NOTICE, Kind.CAPTION, Kind.CAPTION]
    assert "pictures" in blocks[0].text


@pytest.mark.parametrize(
    "number",
    ['<span epub:type="pagebreak" id="p12" title="12">12</span>', '<span role="doc-pagebreak">xii</span>',
     '<span class="pagenum">[Pg 12]</span>', '<a class="pageno" id="p12">{12}</a>',
     '<span class="x-ebookmaker-pageno" title="12"><a id="p12">[12]</a></span>',
     '<span class="page-number">Hal. 12</span>', '<span epub:type="pagebreak"/>'],
)  # fmt: skip
def test_page_numbers_are_no_text(number: str) -> None:
    assert shown(f"<p>Petani me{number}nanam padi.</p>") == [("paragraph", "Petani menanam padi.")]


def test_text_that_only_calls_itself_a_page_number_is_kept() -> None:
    text = "Petani menanam padi dua kali setahun."
    for tag in ('<div epub:type="pagebreak">{}</div>', '<div class="pagebreak"><p>{}</p></div>'):
        assert shown(tag.format(text)) == [("paragraph", text)]


@pytest.mark.parametrize(
    "sign",
    ['<a href="#f">1</a>', '<sup><a href="#f">1</a></sup>', '<a href="#f"><sup>1</sup></a>',
     '<a epub:type="noteref" href="#f">1</a>', '<span class="super"><a href="#f">1</a></span>',
     '<a role="doc-noteref" href="#f">[1]</a>'],
)  # fmt: skip
def test_a_sign_is_no_part_of_its_word_and_its_note_has_it(sign: str) -> None:
    first, note, last, _ = blocks_of(
        f'<p>Padi ditanam{sign} dua kali.</p><aside epub:type="footnote" id="f">'
        "<p>Menurut sensus.</p></aside><p>Lalu dipanen.</p>"
    )
    assert first.text == "Padi ditanam dua kali."
    assert [(note.at, note.sign) for note in first.notes] == [(12, "1")]
    assert note.text == "1. Menurut sensus."
    assert last.text == "Lalu dipanen."


@pytest.mark.parametrize(
    ("note", "text"),
    [
        ('<aside epub:type="footnote" id="f"><p>1. Menurut sensus.</p></aside>', "1. Menurut sensus."),
        ('<p id="f">[1] Menurut sensus.</p>', "[1] Menurut sensus."),
        ('<p id="f"><a href="#r">1</a> Menurut sensus.</p>', "1 Menurut sensus."),
        ('<p id="f">12 orang menurut sensus.</p>', "1. 12 orang menurut sensus."),
        ('<ol><li id="f">Menurut sensus.</li></ol>', "Menurut sensus."),
    ],
)  # fmt: skip
def test_a_note_that_has_its_sign_gets_no_second_one(note: str, text: str) -> None:
    assert blocks_of(f'<p>Padi<a epub:type="noteref" href="#f">1</a>.</p>{note}')[1].text == text


def test_notes_on_a_page_of_their_own_get_their_signs_too() -> None:
    body = '<p>Padi<a epub:type="noteref" href="b.xhtml#n">1</a>. Beras<sup><a href="b.xhtml#m">2</a></sup>.</p>'
    notes = '<p id="n">Menurut sensus.</p><p id="m">Menurut dinas.</p>'
    assert [block.text for block in blocks_of(body, notes)] == [
        "Padi. Beras.", "1. Menurut sensus.", "2. Menurut dinas.",
    ]  # fmt: skip


def test_a_link_of_words_is_text() -> None:
    found = shown(
        '<p>Lihat <a href="#c2" epub:type="noteref">bab dua</a>, tahun <a href="#y">1998</a>.</p>'
    )
    assert found == [("paragraph", "Lihat bab dua, tahun 1998.")]


def test_a_dtbook_is_read() -> None:
    page = (
        '<dtbook xmlns="http://www.daisy.org/z3986/2005/dtbook/"><book><bodymatter><level1><h1>Satu</h1>'
        "<p>Padi <pagenum>3</pagenum>ditanam.</p><list><li><lic>Beras</lic></li></list>"
        "<linegroup><line>Aku pulang</line><line>ke rumah</line></linegroup>"
        "</level1></bodymatter></book></dtbook>"
    )
    texts = [block.text for block in read_epub(odd({"OEBPS/a.xhtml": page}), "b").blocks]
    assert texts == ["Satu", "Padi ditanam.", "Beras", "Aku pulang", "ke rumah", "Beras naik."]


def test_a_vocabulary_that_nobody_knows_is_read_by_its_paragraphs() -> None:
    page = "<novel><judul>Laut</judul><bab><alinea>Ia <miring>pergi</miring> jauh.</alinea></bab></novel>"
    texts = [block.text for block in read_epub(odd({"OEBPS/a.xhtml": page}), "b").blocks]
    assert texts == ["Laut", "Ia pergi jauh.", "Beras naik."]


def test_a_note_in_the_midst_of_its_sentence_is_set_apart() -> None:
    found = shown('<p>Padi<span class="footnote">Menurut sensus.</span> ditanam.</p>')
    assert [text for _, text in found] == ["Padi ditanam.", "Menurut sensus."]


def test_degrees_are_no_letters() -> None:
    assert shown("<p>Suhu 30<sup>o</sup>C, bukan foo<sup>o</sup>.</p>")[0][1].startswith(
        "Suhu 30°C"
    )


@pytest.mark.parametrize(
    "frame",
    ['<iframe src="c.xhtml"></iframe>', '<object data="c.xhtml" type="application/xhtml+xml"/>',
     '<embed src="c.xhtml#awal"/>'],
)  # fmt: skip
def test_a_page_within_a_page_is_read_after_it(frame: str) -> None:
    data = odd({"OEBPS/a.xhtml": HEAD.format(f"<p>Awal.</p>{frame}"),
                "OEBPS/c.xhtml": HEAD.format("<p>Dalam bingkai.</p>")})  # fmt: skip
    texts = [block.text for block in read_epub(data, "b").blocks]
    assert texts == ["Awal.", "Dalam bingkai.", "Beras naik."]


def test_a_drawing_without_texts_is_told_by_its_name() -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><title>Peta Jawa</title><path d=""/></svg>'
    assert shown(f"<p>Lihat:</p>{drawing}") == [("paragraph", "Lihat:"), ("caption", "Peta Jawa")]


@pytest.mark.parametrize(
    "piece",
    [
        '<img alt="Sebuah perahu"/>', '<img alt="x^2"/> a', "<m:math><m:mi>x</m:mi></m:math>",
        '<a href="#f">1</a>', '<span class="pagenum">[1]</span>', "<sup>2</sup>", "<br/>Aku pulang",
        '<img alt="page............................................a"/>', '<span class="footnote">Sensus menurut.</span>',
        '<svg xmlns="http://www.w3.org/2000/svg"><text>a</text></svg>', "<option>a</option>",
        '<iframe src="c.xhtml"/>', "<i>a</i>&#160;", "a &amp; b < c", "<ol><li>", "<div>",
    ],
)  # fmt: skip
def test_a_page_of_many_such_pieces_is_read_in_time_that_grows_with_it(piece: str) -> None:
    def seconds(count: int) -> float:
        data = odd(
            {"OEBPS/a.xhtml": HEAD.format(f'<p>Awal <span id="f">{piece * count}</span></p>')}
        )
        began = time.process_time()
        read_epub(data, "b")
        return time.process_time() - began

    seconds(10)  # what is imported once
    few, many = (min(seconds(count), seconds(count)) for count in (1_000, 8_000))
    assert many < 40 * max(few, 0.006)
