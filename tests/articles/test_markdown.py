"""Markdown: blocks, front matter, and no markup left in the text."""

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
        (Kind.PARAGRAPH, 0, "", "Sayur | Hasil"),
        (Kind.PARAGRAPH, 0, "", "Bayam | 3 kg"),
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
    assert read_markdown("Isi.\n\n## Bagian\n", "x.md").title == "Bagian"
