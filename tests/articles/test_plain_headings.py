"""Which short lines of plain text are headings, though nothing marks them."""

import pytest

from translations.articles.article import Kind
from translations.articles.plain import read_plain

BEFORE = (
    "Petani di lereng gunung itu sudah tiga musim menanam cabai tanpa hasil yang layak, karena "
    "hujan turun terlalu lama."
)
AFTER = (
    "Mereka menuntut harga pupuk yang wajar dan jalan yang bisa dilalui truk, juga setelah hujan "
    "deras pada malam hari."
)

HEADINGS = """
Keluhan Petani
Harga Pupuk Naik Lagi
Hujan yang Tak Kunjung Reda
Panen di Tengah Musim Hujan
Dari Sawah ke Pasar
Suara dari Lereng Gunung
Apa Itu Pupuk Organik?
Mengapa Harga Cabai Naik?
Latar Belakang
Pendahuluan
Kesimpulan
Penutup
Hasil dan Pembahasan
Kerangka Teori
Tinjauan Pustaka
Peran Pemerintah Daerah
Upaya Warga Menjaga Sungai
Ancaman bagi Nelayan Kecil
Anak-Anak di Tepi Rel
Jalan-Jalan Sore
Pengaruh Ekonomi Lokal
Kisah Seorang Penjual Jamu
Menanti Janji yang Baru
Bukan Sekadar Angka
Gotong Royong Masih Hidup
Kembali ke Kampung
Sejarah Singkat Kota Tua
Cara Membuat Tempe
Bahan dan Alat
Dampak Jangka Panjang
Tantangan ke Depan
Kopi sebagai Gaya Hidup
Tiga Langkah Pertama
Setelah Banjir Surut
Biaya Sekolah Membengkak
Desakan Para Pedagang
Resep Nenek
Langkah Hukum Warga
Konflik Lahan Belum Usai
5 Cara Menghemat Air
The Price of Rice
What Comes Next?
""".strip().split("\n")

NO_HEADINGS = """
Panen gagal lagi
Mereka pulang
Warga menunggu di tepi jalan
Kata ibu itu
“Kami Sudah Lelah”
– Kami Akan Kembali
Keluhan Petani.
Keluhan Petani:
Keluhan Petani;
Jakarta
Jakarta, Senin
Jakarta, 12 Mei 2024
Senin Pagi
12 Mei 2024
Pukul Tujuh Malam
Oleh Rina Lestari
Oleh: Rina Lestari
Penulis Dimas Anggara
Editor Sari Widodo
Reporter Budi Hartono
Foto Warga Menyeberang
Foto: Warga Menyeberang Sungai
Warga Menyeberang Sungai (Foto Antara)
Gambar 3
Ilustrasi Petani Cabai
Dok. Pribadi
Jalan Melati Nomor 12
Jl. Melati 12
Gang Kenanga III
Desa Sukamaju RT 02/RW 05
Kecamatan Cibeber
Kode Pos 40123
Telepon 022 123456
redaksi@contoh.id
www.contoh.id
Baca Juga
Baca Juga Harga Cabai Turun
Lihat Semua Komentar
Bagikan Artikel Ini
Klik di Sini
Halaman Berikutnya
Tag Petani Cabai
Sumber Badan Pusat Statistik
Hormat Saya
Salam Hangat
Dengan Hormat
Yang Terhormat Bapak Lurah
Kepada Para Pembaca
Terima Kasih
Dr. Hadi Susanto
Pak Karto
Bu Lurah
Bang Jali
- Harga Pupuk
1. Harga Pupuk
a) Harga Pupuk
* * *
Rp15.000
15 %
Harga Pupuk, Cabai, dan Beras
Harga Pupuk Rp150000
Kami Datang untuk
Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan
Air mengalir ke sungai
Angin Berhembus pelan
itu Saja
Tetapi
Lalu
Sunyi
Aduh!
""".strip().split("\n")


@pytest.mark.parametrize("line", HEADINGS)
def test_a_headline_between_two_paragraphs_is_a_heading(line: str) -> None:
    article = read_plain(f"Cabai dan Hujan\n\n{BEFORE}\n\n{line}\n\n{AFTER}\n", "a.txt")
    assert [line] == [block.text for block in article.blocks if block.kind is Kind.HEADING]
    assert [entry.title for entry in article.contents] == [line]
    assert article.title == "Cabai dan Hujan"


@pytest.mark.parametrize("line", NO_HEADINGS)
def test_other_short_lines_are_none(line: str) -> None:
    article = read_plain(f"Cabai dan Hujan\n\n{BEFORE}\n\n{line}\n\n{AFTER}\n", "a.txt")
    assert [block.text for block in article.blocks if block.kind is Kind.HEADING] == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("a byline below the title", f"Cabai dan Hujan\n\nRina Lestari\n\n{BEFORE}\n\n{AFTER}"),
        ("a signature", f"Cabai dan Hujan\n\n{BEFORE}\n\n{AFTER}\n\nRina Lestari"),
        ("a signature of two lines", f"{BEFORE}\n\n{AFTER}\n\nRina Lestari\n\nLurah Sukamaju"),
        ("people who speak", f"{BEFORE}\n\n" + f"Rina Lestari\n\n{BEFORE}\n\n{AFTER}\n\n" * 2),
        ("a list of names", f"{BEFORE}\n\nRina Lestari\n\nBudi Hartono\n\nSari Widodo\n\n{AFTER}"),
        ("dialogue", f"{BEFORE}\n\nRina Lestari Diam\n\n“Pulanglah.”\n\n{AFTER}"),
        ("verse", f"{BEFORE}\n\nAku Ingin Pulang\nKe Rumah Ibu\nDi Tepi Sungai\n\n{AFTER}"),
        ("a sentence that goes on", f"{BEFORE[:-1]} dan\n\nPasar Baru Bandung\n\n{AFTER}"),
        ("below a caption", f"{BEFORE}\n\nFoto: Reuters\n\nPresiden Baru Meksiko\n\n{AFTER}"),
    ],
)  # fmt: skip
def test_the_same_form_in_another_place_is_none(place: str, text: str) -> None:
    assert Kind.HEADING not in {block.kind for block in read_plain(text, "a.txt").blocks}, place


def test_one_line_a_paragraph_without_blank_lines() -> None:
    lines = [BEFORE, "Keluhan Petani", AFTER, BEFORE.upper().capitalize(), "Janji Baru", AFTER]
    article = read_plain("\n".join(lines), "a.txt")
    assert [entry.title for entry in article.contents] == ["Keluhan Petani", "Janji Baru"]


def test_before_a_line_that_announces_a_list_a_heading_may_stand() -> None:
    short = "Ada tiga sebab:"
    blocks = read_plain(
        f"{BEFORE}\n\nSebab Kenaikan\n\n{short}\n\n1. Hujan.\n2. Angin.", "a"
    ).blocks
    assert [block.kind for block in blocks[1:4]] == [Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM]
    blocks = read_plain(f"{BEFORE}\n\nSebab Kenaikan\n\n{short}\n\n{AFTER}", "a").blocks
    assert blocks[1].kind is Kind.PARAGRAPH


def test_a_line_in_small_letters_below_a_sentence_is_no_title() -> None:
    assert read_plain("Rapat selesai.\n\ndua jam\n\nSemua pulang.", "rapat.txt").title == "rapat"
    assert read_plain("dua jam di pasar\n\nSemua pulang.", "rapat.txt").title == "dua jam di pasar"
