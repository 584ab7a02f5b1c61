"""Protects what must not be translated: addresses, file names, tags, @names, and anything not in
plain letters, such as emoji, fractions and other scripts.

Tokenizers tear them apart (Moses turns an address into ``https: / /``, SentencePiece drops
underscores) and small models garble them. Each is replaced by a placeholder: a token that the
package was trained to copy, or an acronym, which models copy too. If one gets lost on the way, the
caller translates the text around it piece by piece.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

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
# Any word with a character that Indonesian and English do not use: a name (Élysée), an emoji, a
# fraction (2½), a power (10⁶), a degree (30°C), Arabic or Chinese words with their spaces.
_PLAIN = "\x00-\x7f\xa0\u2000-\u203e\u3000"
_WORD_OF_OTHERS = rf"(?:[\d.,]*\w)?[^{_PLAIN}](?:[\w’'\u200d-]|[^{_PLAIN}])*(?<!-)"
_OTHERS = re.compile(rf"{_WORD_OF_OTHERS}(?:[ \xa0]{_WORD_OF_OTHERS})*")
_LETTER = re.compile(r"[^\W\d_]")
LEARNT = tuple(f"⟦{number}⟧" for number in range(1, 9))
"""Tokens that a package may have been trained to copy, as the starter is."""
# For other packages: acronyms that any model trained on news copies; unknown tokens would get lost
# two times in three.
ACRONYMS = ("BBC", "ABC", "CNN", "NBC", "URL", "XYZ", "CBS", "PBB", "WHO", "IMF", "GPS", "DNA")


@dataclass(frozen=True)
class Protected:
    """Text in which each protected piece is replaced by a placeholder found nowhere else in it."""

    text: str
    pieces: tuple[tuple[str, str], ...]
    """Pairs of placeholder and protected piece."""

    def written(self, kept: Callable[[str], str]) -> "Protected":
        """The same, with the pieces as the target language writes them."""
        return replace(self, pieces=tuple((token, kept(piece)) for token, piece in self.pieces))

    def restored(self, translation: str) -> str | None:
        """The translation with the pieces put back; None if one was lost or doubled."""
        for placeholder, piece in self.pieces:
            parts = re.split(rf"(?<!\w){re.escape(placeholder)}(?!\w)", translation)
            if len(parts) != 2:
                return None
            translation = piece.join(parts)
        return translation


def protect(text: str, placeholders: Sequence[str] = ACRONYMS) -> Protected | None:
    """Replace what must not be translated; None if there is more of it than placeholders."""
    free = [token for token in placeholders if token not in text.upper()]
    found = _found(text)
    if len(found) > len(free):
        return None
    parts, pieces, end = [], [], 0
    for placeholder, (start, stop) in zip(free, found, strict=False):
        parts += [text[end:start], placeholder]
        pieces.append((placeholder, text[start:stop]))
        end = stop
    return Protected("".join([*parts, text[end:]]), tuple(pieces))


def _found(text: str) -> list[tuple[int, int]]:
    """Where the pieces are that must not be translated, in order, without overlaps."""
    found = [match.span() for match in _PROTECTED.finditer(text)]
    if not text.isascii():
        found += [match.span() for match in _OTHERS.finditer(text)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def split_at_protected(text: str) -> list[tuple[str, bool]]:
    """Text in pieces, each with whether it is protected; joined, they are the text again."""
    pieces, end = [], 0
    for start, stop in _found(text):
        pieces += [(text[end:start], False), (text[start:stop], True)]
        end = stop
    return [(piece, kept) for piece, kept in [*pieces, (text[end:], False)] if piece]


def has_words(text: str) -> bool:
    """Whether there is anything to translate once protected pieces are left out."""
    return any(_LETTER.search(piece) for piece, kept in split_at_protected(text) if not kept)
