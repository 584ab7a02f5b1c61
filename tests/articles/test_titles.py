"""The title of a text that states none, also when its end is missing."""

import pytest

from translations.articles import Kind
from translations.articles.opening import read_unnamed

FIRST = "Pagi itu warga berkumpul di tepi sungai, dan anak-anak sudah berlari lebih dulu."
PARAGRAPHS = (
    FIRST,
    "Kata lurah, jembatan itu dibiayai dari iuran warga. “Kami senang,” ujarnya.",
    "Setelah itu warga makan bersama: nasi, ikan, dan sayur dari kebun sendiri.",
    "Tukang Perahu Pindah Kerja",
    "Mereka kini menjadi penjual kopi di pangkal jembatan.",
)
PLAIN = "\n\n".join(PARAGRAPHS)
PAGE = "<html><body>" + "".join(f"<p>{text}</p>\n" for text in PARAGRAPHS) + "</body></html>"
RTF = r"{\rtf1\ansi " + r"\par ".join(text for text in PARAGRAPHS if text.isascii()) + "}"
MAIL = "From: Ani <ani@desa.example>\nMIME-Version: 1.0\nContent-Type: text/plain\n\n"


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("Tukang Perahu Pindah Kerja", "TUKANG PERAHU PINDAH KERJA"),
        PLAIN.replace("Tukang Perahu", "## Tukang Perahu").replace("iuran", "*iuran*"),
        PAGE,
        PAGE.replace("<p>Tukang Perahu Pindah Kerja</p>", "<h2>Tukang Perahu Pindah Kerja</h2>"),
        RTF,
        MAIL + PLAIN,
    ],
    ids=["plain", "capitals", "Markdown", "page", "page with a heading", "RTF", "mail"],
)
def test_a_text_cut_anywhere_is_named_by_its_beginning(text: str) -> None:
    data = text.encode()
    whole = read_unnamed(data, "pipa")
    for end in range(text.index(FIRST) + len(FIRST), len(data), 5):
        title = read_unnamed(data[:end], "pipa").title.removesuffix("…")
        assert title == whole.title or FIRST.startswith(title), data[:end]


def test_what_stands_at_the_end_is_no_title() -> None:
    signed = read_unnamed(f"{FIRST}\n\nRedaksi Kabar Desa".encode(), "pipa")
    assert FIRST.startswith(signed.title.removesuffix("…"))


def test_the_only_line_is_the_title() -> None:
    assert read_unnamed(b"Harga beras naik", "pipa").title == "Harga beras naik"
    heading = read_unnamed(b"# Harga beras naik\n", "berita.md")
    assert (heading.title, heading.blocks[0].kind) == ("Harga beras naik", Kind.HEADING)
