"""Texts older than UTF-8: which code page their few special letters belong to."""

import re
import unicodedata

from translations.patterns import lazy_pattern

CANDIDATES = ("cp1252", "mac_roman", "cp850")
"""Code pages of Indonesian and English texts; the first is by far the most common."""
_SPECIAL = lazy_pattern(r"(.?)([^\x00-\x7f])(?=(.?))", re.DOTALL)
_OPENING = "“‘«„‹"
_CLOSING = "”’»›"
_AMONG_WORDS = "–—•…€£¥§©®°±½¼¾¹²³×÷·µ™†"
_RARE = "ªº‰¶¿¡"
_LETTERS = frozenset("áàâäãåāăąçćčéèêëíìîïñóòôöõøúùûüýÿœæßšž")
_MOST_LOOKED_AT = 5000  # special letters that are examined


def likeliest(data: bytes) -> str | None:
    """The code page in which the special letters of a Latin text make sense; None if none does."""
    scores: list[tuple[float, str]] = []
    for rank, name in enumerate(CANDIDATES):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue  # a byte that is undefined there
        found = _SPECIAL.findall(text)[:_MOST_LOOKED_AT]
        if not found:
            return name
        scores.append((sum(_sense(*one) for one in found) / len(found) - rank * 0.1, name))
    best = max(scores, default=(-1.0, ""))
    return best[1] if best[0] > -0.3 else None


def _sense(before: str, sign: str, after: str) -> float:
    """How plausible a special character is in its place, from -1 to 1."""
    in_word = before.isalpha() or after.isalpha()
    if sign in _OPENING:
        return 1.0 if not before.isalnum() and not after.isspace() else -0.5
    if sign in _CLOSING:
        apart = not before.isspace() and not after.isalnum()
        return 1.0 if apart or (sign == "’" and in_word) else -0.5
    if sign == "\xa0":
        return 1.0 if before.isalnum() and after.isalnum() else 0.0
    if sign in _AMONG_WORDS:
        glued = before.isalpha() and after.isalpha()
        return 1.0 if not glued or sign in "–—…·" else -0.5
    if sign.lower() in _LETTERS:
        if sign.isupper() and (before.islower() or (before.isalpha() and after.islower())):
            return -1.0  # no capital inside a word
        return 1.0 if in_word else 0.0
    if sign in _RARE:
        return 0.6
    if unicodedata.category(sign).startswith("L"):
        return -0.2
    return -1.0
