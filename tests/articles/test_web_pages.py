"""Web pages as sites, programs and people make them: whole, and as a browser shows them.

The pages beside this file were written for it, each after a public report of some reader's fault.
"""

from pathlib import Path

import pytest

from translations.articles import Article, Block, Kind, NoteSign, open_article, read_article
from translations.articles.html import read_html
from translations.errors import ArticleError

PAGES = Path(__file__).parent / "pages"
ONE = "Petani di desa itu menanam padi dua kali setahun karena air sungai cukup untuk sawah mereka."
TWO = (
    "Harga beras di pasar induk naik sejak bulan lalu dan pedagang mengeluhkan pasokan dari daerah."
)
THREE = (
    "Pemerintah berjanji menambah pupuk agar hasil panen musim depan tidak turun seperti kemarin."
)


def page(inner: str, head: str = "<title>Harga beras naik</title>") -> Article:
    """An article among a site's menu and footer."""
    return read_article(
        f"<!DOCTYPE html><html lang=id><head><meta charset=utf-8>{head}</head><body>"
        f"<nav><a href=/>Beranda</a> <a href=/e>Ekonomi</a></nav><article>{inner}</article>"
        f"<footer>Hak cipta</footer></body></html>".encode(),
        "berita.html",
    )


def opened(name: str) -> list[Block]:
    return list(open_article(PAGES / name).blocks)


def texts(blocks: list[Block] | tuple[Block, ...]) -> list[str]:
    return [block.text for block in blocks]


def short(blocks: list[Block]) -> list[tuple[Kind, str]]:
    return [(block.kind, " ".join(block.text.split()[:4])) for block in blocks]


# Nothing is lost.


def test_what_stands_after_a_comment_within_a_sentence() -> None:
    assert "Harga beras naik." in texts(opened("comment-only-para.html"))
    found = [(block.kind, block.text) for block in opened("react.html")]
    for expected in (
        (Kind.HEADING, "Harga beras turun"),
        (Kind.PARAGRAPH, "Harga 12.000 rupiah per kilogram."),
        (Kind.ITEM, "Beras putih"),
        (Kind.ITEM, "Beras merah organik"),
        (Kind.QUOTE, "Kami tidak setuju."),
        (Kind.ROW, "Beras putih\t12.000"),
        (Kind.CAPTION, "Sawah di Klaten"),
    ):
        assert expected in found


@pytest.mark.parametrize("within", ['<?xml:namespace prefix="o" />', "<![if !supportLists]>"])
def test_processing_instructions_and_conditions(within: str) -> None:
    found = page(f"<p>Harga {within}beras naik di sana.</p><p>{ONE}</p><p>{TWO}</p>")
    assert texts(found.blocks) == ["Harga beras naik di sana.", ONE, TWO]


def test_lists_and_headings_of_a_plain_page() -> None:
    assert short(opened("body-ul.html"))[2:5] == [
        (Kind.ITEM, "Padi ditanam di sawah"),
        (Kind.ITEM, "Jagung ditanam di ladang"),
        (Kind.ITEM, "Kedelai ditanam setelah panen."),
    ]
    found = [(block.kind, block.text) for block in opened("wiki-new.html")]
    assert (Kind.HEADING, "Sejarah") in found
    assert (Kind.HEADING, "Jenis") in found
    assert (Kind.ITEM, "Padi gogo yang ditanam di lahan kering.") in found
    assert not any("sunting" in text for _, text in found)


def test_every_post_of_a_live_blog_has_its_heading_and_time() -> None:
    found = texts(opened("liveblog.html"))
    for number in range(4):
        assert f"Kabar ke-{number}" in found
        assert f"{10 + number}:00 WIB" in found


def test_the_lead_in_the_header() -> None:
    assert texts(opened("lead-outside.html"))[0].startswith("Pedagang mengeluh karena pasokan")


def test_who_said_what_is_quoted() -> None:
    assert short(opened("dialog-quote.html"))[2:5] == [
        (Kind.QUOTE, "Kami tidak mau pindah"),
        (Kind.QUOTE, "Ini tanah nenek moyang"),
        (Kind.QUOTE, "— Wayan, petani"),
    ]


def test_captions_do_not_take_the_place_of_the_article() -> None:
    captions = [f"Foto {n}: sawah di desa itu pada pagi yang cerah sekali." for n in range(40)]
    figures = "".join(f"<figure><figcaption>{text}</figcaption></figure>" for text in captions)
    found = page(f"<h1>Harga beras naik</h1>{figures}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>")
    assert texts(found.blocks)[-3:] == [ONE, TWO, THREE]


def test_a_form_around_the_page_and_text_in_no_paragraph() -> None:
    found = read_html(f"<html><form><input><h1>Sawah</h1><p>{ONE}</p><p>{TWO}</p></form>", "a")
    assert texts(found.blocks) == ["Sawah", ONE, TWO]
    found = page(f"{ONE}<h4>Sawah</h4>{TWO}<br><br>{THREE}")
    assert texts(found.blocks) == [ONE, "Sawah", TWO, THREE]


def test_a_page_laid_out_in_a_table() -> None:
    found = opened("layout-table-inline.html")
    assert [block.kind for block in found] == [Kind.HEADING, *[Kind.PARAGRAPH] * 4]
    assert found[2].text.startswith("Bila roda kiri berputar dengan laju r,")


def test_paragraphs_that_are_said_twice() -> None:
    found = page(f"<p>{ONE}</p><p>Padi, padi kami.</p><p>{TWO}</p><p>Padi, padi kami.</p>")
    assert texts(found.blocks) == [ONE, "Padi, padi kami.", TWO, "Padi, padi kami."]


def test_a_list_of_links_under_its_heading() -> None:
    links = "<ul><li><a href=/k>Kerinci</a><li><a href=/d>Dempo</a></ul>"
    found = page(f"<p>{ONE}</p><p>{TWO}</p><h2>Gunung</h2>{links}<p>{THREE}</p>")
    assert texts(found.blocks) == [ONE, TWO, "Gunung", "Kerinci", "Dempo", THREE]


def test_a_page_that_a_script_would_write() -> None:
    data = f'{{"@type": "NewsArticle", "articleBody": "{ONE}\\n\\n{TWO}\\n{THREE} &amp; selesai."}}'
    found = read_html(
        f'<html><script type="application/ld+json">{data}</script><div id=root></div>', "a.html"
    )
    assert texts(found.blocks) == [ONE, TWO, f"{THREE} & selesai."]


def test_a_page_that_is_hidden_until_a_script_shows_it() -> None:
    hidden = f"<div style='display:none'><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>"
    assert texts(page(hidden).blocks) == [ONE, TWO, THREE]
    body = f"<html><body style='visibility: hidden'><p>{ONE}</p><p>{TWO}</p></body></html>"
    assert texts(read_html(body, "amp.html").blocks) == [ONE, TWO]


def test_text_in_cdata() -> None:
    xhtml = f'<?xml version="1.0"?><html><body><p>{ONE}</p><p><![CDATA[Padi & jagung.]]></p></body></html>'
    assert texts(read_html(xhtml, "a.xhtml").blocks) == [ONE, "Padi & jagung."]


def test_a_page_of_links_and_a_page_of_frames() -> None:
    links = "".join(f"<li><a href=/{n}>Berita nomor {n} dari desa</a></li>" for n in range(9))
    assert len(read_html(f"<html><h1>Tautan</h1><ul>{links}</ul>", "a").blocks) == 10
    frames = "<html><frameset><frame src=a.html><noframes>Tidak ada.</noframes></frameset>"
    with pytest.raises(ArticleError, match="bingkai.html is a page of frames"):
        read_html(frames, "bingkai.html")


def test_links_that_stand_in_more_than_can_be_judged() -> None:
    nested = "<div>" * 200 + f"<p>{ONE} <a href=/a>Lihat.</a></p>" * 1500
    assert len(read_html(f"<html>{nested}", "a.html").blocks) == 1500


# No fact is changed.


def test_digits_notes_and_numbers() -> None:
    first = opened("sup.html")[1]
    assert "250 m² dan ada 10⁶ bakteri per liter air sungai di sana. Kadar CO₂" in first.text
    assert first.text.endswith("naik. Penduduk mengeluh setiap hari.")
    assert [note.sign for note in first.notes] == ["3", "1", "2"]
    markers = [block.marker for block in opened("ol-start.html") if block.kind is Kind.ITEM]
    assert markers == ["4.", "5."]


def test_an_article_of_wikipedia() -> None:
    article = open_article(PAGES / "wiki-long.html")
    assert (article.title, article.date) == ("Padi", "")
    found = article.blocks
    assert Block(Kind.ROW, "Kerajaan:\tPlantae hijau") in found
    assert found[3].notes == (NoteSign(len(found[3].text), "1"),)
    assert [entry.title for entry in article.contents] == ["Padi", "Sejarah", "Jenis", "Referensi"]


def test_cells_keep_their_columns() -> None:
    table = (
        "<table><tr><th>Nama<th>Harga</tr><tr><td>Beras<td>Rp12.000<br>naik</tr>"
        "<tr><td><td><p>Rp10.000</p><p>turun</p></tr></table>"
    )
    found = page(f"<p>{ONE}</p>{table}<p>{TWO}</p>").blocks
    assert texts(found)[1:-1] == ["Nama\tHarga", "Beras\tRp12.000 naik", "\tRp10.000 turun"]


MATH = "<mi>m</mi><msup><mi>c</mi><mn>2</mn></msup>"


@pytest.mark.parametrize(
    "formula",
    [f"<math>{MATH}</math>",
     f"<mjx-container><mjx-math aria-hidden=true><mjx-c></mjx-c></mjx-math><mjx-assistive-mml>"
     f"<math>{MATH}</math></mjx-assistive-mml></mjx-container>",
     f"<span class=katex><span class=katex-mathml><math>{MATH}</math></span>"
     f"<span class=katex-html aria-hidden=true>mc2</span></span>",
     f"<span class=mwe-math-element><span class=mwe-math-mathml-inline style='display: none;'>"
     f"<math alttext='{{\\displaystyle mc^2}}'>{MATH}</math></span><img alt=x></span>"],
    ids=["MathML", "MathJax", "KaTeX", "Wikipedia"],
)  # fmt: skip
def test_formulas_within_a_sentence(formula: str) -> None:
    found = page(f"<p>Energi {formula} dikenal luas.</p><p>{ONE}</p><p>{TWO}</p>")
    assert texts(found.blocks) == ["Energi mc² dikenal luas.", ONE, TWO]


def test_a_formula_of_nothing() -> None:
    assert texts(page(f"<p>{ONE}<math></math></p><p>{TWO}</p>").blocks) == [ONE, TWO]


# What is shown.


def test_verse_keeps_its_lines() -> None:
    verse = "Aku ingin pulang\nke rumah di tepi sungai\ntempat ibu menunggu"
    assert [b.text for b in opened("pre-poem.html") if b.kind is Kind.VERSE] == [verse, verse]


def test_a_break_in_a_caption_is_a_space() -> None:
    caption = next(b for b in opened("figcap.html") if b.kind is Kind.CAPTION)
    assert caption.text == "Petani memanen padi di Klaten, Senin (3/6). Foto: Antara"


def test_what_a_browser_hides_is_not_shown() -> None:
    text = "\n".join(texts(opened("hidden.html")))
    assert "tersembunyi" not in text
    assert "pembaca layar" not in text
    assert texts(page(f"<p>{ONE}</p><template><p>{THREE}</p></template><p>{TWO}</p>").blocks) == [
        ONE,
        TWO,
    ]


def test_paragraphs_of_nothing_are_no_stops() -> None:
    found = page(f"<p>{ONE}</p><p>&nbsp;</p><p>{TWO}</p><p>&#8203;</p><p>{THREE}</p>")
    assert texts(found.blocks) == [ONE, TWO, THREE]


def test_adverts_and_links_to_other_articles_are_marked() -> None:
    found = page(
        f"<p>{ONE}</p><div><p>ADVERTISEMENT</p></div><p>{TWO}</p>"
        f"<p>Baca juga: <a href=/g>Petani Garam Menunggu Kemarau</a></p><p>{THREE}</p>"
    ).blocks
    assert texts([b for b in found if b.furniture]) == [
        "ADVERTISEMENT",
        "Baca juga: Petani Garam Menunggu Kemarau",
    ]
    assert texts([b for b in found if not b.furniture]) == [ONE, TWO, THREE]


# Letters.


def test_pages_in_old_encodings() -> None:
    found = texts(opened("latin1-declared-with-cp1252-bytes.html"))
    assert "“Saya mau pulang,” kata José di café itu – lalu ia pergi…" in found
    wrong = f"<html><head><meta charset=utf-8></head><h1>Café</h1><p>“{ONE}”</p><p>{TWO}</p>"
    assert texts(read_article(wrong.encode("cp1252"), "a.html").blocks)[:2] == ["Café", f"“{ONE}”"]


def test_a_piece_of_a_page_in_a_text() -> None:
    assert texts(opened("fragment.txt")) == [
        "Kantor desa tutup besok.",
        "Warga diminta datang hari Rabu & Kamis.",
    ]
    styled = f"<style>{'p { color: red }' * 5000}</style><div><p>{ONE}</p><p>{TWO}</p></div>"
    for name in ("a.txt", "a.html"):
        assert texts(read_article(styled.encode(), name).blocks) == [ONE, TWO]


# Web archives.


def archive(parts: list[tuple[str, str]], of_the_whole: str = "", start: str = "") -> bytes:
    head = (
        f'{of_the_whole}MIME-Version: 1.0\nContent-Type: multipart/related; {start}boundary="B"\n'
    )
    return head.encode() + b"".join(
        f"\n--B\nContent-Type: text/html; charset=utf-8\n{header}\n\n{body}\n".encode()
        for header, body in parts
    ) + b"\n--B--\n"  # fmt: skip


ADVERT = "<html><p>Beli sabun murah sekarang juga di toko kami yang terdekat, hemat lima puluh persen.</p>"
WHOLE = f"<html><h1>Sawah</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


@pytest.mark.parametrize(
    "data",
    [
        archive([("Content-ID: <a>", ADVERT), ("Content-ID: <b>", WHOLE)], start='start="<b>"; '),
        archive(
            [("Content-Location: http://i.example/", ADVERT),
             ("Content-Location: http://k.example/sawah", WHOLE)],
            of_the_whole="Snapshot-Content-Location: http://k.example/sawah\n",
        ),
        archive([("X: 1", ADVERT), ("X: 2", WHOLE)]),
    ],
    ids=["start", "address", "nothing said"],
)  # fmt: skip
def test_an_advert_that_comes_before_the_page(data: bytes) -> None:
    assert texts(read_article(data, "a.mht").blocks) == ["Sawah", ONE, TWO, THREE]


def test_the_encoding_that_the_header_of_a_part_names() -> None:
    assert opened("mhtml-charset-header.mht")[0].text == "Москва"


def test_the_address_of_a_saved_page() -> None:
    data = archive([("X: 1", WHOLE)], of_the_whole="Content-Location: http://k.example/sawah\n")
    assert read_article(data, "a.mht").source == "http://k.example/sawah"
    saved = f"<!-- saved from url=(0024)https://k.example/sawah -->\n{WHOLE}"
    assert read_article(saved.encode(), "a.html").source == "https://k.example/sawah"


def test_a_saved_page_that_begins_with_a_blank_line() -> None:
    data = b"\r\n\r\n" + archive([("X: 1", WHOLE)])
    assert texts(read_article(data, "a.mht").blocks) == texts(
        read_article(data[4:], "a.mht").blocks
    )


@pytest.mark.parametrize("around", ["article", "div class=forum"])
def test_every_post_of_a_forum(around: str) -> None:
    posts = (f"{ONE} {THREE}", f"<blockquote>{ONE}</blockquote>{TWO} {ONE}", f"{THREE} {TWO}", TWO)
    inner = "".join(
        f"<div class=post><b>Budi</b><div class=isi>{post}</div></div>" for post in posts
    )
    whole = f"<body><{around}><h2>Harga pupuk</h2>{inner}</{around.split(maxsplit=1)[0]}></body>"
    found = texts(read_html(whole, "forum.html").blocks)
    for text in (f"{ONE} {THREE}", ONE, f"{TWO} {ONE}", f"{THREE} {TWO}", TWO):
        assert text in found


def test_comments_below_an_article_are_not_the_article() -> None:
    comments = "".join(f"<div class=comment><p>{n}. {TWO}</p></div>" for n in range(5))
    whole = f"<body><article><h1>Kabar</h1><p>{ONE}</p><p>{THREE}</p></article><div id=comments>"
    found = texts(read_html(f"{whole}{comments}</div></body>", "a.html").blocks)
    assert found == ["Kabar", ONE, THREE]


@pytest.mark.parametrize("line", ["<h2>Lihat pula</h2>", "<p>Desa yang ikut serta:</p>"])
def test_a_list_of_links_below_a_line_that_is_kept(line: str) -> None:
    links = "<ul><li><a href=a>Desa Sukamaju</a></li><li><a href=b>Desa Mekar</a></li></ul>"
    found = page(f"<p>{ONE}</p>{line}{links}<p>{TWO}</p>")
    assert texts(found.blocks)[2:4] == ["Desa Sukamaju", "Desa Mekar"]
    assert [block.furniture for block in found.blocks[1:4]] == [line.startswith("<h2>")] * 3


# Pages that are made in unusual ways.


def test_names_that_word_marks_are_kept_in_their_sentence() -> None:
    found = page(
        f"<p>{ONE}</p><p>Di <st1:City w:st=on>Solo</st1:City><o:p></o:p> ramai.</p><p>{TWO}</p>"
    )
    assert texts(found.blocks) == [ONE, "Di Solo ramai.", TWO]


@pytest.mark.parametrize("empty", ["embed src=a", "source src=a", "track", "image src=a"])
def test_paragraphs_after_an_empty_element(empty: str) -> None:
    found = page(f"<p>{ONE}</p><div><{empty}><p>{TWO}</p></div><p>{THREE}</p>")
    assert texts(found.blocks) == [ONE, TWO, THREE]


def test_paragraphs_in_elements_that_a_site_made_up() -> None:
    found = page("".join(f"<x-alinea>{text}</x-alinea>" for text in (ONE, TWO, THREE)))
    assert texts(found.blocks) == [ONE, TWO, THREE]


def test_code_between_paragraphs_however_it_is_laid_out() -> None:
    code = "<table><tr><td><pre>1\n2</pre></td><td><pre>x = {}\ny = x</pre></td></tr></table>"
    found = page(f"<p>{ONE}</p>{code}<pre>z = [1]</pre><p>{TWO}</p>")
    assert texts(found.blocks) == [ONE, "x = {}\ny = x", "z = [1]", TWO]


def test_a_page_whose_article_is_for_browsers_without_scripts() -> None:
    article = f"<h1>Harga beras naik</h1><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
    whole = f"<body><div id=app>Memuat…</div><noscript><article>{article}</article></noscript>"
    found = read_html(whole, "berita.html")
    assert texts(found.blocks) == ["Harga beras naik", ONE, TWO, THREE]
    as_text = f"<body><div id=app></div><noscript>{article.replace('<', '&lt;')}</noscript>"
    assert texts(read_html(as_text, "berita.html").blocks) == texts(found.blocks)
    advert = f"<p>Harga naik.</p><noscript><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></noscript>"
    short = read_html(f"<body><h1>Kabar</h1><p>{ONE}</p>{advert}", "berita.html")
    assert texts(short.blocks) == ["Kabar", ONE, "Harga naik."]
    with pytest.raises(ArticleError, match="No article"):
        read_html("<body><div id=app></div><noscript>Nyalakan JavaScript.</noscript>", "a.html")
