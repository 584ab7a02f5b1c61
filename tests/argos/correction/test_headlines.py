"""Headlines in capitals are given to the model as sentences; nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.headlines import in_sentence_case, without_added_full_stop
from translations.argos.engine.engine import Engine


@pytest.mark.parametrize(
    ("headline", "sentence"),
    [
        ("Mahasiswa Tolak Kenaikan Uang Kuliah", "Mahasiswa tolak kenaikan uang kuliah"),
        ("Banjir Genangi Kantor Gubernur", "Banjir genangi kantor gubernur"),
        ("Presiden Prabowo Resmikan Jalan Tol di Jawa Barat",
         "Presiden Prabowo resmikan jalan tol di Jawa Barat"),
        ("KPK: Dua Hakim Terima Suap pada Maret", "KPK: dua hakim terima suap pada Maret"),
        ("Apakah Harga Beras Akan Turun?", "Apakah harga beras akan turun?"),
    ],
)  # fmt: skip
def test_a_headline_becomes_a_sentence(headline: str, sentence: str) -> None:
    assert in_sentence_case(headline) == sentence


@pytest.mark.parametrize(
    "text",
    [
        "Ketua Dewan Pers menolak rancangan itu.",
        "Menteri Keuangan dan Gubernur Bank Indonesia bertemu",
        "Universitas Gadjah Mada",
        "Budi Santoso, Siti Aminah, Rahmat Hidayat",
        "HARGA BERAS NAIK TAJAM",
        "",
    ],
)
def test_other_text_stays_as_it_is(text: str) -> None:
    assert in_sentence_case(text) == text


@given(st.text())
def test_no_letter_is_lost(text: str) -> None:
    made = in_sentence_case(text)
    assert len(made) == len(text) or not text.isascii()
    assert made.lower() == text.lower()


@pytest.mark.parametrize(
    ("source", "said", "made"),
    [
        ("Banjir di Depok", "Floods in Depok.", "Floods in Depok"),
        ("Banjir di Depok.", "Floods in Depok.", "Floods in Depok."),
        ("pukul 9", "at 9 a.m.", "at 9 a.m."),
        ("Banjir lagi", "Floods again...", "Floods again..."),
    ],
)
def test_a_headline_gets_no_full_stop(source: str, said: str, made: str) -> None:
    assert without_added_full_stop(source, said) == made


def test_the_starter_understands_a_headline(starter_engine: Engine) -> None:
    (made,) = starter_engine.translate(["Mahasiswa Tolak Kenaikan Uang Kuliah"])
    assert "tuition" in made.lower() and not made.endswith(".")
