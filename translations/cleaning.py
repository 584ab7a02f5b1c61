"""Makes text from outside safe to show: no control sequence gets past this file.

A terminal obeys what it is sent: an article with an ESC, or one of the C1 control characters,
could change the window title, the clipboard or the colours. Everything that did not come from
this program (articles, titles, file names, translations, error texts) passes through here once.
"""

import re

from translations.patterns import lazy_pattern

# Control characters become a visible U+FFFD, so that the reader sees that something was there.
# A lone surrogate cannot be encoded for the terminal; the last two are not allowed in XML.
_CONTROL = lazy_pattern("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
# Invisible, and either dangerous (they reorder the text) or measured differently by every
# terminal (soft hyphen, byte order mark); no reader could miss them.
_INVISIBLE = lazy_pattern("[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_SEPARATOR = lazy_pattern("[\u2028\u2029]")
_LINE_BREAK = lazy_pattern("\r\n?|[\v\f\x85\u2028\u2029]")
_SPACE = lazy_pattern("[ \t\n]{2,}|[\t\n]")


def clean_lines(text: str) -> str:
    r"""Clean text of several lines; line breaks of any kind become ``\n``, tabs stay.

    >>> clean_lines("satu\r\ndua\x1b[31m")
    'satu\ndua�[31m'
    """
    if text.replace("\n", "").replace("\t", "").isprintable():
        return text  # most texts: nothing to clean, in a third of the time
    text = _LINE_BREAK.sub("\n", text)
    return _INVISIBLE.sub("", _CONTROL.sub("\ufffd", text))


def clean(text: str) -> str:
    r"""Clean text for a single line; runs of plain white space become one space.

    No-break spaces stay, as they keep a number and its unit together.

    >>> clean("  Harga \x07\n  Rp\xa05.000 ")
    'Harga � Rp\xa05.000'
    """
    plain = text.replace("\n", " ").replace("\t", " ")
    if plain.isprintable():  # most texts: nothing to clean, in a tenth of the time
        plain = plain.strip(" ")
        return " ".join(plain.split()) if "  " in plain else plain
    return fold_space(clean_lines(text))


def escape_controls(json_text: str) -> str:
    r"""JSON with control characters of all kinds escaped; its meaning is the same.

    >>> escape_controls('["a\x9b\u202e"]')
    '["a\\u009b\\u202e"]'
    """

    def escaped(match: re.Match[str]) -> str:
        return f"\\u{ord(match[0]):04x}"

    for signs in (_CONTROL, _INVISIBLE, _SEPARATOR):
        json_text = signs.sub(escaped, json_text)
    return json_text


def fold_space(text: str) -> str:
    """Collapse each run of plain white space in cleaned text into one space."""
    if "  " in text or "\t" in text or "\n" in text:
        text = _SPACE.sub(" ", text)
    return text.strip(" ")
