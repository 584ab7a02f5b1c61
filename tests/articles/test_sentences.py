"""Sentences: Indonesian abbreviations do not end them, and nothing is lost."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.benchmarks.splitting import f1, sentencex_alone
from translations.articles import Article, Block, Kind
from translations.articles.sentences import split_sentences

# Sentences are separated by "|".
PARAGRAPHS = [
    "Kantornya di Jl. Kenanga No. 12, Kab. Sleman, Prov. DIY. |Telepon lewat Tn. Ali.",
    "Anak-anak bermain di tepi danau. |Foto: Dok. Sanggar Melati",
    "Biayanya Rp. 5.000,00 per orang. |Anak-anak membayar Rp 2.500,00 saja.",
    "Lihat hlm. 7 dan Lamp. 2. |Gambarnya ada di hal. 9.",
    "Prof. Dr. H. Budi Santoso, S.H., M.Si. membuka acara. |Ia berbicara lama.",
    "PT. Sumber Laut Tbk. membeli CV. Karya. |Harganya dirahasiakan.",
    "Surat itu a.n. Sdr. Rahmat, d.a. Kantor Pos, tertanggal tgl. 5 Mei. |Isinya singkat.",
    "Pasar buka pukul 10.30 sampai 17.00. |Hari Minggu tutup.",
    "Ia membeli beras, gula, kopi, dll. |Kemudian ia pulang.",
    "Ia membeli beras, gula, dsb. di pasar.",
    "Lagu itu karya W.R. Supratman. |B. J. Habibie menyukainya.",
    "Ia berhenti… lalu tertawa. |Kami menunggu... |Tidak ada jawaban.",
    "“Saya datang. Saya melihat. Saya pulang,” katanya. |Kami diam.",
    "“Mereka pergi. Tidak ada yang tinggal.” |Begitu isi suratnya.",
    "Benarkah itu? |Ya! |Tentu saja.",
    "Jawabnya: “Tidak. Kami menolak.” “",
    "Ia tinggal di RT. 05/RW. 03. |Rumahnya di tepi sungai.",
    "(Ini catatan dalam kurung.) |Ini di luar. |[Catatan redaksi.] |Sekian.",
    "Bpk. Ahmad (alm.) Suharto dan Letjen (Purn.) Hartono dikenang.",
    "“Ia pergi (kata ibu.) Lalu tidur,” kata kakak. |Kami diam.",
    "Ia lulus S.H. |Kemudian bekerja di desa.",
    "Ia tinggal di A.S. |Kemudian di Belanda bersama R.A. Wiranata.",
    "Baca di www.contoh.id. |Kirim ke a@contoh.co.id. |Selesai.",
    "Laba Rp1,2 T. |Rugi Rp3 M. |Suhunya 30° C. |Panas.",
    "Bab I. Laut. |Bab II. Darat.",
    "1. Ikan 2. Garam 3. Es.",
    "Nelayan pulang.1 |Ibu menunggu.2 |Lihat hal.2 Tabel itu.",
    "Bank Pesisir Tbk. (BPST) dan Laut Pte. Ltd. bergabung. |Tb. Rahmat hadir.",
    "Pengikutnya 2.904. 678 orang.",
    "Perahu tiba.[3] |Semua senang.",
    "Kec. Depok dan Kel. Caturtunggal ikut serta. |Ny. Sri hadir.",
]


@pytest.mark.parametrize("marked", PARAGRAPHS)
def test_sentences_end_where_a_reader_sees_them_end(marked: str) -> None:
    assert split_sentences(marked.replace("|", "")) == marked.split("|")


def test_a_number_before_an_item_belongs_to_it() -> None:
    assert split_sentences("1. Siapkan air. 2. Rebus.") == ["1. Siapkan air. ", "2. Rebus."]


@given(st.text(st.sampled_from("aB1 .,!?…“”\"'()-\n\u00a0\u2003\u3000éJl.Rp"), max_size=200))
@example("J\u00a0.\nB")
def test_joined_again_they_are_the_text(text: str) -> None:
    sentences = split_sentences(text)
    assert "".join(sentences) == text
    assert all(sentences)


@given(st.text(max_size=200))
def test_spans_are_those_of_the_block(text: str) -> None:
    block = Block(Kind.PARAGRAPH, text)
    assert all(text[s.start : s.end] == s.text for s in block.sentences)
    assert "".join(s.text for s in block.sentences) == text


def test_boundaries_in_indonesian_prose() -> None:
    """Abbreviations, quotations, lists and measures; what stays wrong cannot be told by rules."""
    assert f1(split_sentences) >= 0.98
    assert f1(split_sentences) > f1(sentencex_alone)


def test_a_paragraph_as_long_as_a_book_is_split_as_a_short_one() -> None:
    sentences = [
        "“Kami menunggu,” kata Dr. Sinta Rahma.",
        "Harganya Rp 5.000,00 per kg!",
        "Ia tinggal di Jl. Merdeka No. 5, Kab. Bogor.",
    ] * 700
    assert [s.strip() for s in split_sentences(" ".join(sentences))] == sentences


def test_other_languages_are_not_split_by_the_rules_of_indonesian() -> None:
    text = "Er kam am 3. Mai nach Bonn. Dort war es still."
    block = Block(Kind.PARAGRAPH, text, language="de")
    assert [s.text for s in block.sentences] == [
        "Er kam am 3. Mai nach Bonn. ",
        "Dort war es still.",
    ]


def test_an_article_is_split_as_its_language_asks() -> None:
    article = Article("x", (Block(Kind.PARAGRAPH, "Er kam am 3. Mai nach Bonn."),), "text")
    german = article.in_language("de")
    assert len(german.blocks[0].sentences) == 1
    assert german.digest == article.digest
    assert article.in_language("id") is article
