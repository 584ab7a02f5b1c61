"""EPUB 2 and 3: valid, broken, protected and hostile."""

import io
import random
import zipfile

import pytest

from translations.articles import Kind, archive
from translations.articles.epub.book import read_epub
from translations.errors import ArticleError

CONTAINER = """<?xml version="1.0"?><container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
 version="1.0"><rootfiles><rootfile full-path="OEBPS/buku.opf"
 media-type="application/oebps-package+xml"/></rootfiles></container>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="landmarks"><ol><li><a href="bab1.xhtml">Mulai</a></li></ol></nav>
<nav epub:type="toc"><ol><li><a href="bab1.xhtml">Satu: Laut</a><ol>
<li><a href="bab1.xhtml#badai">Badai</a></li></ol></li>
<li><a href="bab%202.xhtml">Dua: Darat</a></li></ol></nav></body></html>"""
NCX = """<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>
<navPoint><navLabel><text>Satu</text></navLabel><content src="bab1.xhtml"/>
<navPoint><navLabel><text>Badai</text></navLabel><content src="bab1.xhtml#badai"/></navPoint>
</navPoint></navMap></ncx>"""
CHAPTER = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN"
 "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">
<head><title/></head><body><h1>Laut</h1>
<p>Ia berlayar&nbsp;ke timur<a epub:type="noteref" href="#n1">1</a> &amp; tidak kembali.</p>
<h2 id="badai">Badai</h2><p>Angin datang.<br/>Ombak naik.</p>
<pre>a = 1
b = 2</pre></body></html>"""


def opf(version: str = "3.0") -> str:
    toc = (
        '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        if version == "3.0"
        else '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    )
    return f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="{version}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Anak Laut</dc:title>
<dc:creator>Sinta Rahma</dc:creator><dc:date>2019-05-01T00:00:00Z</dc:date>
<dc:publisher>Pustaka Contoh</dc:publisher></metadata><manifest>{toc}
<item id="b2" href="bab%202.xhtml" media-type="application/xhtml+xml"/>
<item id="b1" href="bab1.xhtml" media-type="application/xhtml+xml"/>
<item id="p" href="a.png" media-type="image/png"/></manifest>
<spine><itemref idref="b1"/><itemref idref="b2"/><itemref idref="p"/></spine></package>"""


def book(**changes: str | bytes | None) -> bytes:
    """A sound EPUB 3; ``changes`` replace parts by their path, with __ for / and None to drop."""
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/buku.opf": opf(),
        "OEBPS/nav.xhtml": NAV,
        "OEBPS/toc.ncx": NCX,
        "OEBPS/bab1.xhtml": CHAPTER,
        "OEBPS/bab 2.xhtml": "<html><body><p>Ia pulang<p>tanpa kata.</body></html>",
    }
    for name, content in changes.items():
        path = next((part for part in parts if part.endswith(name.replace("__", "/"))), name)
        parts.pop(path, None)
        if content is not None:
            parts[path.replace("__", "/")] = content
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            # Without the time of day: the same book has the same bytes.
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(ArticleError) as caught:
        read_epub(data, "buku.epub")
    return str(caught.value)


def test_chapters_in_the_order_of_the_spine() -> None:
    article = read_epub(book(), "buku.epub")
    assert [(b.kind, b.text) for b in article.blocks] == [
        (Kind.HEADING, "Laut"),
        (Kind.PARAGRAPH, "Ia berlayar\xa0ke timur & tidak kembali."),
        (Kind.HEADING, "Badai"),
        (Kind.VERSE, "Angin datang.\nOmbak naik."),
        (Kind.CODE, "a = 1\nb = 2"),
        (Kind.PARAGRAPH, "Ia pulang"),
        (Kind.PARAGRAPH, "tanpa kata."),
    ]


def test_metadata() -> None:
    article = read_epub(book(), "buku.epub")
    about = (article.title, article.author, article.date, article.source)
    assert about == ("Anak Laut", "Sinta Rahma", "2019-05-01", "Pustaka Contoh")


def test_contents_of_an_epub_3() -> None:
    contents = read_epub(book(), "buku.epub").contents
    assert [(entry.title, entry.level, entry.block) for entry in contents] == [
        ("Satu: Laut", 1, 0),
        ("Badai", 2, 2),
        ("Dua: Darat", 1, 5),
    ]


def test_contents_of_an_epub_2() -> None:
    contents = read_epub(book(**{"buku.opf": opf("2.0")}), "buku.epub").contents
    assert [(entry.title, entry.level, entry.block) for entry in contents] == [
        ("Satu", 1, 0),
        ("Badai", 2, 2),
    ]


def test_headings_stand_in_for_a_broken_table_of_contents() -> None:
    contents = read_epub(book(**{"nav.xhtml": "<html"}), "buku.epub").contents
    assert [entry.title for entry in contents] == ["Laut", "Badai"]


def with_pages(package: str, *paths: str, attributes: str = "") -> str:
    """A package document with further pages at the end of its spine."""
    items = "".join(
        f'<item id="{path}" href="{path}" media-type="application/xhtml+xml"/>' for path in paths
    )
    refs = "".join(f'<itemref idref="{path}" {attributes}/>' for path in paths)
    package = package.replace("</manifest>", items + "</manifest>")
    return package.replace("</spine>", refs + "</spine>")


def test_several_hundred_chapters() -> None:
    pages = {f"OEBPS__c{n}.xhtml": f"<html><body><p>Bab {n}.</p></body></html>" for n in range(400)}
    package = with_pages(opf(), *(f"c{n}.xhtml" for n in range(400)))
    article = read_epub(book(**{"buku.opf": package}, **pages), "buku.epub")
    assert [block.text for block in article.blocks[-2:]] == ["Bab 398.", "Bab 399."]


def encryption(*paths: str, algorithm: str = "http://www.w3.org/2001/04/xmlenc#aes256-cbc") -> str:
    parts = "".join(
        f'<enc:EncryptedData><enc:EncryptionMethod Algorithm="{algorithm}"/><enc:CipherData>'
        f'<enc:CipherReference URI="{path}"/></enc:CipherData></enc:EncryptedData>'
        for path in paths
    )
    return f'<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#">{parts}</encryption>'


def test_drm_is_named_as_the_reason() -> None:
    secret = random.Random(1).randbytes(4000)
    listed = encryption("OEBPS/bab1.xhtml", "OEBPS/bab%202.xhtml")
    assert "DRM" in refusal(
        book(**{"META-INF/encryption.xml": listed, "bab1.xhtml": secret, "bab 2.xhtml": secret})
    )


def test_what_protection_left_behind_hides_no_text() -> None:
    left = {"META-INF/rights.xml": "<rights/>", "META-INF/sinf.xml": "<sinf/>",
            "META-INF/license.lcpl": "{}", "META-INF/encryption.xml": encryption("OEBPS/bab1.xhtml")}  # fmt: skip
    assert read_epub(book(**left), "buku.epub").blocks == read_epub(book(), "buku.epub").blocks


def test_a_page_that_is_protected_leaves_a_notice_among_the_others() -> None:
    secret = random.Random(1).randbytes(4000)
    pages = {f"OEBPS/c{n}.xhtml": f"<html><body><p>Bab {n}.</p></body></html>" for n in range(3)}
    data = book(**{"META-INF/encryption.xml": encryption("OEBPS/bab1.xhtml"), "bab1.xhtml": secret,
                   "buku.opf": with_pages(opf(), "c0.xhtml", "c1.xhtml")}, **pages)  # fmt: skip
    blocks = read_epub(data, "buku.epub").blocks
    assert (blocks[0].kind, blocks[0].text) == (
        Kind.NOTICE,
        "A page of this book is protected by DRM: bab1.xhtml.",
    )
    assert blocks[-1].text == "Bab 1."


def test_encrypted_pictures_hide_no_text() -> None:
    listed = encryption("OEBPS/a.png")
    assert read_epub(book(**{"META-INF/encryption.xml": listed}), "buku.epub").blocks


def test_scrambled_fonts_are_no_drm() -> None:
    fonts = (
        '<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
        '<enc:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/>'
        "</enc:EncryptedData></encryption>"
    )
    assert read_epub(book(**{"META-INF/encryption.xml": fonts}), "buku.epub").blocks


def test_a_broken_book_says_what_is_broken() -> None:
    assert "damaged" in refusal(book()[:300])
    assert "OEBPS/buku.opf is missing" in refusal(book(**{"buku.opf": None}))
    assert "not valid XML" in refusal(book(**{"buku.opf": "bukan XML"}))
    assert "spine names no pages" in refusal(book(**{"buku.opf": "<package/>"}))
    assert "no text" in refusal(book(**{"bab1.xhtml": None, "bab 2.xhtml": None}))
    assert "does not say where" in refusal(book(**{"container.xml": None, "buku.opf": None}))


def test_a_missing_chapter_does_not_hide_the_others_and_is_told_of_in_its_place() -> None:
    blocks = read_epub(book(**{"bab 2.xhtml": None}), "buku.epub").blocks
    assert blocks[0].text == "Laut"
    assert (blocks[-1].kind, blocks[-1].text) == (
        Kind.NOTICE,
        "A page of this book is missing: bab 2.xhtml.",
    )


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_PART", 2**20)
    bomb = b"<html><body><p>" + b"a" * 2**21 + b"</p></body></html>"
    assert "unpacks to more than" in refusal(book(**{"bab1.xhtml": bomb}))


def test_many_parts_together_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_UNPACKED", 2**16)
    long = "<html><body><p>" + "kata " * 8000 + "</p></body></html>"
    assert "unpacks to more than" in refusal(book(**{"bab1.xhtml": long, "bab 2.xhtml": long}))


def test_entities_are_never_expanded_nor_fetched() -> None:
    laughs = '<!DOCTYPE html [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;">' + (
        '<!ENTITY rahasia SYSTEM "file:///etc/passwd">]>'
        "<html><body><p>Awal &b; &rahasia; akhir.</p></body></html>"
    )
    article = read_epub(book(**{"bab1.xhtml": laughs}), "buku.epub")
    assert article.blocks[0].text == "Awal akhir."


def test_links_out_of_the_archive_lead_nowhere() -> None:
    package = opf().replace("bab1.xhtml", "../../../../etc/passwd")
    article = read_epub(book(**{"buku.opf": package}), "buku.epub")
    assert all("root" not in block.text for block in article.blocks)
