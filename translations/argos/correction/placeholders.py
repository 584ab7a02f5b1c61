"""Keeps what must not be translated: addresses, file names, tags and @names.

Tokenizers tear them apart (Moses makes ``https: / /`` of an address, SentencePiece drops
underscores) and small models garble them. Each is replaced by an acronym, which models copy; where
the acronym is lost on the way, the caller translates what stands around it piece by piece.
"""

import re
from dataclasses import dataclass

_PROTECTED = re.compile(
    r"""
      (?:https?|ftp|file)://[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'…]   # an address
    | \bwww\.[^\s<>"“”]*[^\s<>"“”.,;:!?)\]’'…]
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                              # an e-mail address
    | (?<!\w)@\w+                                               # a name on a social network
    | </?[A-Za-z][^<>]{0,200}>                                  # a tag
    | \[/?[\w=#" -]{0,60}\]                                     # one in square brackets
    | (?<!\w)(?:[\w-]+/)*[\w-]*\w_\w[\w.-]*\w                   # a name with underscores
    | \b[\w-]+\.(?:co|go|ac|or|sch|web|my|com|net|org|id|info|io)(?:\.id)?\b(?:/[^\s<>"“”]*[\w/])?
    | \b[\w-]+\.(?:txt|md|pdf|html?|docx?|xlsx?|pptx?|csv|json|xml|zip|py|js|exe|epub)\b
    | \b[\w-]+\.(?:jpe?g|png|gif|svg|mp[34])\b
    | \S{100,}                                                  # no word is that long
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LETTER = re.compile(r"[^\W\d_]")
# Acronyms that any model trained on news copies: measured on the starter, where invented tokens
# are lost two times in three.
_ACRONYMS = ("BBC", "ABC", "CNN", "NBC", "URL", "XYZ", "CBS", "PBB", "WHO", "IMF", "GPS", "DNA")


@dataclass(frozen=True)
class Protected:
    """Text in which each protected piece is an acronym that stands nowhere else in it."""

    text: str
    pieces: tuple[tuple[str, str], ...]
    """Pairs of acronym and what it stands for."""

    def restored(self, translation: str) -> str | None:
        """The translation with the pieces put back; None where an acronym was lost or doubled."""
        for acronym, piece in self.pieces:
            parts = re.split(rf"\b{acronym}\b", translation)
            if len(parts) != 2:
                return None
            translation = piece.join(parts)
        return translation


def protect(text: str) -> Protected | None:
    """Replace what must not be translated; None where there is more of it than acronyms."""
    free = [acronym for acronym in _ACRONYMS if acronym not in text.upper()]
    found = [match[0] for match in _PROTECTED.finditer(text)]
    if len(found) > len(free):
        return None
    pieces = tuple(zip(free, found, strict=False))
    acronyms = iter(free)
    return Protected(_PROTECTED.sub(lambda _: next(acronyms), text), pieces)


def split_at_protected(text: str) -> list[tuple[str, bool]]:
    """Text in pieces, each with whether it is protected; joined they are the text again."""
    pieces, end = [], 0
    for match in _PROTECTED.finditer(text):
        pieces += [(text[end : match.start()], False), (match[0], True)]
        end = match.end()
    return [(piece, kept) for piece, kept in [*pieces, (text[end:], False)] if piece]


def has_words(text: str) -> bool:
    """Whether there is anything to translate once protected pieces are left out."""
    return any(_LETTER.search(piece) for piece, kept in split_at_protected(text) if not kept)
