"""Who wrote an article, when and where."""

import pytest

from translations.articles import Article, Block, Kind
from translations.articles.byline import byline, title_block


def article(*texts: str, **about: str) -> Article:
    blocks = tuple(Block(Kind.PARAGRAPH, text) for text in texts)
    return Article("Judul", blocks, "html", **about)


@pytest.mark.parametrize(
    ("about", "line"),
    [
        ({}, ""),
        ({"author": "Dewi Anggraini"}, "Dewi Anggraini"),
        ({"date": "2026-05-07T08:00:00+07:00"}, "7 May 2026"),
        ({"date": "2026-02-31"}, "2026-02-31"),
        ({"date": "Mei 2026"}, "Mei 2026"),
        ({"source": "https://www.contoh.id/berita/1"}, "contoh.id"),
        ({"source": "Koran Contoh"}, "Koran Contoh"),
        ({"source": "http://[contoh"}, "http://[contoh"),
        ({"author": "Dewi", "date": "2026-05-07", "source": "Koran"}, "Dewi · 7 May 2026 · Koran"),
    ],
)
def test_what_is_known_is_said(about: dict[str, str], line: str) -> None:
    assert byline(article("Hujan turun.", **about)) == line


def test_an_author_whom_the_text_names_at_its_top_is_not_named_twice() -> None:
    assert byline(article("Judul", "Oleh Dewi Anggraini", author="Dewi Anggraini")) == ""
    long = "Dewi berkata bahwa hujan turun. " * 5
    assert byline(article("Judul", long, author="Dewi")) == "Dewi"


def test_the_title_is_a_heading_near_the_top() -> None:
    kicker, title = Block(Kind.PARAGRAPH, "Berita"), Block(Kind.HEADING, "JUDUL ", 2)
    section = Block(Kind.HEADING, "Bagian satu", 2)
    assert title_block(Article("Judul", (kicker, title, section), "html")) == 1
    assert title_block(Article("Judul", (kicker, section), "html")) is None
    assert title_block(Article("Judul", (Block(Kind.HEADING, "Lain", 1),), "html")) == 0
