"""Markdown: blocks, front matter, and no markup left in the text."""

import pytest

from translations.articles import Article, Kind
from translations.articles.markdown import read_markdown

ARTICLE = """\
---
title: "Kebun kota: panen pertama"
author: [Ratih Kusuma, Bayu Aji]
date: 2026-04-02
---

# Panen pertama

Warga **RT 03** memanen [kangkung](https://contoh.id/kangkung) dan
bayam dengan `sekop` kecil.

![Warga memanen sayur. Foto: Bayu](foto.jpg)

> Kami tidak menyangka.
>
> - sungguh

1. Siapkan tanah
2. Siram air
   setiap pagi

   Jangan lupa pupuk.
   - pupuk kandang

```python
kebun = ["bayam"]

print(kebun)
```

| Sayur | Hasil |
| --- | --- |
| Bayam | 3 kg |

<div>Teks dalam HTML</div>
"""


def read() -> Article:
    return read_markdown(ARTICLE, "kebun.md")


def test_front_matter_names_title_authors_and_date() -> None:
    article = read()
    assert article.title == "Kebun kota: panen pertama"
    assert article.author == "Ratih Kusuma, Bayu Aji"
    assert article.date == "2026-04-02"


def test_blocks_in_order_with_their_kinds() -> None:
    assert [(b.kind, b.level, b.marker, b.text) for b in read().blocks] == [
        (Kind.HEADING, 1, "", "Panen pertama"),
        (Kind.PARAGRAPH, 0, "", "Warga RT 03 memanen kangkung dan bayam dengan sekop kecil."),
        (Kind.CAPTION, 0, "", "Warga memanen sayur. Foto: Bayu"),
        (Kind.QUOTE, 0, "", "Kami tidak menyangka."),
        (Kind.ITEM, 0, "•", "sungguh"),
        (Kind.ITEM, 0, "1.", "Siapkan tanah"),
        (Kind.ITEM, 0, "2.", "Siram air setiap pagi"),
        (Kind.ITEM, 0, "  ", "Jangan lupa pupuk."),
        (Kind.ITEM, 1, "•", "pupuk kandang"),
        (Kind.CODE, 0, "", 'kebun = ["bayam"]\n\nprint(kebun)'),
        (Kind.ROW, 0, "", "Sayur\tHasil"),
        (Kind.ROW, 0, "", "Bayam\t3 kg"),
        (Kind.PARAGRAPH, 0, "", "Teks dalam HTML"),
    ]


def test_code_is_not_translatable_and_is_one_sentence() -> None:
    code = next(block for block in read().blocks if block.kind is Kind.CODE)
    assert not code.translatable
    assert [sentence.text for sentence in code.sentences] == [code.text]


def test_damaged_front_matter_does_not_hide_the_article() -> None:
    article = read_markdown("---\ntitle: [tidak ditutup\n---\n\n# Judul\n\nIsi.\n", "x.md")
    assert article.title == "Judul"
    assert [block.text for block in article.blocks] == ["Judul", "Isi."]


def test_the_first_heading_is_the_title_without_front_matter() -> None:
    assert read_markdown("Isi.\n\n## Bagian\n\nLagi.\n", "x.md").title == "Bagian"


def shapes(text: str) -> list[tuple[Kind, str, str]]:
    return [(b.kind, b.marker, b.text) for b in read_markdown(text, "x.md").blocks]


@pytest.mark.parametrize(
    ("top", "title", "author", "date"),
    [
        ('+++\ntitle = "Panen"\nauthor = "Ratih"\ndate = 2026-04-02\n+++\n', "Panen", "Ratih", "2026-04-02"),
        ("---\ntitle: Panen: hari kedua\n---\n", "Panen: hari kedua", "", ""),
        ("+++\ntitle = Panen raya\n+++\n", "Panen raya", "", ""),
        ("---\nauthor:\n  name: Ratih Kusuma\n  email: r@contoh.id\n---\n", "Bagian", "Ratih Kusuma", ""),
        ("---\nauthors: [{name: Ratih}, {name: Bayu}]\n...\n", "Bagian", "Ratih, Bayu", ""),
        ("\n\n---\ntitle: Panen\n---\n", "Panen", "", ""),
        ('---\ntitle: Panen: "raya"\ntags: [a\n---\n', 'Panen: "raya"', "", ""),
        ('{\n  "title": "Panen",\n  "author": {"name": "Ratih"}\n}\n', "Panen", "Ratih", ""),
        ("% Panen\n% Ratih\n% 2026-04-02\n", "Panen", "Ratih", "2026-04-02"),
        ("Title: Panen\nAuthor: Ratih\n", "Panen", "Ratih", ""),
        ("--- \nTitle: Panen\ndate: 2026-04-02 10:00:00 +0700\n---\n", "Panen", "", "2026-04-02"),
    ],
)  # fmt: skip
def test_front_matter_of_every_kind(top: str, title: str, author: str, date: str) -> None:
    article = read_markdown(f"{top}\n## Bagian\n\nIsi.\n", "x.md")
    assert (article.title, article.author, article.date) == (title, author, date)
    assert [block.text for block in article.blocks] == ["Bagian", "Isi."]


@pytest.mark.parametrize(
    "text",
    [
        "---\nPanen raya\n---\n\nAkhir",
        "---\n\nPanen: raya sekali\n\n---\n\nAkhir",
        "---\n---\nAkhir",
        "{\n Panen raya\n}\n\nAkhir",
        "\n\n---\n\nPanen raya\n\n---\n\nAkhir",
    ],
)
def test_a_rule_at_the_top_is_no_front_matter(text: str) -> None:
    kept = "".join(block.text for block in read_markdown(text, "x.md").blocks)
    assert "".join(filter(str.isalpha, kept)) == "".join(filter(str.isalpha, text))


def test_footnotes_keep_their_signs_and_their_text() -> None:
    text = (
        "Bayam dipanen[^1] dan dijual.[^pasar] Murah.\n\n[^1]: BPS\n[^pasar]: Pasar *induk*.\n"
        "[^tersisa]: Tidak dirujuk.\n"
    )
    article = read_markdown(text, "x.md")
    assert article.blocks[0].text == "Bayam dipanen dan dijual. Murah."
    assert [(note.at, note.sign) for note in article.blocks[0].notes] == [(13, "1"), (25, "2")]
    assert shapes(text)[1:] == [
        (Kind.ITEM, "[1]", "BPS"),
        (Kind.ITEM, "[2]", "Pasar induk."),
        (Kind.ITEM, "[3]", "Tidak dirujuk."),
    ]


def test_a_note_within_the_line_stands_below_it() -> None:
    assert shapes("Bayam dipanen^[Oleh warga.] kemarin.") == [
        (Kind.PARAGRAPH, "", "Bayam dipanen kemarin."),
        (Kind.ITEM, "[1]", "Oleh warga."),
    ]


def test_tasks_have_boxes() -> None:
    assert shapes("- [ ] Menyiram\n- [x] Memupuk\n\n1. [X] Memanen") == [
        (Kind.ITEM, "☐", "Menyiram"),
        (Kind.ITEM, "☑", "Memupuk"),
        (Kind.ITEM, "☑", "Memanen"),
    ]


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("~~Batal~~ dan ==penting==.", "Batal dan penting."),
        ("H~2~O dan x^2^ serta 10<sup>6</sup> m<sup>2</sup>.", "H₂O dan x² serta 10⁶ m²."),
        ("Jl. Mawar 5<br>Kota<br/>Jawa", "Jl. Mawar 5 Kota Jawa"),
        ("Kopi &amp; teh&nbsp;hangat", "Kopi & teh\xa0hangat"),
        (
            "Lihat [[Padi]], [[Padi|sawah]] dan [[#Panen]]. %%rahasia%%",
            "Lihat Padi, sawah dan Panen.",
        ),
        ("Kode `[[x]] == ==y==` tetap.", "Kode [[x]] == ==y== tetap."),
        ("Luas $A = \\pi r^2$ dan harga $5 sampai $10.", "Luas A = π r² dan harga $5 sampai $10."),
        ("Teks <script>var a = 1;</script>saja", "Teks saja"),
        ("![foto *warga* [di](/u) sawah](x.png) dan teks", "foto warga di sawah dan teks"),
        ("++baru++ dan C++", "baru dan C++"),
        ("Lihat {% include a.html %}di sini{: .tebal}", "Lihat di sini"),
        ("# Panen {#panen .besar}", "Panen"),
        ("[TOC]\n\nIsi.", "Isi."),
        ("a == b dan c ~ d", "a == b dan c ~ d"),
    ],
)
def test_markup_within_a_line(markdown: str, text: str) -> None:
    assert [block.text for block in read_markdown(markdown, "x.md").blocks] == [text]


def test_a_formula_of_its_own_is_not_translated() -> None:
    assert shapes("Rumus:\n\n$$\nE = mc^2\n$$\n") == [
        (Kind.PARAGRAPH, "", "Rumus:"),
        (Kind.CODE, "", "E = mc^2"),
    ]


@pytest.mark.parametrize(
    "box",
    [
        '!!! warning "Awas"\n    Jangan disiram.',
        "!!! danger Awas\n    Jangan disiram.",
        "> [!warning] Awas\n> Jangan disiram.",
        "> [!CAUTION]\n> Jangan\n> disiram.",
        ":::caution\nJangan disiram.\n:::",
        "::: warning Awas\nJangan disiram.\n:::",
    ],
)
def test_boxes_have_a_title_and_a_text(box: str) -> None:
    kinds_and_texts = [(kind, text) for kind, _, text in shapes(f"{box}\n\nAkhir.")]
    assert kinds_and_texts[-2:] == [(Kind.QUOTE, "Jangan disiram."), (Kind.PARAGRAPH, "Akhir.")]
    assert kinds_and_texts[0][0] is Kind.QUOTE
    assert "Awas" in kinds_and_texts[0][1]


def test_terms_and_what_they_mean() -> None:
    article = read_markdown("Kompos\n: Pupuk dari daun.\n", "x.md")
    assert [(b.kind, b.level, b.text) for b in article.blocks] == [
        (Kind.ITEM, 0, "Kompos"),
        (Kind.ITEM, 1, "Pupuk dari daun."),
    ]


def test_verse_by_indentation_or_by_hard_breaks_is_translated() -> None:
    one, two = "Hujan turun di kebun\nmembasahi daun bayam muda", "Pagi datang\ndan pergi"
    indented = "".join(f"    {line}\n" for line in one.split("\n"))
    assert shapes(f"{indented}\nLalu\n\n{two.replace(chr(10), '  ' + chr(10))}") == [
        (Kind.VERSE, "", one),
        (Kind.PARAGRAPH, "", "Lalu"),
        (Kind.VERSE, "", two),
    ]
    assert shapes("    x = 1\n    cetak(x)\n")[0][0] is Kind.CODE


def test_html_among_markdown_is_read_as_html() -> None:
    text = (
        '<div align="center">\n<p>Kopi &amp; teh</p>\n<p>Kedua.</p>\n</div>\n\n'
        "<script>\nvar a = 1;\n\nvar b;\n</script>\n\n<style>\n.x { color: red }\n</style>\n\n"
        "<?php echo 1 ?>\n\n<!-- rahasia -->\n\n"
        "<table><tr><td>Bayam</td><td>12</td></tr></table>\n"
    )
    assert shapes(text) == [
        (Kind.PARAGRAPH, "", "Kopi & teh"),
        (Kind.PARAGRAPH, "", "Kedua."),
        (Kind.ROW, "", "Bayam\t12"),
    ]


def test_lists_keep_their_numbers_and_cells_their_places() -> None:
    assert [marker for _, marker, _ in shapes("4) a\n5) b")] == ["4)", "5)"]
    assert [marker for _, marker, _ in shapes("0. a\n1. b")] == ["0.", "1."]
    table = "| Sayur | Harga |\n| --- | --- |\n| | 12.000 |\n"
    assert [text for _, _, text in shapes(table)] == ["Sayur\tHarga", "\t12.000"]


def test_lines_after_bars_are_verse_and_lines_between_bars_a_table_gone_wrong() -> None:
    assert shapes("| Aku ingin pulang\n| ke rumah ibu\n|\n| sebelum malam\n") == [
        (Kind.VERSE, "", "Aku ingin pulang\nke rumah ibu"),
        (Kind.VERSE, "", "sebelum malam"),
    ]
    assert shapes("| Beras | Rp | kg |\n|---|--:|\n| Gula | 9.000 |\n") == [
        (Kind.ROW, "", "Beras\tRp\tkg"),
        (Kind.ROW, "", "Gula\t9.000"),
    ]


def test_degrees_and_titles_of_boxes() -> None:
    assert shapes("Suhu 30<sup>o</sup>C.") == [(Kind.PARAGRAPH, "", "Suhu 30°C.")]
    box = '::: {.callout-note title="Kabar penting"}\nIsi.\n:::\n'
    assert [text for _, _, text in shapes(box)] == ["Kabar penting", "Isi."]
