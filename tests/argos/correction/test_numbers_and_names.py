"""Numbers and names that a model got wrong are corrected; right ones are left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.argos.correction import names, numbers
from translations.argos.engine.engine import Engine

KNOWN = frozenset("Japan Governor President Jakarta the of said in General spoke met".split())


@pytest.mark.parametrize(
    ("source", "translation", "right"),
    [
        ("pada Jumat (14/12)", "on Friday (12/12)", "on Friday (12/14)"),
        ("pukul 05.00", "at 05,000", "at 05:00"),
        ("pukul 10.00 hingga 18.00", "from 10,000 to 18,000", "from 10:00 to 18:00"),
        ("sebanyak 180 becak", "as many as 108 pedicabs", "as many as 180 pedicabs"),
        ("US$13,6 miliar", "US$1,63 billion", "US$13.6 billion"),
        ("naik 17,25 persen", "rose 17.5 percent", "rose 17.25 percent"),
        ("Rp1.250.000", "Rp1,250", "Rp1,250,000"),
    ],
)
def test_a_wrong_number_is_put_right(source: str, translation: str, right: str) -> None:
    assert numbers.corrected(source, translation) == right
    assert numbers.missing(source, right) == 0


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("10 orang dan dua anak", "Ten people and 2 children"),
        ("pukul 13.00", "at 1 p.m."),
        ("Rp1.000.000", "Rp1 million"),
        ("Rp1.500.000.000", "Rp1.5 billion"),
        ("abad ke-2", "second century"),
        ("tiga rumah", "3 houses"),
        ("10 jam", "a day"),
        ("Pasal 4 dan 5", "Articles"),
    ],
)
def test_what_cannot_be_told_is_let_alone(source: str, translation: str) -> None:
    assert numbers.corrected(source, translation) == translation


@given(st.lists(st.integers(21, 99_999), max_size=4), st.randoms())
def test_a_translation_with_all_numbers_is_never_changed(found: list[int], rng: object) -> None:
    source = " dan ".join(map(str, found))
    shuffled = list(found)
    rng.shuffle(shuffled)
    translation = " and ".join(map(str, shuffled))
    assert numbers.corrected(source, translation) == translation


@given(st.text(), st.text())
def test_any_text_can_be_mended(source: str, translation: str) -> None:
    numbers.corrected(source, translation)
    names.corrected(source, translation, lambda _: False)


@pytest.mark.parametrize(
    ("source", "translation", "right"),
    [
        ("kata Basuki Tjahaya Purnama", "said Basuki Taya Purnama", "said Basuki Tjahaya Purnama"),
        ("oleh Hans Andersen", "by Hans Anders", "by Hans Andersen"),
        ("di Kampungrambutan", "in Kampungraman", "in Kampungrambutan"),
        ("Juaini Yusuf berkata", "Juini Yusuf said", "Juaini Yusuf said"),
        ("menurut Jean O'Neill", "Jean O'Nell said", "Jean O'Neill said"),
        ("Paul Kirby menulis", "Paul Kby wrote", "Paul Kirby wrote"),
    ],
)
def test_a_garbled_name_is_put_right(source: str, translation: str, right: str) -> None:
    assert names.corrected(source, translation, KNOWN.__contains__) == right


@pytest.mark.parametrize(
    ("source", "translation"),
    [
        ("pergi ke Jepang", "went to Japan"),
        ("bertemu Gubernur Betawi", "met Betawi's Governor"),
        ("pada bulan Desember", "in December"),
        ("Aborsi dilarang", "Abortion is banned"),
        ("oleh pasukan Stabilisasi", "by the Stabilization force"),
        ("kota Moskow", "the city of Moscow"),
    ],
)
def test_what_english_writes_in_its_own_way_is_let_alone(source: str, translation: str) -> None:
    assert names.corrected(source, translation, KNOWN.__contains__) == translation


def test_numbers_and_times_survive_the_starter(starter_engine: Engine) -> None:
    sources = [
        f"Rapat di Jalan Melati {number} dimulai pukul {number % 24:02}.{number % 60:02} dan "
        f"dihadiri {number * 7} warga."
        for number in range(103, 143)
    ]
    lost = sum(
        numbers.missing(source, translation)
        for source, translation in zip(sources, starter_engine.translate(sources), strict=True)
    )
    assert lost <= 0.03 * 3 * len(sources)
