"""Which words of one translation another does not have at that place."""

import re
from difflib import SequenceMatcher

from translations.articles import Span

_WORD = re.compile(r"\S+")


def differing(text: str, other: str) -> list[Span]:
    """The slices of a text whose words are others than in another text, or more than there.

    >>> text = "The old boat left."
    >>> [text[slice(*span)] for span in differing(text, "The boat left at noon.")]
    ['old', 'left.']
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    words = [text[start:end] for start, end in spans]
    matcher = SequenceMatcher(None, _WORD.findall(other), words, autojunk=False)
    return [
        (spans[first][0], spans[last - 1][1])
        for tag, _, _, first, last in matcher.get_opcodes()
        if tag in ("replace", "insert")
    ]
