"""Real-world books: whatever other reading programs open is opened here, completely."""

import io
import time
import unicodedata
import zipfile

import pytest

from tests.articles.test_epub import CONTAINER, refusal
from translations.articles import Article, Kind, read_article
from translations.articles.epub.book import read_epub

ONE = "<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Satu</h1><p>Padi ditanam.</p></body></html>"
TWO = "<html xmlns='http://www.w3.org/1999/xhtml'><body><p>Beras naik.</p></body></html>"
BOTH = ["Satu", "Padi ditanam.", "Beras naik."]


def package(
    one: str = "a.xhtml", *, manifest: str = "", spine: str = "", metadata: str = ""
) -> str:
    """A package document of two pages, the first of which is named as one likes."""
    return f"""<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Buku</dc:title>{metadata}</metadata>
<manifest><item id="a" href="{one}" media-type="application/xhtml+xml"/>
<item id="b" href="b.xhtml" media-type="application/xhtml+xml"/>{manifest}</manifest>
<spine><itemref idref="a"/><itemref idref="b"/>{spine}</spine></package>"""


def zipped(files: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return buffer.getvalue()


def odd(changes: dict[str, str | bytes | None] | None = None) -> bytes:
    """A book of two pages; ``changes`` replace, add and drop files."""
    files: dict[str, str | bytes | None] = {
        "META-INF/container.xml": CONTAINER.replace("buku.opf", "content.opf"),
        "OEBPS/content.opf": package(),
        "OEBPS/a.xhtml": ONE,
        "OEBPS/b.xhtml": TWO,
        **(changes or {}),
    }
    return zipped({name: text for name, text in files.items() if text is not None})


def texts(data: bytes, name: str = "buku.epub") -> list[str]:
    return [block.text for block in read_article(data, name).blocks]


@pytest.mark.parametrize(
    ("href", "stored"),
    [
        ("bab%20satu.xhtml", "OEBPS/bab satu.xhtml"),
        ("bab%20satu.xhtml", "OEBPS/bab%20satu.xhtml"),
        ("bab satu.xhtml", "OEBPS/bab%20satu.xhtml"),
        ("caf%C3%A9.xhtml", "OEBPS/" + unicodedata.normalize("NFD", "café.xhtml")),
        (unicodedata.normalize("NFD", "café.xhtml"), "OEBPS/café.xhtml"),
        ("Text/Bab1.xhtml", "OEBPS/text/bab1.XHTML"),
        ("/OEBPS/a.xhtml", "OEBPS/a.xhtml"),
        ("/a.xhtml", "OEBPS/a.xhtml"),
        ("./a.xhtml", "OEBPS/a.xhtml"),
        ("a.xhtml", "./OEBPS/a.xhtml"),
        ("a.xhtml", "/OEBPS/a.xhtml"),
        ("x/../a.xhtml", "OEBPS/a.xhtml"),
        ("Text\\a.xhtml", "OEBPS\\Text\\a.xhtml"),
        ("Text/a.xhtml", "OEBPS\\Text\\a.xhtml"),
        ("a.xhtml#awal", "OEBPS/a.xhtml"),
        ("a.xhtml?v=2", "OEBPS/a.xhtml"),
        ("Text/bagian.xhtml", "OEBPS/bagian.xhtml"),
        ("a&amp;b.xhtml", "OEBPS/a&b.xhtml"),
        (" a.xhtml ", "OEBPS/a.xhtml"),
        ("caf%E9.xhtml", "OEBPS/café.xhtml"),
        ("file:///OEBPS/a.xhtml", "OEBPS/a.xhtml"),
        ("FILE:///C:/Buku/OEBPS/a.xhtml", "OEBPS/a.xhtml"),
    ],
)
def test_a_page_is_found_however_its_name_is_spelled(href: str, stored: str) -> None:
    data = odd({"OEBPS/content.opf": package(href), "OEBPS/a.xhtml": None, stored: ONE})
    assert texts(data) == BOTH


def test_a_name_in_utf8_that_does_not_say_so() -> None:
    stored = "OEBPS/" + "café.xhtml".encode().decode("cp437")
    whole = odd(
        {
            "OEBPS/content.opf": package("café.xhtml"),
            "OEBPS/a.xhtml": None,
            "OEBPS/cafxx.xhtml": ONE,
        }
    )
    data = whole.replace(b"cafxx.xhtml", "café.xhtml".encode())
    assert stored in zipfile.ZipFile(io.BytesIO(data)).namelist()
    assert texts(data) == BOTH


@pytest.mark.parametrize(
    "path",
    ["/OEBPS/content.opf", "./OEBPS/content.opf", "OEBPS%2Fcontent.opf", "OEBPS\\content.opf",
     "oebps/Content.opf", "content.opf", "lain/content.opf"],
)  # fmt: skip
def test_the_package_document_is_found_too(path: str) -> None:
    container = CONTAINER.replace("OEBPS/buku.opf", path)
    assert texts(odd({"META-INF/container.xml": container})) == BOTH


@pytest.mark.parametrize("name", ["buku.epub", "buku.zip", "buku"])
@pytest.mark.parametrize(
    "container", [None, "", "<container/>", "bukan XML"], ids=["none", "empty", "idle", "broken"]
)
def test_a_book_without_a_container_is_read_by_its_package_document(
    container: str | None, name: str
) -> None:
    assert texts(odd({"META-INF/container.xml": container}), name) == BOTH


def test_all_names_with_backslashes() -> None:
    files = {"META-INF\\container.xml": CONTAINER, "OEBPS\\buku.opf": package(),
             "OEBPS\\a.xhtml": ONE, "OEBPS\\b.xhtml": TWO}  # fmt: skip
    assert texts(zipped(dict(files))) == BOTH


def test_a_directory_that_names_files_otherwise_than_they_name_themselves() -> None:
    data = odd()
    start = data.rindex(b"PK\x01\x02OEBPS"[:4], 0, data.rindex(b"OEBPS/b.xhtml"))
    central = data[start:].replace(b"OEBPS/b.xhtml", b"OEBPS\\b.xhtml")
    assert texts(data[:start] + central) == BOTH


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"\n", b""), (b"HTTP/1.1 200 OK\r\n\r\n", b""), (b"\xef\xbb\xbf", b""), (b"", b"\0" * 300),
     (b"", b"x" * 70_000), (b"\r\n", b"y" * 70_000), (b"<!-- -->" * 500, b"")],
    ids=["line", "headers", "mark", "zeros", "long", "both", "page"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["buku.epub", "buku"])
def test_junk_before_and_after_the_archive(before: bytes, after: bytes, name: str) -> None:
    assert texts(before + odd() + after, name) == BOTH


@pytest.mark.parametrize(
    "spoil",
    [
        lambda opf: opf.replace("<dc:title>Buku", "<dc:title>Suka & Duka"),
        lambda opf: "\n\n  " + opf,
        lambda opf: "\ufeff" + opf,
        lambda opf: opf.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""),
        lambda opf: opf.replace("<dc:title>", '<meta property="x:y" opf:role="z"/><dc:title>'),
        lambda opf: opf.replace("Buku", "Buku&nbsp;Kita&hellip;"),
        lambda opf: opf.replace("<manifest>", "<manifest><!-- a -- b -->"),
        lambda opf: opf.replace("</package>", ""),
        lambda opf: opf.replace('version="1.0"?>', 'version="1.0" encoding="utf-16"?>'),
        lambda opf: opf.replace("<?xml", '<!DOCTYPE package [<!ENTITY a "b">]><?xml', 1),
    ],
)
def test_a_package_document_that_is_not_quite_xml(spoil) -> None:
    assert texts(odd({"OEBPS/content.opf": spoil(package())})) == BOTH


def test_what_is_wrong_in_a_package_document_does_not_spoil_what_it_says() -> None:
    spoiled = package().replace("<dc:title>Buku", "<dc:title>Suka & Duka")
    assert read_epub(odd({"OEBPS/content.opf": spoiled}), "buku.epub").title == "Suka & Duka"
    bare = package().replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', "")
    assert read_epub(odd({"OEBPS/content.opf": bare}), "buku.epub").title == "Buku"


@pytest.mark.parametrize("spoil", ["\n\n{}", " {}", "\ufeff{}", "{}&", "<!-- & -->{}"])
def test_a_container_that_is_not_quite_xml(spoil: str) -> None:
    container = spoil.format(CONTAINER.replace("buku.opf", "content.opf"))
    assert texts(odd({"META-INF/container.xml": container})) == BOTH


@pytest.mark.parametrize(
    "kind",
    ["text/x-oeb1-document", "text/html", "APPLICATION/XHTML+XML", "application/xhtml+xml; charset=utf-8",
     "text/plain", "application/octet-stream", "application/x-dtbook+xml", "application/xml", ""],
)  # fmt: skip
def test_a_page_of_an_old_or_wrong_media_type(kind: str) -> None:
    spoiled = package().replace("application/xhtml+xml", kind, 1)
    assert texts(odd({"OEBPS/content.opf": spoiled})) == BOTH


def test_what_cannot_be_shown_has_its_fallback_shown() -> None:
    data = odd({
        "OEBPS/content.opf": package(
            manifest='<item id="j" href="j.json" media-type="application/json" fallback="k"/>'
            '<item id="k" href="k.pdf" media-type="application/pdf" fallback="f"/>'
            '<item id="f" href="f.xhtml" media-type="application/xhtml+xml" fallback="j"/>'
            '<item id="g" href="g.jpg" media-type="image/jpeg" fallback="h"/>'
            '<item id="h" href="h.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="n" href="n.xml" media-type="application/xml" fallback="h"/>',
            spine='<itemref idref="j"/><itemref idref="g"/><itemref idref="n"/>',
        ),
        "OEBPS/j.json": "{}", "OEBPS/k.pdf": "%PDF-",
        "OEBPS/f.xhtml": TWO.replace("Beras", "Gula"),
        "OEBPS/h.xhtml": TWO.replace("Beras", "Kopi"),
        "OEBPS/n.xml": "<novel><bab>Teh naik.</bab></novel>",
    })  # fmt: skip
    assert texts(data) == [*BOTH, "Gula naik.", "Kopi naik.", "Kopi naik."]


def test_what_cannot_be_shown_at_all_is_told_of_in_its_place() -> None:
    manifest = '<item id="j" href="data.json" media-type="application/json"/>'
    spoiled = package(manifest=manifest, spine='<itemref idref="j"/>')
    blocks = read_epub(odd({"OEBPS/content.opf": spoiled, "OEBPS/data.json": "{}"}), "b").blocks
    assert blocks[-1].kind is Kind.NOTICE
    assert "cannot be shown: data.json (application/json)" in blocks[-1].text


def test_a_page_that_the_manifest_does_not_name_is_told_of() -> None:
    blocks = read_epub(
        odd({"OEBPS/content.opf": package(spine='<itemref idref="bab3"/>')}), "b"
    ).blocks
    assert blocks[-1].text == "A page of this book is missing: bab3."


@pytest.mark.parametrize("idref", ["A", " a "])
def test_a_page_that_the_spine_names_in_other_letters(idref: str) -> None:
    spoiled = package().replace('idref="a"', f'idref="{idref}"')
    assert texts(odd({"OEBPS/content.opf": spoiled})) == BOTH


@pytest.mark.parametrize("name", ["halaman", "halaman.php", "halaman.asp"])
@pytest.mark.parametrize("kind", ["", "application/octet-stream", "application/x-php"])
def test_a_page_without_a_known_type_or_suffix_is_known_by_its_tags(name: str, kind: str) -> None:
    spoiled = package(name).replace("application/xhtml+xml", kind, 1)
    data = {"OEBPS/content.opf": spoiled, "OEBPS/a.xhtml": None, f"OEBPS/{name}": ONE}
    assert texts(odd(data)) == BOTH


def test_pages_that_only_a_link_or_the_contents_lead_to_come_after_the_rest() -> None:
    link = "<p>Padi <a href='catatan.xhtml#n1'>ditanam</a>.</p></body>"
    page = "<html><body><p id='n1'>{}</p></body></html>"
    ncx = "<ncx><navMap>{}</navMap></ncx>".format(
        "".join(
            f"<navPoint><navLabel><text>{title}</text></navLabel><content src='{to}'/></navPoint>"
            for title, to in (("Satu", "a.xhtml"), ("Lampiran", "lampiran.xhtml"))
        )
    )
    manifest = '<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    data = odd({
        "OEBPS/content.opf": package(manifest=manifest),
        "OEBPS/a.xhtml": ONE.replace("</body>", link),
        "OEBPS/catatan.xhtml": page.format("Menurut sensus. <a href='a.xhtml'>kembali</a> <a href='lain.xhtml'>lagi</a>"),
        "OEBPS/lain.xhtml": page.format("Catatan lain."), "OEBPS/lampiran.xhtml": page.format("Daftar harga."),
        "OEBPS/toc.ncx": ncx,
    })  # fmt: skip
    book = read_epub(data, "b")
    assert [block.text for block in book.blocks][-3:] == [
        "Menurut sensus. kembali lagi", "Daftar harga.", "Catatan lain.",
    ]  # fmt: skip
    assert [entry.title for entry in book.contents] == ["Satu", "Lampiran"]


def test_a_page_of_plain_text_is_read() -> None:
    spoiled = package("a.txt").replace("application/xhtml+xml", "text/plain", 1)
    data = odd({"OEBPS/content.opf": spoiled, "OEBPS/a.txt": "Padi ditanam.\n\nGula turun."})
    assert texts(data) == ["Padi ditanam.", "Gula turun.", "Beras naik."]


def test_a_book_without_a_title_is_called_by_its_first_heading_or_its_file() -> None:
    spoiled = package().replace("<dc:title>Buku</dc:title>", "")
    assert read_epub(odd({"OEBPS/content.opf": spoiled}), "buku.epub").title == "Satu"
    pages = odd({"OEBPS/content.opf": spoiled, "OEBPS/a.xhtml": TWO})
    assert read_epub(pages, "Anak Laut.epub").title == "Anak Laut"


def deflated() -> bytes:
    """A book whose first page is long and packed."""
    page = ONE.replace("Padi", "".join(f"<b>{n * n}</b> " for n in range(5_000)) + "Padi")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (("c.opf", package()), ("a.xhtml", page), ("b.xhtml", TWO)):
            archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def test_of_a_damaged_page_is_shown_what_there_is_and_that_it_is_damaged() -> None:
    data = odd()
    at = data.index(b"Padi ditanam.")
    spoiled = data[:at] + b"Pada" + data[at + 4 :]
    told = "The next page of this book is damaged, and may lack text: a.xhtml."
    assert texts(spoiled) == [told, "Satu", "Pada ditanam.", "Beras naik."]
    assert read_epub(spoiled, "b").blocks[0].kind is Kind.NOTICE
    packed = deflated()
    at = packed.index(b"PK", packed.index(b"a.xhtml")) - 500
    spoiled = packed[:at] + b"\xff" * 300 + packed[at + 300 :]
    found = texts(spoiled)
    assert (found[0], found[1], found[-1]) == (told, "Satu", "Beras naik.")
    assert "1764" in found[2]


def test_a_page_of_which_nothing_is_left_is_told_of() -> None:
    packed = deflated()
    at = packed.index(b"a.xhtml") + len("a.xhtml")
    spoiled = packed[:at] + b"\xff" * 600 + packed[at + 600 :]
    assert texts(spoiled) == ["A page of this book is damaged: a.xhtml.", "Beras naik."]


def test_a_notice_is_not_translated_and_stands_in_exports() -> None:
    block = read_epub(odd({"OEBPS/a.xhtml": None}), "buku.epub").blocks[0]
    assert block.text == "A page of this book is missing: a.xhtml."
    assert not block.translatable


def test_pages_outside_the_reading_order_come_after_the_rest() -> None:
    spoiled = package().replace('idref="a"', 'idref="a" linear="no"')
    assert texts(odd({"OEBPS/content.opf": spoiled})) == ["Beras naik.", "Satu", "Padi ditanam."]
    nothing_else = spoiled.replace('idref="b"', 'idref="b" linear="no"')
    assert texts(odd({"OEBPS/content.opf": nothing_else})) == BOTH


def test_of_two_files_with_one_id_the_first_counts() -> None:
    twice = package(manifest='<item id="a" href="c.xhtml" media-type="application/xhtml+xml"/>')
    data = odd({"OEBPS/content.opf": twice, "OEBPS/c.xhtml": TWO.replace("Beras", "Gula")})
    assert texts(data) == BOTH


def test_a_book_without_a_spine_is_read_in_the_order_of_its_manifest() -> None:
    spoiled = package().replace("<itemref", "<x")
    assert texts(odd({"OEBPS/content.opf": spoiled})) == BOTH


def test_pages_that_stand_in_the_spine_again_and_again_have_an_end() -> None:
    refs = '<itemref idref="b"/>' * 15_000
    assert len(texts(odd({"OEBPS/content.opf": package(spine=refs)}))) == len(BOTH) + 100
    assert "unpacks to more than" in refusal(odd({"OEBPS/content.opf": package(spine=refs * 2)}))


@pytest.mark.parametrize(
    ("first", "kind"),
    [("buku.pdf", "application/pdf"), ("hilang.opf", "application/oebps-package+xml"),
     ("gambar.opf", "application/oebps-package+xml")],
)  # fmt: skip
def test_of_several_renditions_the_one_with_text_is_read(first: str, kind: str) -> None:
    rootfile = f'<rootfile full-path="{first}" media-type="{kind}"/>'
    container = CONTAINER.replace("buku.opf", "content.opf").replace(
        "<rootfiles>", "<rootfiles>" + rootfile
    )
    pictures = package("g.xhtml").replace('href="b.xhtml"', 'href="h.svg"')
    data = odd({"META-INF/container.xml": container, "buku.pdf": "%PDF-1.4", "gambar.opf": pictures,
                "g.xhtml": "<html><body><img src='g.png'/></body></html>", "h.svg": "<svg/>"})  # fmt: skip
    assert texts(data) == BOTH


def test_a_book_of_pictures_is_called_that() -> None:
    page = "<html><body><div><img src='a.jpg'/></div></body></html>"
    assert "is a book of pictures" in refusal(odd({"OEBPS/a.xhtml": page, "OEBPS/b.xhtml": page}))
    spine = package("a.jpg").replace("application/xhtml+xml", "image/jpeg")
    spine = spine.replace("b.xhtml", "b.jpg")
    assert "is a book of pictures" in refusal(odd({"OEBPS/content.opf": spine}))


LETTERS = "<h1>Café</h1><p>“Saya pulang,” kata José – lalu…<br>Ia pergi.</p>"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<html>", "utf-8"),
        ("<?xml version='1.0' encoding='utf-8'?><html>", "utf-8"),
        ("<?xml version='1.0' encoding='iso-8859-1'?><html>", "utf-8"),
        ("<?xml version='1.0' encoding='utf-8'?><html><meta charset='iso-8859-1'/>", "utf-8"),
        ("<?xml version='1.0' encoding='utf-16'?><html>", "utf-16"),
        ("<html>", "utf-16"),
        ("<?xml version='1.0' encoding='windows-1252'?><html>", "cp1252"),
        ("<?xml version='1.0' encoding='utf-8'?><html>", "cp1252"),
        ("<html><meta charset='iso-8859-1'/>", "cp1252"),
        ("<html>", "cp1252"),
    ],
)
@pytest.mark.parametrize("sound", [True, False])
def test_letters_of_a_page_whatever_it_says_of_them(head: str, encoding: str, sound: bool) -> None:
    body = LETTERS.replace("<br>", "<br/>") if sound else LETTERS + "<p>&nbsp;&copy; 1 < 2 & 3"
    page = f"{head}<body>{body}</body></html>".encode(encoding)
    found = texts(odd({"OEBPS/a.xhtml": page}))
    assert found[0] == "Café"
    assert found[1].startswith("“Saya pulang,” kata José – lalu…")


def test_html_entities_in_utf16() -> None:
    page = "<html><body><h1>Bab&nbsp;Satu</h1><p>&ldquo;Dua&rdquo; &amp; tiga &#8212; &eacute;</p></body></html>"
    for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-8"):
        found = texts(odd({"OEBPS/a.xhtml": page.encode(encoding)}))
        assert found[:2] == ["Bab\xa0Satu", "“Dua” & tiga — é"]


def test_references_to_control_characters_mean_windows_1252() -> None:
    page = "<html><body><p>Satu &#150; &#x93;dua&#x94; &#0133; &#129;</p></body></html>"
    assert texts(odd({"OEBPS/a.xhtml": page}))[0] == "Satu – “dua” … �"


def test_a_page_that_was_decoded_wrongly_and_saved_again() -> None:
    page = "<html><body><p>KafÃ© â€œElokâ€</p></body></html>"
    assert texts(odd({"OEBPS/a.xhtml": page}))[0] == "Kafé “Elok”"


def test_a_page_that_is_no_xml_loses_none_of_its_text() -> None:
    page = (
        "\n\n<html><head><title/><script src='a'/></head><body><p/><div/><p>Satu & dua<p>Tiga"
        "<![CDATA[ empat < lima]]><p epub:type='x'>Enam<i/> tujuh</body>"
    )
    found = texts(odd({"OEBPS/a.xhtml": page}))
    assert found[:-1] == ["Satu & dua", "Tiga empat < lima", "Enam tujuh"]


def contents_of(files: dict[str, str | bytes | None]) -> list[tuple[str, int, int]]:
    article: Article = read_epub(odd(files), "buku.epub")
    return [(entry.title, entry.level, entry.block) for entry in article.contents]


def with_ncx(points: str) -> dict[str, str | bytes | None]:
    manifest = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
    return {
        "OEBPS/content.opf": package(manifest=manifest),
        "OEBPS/toc.ncx": f"<ncx><docTitle><text>Suka & Duka</text></docTitle><navMap>{points}</navMap></ncx>",
    }


def point(label: str, source: str, inside: str = "") -> str:
    content = f'<content src="{source}"/>' if source else ""
    return f"<navPoint><navLabel><text>{label}</text></navLabel>{content}{inside}</navPoint>"


def with_nav(lines: str) -> dict[str, str | bytes | None]:
    manifest = '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    return {"OEBPS/content.opf": package(manifest=manifest),
            "OEBPS/nav.xhtml": f'<html><body><nav epub:type="toc"><ol>{lines}</ol></nav></body></html>'}  # fmt: skip


def test_an_ncx_that_is_not_quite_xml() -> None:
    found = contents_of(with_ncx(point("Awal & akhir", "a.xhtml") + point("Dua", "B.xhtml")))
    assert found == [("Awal & akhir", 1, 0), ("Dua", 1, 2)]


def test_lines_of_an_ncx_without_label_or_target() -> None:
    points = (
        point("", "a.xhtml") + point("", "b.xhtml") + point("Tanpa", "") + point("Tiga", "b.xhtml#tak-ada")
        + point("Bagian", "", point("Bab", "a.xhtml")) + point("Kosong", "hilang.xhtml")
    )  # fmt: skip
    assert contents_of(with_ncx(points)) == [
        ("Satu", 1, 0),  # the heading that stands there
        ("Tiga", 1, 2),
        ("Bagian", 1, 0),  # leads to the first below it
        ("Bab", 2, 0),
    ]


def test_a_nav_that_is_not_quite_xml() -> None:
    lines = '<li><a href="a.xhtml">Awal & satu</a><br></li><li><span>Bagian</span><ol><li><a href="b.xhtml">Dua</a></ol>'
    assert contents_of(with_nav(lines)) == [("Awal & satu", 1, 0), ("Bagian", 1, 2), ("Dua", 2, 2)]


def test_where_one_table_of_contents_is_empty_the_other_is_used() -> None:
    both = {**with_ncx(point("Satu", "a.xhtml") + point("Dua", "b.xhtml")), **with_nav("")}
    both["OEBPS/content.opf"] = package(
        manifest='<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    )
    assert contents_of(both) == [("Satu", 1, 0), ("Dua", 1, 2)]


DC = 'xmlns:opf="http://www.idpf.org/2007/opf"'


@pytest.mark.parametrize(
    ("metadata", "author", "date"),
    [
        ("<dc:creator>Unknown</dc:creator><dc:date>0101-01-01T00:00:00+00:00</dc:date>", "", ""),
        ("<dc:creator>Siti</dc:creator><dc:date>2019-05-01T00:00:00Z</dc:date>", "Siti", "2019-05-01"),
        ("<dc:date>2019</dc:date>", "", "2019"),
        ("<dc:date>2019-05</dc:date>", "", "2019-05"),
        ("<dc:date>20190501</dc:date>", "", "2019-05-01"),
        ("<dc:date>2019-00-00</dc:date>", "", "2019"),
        ("<dc:date>0000-00-00</dc:date>", "", ""),
        ("<dc:date>Mei 2019</dc:date>", "", "Mei 2019"),
        (f'<dc:date {DC} opf:event="modification">2020-01-01</dc:date><dc:date>1998</dc:date>', "", "1998"),
        (f'<dc:creator {DC} opf:role="aut">Siti</dc:creator><dc:creator {DC} opf:role="ill">Budi</dc:creator>', "Siti", ""),
        ('<dc:creator id="c1">Siti</dc:creator><dc:creator id="c2">Budi</dc:creator>'
         '<meta refines="#c2" property="role">aut</meta>', "Budi", ""),
        ("<dc:creator>Siti</dc:creator><dc:creator>Budi</dc:creator><dc:creator>Siti</dc:creator>", "Siti, Budi", ""),
    ],
)  # fmt: skip
def test_what_the_metadata_say(metadata: str, author: str, date: str) -> None:
    article = read_epub(odd({"OEBPS/content.opf": package(metadata=metadata)}), "buku.epub")
    assert (article.author, article.date) == (author, date)


def test_the_main_title_is_the_title() -> None:
    metadata = '<dc:title id="t2">Buku Kedua</dc:title><meta refines="#t2" property="title-type">main</meta>'
    article = read_epub(odd({"OEBPS/content.opf": package(metadata=metadata)}), "buku.epub")
    assert article.title == "Buku Kedua"


def test_doctypes_without_end_take_no_time_by_the_square() -> None:
    def seconds(repeated: int) -> float:
        data = odd({"OEBPS/a.xhtml": "<!DOCTYPE [" * repeated + ONE})
        began = time.process_time()
        assert texts(data)[-1] == "Beras naik."
        return time.process_time() - began

    seconds(10)  # what is imported once
    assert seconds(20_000) < 40 * max(min(seconds(2_000), seconds(2_000)), 0.005)
