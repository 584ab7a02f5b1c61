"""A piece of a sentence whose translation is settled: what `stand_ins.py` asks the model around."""

from enum import StrEnum
from typing import NamedTuple


class WordingKind(StrEnum):
    """How a piece behaves."""

    QUOTE = "quote"  # left as it is
    NAME = "name"
    NOUN = "noun"
    VERB = "verb"


class Wording(NamedTuple):
    """A piece of a sentence, and its wording in the translation.

    Attributes:
        start, end: the piece, as a slice of the sentence.
        text: the wording.
        as_is: whether the wording is the piece itself, in this very form.
        lenient: whether other words are acceptable too, if they mean the same.
        short: an acronym with the same meaning, used as the stand-in.
        bracketed: what follows in brackets in the translation: "(KPK)".
        after: the comma or colon in front of a quotation.
        twice, passive, ending: the form of a noun or verb: "buku-bukunya", "ditolak".
    """

    start: int
    end: int
    text: str
    kind: WordingKind
    as_is: bool = False
    lenient: bool = False
    short: str = ""
    bracketed: str = ""
    after: str = ""
    twice: bool = False
    passive: bool = False
    ending: str = ""

    def key(self) -> str:
        """Everything that decides how the piece is translated."""
        return f"{self.start}:{self.end}={self.text}{self.bracketed}"
