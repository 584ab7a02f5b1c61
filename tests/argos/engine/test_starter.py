"""What a reader relies on in the bundled package."""

import unicodedata

import pytest

from translations.argos.correction.non_words import non_words
from translations.argos.correction.placeholders import LEARNT
from translations.argos.engine.engine import Engine

QUOTATIONS = [
    "Presiden menolak “pasukan jaminan” di Ukraina.",
    "Ia menyebut hotel itu “target yang sah”.",
    "“Harga beras naik lagi,” kata seorang pedagang di pasar.",
    "Menteri itu berkata bahwa rencana itu “terlalu mahal” dan “tidak masuk akal”.",
]


@pytest.mark.parametrize("sentence", QUOTATIONS)
def test_what_is_quoted_stays_quoted(starter_engine: Engine, sentence: str) -> None:
    (made,) = starter_engine.translate([sentence])
    assert made.count("“") == made.count("”") == sentence.count("“")
    assert "“ " not in made and " ”" not in made
    assert not non_words(sentence, made)


def test_no_space_is_added_after_what_stands_before_a_word(starter_engine: Engine) -> None:
    made = starter_engine.translate([
        "Negara-negara Asia Tenggara (ASEAN) bertemu pada tahun anggaran 2024/2025.",
        "Suhu turun menjadi -5 derajat di kota itu.",
    ])  # fmt: skip
    assert "(ASEAN)" in made[0] and "2024/2025" in made[0]
    assert "-5" in made[1]


def test_a_word_that_does_not_exist_is_asked_for_again(starter_engine: Engine) -> None:
    """The beam's first has one in some of these; what is shown has none."""
    sentences = [
        "Pemerintah melarang ganja di seluruh negeri itu.",
        "Pawai itu diikuti penari, pemain kuda lumping, dan pesilat dari tiga kelurahan.",
        "Mendagri melayangkan surat teguran kepada gubernur karena keterlambatan pembahasan.",
        "Ia melobi para anggota dewan agar mencabut rancangan peraturan itu.",
        "Warga merehabilitasi tanggul yang jebol dengan karung pasir.",
    ]
    made = starter_engine.translate(sentences)
    assert [non_words(*pair) for pair in zip(sentences, made, strict=True)] == [[]] * len(made)


def _samples() -> list[str]:
    """Characters of every part of Unicode that has letters, signs or figures, and sequences."""
    found = []
    for start in range(0x180, 0x20000, 0x80):
        block = map(chr, range(start, start + 0x80))
        kinds = ("Lu", "Ll", "Lo", "So", "Sm", "No")
        found += [c for c in block if unicodedata.category(c) in kinds and _stays(c)][:1]
    return [
        *found,
        "🇮🇩",
        "👩‍👩‍👧",
        "👍🏽",
        "½",
        "2½",
        "10⁶",
        "m²",
        "°C",
        "北京",
        "Москва",
        "القاهرة",
        "→",
    ]


def _stays(character: str) -> bool:
    return unicodedata.normalize("NFC", character) == character


def test_what_is_no_plain_letter_is_copied(starter_engine: Engine) -> None:
    samples = _samples()
    assert len(samples) > 250
    sentences = [f"Kemarin ia menulis {sample} di dinding." for sample in samples]
    made = starter_engine.translate(sentences)
    lost = [one for one, text in zip(samples, made, strict=True) if one not in text]
    assert lost == []


@pytest.mark.parametrize("count", [1, 3, 8])
def test_placeholders_come_back_once_each(starter_engine: Engine, count: int) -> None:
    names = ["Élysée", "微博", "Łódź", "Москва", "Đoković", "Çelik", "Ağrı", "Æthel"][:count]
    (made,) = starter_engine.translate([f"Kemarin {', '.join(names)} disebut dalam berita itu."])
    assert [name for name in names if made.count(name) != 1] == []
    assert not any(token in made for token in LEARNT)
