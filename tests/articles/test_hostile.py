"""Small files that would keep a reader busy for ever, or end it: each comes to an end, one way or another.

Where one of these takes more than linear time it does not end within the life of this test; the
benchmark of time and memory is another matter.
"""

import pytest

from translations.articles.opening import read_article
from translations.errors import ArticleError

MANY = 40_000


def read(data: bytes, name: str):
    try:
        article = read_article(data, name)
        for block in article.blocks:
            assert block.sentences or not block.text
        return article
    except ArticleError as error:
        assert len(str(error).splitlines()) == 1
        return None


def aliases(levels: int) -> bytes:
    """YAML whose title is a billion words long once it is written out."""
    lines = ["---", "a0: &a0 [x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(
        [*lines, f"title: *a{levels - 1}", "---", "# Judul", "", "Isi artikel.", ""]
    ).encode()


def nested_archive(depth: int) -> bytes:
    part = b"Content-Type: multipart/related; boundary=b%d\n\n--b%d\n"
    return b"MIME-Version: 1.0\n" + b"".join(part % (n, n) for n in range(depth))


CASES = {
    "comments-before-text.txt": b"<!--a-->" * MANY + b"teks\n",
    "comments-before-heading.md": b"<!-- catatan -->\n" * 4000 + b"# Judul\n\nIsi.\n",
    "comments-without-end.txt": b"<!--" * MANY + b"teks\n",
    "lines-of-front-matter.txt": b"---\n" + b"-a: b\n" * MANY + b"teks\n",
    "aliases.md": aliases(40),
    "tags-without-end.md": b"<div\n" + b"<a " * MANY,
    "tags-and-one-end.md": b"<div>\n" + b"<a " * MANY + b">",
    "comments-in-a-block.md": b"<div>\n" + b"<!-- " * MANY,
    "comments-and-one-end.md": b"<div>\n--> " + b"<!-- " * MANY + b"x\n\nIsi.\n",
    "brackets-in-front-matter.md": b"---\ntitle: " + b"[" * MANY + b"\n---\n# J\n\nIsi.\n",
    "parts-in-parts.mhtml": nested_archive(3000),
    "tabs.txt": b"a" + b"\t" * 2_000_000 + b"b\n\nc",
}


@pytest.mark.parametrize("name", CASES)
def test_a_small_file_comes_to_an_end(name: str) -> None:
    read(CASES[name], name)


@pytest.mark.parametrize(
    "value",
    [
        "!!bool x", "!!int ''", "!!timestamp x", "!!float x", "!!binary x", "!!null x", "!!set x", "!!omap x",
        "!!python/object:os.system x", "1" + ":0" * 400 + ".0", "0x" + "f" * 5000, "1" + ":1" * 5000,
        "*tidak", "&a [*a]", "{a: {b: c}}", "2026-13-45", "~", "null", "[[a], [b]]",
    ],
)  # fmt: skip
def test_front_matter_of_any_kind_leaves_the_article_readable(value: str) -> None:
    article = read(
        f"---\ntitle: {value}\nauthor: {value}\n---\n# Judul\n\nIsi artikel.\n".encode(), "x.md"
    )
    assert article
    assert article.blocks[-1].text == "Isi artikel."
    assert "{" not in article.title
    assert article.author != "null"


def test_dates_and_names_are_taken_as_they_are_written() -> None:
    text = "---\ntitle: Panen 2026\nauthor: [Sari, Budi]\ndate: 2026-11-27\n---\n\nIsi artikel.\n"
    article = read(text.encode(), "x.md")
    assert article
    assert (article.title, article.author, article.date) == (
        "Panen 2026",
        "Sari, Budi",
        "2026-11-27",
    )


@pytest.mark.parametrize(
    "label",
    ["idna", "undefined", "punycode", "unicode_escape", "raw_unicode_escape", "base64", "zlib", "rot13", "hex", "mbcs"],
)  # fmt: skip
def test_a_label_that_names_no_encoding_of_files_is_not_believed(label: str) -> None:
    page = f"<html><meta charset={label}><body><p>Isi artikel yang panjang, kafe ".encode()
    article = read(
        page + "Café".encode("cp1252") + b". " + b"abc-" + b"kva" * MANY + b"</p></body></html>",
        "x.html",
    )
    assert article
    assert "Isi artikel yang panjang" in article.blocks[-1].text
