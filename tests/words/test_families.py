"""Finding words by their roots."""

import pytest

from translations.words import Families


def found(words: list[str], text: str) -> list[str]:
    return [text[slice(*span)] for span in Families(words).find(text)]


@pytest.mark.parametrize(
    ("kept", "text", "same"),
    [
        ("membatalkan", "Pembatalan itu batal dibatalkan.", ["Pembatalan", "batal", "dibatalkan"]),
        ("tunggu", "Warga menunggu di ruang tunggu.", ["menunggu", "tunggu"]),
        (
            "Perahu",
            "PERAHU itu, perahunya, perahu-perahu",
            ["PERAHU", "perahunya", "perahu-perahu"],
        ),
        ("Jum’at", "Hari Jum'at tiba.", ["Jum'at"]),
        ("uang", "Ruang itu luas.", []),
        ("computer", "A computer, two computers", ["computer"]),
    ],
)
def test_every_form_of_a_word_is_found_and_none_of_another(
    kept: str, text: str, same: list[str]
) -> None:
    assert found([kept], text) == same


def test_without_words_nothing_is_found() -> None:
    assert not Families([])
    assert found(["", " "], "Warga menunggu.") == []
