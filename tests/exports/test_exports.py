"""A bilingual article in every file format."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from translations.articles import CELL_END, Article, Block, Kind, NoteSign, Position, open_article
from translations.exports import FORMATS, Bilingual
from translations.exports.markdown_export import escape, to_markdown
from translations.exports.marks import mark_line
from translations.exports.text_export import to_text
from translations.notebook import Entry, MarkKind, anchor_at
from translations.notebook.marks import new_mark

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
    text = FORMATS["text"].make(BILINGUAL).decode()
    assert "Satu. Dua.\n    One. Two.\n" in text
    assert "1. butir\n    item\n" in text
    assert text.endswith("x = `1`\n```\ny\n")


def test_json_has_code_as_its_own_translation() -> None:
    blocks = json.loads(FORMATS["json"].make(BILINGUAL))["blocks"]
    assert blocks[5]["translation"] == blocks[5]["original"] == BLOCKS[5].text
    assert blocks[1]["sentences"] == [["Satu.", "One."], ["Dua.", "Two."]]


HOSTILE = "<script>x</script> & | * _ ` [a](b) ]]> \\ # 1."


def hostile() -> Bilingual:
    """An article all of whose texts are made to break out of a format."""
    blocks = (
        Block(Kind.HEADING, HOSTILE, 1),
        Block(Kind.PARAGRAPH, HOSTILE),
        Block(Kind.ITEM, HOSTILE, 1, HOSTILE),
        Block(Kind.QUOTE, HOSTILE),
        Block(Kind.CODE, f"{HOSTILE}\n```\n</pre>"),
    )
    made = tuple(tuple(HOSTILE for _ in block.sentences) for block in blocks)
    article = Article(HOSTILE, blocks, "text", author=HOSTILE, source=HOSTILE)
    return Bilingual(article, made, "id", "en", HOSTILE)


def marked(text: str = "Benar | kah?\nYa.") -> Bilingual:
    article = BILINGUAL.article
    marks = (
        new_mark(MarkKind.NOTE, anchor_at(article, Position(1, 1)), text=text),
        new_mark(MarkKind.HIGHLIGHT, anchor_at(article, Position(3, 0)), colour="green"),
        new_mark(MarkKind.BOOKMARK, anchor_at(article, Position(4, 0))),
        new_mark(MarkKind.WORDING, anchor_at(article, Position(1, 0)), text="My own one."),
    )
    return BILINGUAL.with_entry(Entry(article.digest, article.title, marks=marks))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_both_languages_the_marks_and_own_wordings(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / f"a{FORMATS[name].suffix}"
    path.write_bytes(FORMATS[name].make(marked("Benar kah?")))
    if name == "epub":
        article = open_article(path)
        text = "\n".join(block.text for block in article.blocks)
    else:
        text = path.read_text()
    for words in ("kutipan", "quotation", "Dua.", "Two.", "My own one.", "Benar kah?", "green"):
        assert words in text, words
    assert "One." not in text


@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"json"}))
@pytest.mark.parametrize("kind", [Kind.HEADING, Kind.PARAGRAPH])
def test_the_title_stands_once_with_what_was_made_of_it(
    name: str, kind: Kind, tmp_path: Path
) -> None:
    """Also that of plain text, which has no headings."""
    blocks = (Block(kind, "Pasar pagi", 1), Block(Kind.PARAGRAPH, "Petani pulang."))
    article = Article("Pasar pagi", blocks, "text")
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(0, 0)), text="Bagus sekali.")
    made = Bilingual(article, (("Morning market",), ("The farmers go home.",)), "id", "en", "s 1")
    whole = made.with_entry(Entry(article.digest, article.title, marks=(note,)))
    path = tmp_path / f"a{FORMATS[name].suffix}"
    path.write_bytes(FORMATS[name].make(whole))
    if name == "epub":
        text = "\n".join(block.text for block in open_article(path).blocks)
    else:
        text = path.read_text().split("</title>")[-1]
    for said in ("Pasar pagi", "Morning market", "Bagus sekali."):
        assert text.count(said) == 1, said


def test_without_own_wordings_the_machine_speaks() -> None:
    article = BILINGUAL.article
    own = new_mark(MarkKind.WORDING, anchor_at(article, Position(1, 0)), text="My own one.")
    entry = Entry(article.digest, article.title, marks=(own,))
    plain = BILINGUAL.with_entry(entry, wordings=False, marks=False)
    assert plain == BILINGUAL


@pytest.mark.parametrize("name", FORMATS)
def test_no_text_breaks_out_of_its_format(name: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{FORMATS[name].suffix}"
    path.write_bytes(FORMATS[name].make(hostile()))
    if name == "epub":
        assert [block.kind for block in open_article(path).blocks].count(Kind.CODE) == 1
    elif name == "html":
        page = lxml_html.fromstring(path.read_bytes())
        assert not page.xpath("//script | //a | //*[@onclick]")
        assert len(page.xpath("//pre")) == 1
    elif name == "json":
        json.loads(path.read_bytes())


def test_a_table_has_a_row_for_each_paragraph_whatever_is_in_it() -> None:
    page = (
        MarkdownIt("commonmark").enable("table").render(FORMATS["table"].make(hostile()).decode())
    )
    table = lxml_html.fromstring(page).xpath("//table")[0]
    rows = table.xpath(".//tr")
    assert [len(row.xpath("./th | ./td")) for row in rows] == [2] * 5
    assert rows[1].xpath("./td")[0].text_content() == HOSTILE


def test_the_page_is_whole_and_fetches_nothing() -> None:
    page = FORMATS["html"].make(marked()).decode()

    class Balance(HTMLParser):
        """Every tag that is opened is closed, in order."""

        def __init__(self) -> None:
            super().__init__()
            self.open: list[str] = []

        def handle_starttag(self, tag: str, attributes: object) -> None:
            if tag != "meta":
                self.open.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert self.open.pop() == tag

    balance = Balance()
    balance.feed(page)
    assert balance.open == []
    assert "http" not in page
    assert "src=" not in page
    tree = lxml_html.fromstring(page)
    assert [p.get("lang") for p in tree.xpath("//div[@class='pair'][1]/p")] == ["id", "en"]


def test_a_book_has_a_chapter_for_each_greater_heading(tmp_path: Path) -> None:
    blocks = tuple(
        block
        for n in range(3)
        for block in (Block(Kind.HEADING, f"Bab {n}", 1), Block(Kind.PARAGRAPH, f"Isi {n}."))
    )
    made = tuple((f"made {n}",) for n in range(6))
    path = tmp_path / "buku.epub"
    path.write_bytes(
        FORMATS["epub"].make(Bilingual(Article("Buku", blocks, "text"), made, "id", "en", "x"))
    )
    book = open_article(path)
    assert book.title == "Buku"
    assert [entry.title for entry in book.contents] == ["Bab 0", "Bab 1", "Bab 2"]


def test_lines_of_verse_and_cells_of_a_table_stay_apart_in_every_format() -> None:
    blocks = (Block(Kind.VERSE, "Ombak pulang\nlaut tidur"), Block(Kind.ROW, "Ikan\tmahal"))
    made = (("Waves go home", "the sea sleeps"), ("Fish", "dear"))
    whole = Bilingual(Article("Laut", blocks, "text"), made, "id", "en", "starter 0.1")
    for name, form in FORMATS.items():
        if name == "epub":
            continue
        text = form.make(whole).decode()
        assert "pulanglaut" not in text, name
        assert "homethe" not in text, name
        assert "pulang laut" not in text, name
        assert "Ikanmahal" not in text, name
    text = FORMATS["text"].make(whole).decode()
    assert "    Waves go home\n    the sea sleeps" in text
    assert "Ikan | mahal\n    Fish | dear" in text


def test_tables_are_tables_and_items_keep_their_numbers() -> None:
    blocks = (
        Block(Kind.ROW, "Ikan\tHarga"),
        Block(Kind.ROW, "Tongkol\t9.000"),
        Block(Kind.ITEM, "besok", marker="4."),
        Block(Kind.ITEM, "lusa", marker="00:01 --> 00:02"),
    )
    made = (("Fish", "Price"), ("Tuna", "9,000"), ("tomorrow",), ("later",))
    whole = Bilingual(Article("Laut", blocks, "text"), made, "id", "en", "starter 0.1")
    text = FORMATS["text"].make(whole).decode()
    assert (
        "Ikan    | Harga\n    Fish | Price\n\nTongkol | 9.000\n    Tuna | 9,000\n\n4. besok" in text
    )
    tokens = MarkdownIt("commonmark").enable("table").parse(to_markdown(whole))
    cells = [
        tokens[n + 1].content for n, t in enumerate(tokens) if t.type in ("td_open", "th_open")
    ]
    assert cells == ["Ikan", "Harga", "Tongkol", "9.000", "Fish", "Price", "Tuna", "9,000"]
    assert [t.attrGet("start") for t in tokens if t.type == "ordered_list_open"] == [4]
    assert "00:01 --\\> 00:02 lusa" in to_markdown(whole)
    assert json.loads(FORMATS["json"].make(whole))["blocks"][2]["marker"] == "4."


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_word_that_was_looked_up_is_no_bookmark(form: str) -> None:
    article = BILINGUAL.article
    word = new_mark(MarkKind.WORD, anchor_at(article, Position(1, 0)), text="satu\none")
    entry = Entry(article.digest, article.title, marks=(word,))
    with_word = FORMATS[form].make(BILINGUAL.with_entry(entry))
    without = FORMATS[form].make(BILINGUAL.with_entry(Entry(article.digest, article.title)))
    assert with_word == without


@pytest.mark.parametrize("kind", MarkKind)
def test_every_kind_of_mark_has_a_line_of_its_own(kind: MarkKind) -> None:
    anchor = anchor_at(BILINGUAL.article, Position(1, 0))
    line = mark_line(new_mark(kind, anchor, text="isi", colour="green"))
    assert line.startswith(f"{kind.glyph} ")
    assert ("bookmark" in line) is (kind is MarkKind.BOOKMARK)


def test_the_signs_of_notes_stand_in_every_export_that_people_read() -> None:
    block = Block(Kind.PARAGRAPH, "Padi ditanam. Gula naik.", notes=(NoteSign(12, "1"),))
    whole = Bilingual(
        Article("Harga", (block,), "epub"), (("Rice.", "Sugar."),), "id", "en", "starter"
    )
    for form in ("text", "markdown", "html", "table"):
        made = FORMATS[form].make(whole).decode()
        assert "Padi ditanam¹." in made and "Rice.¹" in made and "Sugar.¹" not in made
    made = FORMATS["json"].make(whole).decode()
    assert "Padi ditanam." in made and "¹" not in made


def test_printed_text_stays_as_it_is_to_the_letter() -> None:
    blocks = (
        Block(Kind.HEADING, "Pasar", level=1),
        Block(Kind.ITEM, "Satu.", level=1, marker="1."),
        Block(Kind.ROW, f"Ikan{CELL_END}Harga"),
        Block(Kind.ROW, f"Tongkol{CELL_END}9.000"),
        Block(Kind.CODE, "a = 1\n  b"),
    )
    article = Article("Pasar", blocks, "text")
    made = (("Market",), ("One.",), ("Fish", "Price"), ("Tuna", "9,000"), ())
    note = new_mark(MarkKind.NOTE, anchor_at(article, Position(1, 0)), text="Catatan,\ndua")
    bilingual = Bilingual(article, made, "id", "en", "p", {Position(1, 0): (note,)})
    assert to_text(bilingual) == (
        "Pasar\n    Market\n\n1. Satu.\n    One.\n    ≡ Catatan,\n    dua\n\n"
        "Ikan    | Harga\n    Fish | Price\n\nTongkol | 9.000\n    Tuna | 9,000\n\na = 1\n  b\n"
    )
