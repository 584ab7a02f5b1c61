"""Words of some families: all forms of a root are one (batal, membatalkan, pembatalan)."""

import re
from collections.abc import Iterable

from translations.words.roots import root_of, words_of

_SHORT_ROOT = 3  # letters


class Families:
    """Finds the words of a text that share their root with one of those given.

    A prefix may swallow the first letter of a root, but nothing swallows the rest: what does not
    contain it needs not be taken apart, which is nearly all of a text.

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
        """Where their words stand, as slices of the text.

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
