"""Faults of a translation that can be seen without knowing the languages."""

import pytest

from translations.argos.correction.non_words import is_english
from translations.argos.correction.quality import Issue, issues

LONG = "Warga kampung nelayan itu menunggu jembatan baru sejak tiga tahun yang lalu."


@pytest.mark.parametrize(
    ("original", "translation", "issue"),
    [
        ("Sekitar 250 warga pulang.", "About a few residents went home.", Issue.NUMBER),
        (LONG, "People of the village.", Issue.SHORT),
        (LONG, "The villagers of the of the of the of the village have waited.", Issue.LOOP),
        (LONG, LONG, Issue.COPY),
    ],
)
def test_each_fault_is_seen(original: str, translation: str, issue: Issue) -> None:
    assert issues(original, translation)[0] is issue


@pytest.mark.parametrize(
    ("original", "translation"),
    [
        (LONG, "The people of the fishing village have been waiting three years for a bridge."),
        ("Harga naik 1.250,5 persen pada 2019.", "Prices rose 1,250.5 per cent in 2019."),
        ("Dua belas rumah, 12 orang.", "Twelve houses, twelve people."),
        ("Rapat mulai pukul 10.00.", "The meeting starts at 10:00."),
        ("Ya.", "Yes."),
        ("", ""),
        # A quotation in English stays as it is.
        (
            'Bupati berkata, "We will never leave this city." Warga bersorak.',
            'The regent said, "We will never leave this city." Residents cheered.',
        ),
        ("The people will never leave this city.", "The people will never leave this city."),
        # Rightly alike: names, and words that both languages have from a third.
        ("Bank Indonesia, Bank Mandiri dan BCA.", "Bank Indonesia, Bank Mandiri and BCA."),
        ("Menu: kopi, teh, roti", "Menu: coffee, tea, bread"),
        # No spaces between words: they cannot be counted.
        (LONG, "漁村の人々は三年前から新しい橋を待っている。"),
    ],
)
def test_a_good_translation_is_not_doubted(original: str, translation: str) -> None:
    assert issues(original, translation) == ()


def test_the_worst_comes_first() -> None:
    found = issues(f"Pada 1998 {LONG}", "The the the the.")
    assert found == (Issue.LOOP, Issue.SHORT, Issue.NUMBER)


@pytest.mark.parametrize("word", ["cereal", "transplanted", "mutiny", "theorist", "Tibetans"])
def test_words_of_any_dictionary_exist(word: str) -> None:
    assert is_english(word)


@pytest.mark.parametrize("word", ["surance", "Assolation", "programed", "lobbyed", "teaad"])
def test_words_that_only_look_english_do_not(word: str) -> None:
    assert not is_english(word)
