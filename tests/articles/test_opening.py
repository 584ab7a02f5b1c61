"""open_article: any file, identified by content; clear messages for unreadable ones."""

import os
import random
import time
from collections.abc import Callable
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.articles.test_epub import book
from tests.articles.test_html import PAGE
from tests.articles.test_markdown import ARTICLE
from translations.articles import limits, open_article, read_article
from translations.articles.content import Content
from translations.articles.formats import reader_of
from translations.articles.opening import LARGE, open_source
from translations.errors import ArticleError, DwibacaError

ARCHIVE_HEAD = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n"
PLAIN = "Café baru di Jalan Élite buka pukul 10.30 – kopinya “enak”, kata Pak Müller.\n"


def refusal(path: Path) -> str:
    with pytest.raises(ArticleError) as caught:
        open_article(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "form"),
    [(PLAIN.encode(), "text"), (ARTICLE.encode(), "markdown"), (PAGE.encode(), "html"),
     (book(), "epub")],
    ids=["text", "markdown", "html", "epub"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["artikel", "artikel.txt", "artikel.bin"])
def test_the_content_decides_whatever_the_name_says(
    tmp_path: Path, content: bytes, form: str, name: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert open_article(tmp_path / name).format == form


@pytest.mark.parametrize(
    ("text", "name", "module"),
    [
        ("<!-- disimpan -->\n<html><p>x</p></html>", "a.txt", "html"),
        ("<p>satu</p><p>dua</p>", "a.html", "html"),
        ("<p>satu</p><p>dua</p>", "a.txt", "html"),
        ("Tanda < dan > dalam teks biasa.", "a.html", "plain"),
        ("# Judul\n\nLihat [ini](https://contoh.id).\n", "a.txt", "markdown"),
        ("Harga naik.", "a.md", "markdown"),
        ("Judul\n\nBerkas PDF dimulai dengan %PDF-1.7 dan {\\rtf.\n", "a.txt", "plain"),
        ("From: Ketut\nSubject: Jembatan\n\nIsi surat.\n", "a.txt", "plain"),
        ("# 1 di kelasnya\n\nIa juara #1 tahun ini.\n", "a.txt", "plain"),
        ("Harga naik -- kata dia * lima persen *.\n", "a.txt", "plain"),
    ],
)
def test_a_format_is_told_by_its_signs(text: str, name: str, module: str) -> None:
    assert reader_of(Content(text.encode(), name)).function.startswith(f"{module}.")


def test_a_page_saved_as_one_file(tmp_path: Path) -> None:
    (tmp_path / "a.mhtml").write_bytes(web_archive(PAGE))
    article = open_article(tmp_path / "a.mhtml")
    assert article.format == "html"
    assert article.title == "Pasar ikan dibuka"
    (tmp_path / "b.mhtml").write_bytes(web_archive("").replace(b"text/html", b"text/css"))
    assert "b.mhtml holds no web page" in refusal(tmp_path / "b.mhtml")


def web_archive(page: str) -> bytes:
    """A page as Chromium saves it in one file."""
    whole = MIMEMultipart("related")
    whole["From"] = "<Saved by Blink>"
    whole.attach(MIMEText(page, "html", "utf-8"))
    whole.attach(MIMEText("p { color: red }", "css", "utf-8"))
    return whole.as_bytes()


def test_a_text_named_html_or_md_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PLAIN)
    assert open_article(tmp_path / "a.html").format == "text"
    (tmp_path / "a.md").write_text(PLAIN)
    assert open_article(tmp_path / "a.md").format == "markdown"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_any_common_encoding(tmp_path: Path, encoding: str) -> None:
    text = PLAIN * 5
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    article = open_article(tmp_path / "a.txt")
    assert "\n".join(block.text for block in article.blocks) == text.strip()


def test_the_encoding_that_a_page_declares_is_used(tmp_path: Path) -> None:
    page = PAGE.replace("<title>", '<meta charset="iso-8859-2"><title>').replace("Teluk", "Łódź")
    (tmp_path / "a.html").write_bytes(page.encode("iso-8859-2"))
    assert any("Łódź" in block.text for block in open_article(tmp_path / "a.html").blocks)


def test_a_torn_letter_at_the_end_does_not_spoil_utf8(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes((PLAIN * 10 + "é").encode()[:-1])
    text = open_article(tmp_path / "a.txt").blocks[0].text
    assert text.startswith("Café baru")


def test_an_encoding_that_cannot_be_told_is_said(tmp_path: Path) -> None:
    chance = random.Random(3)
    (tmp_path / "a.txt").write_bytes(bytes(chance.randrange(128, 256) for _ in range(3000)))
    assert "The encoding of a.txt cannot be determined. Save it again as UTF-8." in refusal(
        tmp_path / "a.txt"
    )


def test_what_cannot_be_read_says_why_and_what_to_do(tmp_path: Path) -> None:
    assert "does not exist. Check the name." in refusal(tmp_path / "tidak-ada.txt")
    assert "is a folder. Name a file in it." in refusal(tmp_path)
    empty = tmp_path / "kosong.txt"
    empty.write_bytes(b" \n\n")
    assert "kosong.txt is empty." in refusal(empty)
    binary = tmp_path / "data.bin"
    binary.write_bytes(bytes(range(256)) * 40)
    assert "is binary data, not text." in refusal(binary)
    pdf = tmp_path / "a.txt"
    pdf.write_bytes(b"%PDF-1.7\n...")
    assert "is a broken PDF file. Get it again" in refusal(pdf)


def test_an_address_on_the_web_is_told_from_a_missing_file(tmp_path: Path) -> None:
    for name in ("https://berita.example/desa", "http://berita.example", "www.berita.example/x"):
        assert "on the web are not opened" in refusal(Path(name))
        assert "on the web are not opened" in refusal(tmp_path / name)
    assert "does not exist" in refusal(tmp_path / "https.txt")
    (tmp_path / "www.desa.txt").write_text("Berita desa.")
    assert open_article(tmp_path / "www.desa.txt").blocks


def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa")
    assert "is not an ordinary file" in refusal(tmp_path / "pipa")


def test_a_file_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "rahasia.txt"
    secret.write_text(PLAIN)
    secret.chmod(0)
    if os.geteuid() == 0:  # root may read anything: have the system refuse as it would

        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr("os.open", refuse)
    assert "You have no permission to read" in refusal(secret)


def test_the_limit_of_size_is_stated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 1 << 20)
    with (tmp_path / "besar.txt").open("wb") as file:
        file.truncate(3 << 20)
    assert "is too large (3 MB; the limit is 1 MB)" in refusal(tmp_path / "besar.txt")


def test_a_file_that_grows_while_it_is_read_is_not_read_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "catatan.txt"
    path.write_bytes(b"Hujan turun.\n" * (LARGE // 13 + 1))

    def grow(_: bytes) -> None:
        os.truncate(path, 2**40)

    with pytest.raises(ArticleError, match="too large"):
        open_source(path, grow)


def test_of_a_file_that_shrinks_while_it_is_read_what_is_left_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "catatan.txt"
    path.write_bytes(b"Hujan turun.\n" * (LARGE // 13 + 1))
    article = open_source(path, lambda _: os.truncate(path, 20)).read()
    assert article.blocks[0].text.startswith("Hujan turun.")


@pytest.mark.parametrize(
    ("data", "name", "limit"),
    [
        (lambda: b"a\n\n" * 1_000_001, "a.txt", "1,000,000 lines"),
        (lambda: b"a\r\r" * 1_000_001, "a.txt", "1,000,000 lines"),
        (lambda: b"a\n\n" * 500_001, "a.md", "500,000 lines and markup characters"),
        (lambda: b"*a* " * 250_001, "a.md", "500,000 lines and markup characters"),
        (lambda: b"<html><p>" + b"<p>a" * 500_001, "a.html", "500,000 tags"),
        (lambda: ARCHIVE_HEAD + b"\n--b\n" * 500_001, "a.mhtml", "500,000 parts and headers"),
        (lambda: ARCHIVE_HEAD + b"a: b\n" * 500_001, "a.mhtml", "500,000 parts and headers"),
        (lambda: book(**{"bab1.xhtml": b"<p>a" * 2_000_001}), "a.epub", "2,000,000 tags"),
    ],
    ids=["lines", "old lines", "paragraphs", "emphasis", "tags", "parts", "headers", "book"],
)
def test_what_would_take_memory_without_end_is_refused(
    data: Callable[[], bytes], name: str, limit: str
) -> None:
    with pytest.raises(ArticleError, match=f"more than .*{limit}"):
        read_article(data(), name)


def test_a_web_archive_is_read_in_time_whatever_its_headers() -> None:
    """Found by fuzzing: the parts of a header were counted again for each of them."""

    def seconds(repeated: int) -> float:
        header = 'multipart/related; boundary="b"; x="' + r"\";http://a" * repeated + '"'
        page = "--b\nContent-Type: text/html\n\n<article><p>Warga menunggu jembatan.\n--b--\n"
        data = f"MIME-Version: 1.0\nContent-Type: {header}\n\n{page}".encode()
        began = time.process_time()
        assert read_article(data, "a.mhtml").blocks
        return time.process_time() - began

    assert seconds(40_000) < 20 * max(min(seconds(4_000), seconds(4_000)), 0.05)


def test_many_blank_lines_are_no_lines() -> None:
    assert [
        block.text
        for block in read_article(b"Awal.\n" + b"\n" * 2_000_000 + b"Akhir.", "a.txt").blocks
    ] == ["Awal.", "Akhir."]


def test_a_loop_of_links_is_an_error_with_words(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert "cannot be read" in refusal(tmp_path / "a")


def test_control_sequences_become_signs(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Awal \x1b]0;judul\x07 \x9b31m \u202eterbalik\x00 akhir.")
    text = open_article(tmp_path / "a.txt").blocks[0].text
    assert text == "Awal �]0;judul� �31m terbalik� akhir."


def test_hostile_names_are_cleaned_in_messages(tmp_path: Path) -> None:
    assert "\x1b" not in refusal(tmp_path / "a\x1b[2J.txt")


def test_the_digest_is_of_the_text_alone(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(PLAIN)
    (tmp_path / "b.txt").write_bytes(PLAIN.encode("utf-16"))
    assert open_article(tmp_path / "a.txt").digest == open_article(tmp_path / "b.txt").digest


@given(st.binary(max_size=600))
@settings(deadline=None)  # the first file of a format has its library imported
def test_any_bytes_are_an_article_or_a_clear_error(data: bytes) -> None:
    try:
        article = read_article(data, "apa saja")
    except DwibacaError as error:
        assert str(error)
    else:
        assert article.blocks
