"""English names of Indonesian institutions, laws and parties, which come with the program."""

from collections import defaultdict
from functools import cache
from pathlib import Path

from translations.patterns import lazy_pattern
from translations.terms.terms import Term

_SHORTEST = 3  # letters; two stand for too much
# "DKI Jakarta" is Jakarta; PMI are the migrant workers as often as the Red Cross.
_UNCLEAR = frozenset({"DKI", "PMI"})
_BODY = lazy_pattern(r"the [A-Z]")
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
    return (*institutions(), *_short_names()) if (from_code, to_code) == ("id", "en") else ()


@cache
def _short_names() -> tuple[Term, ...]:
    """What bodies are called for short, as a term of its own: a model that does not know it takes
    it for another ("KKP" for KPK). Only where it is clear which body is meant."""
    listed = institutions()
    taken = {term.source for term in listed} | _UNCLEAR
    bodies: dict[str, set[str]] = defaultdict(set)
    for term in listed:
        bodies[term.short].add(term.target)
    clear = {short: min(targets) for short, targets in bodies.items() if len(targets) == 1}
    return tuple(
        Term(short, f"{target} ({short})", short, lenient=True)
        for short, target in clear.items()
        if len(short) >= _SHORTEST and short not in taken and _BODY.match(target)
    )


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
