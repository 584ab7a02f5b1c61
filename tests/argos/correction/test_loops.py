"""Loops and over-long sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.loops import collapse_loops, cut, has_loop, join


@pytest.mark.parametrize(
    "translation",
    [
        "the pre-pre-pre-pre-war period",
        "You must must must leave",
        "the end of the end of the end of the road",
        "He said that he said that he said that he left.",
        "Hahahahaha in Havavavava",
    ],
)
def test_loops_are_seen(translation: str) -> None:
    assert has_loop(translation, "Kalimat biasa tanpa ulangan.")
    assert not has_loop(collapse_loops(translation), "Kalimat biasa tanpa ulangan.")


@pytest.mark.parametrize(
    ("translation", "source"),
    [
        ("Ha ha ha, he laughed.", "Ha ha ha, ia tertawa."),
        ("It cost 1,000,000,000 rupiah.", "Harganya 1.000.000.000 rupiah."),
        ("A very, very long day.", "Hari yang sangat panjang."),
        ("She had had enough.", "Ia sudah bosan."),
        ("", ""),
    ],
)
def test_what_is_no_loop_is_left_alone(translation: str, source: str) -> None:
    assert not has_loop(translation, source)


def test_collapsing_keeps_what_stands_around_a_loop() -> None:
    assert collapse_loops("We go on and on and on and on today") == "We go on and on today"


def fits(limit: int):
    return lambda text: len(text.split()) <= limit


def test_a_sentence_that_fits_is_not_cut() -> None:
    assert cut("Satu dua tiga.", fits(3)) == ["Satu dua tiga."]


def test_a_quotation_is_cut_at_its_inner_sentences() -> None:
    text = "Ia berkata, “Kami lelah sekali. Mengapa kami menunggu? Tidak ada yang datang.”"
    assert cut(text, fits(5)) == [
        "Ia berkata, “Kami lelah sekali.",
        "Mengapa kami menunggu?",
        "Tidak ada yang datang.”",
    ]


def test_clauses_come_before_commas_and_commas_before_spaces() -> None:
    text = "Harga beras, gula dan kopi naik lagi sehingga banyak warga desa mengeluh"
    assert cut(text, fits(8)) == [
        "Harga beras, gula dan kopi naik lagi",
        "sehingga banyak warga desa mengeluh",
    ]


@given(st.lists(st.text("abc,.;A“”", min_size=1, max_size=8), min_size=1, max_size=60))
def test_the_parts_of_a_cut_are_the_text(words: list[str]) -> None:
    text = " ".join(words)
    parts = cut(text, fits(5))
    assert " ".join(parts) == text
    assert all(len(part.split()) <= 5 for part in parts)


def test_joining_makes_one_sentence_again() -> None:
    parts = ["Harga naik lagi,", "sehingga warga mengeluh", "di Jakarta."]
    made = ["Prices rose again.", "So that people complain.", "Jakarta."]
    assert join(parts, made) == "Prices rose again, so that people complain Jakarta."
