"""Doubts: plain mistakes are found, and correct translations are not doubted."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.quality import Issue, issues

JUDGED = [
    line.split("\t")
    for line in Path(__file__).with_name("judged.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
NUMBER, NEGATION, DIRECTION = Issue.NUMBER, Issue.NEGATION, Issue.DIRECTION
MONTH, LEFT, SHORT = Issue.MONTH, Issue.LEFT, Issue.SHORT


@pytest.mark.parametrize(
    ("source", "translation", "issue"),
    [
        ("Tiga puluh dua orang hilang.", "Thirty people are missing.", NUMBER),
        ("Dendanya satu setengah juta rupiah.", "The fine is half a million rupiah.", NUMBER),
        ("Harganya dua setengah kali lipat.", "The price is twice as high.", NUMBER),
        ("Lava mengalir satu setengah kilometer.", "Lava flowed one-half kilometers.", NUMBER),
        ("Ia tidak mau menjawab.", "He wants to answer.", NEGATION),
        ("Belum ada yang datang.", "Somebody has come.", NEGATION),
        ("Angin bertiup dari barat daya.", "The wind blows from the southeast.", DIRECTION),
        ("Kapal itu menuju utara.", "The ship went south.", DIRECTION),
        ("Ia lahir pada Maret.", "He was born in May.", MONTH),
        ("Jajanan itu mengandung boraks.", "The snacks contain boraks.", LEFT),
        ("Bahan untuk kue itu dicampur.", "Bahans for the cake are mixed.", LEFT),
        ("Isi kerupuk itu udang.", "The inside of the kerupuks is shrimp.", LEFT),
        ("Ia pergi meskipun hujan.", "He left.", SHORT),
    ],
)
def test_a_sentence_that_was_turned_round_is_doubted(
    source: str, translation: str, issue: Issue
) -> None:
    assert issue in issues(source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Dendanya dua ratus lima puluh ribu rupiah.", "The fine is Rp250,000."),
        ("Kedua anak itu dan dua ibunya.", "Both children and the two mothers."),
        ("Pedagang kaki lima itu naik roda empat.", "The street vendor took a car."),
        ("Dua tiga orang datang.", "A few people came."),
        ("Pendukung Pandawa Lima bersorak.", "Supporters of the Pandawa Lima cheered."),
        ("Ia tidak setuju.", "He disagrees."),
        ("Jalan itu tak jauh dari sini.", "The road is near here."),
        ("Perang di Timur Tengah.", "The war in the Middle East."),
        ("Gubernur Nusa Tenggara Barat.", "The governor of West Nusa Tenggara."),
        ("Warga di Kutai Timur.", "Residents of Kutai Timur."),
        ("Menteri Raja Juli hadir pada 12 Juli.", "Minister Raja Juli attended on 7/12."),
        ("Ia pulang sebelum malam.", "He went home before night."),
        ("Batik itu mahal.", "Batiks are expensive."),
        ("Orang Batak datang.", "Bataks came."),
        ("Sastro datang.", "The Sastros came."),
    ],
)
def test_what_is_said_in_other_words_is_not_doubted(source: str, translation: str) -> None:
    assert issues(source, translation) == ()


@given(st.text(), st.text())
def test_any_text_can_be_doubted(source: str, translation: str) -> None:
    issues(source, translation)


def test_doubts_can_be_trusted() -> None:
    """Of what is doubted nearly all is wrong; of what can be told from the words, most is found."""
    doubted = [kind for kind, source, made in JUDGED if issues(source, made)]
    told = [
        bool(issues(source, made))
        for kind, source, made in JUDGED
        if kind not in ("right", "sense")
    ]
    assert len(JUDGED) >= 500
    assert sum(kind != "right" for kind in doubted) >= 0.8 * len(doubted)
    assert sum(told) >= 0.6 * len(told)
