"""Words left out of a translation are found; words expressed otherwise are not reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction.omissions import Meaning, Meanings, forms, meanings
from translations.argos.correction.quality import Issue, issues

SMALL = Meanings(
    {
        "dokter": "300\tdoctor physic\tkekurangan\t",
        "menjual": "0\tsell sold\t\t",
        "rumah sakit": "400\thospit\t\t",
        "rumah": "350\thous home\t\t",
        "sakit": "200\till sick\t\t",
    }
)


def unsaid(source: str, translation: str) -> list[str]:
    return [word for word, _ in SMALL.unsaid(source, translation)]


@pytest.mark.parametrize(
    ("source", "translation", "words"),
    [
        ("Dokternya menjual rumah.", "He sold the house.", ["dokternya"]),
        ("Para dokter-dokter itu sakit.", "The doctors are ill.", []),
        ("Rumah sakit itu tutup.", "The house is closed.", ["rumah sakit"]),
        ("Rumah sakit itu tutup.", "The hospital is closed.", []),
        ("Ia sakit.", "He slept.", ["sakit"]),
        # Beside this neighbour it is not said by itself; and a name says nothing.
        ("Desa itu kekurangan dokter.", "The village lacks any.", []),
        ("Kata Bu Dokter begitu.", "She says so.", []),
        # What is left as it was is said.
        ("Rumah gadang itu tua.", "The rumah gadang is old.", []),
    ],
)
def test_a_word_is_said_in_any_form(source: str, translation: str, words: list[str]) -> None:
    assert unsaid(source, translation) == words


def test_words_that_say_nothing_of_the_source_are_told() -> None:
    said = "The doctor at Smith's house sells bananas about twice."
    assert SMALL.unfounded("Dokter itu menjual rumah.", said) == ["bananas", "twice"]


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Pedagang itu menjual madu hutan dan kain tenun.", "The trader sells forest and cloth."),
        ("Kapten kapal menolak berlayar tanpa dokter.", "The captain refused to sail."),
        ("Penonton membakar bendera di depan stadion.", "Spectators burned in front of stadium."),
    ],
)
def test_a_sentence_that_has_lost_a_word_is_doubted(source: str, translation: str) -> None:
    assert Issue.UNSAID in issues(source, translation)


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("Wali kota meninjau jembatan layang itu.", "The mayor inspected the overpass."),
        ("Burung itu ditemukan tak bernyawa.", "The bird was found dead."),
        ("Pencuri itu tertangkap basah.", "The thief was caught red-handed."),
        ("Toko buku itu tutup pekan depan.", "The bookshop closes next week."),
        ("Anak itu sering bolos.", "The child is often absent."),
    ],
)
def test_what_is_said_in_other_words_is_not_doubted(source: str, translation: str) -> None:
    assert issues(source, translation) == ()


def test_a_line_of_the_list_is_read_as_it_was_written() -> None:
    meaning = Meaning(("doctor", "physic"), 300, frozenset({"para"}), frozenset({"gigi", "anak"}))
    word, _, rest = meaning.line("dokter").partition("\t")
    assert (word, Meaning.from_line(rest)) == ("dokter", meaning)


def test_the_list_has_words_and_phrases() -> None:
    assert meanings().of("rumah sakit") and meanings().of("dokternya")
    assert meanings().of("xyzzy") is None


@given(st.text(), st.text())
def test_anything_may_be_unsaid(source: str, translation: str) -> None:
    meanings().unsaid(source, translation)
    meanings().unfounded(source, translation)
    list(forms(source))
