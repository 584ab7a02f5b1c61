"""Subtitles: the text is translated, the times are not."""

import pytest

from translations.articles import Kind, read_article

SUBRIP = """\
1
00:00:01,000 --> 00:00:03,500
Perahu itu
<i>terlambat</i> lagi.

2
00:00:04,000 --> 00:00:06,000
- Kapan datang?
- Besok.
"""
WEBVTT = """\
WEBVTT - Nelayan

NOTE dibuat sendiri

STYLE
::cue { color: red }

pembuka
00:01.000 --> 00:03.500 align:start
<v Wayan>Perahu &amp; dayung
itu terlambat.
"""


@pytest.mark.parametrize("name", ["film.srt", "film.txt", "film"])
def test_times_stand_beside_what_is_said(name: str) -> None:
    article = read_article(SUBRIP.encode(), name)
    assert article.title == "film"
    assert [(b.kind, b.marker, b.text) for b in article.blocks] == [
        (Kind.ITEM, "00:00:01,000 --> 00:00:03,500", "Perahu itu terlambat lagi."),
        (Kind.ITEM, "00:00:04,000 --> 00:00:06,000", "- Kapan datang?"),
        (Kind.ITEM, " " * 12, "- Besok."),
    ]


def test_comments_styles_and_names_of_cues_are_left_out() -> None:
    article = read_article(WEBVTT.encode(), "a.vtt")
    assert [(b.marker, b.text) for b in article.blocks] == [
        ("00:01.000 --> 00:03.500", "Perahu & dayung itu terlambat.")
    ]


def test_without_blank_lines_and_with_old_line_ends() -> None:
    text = SUBRIP.replace("\n\n", "\n").replace("\n", "\r\n")
    assert [b.text for b in read_article(text.encode(), "a.srt").blocks] == [
        "Perahu itu terlambat lagi.",
        "- Kapan datang?",
        "- Besok.",
    ]


@pytest.mark.parametrize(
    ("name", "text", "times"),
    [
        (
            "a.ass",
            "[Script Info]\nTitle: Film\n\n[V4+ Styles]\nStyle: Default,Arial\n\n[Events]\n"
            "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
            "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,bukan ini\n"
            "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\an8}Perahu itu,\\Nterlambat lagi.\n"
            "Dialogue: 0,0:00:04.00,0:00:05.00,Default,Wayan,0,0,0,,Besok.\n",
            ["0:00:01.00 --> 0:00:03.00", "0:00:04.00 --> 0:00:05.00"],
        ),
        ("a.sub", "{10}{30}{y:i}Perahu itu,|terlambat lagi.\n{31}{50}/Besok.\n", ["10 --> 30", "31 --> 50"]),
    ],
)  # fmt: skip
def test_other_formats(name: str, text: str, times: list[str]) -> None:
    article = read_article(text.encode(), name)
    assert [block.marker for block in article.blocks] == times
    assert [block.text for block in article.blocks] == ["Perahu itu, terlambat lagi.", "Besok."]


def test_an_arrow_makes_no_subtitles() -> None:
    article = read_article(b"Pukul 10.00 --> 11.00 rapat.\n\nSelesai.", "a.txt")
    assert article.blocks[0].kind is Kind.PARAGRAPH
