"""What sites put between the paragraphs of any article, and text that only looks like it."""

import pytest

from translations.articles import Block, Kind
from translations.articles.furniture import is_furniture, mark_furniture


@pytest.mark.parametrize(
    "text",
    ["Baca juga: Harga garam naik", "Simak juga 'Video: Banjir':", "BACA JUGA", "Baca Juga : Warga mengeluh", "ADVERTISEMENT",
     "SCROLL TO CONTINUE WITH CONTENT", "[sunting | sunting sumber]", "[Gambas:Video CNN]",
     "Simak juga: Video banjir", "Artikel terkait", "Bagikan artikel ini", "Share this on WhatsApp",
     "Facebook Twitter WhatsApp", "Ikuti berita terbaru kami di Google News", "Tag: beras, harga",
     "Halaman selanjutnya", "Read more: Prices rise", "Sign up for our newsletter", "Iklan",
     "© 2026 Kabar Pesisir", "Image 1 of 5", "Gabung di kanal Telegram kami.",
     "(Baca juga: Harga garam naik)", "Pilihan Editor: Beras mahal", "Baca Juga:\nHarga garam naik",
     "Bagikan: Facebook Twitter WhatsApp", "Bagikan ini: Facebook X", "Share this:", "Sukai ini:",
     "Advertisement - Scroll ke bawah untuk melanjutkan",
     "Baca juga artikel terkait BERAS atau tulisan lainnya dari Siti Aminah"],
)  # fmt: skip
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    ["Baca juga surat itu, kata ibu kepada adik.", "Iklan rokok dilarang mulai tahun depan.",
     "Ia membagikan beras kepada tetangga.", "Harga beras naik.", "Simak penjelasan berikut ini.",
     "Facebook menutup kantornya di Jakarta.", "Ikuti saya,", "Selanjutnya ia pulang ke desa.",
     "Ia mengikuti ibunya ke pasar.", "Klik!", "Bagikan beras itu kepada warga.", "Ia berkata: bagikan ini: beras dan gula.", "Twitter dan Facebook diblokir pemerintah."],
)  # fmt: skip
def test_sentences(text: str) -> None:
    assert not is_furniture(text)


def test_what_a_label_leads_to_goes_with_it() -> None:
    blocks = (
        Block(Kind.PARAGRAPH, "Harga beras naik."),
        Block(Kind.HEADING, "Baca juga", 2),
        Block(Kind.ITEM, "Harga garam naik", marker="•"),
        Block(Kind.PARAGRAPH, "Pedagang mengeluh."),
        Block(Kind.ITEM, "beras", marker="•"),
    )
    marked = [block.furniture for block in mark_furniture(blocks)]
    assert marked == [False, True, True, False, False]


def test_code_is_no_furniture_and_a_broken_line_can_be() -> None:
    blocks = (Block(Kind.CODE, "share"), Block(Kind.VERSE, "Baca juga:\nHarga garam naik"),
              Block(Kind.VERSE, "Baca juga\nsurat dari ibu"), Block(Kind.HEADING, "a"))  # fmt: skip
    assert [block.furniture for block in mark_furniture(blocks)] == [False, True, False, False]
