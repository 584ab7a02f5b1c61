"""Unreadable files are named and refused in one line that says what to do."""

import io
import json
import zipfile

import pytest

from translations.articles import read_article
from translations.errors import ArticleError

FEED = '<rss version="2.0"><channel><title>Kabar</title><item><title>Banjir</title></item></channel></rss>'
ATOM = '<?xml version="1.0"?>\n<!-- dibuat mesin -->\n<feed xmlns="http://www.w3.org/2005/Atom"/>'
MAILBOX = "From budi@contoh.id Mon Jan  4 10:15:00 2021\nFrom: Budi\nSubject: Kabar\n\nApa kabar?\n"
MAC = {"Index/Document.iwa": b"x", "preview.jpg": b"x"}
SHEET = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<a/>"}


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (FEED, "a.xml", "a feed (RSS or Atom)"),
        ('<?xml version="1.0"?>' + FEED, "a.rss", "a feed (RSS or Atom)"),
        (ATOM, "a.txt", "a feed (RSS or Atom)"),
        ('<?xml version="1.0"?><opml version="2.0"><body/></opml>', "a.opml", "a list of feeds"),
        ('<?xml version="1.0"?>\n<catatan><isi>Satu</isi></catatan>', "a.xml", "XML (<catatan>)"),
        (json.dumps([{"title": "Banjir", "content": "<p>Air naik.</p>"}]), "a.json", "JSON"),
        (json.dumps({"title": "Banjir"}, indent=2), "wallabag.txt", "JSON"),
        ('{"a": 1}\n{"a": 2}\n', "a.jsonl", "JSON"),
        (MAILBOX, "kotak.mbox", "a mail box"),
        ("\0" * 60 + "BOOKMOBI" + "\0" * 900, "buku.azw3", "a Kindle book"),
        ("\0" * 60 + "TEXtREAd" + "\0" * 900, "buku.pdb", "a book for Palm handhelds"),
        ("ITOLITLS" + "\1" * 900, "buku.lit", "a book for Microsoft Reader"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "surat.doc", "an old Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 900, "tabel.xls", "an old Excel sheet"),
        (b"GIF89a" + b"\0" * 900, "a.gif", "a picture"),
        (b"BM\x36\0\x0c\0\0\0\0\0\x36\0" + b"\xff" * 900, "a.bmp", "a picture"),
        ("%!PS-Adobe-3.0\n/Times findfont\n", "a.ps", "a PostScript file"),
        ("WARC/1.0\r\nWARC-Type: warcinfo\r\n\r\n", "a.warc", "an archive of web pages"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", "a picture"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d=""/></svg>', "a.svg", "a picture"),
        (b"Rar!\x1a\x07\1\0", "komik.cbr", "a RAR archive"),
        (zipped(**{"1.jpg": b"x", "2.JPG": b"x", "info.xml": b"x"}), "komik.cbz", "a book of pictures"),
        (zipped(**{"xl/workbook.xml": b"x"}), "tabel.xlsx", "an Excel sheet"),
        (zipped(**{"ppt/presentation.xml": b"x"}), "paparan.pptx", "a PowerPoint presentation"),
        (zipped(**MAC), "surat.pages", "an Apple Pages"),
        (zipped(**SHEET), "tabel.ods", "an OpenDocument sheet"),
        (zipped(**{"a/b.txt": b"x"}), "a.zip", "a zip archive, but not an EPUB"),
    ],
    ids=lambda part: "" if isinstance(part, bytes) else None,  # archives have the time in them
)  # fmt: skip
def test_it_is_named_and_something_can_be_done(data: str | bytes, name: str, what: str) -> None:
    with pytest.raises(ArticleError) as caught:
        read_article(data.encode() if isinstance(data, str) else data, name)
    said = str(caught.value)
    assert said.startswith(f"{name} is {what}")
    assert "\n" not in said
    assert caught.value.advice


@pytest.mark.parametrize(
    "text",
    [
        "[1] Begitulah katanya.\n",
        "{tanpa judul}\n\nHarga naik.\n",
        '["Kami pulang," kata Budi.]\n',
        "From jauh datanglah ia pada 1998\nmembawa kabar.\n",
        "<rasa> adalah kata kunci.\n",
        "ID3 adalah nama sebuah bus.\n",
        "PK\x03 ada di awal.\n",
    ],
)
def test_a_text_that_only_begins_like_it_is_read(text: str) -> None:
    assert read_article(text.encode(), "a.txt").blocks
