"""Word's DOCX, OpenDocument text and FictionBook."""

import io
import sys
import zipfile

import pytest

from tests.articles.documents_made import docx, fb2, fodt, odt, paragraph
from translations.articles import Article, Kind, read_article
from translations.articles.documents import docx as docx_reader
from translations.errors import ArticleError

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FORMULA = (
    "<m:oMath><m:r><m:t>E=m</m:t></m:r><m:sSup><m:e><m:r><m:t>c</m:t></m:r></m:e>"
    "<m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
)


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def shown(article: Article) -> list[tuple[str, int, str, str]]:
    return [(b.kind.value, b.level, b.marker, b.text) for b in article.blocks]


def of_docx(body: str) -> list[tuple[str, int, str, str]]:
    return shown(read_article(docx(body), "surat.docx"))


def of_odt(body: str) -> list[tuple[str, int, str, str]]:
    whole = shown(read_article(odt(body), "surat.odt"))
    assert shown(read_article(fodt(body), "surat.fodt")) == whole
    return whole


def refusal(data: bytes, name: str) -> str:
    with pytest.raises(ArticleError) as caught:
        read_article(data, name)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_styles_of_word_are_kinds_of_blocks() -> None:
    body = (
        paragraph("Harga Beras", "Judul") + paragraph("Pengantar", "Judul1") + paragraph("Padi ditanam.")
        + paragraph("Ia pulang.", "Kutipan") + paragraph("Foto 1", "Ket") + paragraph("Bab 1\t3", "TOC1")
        + "<w:tbl><w:tr>" + "".join(f"<w:tc>{paragraph(t)}</w:tc>" for t in ("Beras", "", "12.000")) + "</w:tr></w:tbl>"
    )  # fmt: skip
    assert of_docx(body) == [
        ("heading", 1, "", "Harga Beras"),
        ("heading", 1, "", "Pengantar"),
        ("paragraph", 0, "", "Padi ditanam."),
        ("quote", 0, "", "Ia pulang."),
        ("caption", 0, "", "Foto 1"),
        ("row", 0, "", "Beras\t\t12.000"),
    ]


def test_word_numbers_lists_and_headings_as_it_shows_them() -> None:
    body = (
        paragraph("Satu", number=1) + paragraph("Dua", number=1)
        + paragraph("Anak", number=1, level=1) + paragraph("Kedua", number=1, level=1)
        + paragraph("Di antara.") + paragraph("Tiga", number=1) + paragraph("Lagi", number=1, level=1)
        + paragraph("Tujuh", number=5) + paragraph("Butir", number=3) + paragraph("Umum", number=2)
        + paragraph("Ketentuan", "Bab") + paragraph("Penutup", "Bab")
    )  # fmt: skip
    assert of_docx(body) == [
        ("item", 0, "1.", "Satu"),
        ("item", 0, "2.", "Dua"),
        ("item", 1, "a)", "Anak"),
        ("item", 1, "b)", "Kedua"),
        ("paragraph", 0, "", "Di antara."),
        ("item", 0, "3.", "Tiga"),
        ("item", 1, "a)", "Lagi"),
        ("item", 0, "7.", "Tujuh"),
        ("item", 0, "•", "Butir"),
        ("item", 0, "Pasal 1", "Umum"),
        ("heading", 2, "", "BAB I Ketentuan"),
        ("heading", 2, "", "BAB II Penutup"),
    ]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (run("Harga ") + run("beras", "<w:b/>") + run(" naik."), "Harga beras naik."),
        (run("me") + "<w:proofErr/>" + run("nanam") + "<w:bookmarkEnd/>" + run(" padi."), "menanam padi."),
        (run("10") + run("6", '<w:vertAlign w:val="superscript"/>') + run(" bakteri"), "10⁶ bakteri"),
        (run("Padi") + run("rahasia", "<w:vanish/>") + run("."), "Padi."),
        ("<w:del><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins>" + run("baru") + "</w:ins>", "baru"),
        ('<w:fldSimple w:instr="DATE">' + run("3 Mei") + "</w:fldSimple>" + run(" 2021"), "3 Mei 2021"),
        ("<w:hyperlink>" + run("Sebuah") + "</w:hyperlink><w:smartTag>" + run(" tautan") + "</w:smartTag>", "Sebuah tautan"),
        (run("Rumus ") + FORMULA + run(" terkenal."), "Rumus E=mc² terkenal."),
        ("<w:r><w:t>anak</w:t><w:noBreakHyphen/><w:t>anak</w:t><w:tab/><w:t>desa</w:t></w:r>", "anak‑anak desa"),
    ],
)  # fmt: skip
def test_what_stands_in_a_paragraph_of_word(inside: str, text: str) -> None:
    assert of_docx(f"<w:p>{inside}</w:p>") == [("paragraph", 0, "", text)]


def test_a_formula_alone_is_a_block_that_is_not_translated() -> None:
    body = paragraph("Maka:") + f"<w:p><m:oMathPara>{FORMULA}</m:oMathPara></w:p>"
    assert of_docx(body)[1] == ("code", 0, "", "E=mc²")


def test_text_boxes_of_word_are_read() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('Dalam kotak.')}</w:txbxContent></wps:txbx>"
    drawing = f"<w:drawing><wp:inline>{box}</wp:inline></w:drawing>"
    body = f"<w:p><w:r><mc:AlternateContent><mc:Choice>{drawing}</mc:Choice></mc:AlternateContent></w:r></w:p>"
    assert ("paragraph", 0, "", "Dalam kotak.") in of_docx(body)


@pytest.mark.parametrize(
    "around",
    [
        "<w:drawing><wp:anchor><wps:txbx>{}</wps:txbx></wp:anchor></w:drawing>",
        "<w:pict><v:oval xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox>{}</v:textbox></v:oval></w:pict>",
        "<mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{}</wps:txbx></w:drawing></mc:Choice>"
        "<mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent>",
    ],
)  # fmt: skip
def test_text_in_shapes_of_every_kind(around: str) -> None:
    box = around.format(f"<w:txbxContent>{paragraph('Dalam kotak.')}</w:txbxContent>")
    body = f"<w:p><w:r>{box}</w:r>{run('Di luar.')}</w:p>"
    assert sorted(block[-1] for block in of_docx(body)) == ["Dalam kotak.", "Di luar."]


def test_text_below_its_pronunciation() -> None:
    ruby = f"<w:ruby><w:rt>{run('beras')}</w:rt><w:rubyBase>{run('米')}</w:rubyBase></w:ruby>"
    body = f"<w:p>{run('Kata ')}{ruby}{run(' kuno.')}</w:p>"
    assert of_docx(body) == [("paragraph", 0, "", "Kata 米 kuno.")]


def test_headings_by_their_place_in_the_outline_or_by_what_their_style_is_based_on() -> None:
    styles = f"""<w:styles xmlns:w="{WORD}">
    <w:style w:type="paragraph" w:styleId="Judul2"><w:name w:val="heading 2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Kepala"><w:name w:val="Kepala Bab"/><w:basedOn w:val="Judul2"/></w:style>
    <w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>
    </w:styles>"""
    outlined = f'<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>{run("Satu")}</w:p>'
    body = outlined + paragraph("Dua", "Kepala") + paragraph("Tiga", "Sub") + (
        f'<w:p><w:pPr><w:outlineLvl w:val="9"/></w:pPr>{run("Isi.")}</w:p>'
    )  # fmt: skip
    article = read_article(docx(body, **{"word/styles.xml": styles}), "a.docx")
    assert shown(article) == [
        ("heading", 1, "", "Satu"), ("heading", 2, "", "Dua"), ("heading", 3, "", "Tiga"),
        ("paragraph", 0, "", "Isi."),
    ]  # fmt: skip


def test_a_footnote_of_word() -> None:
    body = f'<w:p>{run("Padi ditanam")}<w:r><w:footnoteReference w:id="2"/></w:r>{run(" dua kali.")}</w:p>'
    article = read_article(docx(body), "surat.docx")
    assert shown(article) == [
        ("paragraph", 0, "", "Padi ditanam dua kali."), ("item", 0, "1.", "Menurut sensus."),
    ]  # fmt: skip
    assert [(note.at, note.sign) for note in article.blocks[0].notes] == [(12, "1")]


def test_what_a_document_says_of_itself() -> None:
    body = paragraph("Harga beras naik sejak bulan lalu.")
    named = read_article(docx(body, title="Laporan"), "surat.docx")
    assert (named.title, named.author, named.date) == ("Laporan", "Siti", "2021-05-03")
    assert named.format == "docx"
    default = docx(body, title="Microsoft Word - a.docx", author="Microsoft Office User")
    unnamed = read_article(default, "surat_jalan.docx")
    assert (unnamed.title, unnamed.author) == ("surat jalan", "")
    short = read_article(docx(paragraph("Surat jalan") + body), "x.docx")
    assert short.title == "Surat jalan"


def test_without_its_library_a_word_document_says_how_to_add_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    said = refusal(docx(paragraph("Padi.")), "surat.docx")
    assert said.startswith("surat.docx is a Word document")
    assert "pip install mammoth" in said
    assert read_article(odt("<text:p>Padi.</text:p>"), "surat.odt").blocks
    assert read_article(fb2("<body><p>Padi.</p></body>"), "buku.fb2").blocks


@pytest.mark.parametrize(
    "data",
    [
        docx("", **{"word/document.xml": "bukan XML"}),
        docx("", **{"word/document.xml": "<w:document/>"}),
        docx(""),
        docx(paragraph("Padi."))[:-40],
    ],
)
def test_a_broken_word_document_is_refused_in_one_line(data: bytes) -> None:
    assert refusal(data, "surat.docx").startswith("surat.docx ")


@pytest.mark.parametrize(
    "change",
    [
        {"word/styles.xml": None},
        {"word/numbering.xml": "<w:numbering"},
        {"word/footnotes.xml": "x & y"},
        {"docProps/core.xml": None},
        {"[Content_Types].xml": None},
        {"_rels/.rels": None},
        {"word/_rels/document.xml.rels": None},
    ],
)
def test_a_word_document_that_lacks_a_part_is_still_read(change: dict[str, str | None]) -> None:
    data = docx(paragraph("Padi ditanam.", number=1) + paragraph("Beras."), **change)
    assert [block.text for block in read_article(data, "a.docx").blocks] == [
        "Padi ditanam.",
        "Beras.",
    ]


def test_a_word_document_that_would_take_minutes_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(docx_reader, "_MOST_ELEMENTS", 1_000)
    assert "more than 1,000 elements" in refusal(docx(paragraph("Padi.") * 1_000), "a.docx")


NOTE = (
    '<text:note text:id="f1"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Menurut sensus.</text:p></text:note-body></text:note>"
)


def test_an_opendocument_text() -> None:
    body = (
        '<text:tracked-changes><text:p>lama</text:p></text:tracked-changes>'
        '<text:p text:style-name="P1">Harga Beras</text:p><text:h text:outline-level="2">Pengantar</text:h>'
        f"<text:p>Padi<text:s text:c='2'/>ditanam{NOTE} dua<text:tab/>kali<office:annotation><text:p>komentar"
        '</text:p></office:annotation>.</text:p><text:p text:style-name="P2">Ia pulang.</text:p>'
        "<table:table><table:table-row><table:table-cell><text:p>Beras</text:p></table:table-cell>"
        "<table:table-cell><text:p>12.000</text:p></table:table-cell></table:table-row></table:table>"
        "<text:p><draw:frame><draw:text-box><text:p>Dalam kotak.</text:p></draw:text-box></draw:frame></text:p>"
        "<text:p><draw:frame><draw:image/><svg:desc>Peta Jawa</svg:desc></draw:frame></text:p>"
    )  # fmt: skip
    assert of_odt(body) == [
        ("heading", 1, "", "Harga Beras"),
        ("heading", 2, "", "Pengantar"),
        ("paragraph", 0, "", "Padi ditanam dua kali."),
        ("quote", 0, "", "Ia pulang."),
        ("row", 0, "", "Beras\t12.000"),
        ("paragraph", 0, "", "Dalam kotak."),
        ("caption", 0, "", "Peta Jawa"),
        ("paragraph", 0, "", "1. Menurut sensus."),
    ]
    article = read_article(odt(body), "surat.odt")
    assert (article.title, article.author, article.date) == ("Harga Beras", "Siti", "2021-05-03")
    assert [(note.at, note.sign) for note in article.blocks[2].notes] == [(12, "1")]


def test_lists_of_an_opendocument_text() -> None:
    body = (
        '<text:list text:style-name="L1"><text:list-item><text:p>Tiga</text:p><text:list><text:list-item>'
        "<text:p>Anak</text:p></text:list-item></text:list></text:list-item><text:list-item><text:p>Empat"
        '</text:p></text:list-item></text:list><text:p>Di antara.</text:p><text:list text:style-name="L1" '
        'text:continue-numbering="true"><text:list-item><text:p>Lima</text:p></text:list-item></text:list>'
        '<text:list text:style-name="L1"><text:list-item text:start-value="9"><text:p>Sembilan</text:p>'
        "</text:list-item></text:list>"
    )  # fmt: skip
    assert of_odt(body) == [
        ("item", 0, "3.", "Tiga"),
        ("item", 1, "•", "Anak"),
        ("item", 0, "4.", "Empat"),
        ("paragraph", 0, "", "Di antara."),
        ("item", 0, "5.", "Lima"),
        ("item", 0, "9.", "Sembilan"),
    ]


def test_letters_that_a_style_of_opendocument_raises_lowers_or_hides() -> None:
    place = '<style:style style:name="{}"><style:text-properties {}/></style:style>'
    styles = "".join(
        place.format(name, properties)
        for name, properties in (
            ("T1", 'style:text-position="super 58%"'), ("T2", 'style:text-position="-25% 58%"'),
            ("T3", 'text:display="none"'),
        )
    ) + '<style:style style:name="T4" style:parent-style-name="T1"/>'  # fmt: skip
    spans = "Ada 10<text:span text:style-name='T1'>6</text:span> ekor"
    spans += "<text:span text:style-name='T3'> rahasia</text:span> di 5 m"
    spans += "<text:span text:style-name='T4'>2</text:span> H<text:span text:style-name='T2'>2</text:span>O."
    body = f"<office:automatic-styles>{styles}</office:automatic-styles><text:p>{spans}</text:p>"
    assert of_odt(body) == [("paragraph", 0, "", "Ada 10⁶ ekor di 5 m² H₂O.")]


@pytest.mark.parametrize("field", ["title", "meta", "meta-field", "placeholder", "subject", "date"])
def test_fields_of_opendocument_are_text(field: str) -> None:
    body = f"<text:p>Surat <text:{field}>penting</text:{field}> ini.</text:p>"
    assert of_odt(body) == [("paragraph", 0, "", "Surat penting ini.")]


def test_a_cell_of_opendocument_that_stands_for_several() -> None:
    cell = "<table:table-cell {}>{}</table:table-cell>"
    several = 'table:number-columns-repeated="2"'
    row = (
        cell.format("", "<text:p>Beras</text:p>")
        + cell.format(several, "")
        + cell.format("", "<text:p>12</text:p>")
    )
    body = f"<table:table><table:table-row>{row}</table:table-row></table:table>"
    assert of_odt(body) == [("row", 0, "", "Beras\t\t\t12")]


def test_a_formula_of_an_opendocument_text() -> None:
    math = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mi>c</mi><mn>2</mn></msup></math>'
    )
    body = '<text:p>Rumus <draw:frame><draw:object xlink:href="./Object 1"/></draw:frame> benar.</text:p>'
    data = odt(body, **{"Object 1/content.xml": math})
    assert [block.text for block in read_article(data, "a.odt").blocks] == ["Rumus c² benar."]


def test_a_locked_opendocument_text_says_so() -> None:
    manifest = (
        '<manifest xmlns="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><file-entry '
        'full-path="content.xml"><encryption-data/></file-entry></manifest>'
    )
    data = odt("<text:p>Padi.</text:p>", **{"META-INF/manifest.xml": manifest})
    assert "locked with a password" in refusal(data, "surat.odt")


BOOK = (
    "<body><title><p>Anak</p><p>Laut</p></title><epigraph><p>Laut diam.</p><text-author>Hamzah</text-author>"
    '</epigraph><section><title><p>Satu</p></title><p>Padi<a l:href="#n1" type="note">1</a> <emphasis>ditanam'
    "</emphasis>.</p><empty-line/><subtitle>Malam</subtitle><poem><stanza><v>Aku pulang</v><v>ke rumah</v>"
    '</stanza></poem><section><title><p>Dua</p></title><image l:href="#a.png" alt="Peta Jawa"/><p>Beras.</p>'
    '</section></section></body><binary id="a.png">iVBO</binary>'
)
NOTES = (
    '<body name="notes"><title><p>Catatan</p></title><section id="n1"><title><p>1</p></title>'
    "<p>Menurut sensus.</p></section></body>"
)


@pytest.mark.parametrize("bodies", [BOOK + NOTES, NOTES + BOOK])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1251"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_fictionbook(bodies: str, encoding: str, packed: bool) -> None:
    data = fb2(bodies, encoding=encoding)
    if packed:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            archive.writestr("buku.fb2", data)
        data = buffer.getvalue()
    article = read_article(data, "buku.fb2.zip" if packed else "buku")
    assert shown(article) == [
        ("heading", 1, "", "Anak Laut"),
        ("quote", 0, "", "Laut diam."),
        ("quote", 0, "", "Hamzah"),
        ("heading", 2, "", "Satu"),
        ("paragraph", 0, "", "Padi ditanam."),
        ("heading", 3, "", "Malam"),
        ("verse", 0, "", "Aku pulang\nke rumah"),
        ("heading", 3, "", "Dua"),
        ("caption", 0, "", "Peta Jawa"),
        ("paragraph", 0, "", "Beras."),
        ("heading", 1, "", "Catatan"),
        ("paragraph", 0, "", "1. Menurut sensus."),
    ]
    assert (article.title, article.author, article.date) == (
        "Anak Laut",
        "Siti Aminah",
        "2019-05-01",
    )
    assert (article.source, article.format) == ("Pustaka Contoh", "fb2")


def test_a_fictionbook_that_is_not_quite_xml() -> None:
    data = b"\n" + fb2("<body><p>Suka & duka</p><p>Akhir&nbsp;kata</body>")
    assert [b.text for b in read_article(data, "a.fb2").blocks] == ["Suka & duka", "Akhir\xa0kata"]
    assert "has no body" in refusal(fb2(""), "a.fb2")


@pytest.mark.parametrize(("data", "suffix"), [
    (docx(paragraph("Padi.")), "docx"), (odt("<text:p>Padi.</text:p>"), "odt"),
    (fodt("<text:p>Padi.</text:p>"), "odt"), (fb2("<body><p>Padi.</p></body>"), "fb2"),
])  # fmt: skip
@pytest.mark.parametrize("name", ["surat", "surat.txt", "surat.zip"])
def test_a_document_is_told_by_its_content(data: bytes, suffix: str, name: str) -> None:
    article = read_article(data, name)
    assert article.format == suffix
    assert [(block.kind, block.text) for block in article.blocks] == [(Kind.PARAGRAPH, "Padi.")]
