"""Characters that a terminal cannot show have an ASCII fallback of the same width."""

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tui.commands.ascii_fallback import ascii_fallback, use_for


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_it_is_ascii_and_as_wide(text: str) -> None:
    made = ascii_fallback(text)
    assert made.isascii()
    assert len(made) == sum(map(cell_len, text))


def test_what_means_different_things_stays_different() -> None:
    # Done and to come in bars; signs of marks, and what stands between words; boxes to tick.
    for signs in ("━─", "█░", "◆■≡≈?+·", "☐☑"):
        assert len(set(ascii_fallback(signs))) == len(signs)


def test_no_sign_of_the_screens_looks_like_a_letter_that_is_a_key_or_is_unknown() -> None:
    for sign in "→←✓●·¶░█◆■≡≈🔎":
        assert not set(ascii_fallback(sign)) & {"v", "x", "?"}


def test_a_stream_writes_what_it_has_and_the_likeness_of_the_rest() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="iso-8859-1")
    use_for(stream, None)
    stream.write("Café “Laut” … ≡")
    stream.flush()
    assert raw.getvalue() == 'Café "Laut" . ='.encode("iso-8859-1")
