"""No control sequence gets through."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from translations.cleaning import clean, clean_lines

BIDIRECTIONAL = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@given(st.text(st.characters(categories=["Cc", "Cs", "Cf", "Zl", "Zp", "Lu"]), max_size=60))
def test_no_control_character_survives(text: str) -> None:
    for result, allowed in ((clean(text), ""), (clean_lines(text), "\n\t")):
        controls = [c for c in result if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
        assert set(controls) <= set(allowed)
        assert not BIDIRECTIONAL & set(result)
        result.encode()


def test_ordinary_text_stays_as_it_is() -> None:
    text = "“Harga” naik – Rp\u00a05.000, kata Bu Éva 😀 漢字"
    assert clean(text) == text
