"""Bilingual text, Markdown and JSON."""

import json

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from translations.articles import Article, Block, Kind
from translations.exports import FORMATS, Bilingual
from translations.exports.markdown_export import escape, to_markdown

BLOCKS = (
    Block(Kind.HEADING, "Judul *satu*", 1),
    Block(Kind.PARAGRAPH, "Satu. Dua."),
    Block(Kind.ITEM, "butir", marker="1."),
    Block(Kind.QUOTE, "kutipan"),
    Block(Kind.CAPTION, "keterangan"),
    Block(Kind.CODE, "x = `1`\n```\ny"),
)
MADE = (("Title *one*",), ("One.", "Two."), ("item",), ("quotation",), ("caption",), BLOCKS[5:6])
BILINGUAL = Bilingual(
    Article("Judul *satu*", BLOCKS, "text", author="Ani", date="2026-01-02"),
    tuple(tuple(str(t) for t in made) for made in MADE),
    "id",
    "en",
    "starter 0.1",
)


def test_markdown_reads_back_as_the_same_blocks() -> None:
    tokens = MarkdownIt("commonmark").parse(to_markdown(BILINGUAL))
    inline = [
        "".join(child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    ]
    for text in ("Judul *satu*", "Title *one*", "Satu. Dua.", "One. Two.", "kutipan", "quotation"):
        assert text in inline
    assert [token.content for token in tokens if token.type == "fence"] == [BLOCKS[5].text + "\n"]
    assert "Ani · 2026-01-02" in inline


@given(st.text("ab1.)#+=-*_`[]<>|~\\ &!", min_size=1, max_size=30).map(str.strip).filter(bool))
@example("1)")
@settings(max_examples=300)
def test_escaped_text_shows_letter_for_letter(text: str) -> None:
    text = " ".join(text.split())
    tokens = MarkdownIt("commonmark").parse(escape(text))
    shown = ["".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"]
    assert shown == [text]
    assert tokens[0].type == "paragraph_open"


def test_text_alternates() -> None:
    text = FORMATS["text"](BILINGUAL)
    assert "Satu. Dua.\n    One. Two.\n" in text
    assert "1. butir\n    item\n" in text
    assert text.endswith("x = `1`\n```\ny\n")


def test_json_has_code_as_its_own_translation() -> None:
    blocks = json.loads(FORMATS["json"](BILINGUAL))["blocks"]
    assert blocks[5]["translation"] == blocks[5]["original"] == BLOCKS[5].text
    assert blocks[1]["sentences"] == [["Satu.", "One."], ["Dua.", "Two."]]
