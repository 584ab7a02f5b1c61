"""Patterns that are compiled when they are first used."""

import re

import pytest

from translations.patterns import lazy_pattern


def test_it_finds_what_a_compiled_pattern_finds() -> None:
    lazy, compiled = (make(r"(\d+) (KG|ton)", re.IGNORECASE) for make in (lazy_pattern, re.compile))
    text = "3 kg beras, 2 Ton garam"
    for _ in range(2):
        assert lazy.findall(text) == compiled.findall(text)
        assert lazy.sub(r"\2 \1", text) == "kg 3 beras, Ton 2 garam"
    assert (lazy.pattern, lazy.flags) == (compiled.pattern, compiled.flags)


def test_it_is_compiled_when_it_is_used() -> None:
    wrong = lazy_pattern("(")
    with pytest.raises(re.error):
        wrong.search("(")
