"""Saved web pages: the article without its surroundings."""

import pytest

from translations.articles import Kind
from translations.articles.html import read_html
from translations.errors import ArticleError

PAGE = """<!DOCTYPE html>
<html lang="id"><head><title>Pasar ikan dibuka - Kabar Pesisir</title>
<meta name="author" content="Sari Dewi"><meta property="og:title" content="Pasar ikan dibuka">
<meta property="og:url" content="https://kabar.example/pasar-ikan">
<meta property="article:published_time" content="2026-03-02T08:00:00+07:00">
<script>alert("jangan")</script></head><body>
<nav><ul><li><a href="/">Beranda</a></li><li><a href="/politik">Politik</a></li></ul></nav>
<article><h1>Pasar ikan dibuka</h1>
<figure><img src="http://127.0.0.1:1/a.jpg" alt="Pasar">
<figcaption>Pedagang menata ikan di pasar baru. Foto: Sari</figcaption></figure>
<p>Pasar ikan di Teluk Damai dibuka pada hari Senin setelah <b>dibangun</b> selama dua tahun oleh
pemerintah <a href="/kota">kota</a> dengan biaya Rp 12 miliar.</p>
<h2>Harga lebih rendah</h2>
<p>Pedagang mengatakan bahwa harga ikan lebih rendah karena perahu dapat bersandar di dekat pasar,
sehingga biaya angkut berkurang.</p>
<blockquote><p>Kami tidak perlu menyewa mobil lagi, dan ikan sampai dalam keadaan segar.</p>
</blockquote>
<ul><li>Tongkol Rp 35.000 per kilogram</li><li>Kembung Rp 28.000 per kilogram</li></ul>
<p>Pasar itu mempunyai 120 kios dan akan buka setiap hari mulai pukul 04.00 sampai siang hari.</p>
</article>
<footer>Hak cipta 2026 Kabar Pesisir. Baca juga: Harga garam naik</footer></body></html>"""


def test_the_article_is_found_without_menus_and_footer() -> None:
    article = read_html(PAGE, "pasar.html")
    text = "\n".join(block.text for block in article.blocks)
    assert "Pasar ikan di Teluk Damai dibuka pada hari Senin setelah dibangun" in text
    for stranger in ("Beranda", "Politik", "Hak cipta", "Baca juga", "alert"):
        assert stranger not in text


def test_title_author_date_and_source() -> None:
    article = read_html(PAGE, "pasar.html")
    assert article.title == "Pasar ikan dibuka"
    assert article.author == "Sari Dewi"
    assert article.date == "2026-03-02"
    assert article.source == "https://kabar.example/pasar-ikan"


def test_captions_quotations_headings_and_items_keep_their_kinds() -> None:
    kinds = {block.text[:16]: block.kind for block in read_html(PAGE, "pasar.html").blocks}
    assert kinds["Pedagang menata "] is Kind.CAPTION
    assert kinds["Harga lebih rend"] is Kind.HEADING
    assert kinds["Kami tidak perlu"] is Kind.QUOTE
    assert kinds["Tongkol Rp 35.00"] is Kind.ITEM


def test_a_page_without_an_article_says_so() -> None:
    with pytest.raises(ArticleError, match="No article was found in kosong.html"):
        read_html("<!doctype html><html><body></body></html>", "kosong.html")


@pytest.mark.parametrize(
    "strange", ["\x00", "\x1b", "&#0;", "&#x1b;", "&#27", "&#xD800;", "\uffff"]
)
def test_control_characters_around_a_caption(strange: str) -> None:
    page = PAGE.replace("</figcaption>", f"</figcaption>{strange}")
    page = page.replace("</figure>", f"</figure>{strange}").replace("menata", f"{strange}menata")
    article = read_html(page, "pasar.html")
    assert any("Pasar ikan di Teluk Damai" in block.text for block in article.blocks)
    assert not any(set(block.text) & {"\x00", "\x1b"} for block in article.blocks)


def test_ordinary_character_references_are_read() -> None:
    article = read_html(PAGE.replace("Pasar ikan di", "&#8220;&#80;&#x61;sar&#8221; ikan di"), "x")
    assert any("“Pasar” ikan di Teluk" in block.text for block in article.blocks)


def test_references_to_control_characters_mean_what_browsers_show() -> None:
    article = read_html(PAGE.replace("Pasar ikan di", "&#147;Pasar&#x94; &#128;5 &#150; di"), "x")
    assert any("“Pasar” €5 – di Teluk" in block.text for block in article.blocks)


def test_a_caption_with_what_is_no_character_in_xml() -> None:
    article = read_html(PAGE.replace("Pedagang menata", "Pedagang \ufffe menata"), "pasar.html")
    assert any("Pedagang \ufffd menata" in block.text for block in article.blocks)


@pytest.mark.parametrize("end", range(1, 60))
def test_a_page_that_is_cut_ends_with_its_text(end: int) -> None:
    """While it is loaded, or by a connection that broke."""
    whole = PAGE[: PAGE.index("<h2>")] + "<p>Pasar dibuka "
    tail = 'oleh warga.</p><p class="x">Ikan &amp; garam.</p><!-- iklan --><p>Ikan segar<'
    article = read_html(whole + tail[:end], "pasar.html")
    last = article.blocks[-1].text
    assert not set('<>="/') & set(last)
    assert not last.endswith(("&a", "&am", "&amp"))


def test_what_only_looks_like_the_beginning_of_a_tag_stays() -> None:
    page = PAGE[: PAGE.index("<h2>")] + "<p>Bagian R&D: jumlah anak 5 < 6"
    assert read_html(page, "a.html").blocks[-1].text == "Bagian R&D: jumlah anak 5 < 6"
