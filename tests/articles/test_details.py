"""What a page says about its article, as a person would say it."""

import pytest

from translations.articles.authors import authors
from translations.articles.dates import find_date
from translations.articles.details import Details, read_details
from translations.articles.web_page import parse_page


def details(head: str, body: str = "<p>Teks.</p>") -> Details:
    markup = f"<html><head>{head}</head><body>{body}</body></html>"
    return read_details(parse_page(markup), markup)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        (
            "<title>Harga beras naik - Koran Desa</title>",
            "<h1>Harga beras naik</h1>",
            "Harga beras naik",
        ),
        ("<title>Padi - Wikipedia bahasa Indonesia, ensiklopedia bebas</title>", "", "Padi"),
        (
            "<title>Harga beras naik lagi | Koran Desa</title>",
            "<h1>Koran Desa</h1>",
            "Harga beras naik lagi",
        ),
        ("<title>Harga beras naik</title>", "<h1>Berlangganan</h1>", "Harga beras naik"),
        (
            "<meta property=og:title content='Harga beras naik'>",
            "<h1>Lowongan</h1>",
            "Harga beras naik",
        ),
        (
            "<title>Ini kata menteri: harga - stok aman</title>",
            "",
            "Ini kata menteri: harga - stok aman",
        ),
        ("", "<h1>Harga <i>beras</i></h1>", "Harga beras"),
        ("<title>Untitled Document</title>", "<h1>Harga beras</h1>", "Harga beras"),
        ("<title>berita1.html</title>", "<h1>Harga beras</h1>", "Harga beras"),
        (
            "<title>Koran Desa</title><meta property=og:title content='Harga beras naik'>",
            "<h1>Koran Desa</h1><h2>Harga beras naik</h2>",
            "Harga beras naik",
        ),
        ("<title>Koran</title>", "<h1>Koran masuk desa</h1>", "Koran masuk desa"),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    assert details(head, body).title == title


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("Oleh: Siti Aminah", "Siti Aminah"),
        ("By Budi Santoso and Siti Aminah", "Budi Santoso, Siti Aminah"),
        ("Reporter: Budi Santoso | Editor: Admin", "Budi Santoso"),
        ("Joshua Sokol May 3, 2019", "Joshua Sokol"),
        ("Laura Topolsky July", "Laura Topolsky"),
        ("Dr. Budi Santoso, S.H., M.Kum.", "Dr. Budi Santoso, S.H., M.Kum."),
        ("Suharto", "Suharto"),
        ("Budi (Kontributor Klaten)", "Budi"),
        ("admin", ""),
        ("Username", ""),
        ("https://koran.example/budi", ""),
        ("redaksi@koran.example", ""),
        ("Tim Redaksi", ""),
        ("Kompas Cyber Media", ""),
        ("BBC News Indonesia", ""),
        ("Koran Desa", ""),
        ("12 Mei 2021", ""),
    ],
)
def test_authors_are_persons(said: str, names: str) -> None:
    assert authors([said], ["Koran Desa"]) == names


def test_where_authors_are_named() -> None:
    assert details("<meta name=author content='Siti Aminah'>").author == "Siti Aminah"
    assert (
        details("", "<p class=byline>Oleh <a rel=author href=/s>Siti Aminah</a></p>").author
        == "Siti Aminah"
    )
    nodes = (
        '{"@graph": [{"@type": ["NewsArticle"], "author": [{"name": "Siti"}, {"name": "siti"}]}]}'
    )
    assert details(f"<script type='application/ld+json'>{nodes}</script>").author == "Siti"
    assert details("", "<div class=comments><b class=author>Orang Lain</b></div>").author == ""


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("<p>Oleh Siti Aminah</p>", "Siti Aminah"),
        ("<p><b>Penulis:</b> Siti Aminah | <b>Editor:</b> Budi</p>", "Siti Aminah"),
        ("<p>Pewarta: Siti Aminah<br>Editor: Budi<br>Copyright © 2024</p>", "Siti Aminah"),
        ("<div>Reporter: Siti Aminah - Klaten</div>", "Siti Aminah"),
        ("<p>Oleh karena itu harga naik.</p>", ""),
        ("<p>Oleh Pemerintah Daerah Klaten harga itu dinaikkan bulan lalu.</p>", ""),
        ("<p>Penulis buku itu Siti Aminah.</p>", ""),
    ],
)
def test_a_line_that_only_names_the_author(line: str, author: str) -> None:
    assert details("", f"<h1>Harga</h1>{line}<p>Teks.</p>").author == author


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Senin, 27 Nov 2023 10:15 WIB", "2023-11-27"),
        ("27/11/2023, 10:15 WIB", "2023-11-27"),
        ("Jakarta, Indonesia 26, April, 2022 7:43", "2022-04-26"),
        ("oleh Budi 1 Des 2017 3:00", "2017-12-01"),
        ("November 27, 2023", "2023-11-27"),
        ("2023-11-27T03:00:00Z", "2023-11-27"),
        ("20231127", "2023-11-27"),
        ("2023", ""),
        ("November 2023", ""),
        ("31 Februari 2023", ""),
        ("27 Nov 3023", ""),
        ("nomor 12345678", ""),
    ],
)
def test_whole_dates(text: str, date: str) -> None:
    assert find_date(text) == date


def test_dates_are_never_those_that_the_text_tells_of() -> None:
    told = "<h1>Padi</h1><p>" + "Pada 17 Agustus 1945 Indonesia merdeka. " * 5 + "</p>"
    assert details("", told + "<li>Buku Padi (2010).</li>").date == ""
    assert details("", f"<span class=date>3 Mei 2021</span>{told}").date == "2021-05-03"
    assert details("", "<h1>Padi</h1><div>Jakarta, 3 Mei 2021</div>").date == "2021-05-03"
    assert (
        details("<link rel=canonical href='https://k.example/2021/05/03/padi'>").date
        == "2021-05-03"
    )
    assert (
        details("<meta property=article:published_time content=2021-05-03T10:00>").date
        == "2021-05-03"
    )


@pytest.mark.parametrize(
    "text", ["{", "[" * 100_000, '{"@type": 5}', '{"@type": "Article", "author": 3}', "null"]
)
def test_broken_data_is_passed_over(text: str) -> None:
    assert (
        details(f"<title>Padi</title><script type='application/ld+json'>{text}</script>").title
        == "Padi"
    )
