"""What was typed, as a query of SQLite's full-text search."""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

_PART = re.compile(r"[\"“”„«]([^\"“”„«»]*)[\"“”»]?|([^\s\"“”„«»]+)")
_WORD = re.compile(r"\w+")
_MOST_FORMS = 100
_SHORTEST_PREFIX = 2  # letters; one would be found in nearly every paragraph


@dataclass(frozen=True)
class Query:
    """The same words, looked for in two ways.

    Attributes:
        exact: as they were typed; "" if there is nothing to look for.
        roots: in every form of their roots; "" where that would find no more.
    """

    exact: str
    roots: str = ""


def query_of(typed: str, forms: Callable[[str], Collection[str]], *, typing: bool) -> Query:
    """Words are all to be found, in any order; those in quotation marks side by side.

    Args:
        forms: the words that have the same root as a word.
        typing: whether more may be typed: the last word is then a beginning too.

    >>> query_of('harga “kereta api”', lambda word: [], typing=False).exact
    '"harga" "kereta api"'
    >>> query_of("menulis su", lambda word: ["ditulis"] if word == "menulis" else [], typing=True)
    Query(exact='"menulis" "su"*', roots='("menulis" OR "ditulis") AND "su"*')
    """
    parts = [_words(match[1] or match[2] or "") for match in _PART.finditer(typed)]
    parts = [words for words in parts if words]
    if not parts:
        return Query("")
    prefix = typing and typed[-1:].isalnum()
    if prefix and len(parts[-1][-1]) < _SHORTEST_PREFIX:
        parts[-1] = parts[-1][:-1]
        prefix = False
        parts = [words for words in parts if words]
    exact, roots, more = [], [], False
    for at, words in enumerate(parts):
        is_last = at == len(parts) - 1
        text = f'"{" ".join(words)}"' + ("*" if prefix and is_last else "")
        others = [form for form in forms(words[0]) if form != words[0]] if len(words) == 1 else []
        more = more or bool(others)
        exact.append(text)
        either = [text, *(f'"{form}"' for form in others[:_MOST_FORMS])]
        roots.append(f"({' OR '.join(either)})" if others else text)
    return Query(" ".join(exact), " AND ".join(roots) if more else "")


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
