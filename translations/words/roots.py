"""The root of an Indonesian word, and what stands around it: membatalkan is mem- batal -kan."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_DROPPED = "kpst"  # the letters that a prefix swallows: menunggu is men- tunggu
_SHORTEST_ROOT = 2


@dataclass(frozen=True)
class Word:
    """A word, taken apart.

    Attributes:
        prefix: such as "mem-", "" for none.
        suffix: such as "-kan", "" for none.
    """

    text: str
    root: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str) -> "Word":
        """Take a word apart; a word of another language is its own root.

        >>> Word.of("Membatalkan")
        Word(text='Membatalkan', root='batal', prefix='mem-', suffix='-kan')
        >>> Word.of("menunggu")
        Word(text='menunggu', root='tunggu', prefix='men-', suffix='')
        """
        whole = text.lower().replace("’", "'")
        root = str(_stemmer().stem(whole)) or whole
        at, length = whole.find(root), len(root)
        if at < 0 and root[:1] in _DROPPED and len(root) > _SHORTEST_ROOT:
            at, length = whole.find(root[1:]), len(root) - 1
        if at < 0 or root == whole:
            return cls(text, root)
        before, after = whole[:at].rstrip("-"), whole[at + length :].lstrip("-")
        # Said twice: "buku-buku" has no prefix "buku-".
        if root in (before, after):
            return cls(text, root)
        return cls(text, root, f"{before}-" if before else "", f"-{after}" if after else "")


@cache
def _stemmer() -> Any:
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    return StemmerFactory().create_stemmer()


def words_of(sentence: str) -> list[tuple[int, int]]:
    """Where the words of a sentence stand, as slices; numbers are none."""
    return [match.span() for match in _WORD.finditer(sentence)]
