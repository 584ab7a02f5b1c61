"""Finding words in text."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.errors import DwibacaError
from translations.reading.finder import Finder
from translations.reading.search import SearchMode, fold, matcher


def found(wanted: str, text: str, way: SearchMode = SearchMode.PARTS) -> list[str]:
    return [text[start:end] for start, end in matcher(wanted, way)(text)]


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        ("baca", "Membaca itu BACA.", ["baca", "BACA"]),
        ("café", "Cafe\u0301 dan CAFE", ["Cafe\u0301", "CAFE"]),
        ("rumah sakit", "Rumah\n  sakit umum", ["Rumah\n  sakit"]),
        ("strasse", "Straße", ["Straße"]),
        ("a.b", "a.b axb", ["a.b"]),
        ("[", "a [b]", ["["]),
        ("  ", "a b", []),
        ("", "a b", []),
    ],
)
def test_case_and_accents_are_ignored(wanted: str, text: str, expected: list[str]) -> None:
    assert found(wanted, text) == expected


def test_whole_words() -> None:
    assert found("baca", "membaca baca, baca-baca", SearchMode.WORDS) == ["baca"] * 3
    assert found("di", "di dalam, dia, Di", SearchMode.WORDS) == ["di", "Di"]


def test_regular_expressions() -> None:
    assert found(r"me\w+kan", "Ia MEMBACAKAN dan menulis", SearchMode.PATTERN) == ["MEMBACAKAN"]
    assert found(r"x*", "axxb", SearchMode.PATTERN) == ["xx"]
    with pytest.raises(DwibacaError, match="Not a regular expression"):
        matcher("(", SearchMode.PATTERN)


def test_a_pattern_that_would_take_years_is_given_up() -> None:
    find = matcher(r"(a|a)+$", SearchMode.PATTERN)
    began = time.perf_counter()
    assert find("a" * 60 + "b") == []
    assert time.perf_counter() - began < 5


@given(st.text(st.sampled_from("aÁbß İıﬁe\u0301\u0327. \n你"), max_size=40), st.integers(0, 39))
def test_every_piece_of_a_text_is_found_in_it(text: str, start: int) -> None:
    piece = text[start : start + 4]
    if piece.strip() and not any(unicodedata.combining(c) for c in piece):
        assert any(fold(f)[0].split() == fold(piece)[0].split() for f in found(piece, text))


@pytest.mark.parametrize(
    ("wanted", "text", "found"),
    [
        ("jum'at", "hari Jum’at.", "Jum’at"),
        ('"kutip"', "kata “kutip” itu", "“kutip”"),
        ("anak-anak", "para anak\u2011anak bermain", "anak\u2011anak"),
        ("nollebar", "Nol\u200blebar", "Nol\u200blebar"),
        ("katarapat", "kata\u2060rapat", "kata\u2060rapat"),
        ("2019-2021", "tahun 2019–2021", "2019–2021"),
        ("rumah’ku", "rumah'ku", "rumah'ku"),
    ],
)
def test_what_is_typed_finds_what_is_printed(wanted: str, text: str, found: str) -> None:
    for mode in (SearchMode.PARTS, SearchMode.WORDS):
        ((start, end),) = matcher(wanted, mode)(text)
        assert text[start:end] == found


@given(
    st.lists(st.text(alphabet="abÁé’'\u00ad\u0301-–ßİ ²x"), max_size=150),
    st.text(alphabet="ab'e-sx ", min_size=1, max_size=4),
    st.sampled_from([SearchMode.PARTS, SearchMode.WORDS]),
)
def test_no_match_is_passed_over(texts: list[str], wanted: str, mode: SearchMode) -> None:
    find = matcher(wanted, mode)
    finder = Finder(
        len(texts),
        lambda row: [(0, texts[row])],
        lambda rows: "\n".join(texts[row] for row in rows),
        find,
        len(texts) // 2,
    )
    finder.scan(60)
    assert finder.done
    assert finder.total == sum(len(find(text)) for text in texts)


@pytest.mark.parametrize("mode", [SearchMode.PARTS, SearchMode.WORDS])
def test_lines_without_the_longest_word_of_a_phrase_are_passed_over(mode: SearchMode) -> None:
    find = matcher("kabar Ke-470", mode)
    assert not find.may_match("Kabar ke-1 ada.\nKabar ke-2 ada.")
    assert find.may_match("Ini kabar\u00a0KE\u2011470 itu.")
    assert find("Ini kabar\u00a0KE\u2011470 itu.") == [(4, 16)]
