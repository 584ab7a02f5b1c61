"""Turns what was typed into an FTS5 query, and finds its words in a text."""

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass

_PART = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]?|([^\s\"“”„«»]+)")
_WORD = re.compile(r"[^\W_]+")
_MOST_FORMS = 100
_SHORTEST_PREFIX = 2  # characters; a single letter is in nearly every paragraph

Span = tuple[int, int]


@dataclass(frozen=True)
class Terms:
    """One way of searching for words.

    Attributes:
        match: the FTS5 query; "" if there is nothing to search for.
        words: those searched for, folded.
        beginning: what a word may begin with, folded; "" for none.
    """

    match: str
    words: frozenset[str] = frozenset()
    beginning: str = ""

    def places(self, text: str) -> tuple[Span, ...]:
        """Where the words are in a text, as slices."""
        return tuple(
            match.span()
            for match in _WORD.finditer(text)
            if (word := folded(match[0])) in self.words
            or (self.beginning and word.startswith(self.beginning))
        )


@dataclass(frozen=True)
class Query:
    """The same words, searched for in two ways: as typed, and in every form of their roots.

    Attributes:
        roots: None if it would find nothing more.
    """

    exact: Terms
    roots: Terms | None = None


Words = Callable[[str], Collection[str]]


def query_of(typed: str, forms: Words, beginning: Words | None = None) -> Query:
    """All words must be found, in any order; those in quotation marks next to each other.

    Args:
        forms: gives the words with the same root as a word.
        beginning: gives the words with a prefix, none if they are unknown; passed while more
            may be typed, when the last word counts as a prefix.

    >>> query_of('harga “kereta api”', lambda word: []).exact.match
    '"harga" AND "kereta api"'
    >>> ditulis = lambda word: ["ditulis"][: word == "menulis"]
    >>> query = query_of("menulis su", ditulis, lambda letters: [])
    >>> query.exact.match
    '"menulis" AND "su"*'
    >>> query.roots.match
    '("menulis" OR "ditulis") AND "su"*'
    """
    typed = unicodedata.normalize("NFC", typed)
    parts = [tokens(match[1] or match[2] or "") for match in _PART.finditer(typed)]
    parts = [words for words in parts if words]
    is_beginning = bool(parts) and beginning is not None and typed[-1:].isalnum()
    if is_beginning and len(parts[-1][-1]) < _SHORTEST_PREFIX:
        is_beginning = False
        parts[-1].pop()
        parts = [words for words in parts if words]
    exact = [f'"{" ".join(words)}"' for words in parts]
    others = [_others(words, forms) for words in parts]
    wanted = {folded(word) for words in parts for word in words}
    letters = folded(parts[-1][-1]) if is_beginning else ""
    if is_beginning and beginning is not None:
        begun = beginning(letters) if len(parts[-1]) == 1 else []
        exact[-1] = f"({' OR '.join(map(_quoted, begun))})" if begun else exact[-1] + "*"
    plain = Terms(" AND ".join(exact), frozenset(wanted - {letters}), letters)
    if not any(others):
        return Query(plain)
    either = [
        f"({' OR '.join((one, *map(_quoted, more)))})" if more else one
        for one, more in zip(exact, others, strict=True)
    ]
    wanted |= {folded(word) for more in others for form in more for word in tokens(form)}
    return Query(plain, Terms(" AND ".join(either), frozenset(wanted), letters))


def _others(words: list[str], forms: Callable[[str], Collection[str]]) -> list[str]:
    """The other forms of a single word."""
    if len(words) != 1:
        return []
    return [form for form in forms(words[0]) if form != words[0]][:_MOST_FORMS]


def _quoted(form: str) -> str:
    return f'"{" ".join(tokens(form))}"'


def tokens(text: str) -> list[str]:
    """The words of a text as the index separates them, in lower case."""
    return [word.lower() for word in _WORD.findall(text)]


def folded(word: str) -> str:
    """A word as the index stores it: in lower case, without accents."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFD", word)
    return "".join(c for c in plain if not unicodedata.combining(c)).lower()
