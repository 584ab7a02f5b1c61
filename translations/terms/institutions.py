"""English names of Indonesian institutions, laws and parties, which come with the program."""

from functools import cache
from pathlib import Path

from translations.terms.terms import Term

ALL = "@institutions"
"""The name for all of them together, by which they can be turned off."""


@cache
def institutions() -> tuple[Term, ...]:
    """All terms in ``institutions.tsv``."""
    text = Path(__file__).with_name("institutions.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(
        Term(name, english, "".join(short), lenient=True) for name, english, *short in rows
    )


def delivered(from_code: str, to_code: str) -> tuple[Term, ...]:
    """The terms that come with the program for a pair of languages."""
    return institutions() if (from_code, to_code) == ("id", "en") else ()


def meanings(word: str) -> list[Term]:
    """The terms that an acronym stands for, or that a name belongs to.

    >>> [term.source for term in meanings("KPK")]
    ['Komisi Pemberantasan Korupsi']
    """
    return [
        term
        for term in institutions()
        if word in (term.source, term.short) and not term.source.endswith("*")
    ]
