"""Word families: all words with the same root (batal, membatalkan, pembatalan)."""

import re
from collections.abc import Iterable

from translations.words.roots import root_of, words_of

_SHORT_ROOT = 3  # characters


class Families:
    """Finds the words of a text that share their root with one of the given words.

    A prefix may replace the first letter of a root, but nothing replaces the rest: words that do
    not contain it, nearly all of a text, need no analysis.

    Args:
        words: in any form.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._forms = {_plain(word) for word in words if word.strip()}
        self._roots = {root_of(form) for form in self._forms}
        parts = {root[1:] if len(root) > _SHORT_ROOT else root for root in self._roots}
        every = sorted(map(re.escape, parts | self._forms))
        self._may_have = re.compile("|".join(every) or "(?!)")

    def __bool__(self) -> bool:
        return bool(self._forms)

    def find(self, text: str) -> list[tuple[int, int]]:
        """Where such words are, as slices of the text.

        >>> text = "Rapat dibatalkan, tetapi pembatalannya terlambat."
        >>> [text[a:b] for a, b in Families(["membatalkan"]).find(text)]
        ['dibatalkan', 'pembatalannya']
        """
        if not self._may_have.search(_plain(text)):
            return []
        return [span for span in words_of(text) if self._has(_plain(text[slice(*span)]))]

    def _has(self, word: str) -> bool:
        if word in self._forms:
            return True
        return bool(self._may_have.search(word)) and root_of(word) in self._roots


def _plain(text: str) -> str:
    return text.lower().replace("’", "'")
