"""What must come through a translation unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.normalisation import normalise, with_typography_of
from translations.argos.correction.numbers import in_english
from translations.argos.correction.placeholders import has_words, protect, split_at_protected

KEPT = [
    "https://contoh.id/a_b?c=d&e=1#f",
    "www.contoh.co.id",
    "redaksi@kabar-pesisir.co.id",
    "@presiden_ri",
    "nama_file_saya.txt",
    "laporan.pdf",
    "contoh.go.id",
    "[b]",
    "[/b]",
    "<em>",
    "</em>",
]


@pytest.mark.parametrize("piece", KEPT)
def test_it_is_taken_out_and_put_back(piece: str) -> None:
    protected = protect(f"Lihat {piece} sekarang.")
    assert protected is not None
    assert piece not in protected.text
    assert protected.restored(protected.text) == f"Lihat {piece} sekarang."


def test_the_full_stop_after_an_address_is_not_part_of_it() -> None:
    protected = protect("Lihat https://contoh.id/berita.")
    assert protected is not None
    assert protected.pieces[0][1] == "https://contoh.id/berita"


def test_ordinary_words_are_not_taken_out() -> None:
    text = "Harga naik 3,5 persen pada pukul 10.30, kata a.n. Budi (BBC) – “mahal”."
    protected = protect(text)
    assert protected is not None
    assert protected.text == text


def test_an_acronym_of_the_text_is_not_used() -> None:
    protected = protect("BBC dan CNN menulis di https://contoh.id hari ini.")
    assert protected is not None
    assert protected.pieces[0][0] not in ("BBC", "CNN")


def test_a_lost_or_doubled_acronym_is_noticed() -> None:
    protected = protect("Lihat https://contoh.id.")
    assert protected is not None
    assert protected.restored("Look.") is None
    assert protected.restored(f"Look {protected.pieces[0][0]} {protected.pieces[0][0]}.") is None


@given(st.text(max_size=120))
def test_splitting_loses_nothing(text: str) -> None:
    assert "".join(piece for piece, _ in split_at_protected(text)) == text


@pytest.mark.parametrize("text", ["", " ", "123", "10.30–17.00", "https://contoh.id", "!?…", "😀"])
def test_there_is_nothing_to_translate(text: str) -> None:
    assert not has_words(text)


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("baru -baru ini", "baru-baru ini"),
        ("masalah- masalahnya", "masalah-masalahnya"),
        ("Sekutu -sekutu Baratnya", "Sekutu-sekutu Baratnya"),
        ("bertahun -tahun, sebesar- besarnya", "bertahun-tahun, sebesar-besarnya"),
        ("Ekonomi Timur ke -10", "Ekonomi Timur ke-10"),
        ("kota -tangan, batu - tua", "kota -tangan, batu - tua"),
        ("Jakarta - Bandung", "Jakarta - Bandung"),
        ("Rp\u00a05.000\u00ad", "Rp 5.000"),
        ("Paul KirbyEditor Digital", "Paul Kirby, Editor Digital"),
        ("  dua\u200b  spasi ", "dua spasi"),
    ],
)
def test_what_the_engine_sees(text: str, seen: str) -> None:
    assert normalise(text) == seen


@pytest.mark.parametrize(
    ("source", "translation", "shown"),
    [
        ("“Ya” katanya.", '"Yes" he said.', "“Yes” he said."),
        ('"Ya" katanya.', '"Yes" he said.', '"Yes" he said.'),
        ("Satu – dua", "One - two", "One – two"),
        ("Tunggu…", "Wait...", "Wait…"),
        ("‘Ya’", "'Yes' it's", "‘Yes’ it’s"),
    ],
)
def test_quotation_marks_and_dashes_are_those_of_the_source(
    source: str, translation: str, shown: str
) -> None:
    assert with_typography_of(source, translation) == shown


@pytest.mark.parametrize(
    "piece", ["Élysée", "🇮🇩", "10⁶", "25½", "m²", "Łukasz Żółć", "北京 大学", "الجزيرة", "→"]
)
def test_what_is_no_plain_letter_is_taken_out_whole(piece: str) -> None:
    protected = protect(f"Kata {piece} ada.")
    assert protected is not None
    assert [kept for _, kept in protected.pieces] == [piece]


def test_figures_with_units_are_written_as_the_other_language_does() -> None:
    protected = protect("Suhu 37,5°C di sini.")
    assert protected is not None
    written = protected.written(in_english)
    assert written.restored(f"It is {written.pieces[0][0]} here.") == "It is 37.5°C here."
