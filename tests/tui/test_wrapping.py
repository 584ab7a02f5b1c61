"""Lines of a width in cells: nothing overflows, nothing is lost."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.widgets.bilingual.wrapping import wrap

TEXT = st.text(st.sampled_from("abc -–’éµ你好😀👩‍👩‍👧‍👦🇮🇩e\u0301\u200d\ufe0f1️⃣Ж\n"), max_size=120)


@given(TEXT, st.integers(2, 40))
@example("\u0301 1你你", 4)
@example("\u200d\u200d111", 2)
def test_no_line_is_wider_than_the_column(text: str, width: int) -> None:
    for start, end in wrap(text, width):
        # A single joined sign may be wider than a column of two cells.
        assert cell_len(text[start:end]) <= max(width, 2) or end - start <= 2


@given(TEXT, st.integers(2, 40))
@example("11 \u0301", 2)
def test_only_the_spaces_between_lines_are_left_out(text: str, width: int) -> None:
    spans = wrap(text, width)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    for (_, end), (start, _) in pairwise(spans):
        assert text[end:start] in ("", " ", "\n")


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("satu dua tiga", 8, ["satu dua", "tiga"]),
        ("satu dua tiga", 7, ["satu", "dua", "tiga"]),
        ("aaaaaaaaaaaa", 5, ["aaaaa", "aaaaa", "aa"]),
        ("你好世界", 4, ["你好", "世界"]),
        ("kata 你好 kata", 7, ["kata", "你好", "kata"]),
        ("x = 1\n\ny = 2", 10, ["x = 1", "", "y = 2"]),
    ],
)
def test_examples(text: str, width: int, expected: list[str]) -> None:
    assert [text[start:end] for start, end in wrap(text, width)] == expected


def test_latin_and_other_text_wrap_alike() -> None:
    latin = "Harga beras naik lagi pada pekan ini, kata pedagang di pasar lama itu."
    for width in range(5, 40):
        # The last sign is wide, so the slow path is taken for the same words.
        assert wrap(latin, width)[:-2] == wrap(latin + " 你", width)[: len(wrap(latin, width)) - 2]
