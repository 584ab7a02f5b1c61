"""What is drawn, in fewer bytes: a colour is set when it changes, not anew for every piece of text.

Textual ends each piece with a reset, and begins the next with all its colours: forty bytes, for a
piece of five letters. Over a slow line that is felt whenever the text scrolls.
"""

import re
from functools import lru_cache

from translations.patterns import lazy_pattern

_SGR = lazy_pattern(r"\x1b\[([0-9;]*)m")
_RESET = ("", "0")
_ON_BLANKS = frozenset({"background", "4", "7", "9", "21", "53"})
"""What shows on blanks: lines and reverse."""


def with_fewer_bytes(drawn: str) -> str:
    """The same text, positions and colours, without what sets again what is set already.

    At the end, and before a line feed, everything is reset, as in the original.

    >>> with_fewer_bytes("\\x1b[1;31ma\\x1b[0m\\x1b[1;31mb\\x1b[0m")
    '\\x1b[1;31mab\\x1b[0m'
    """
    if drawn.count("\x1b[0m") < 2:
        return drawn
    pieces = _SGR.split(drawn)
    made = [pieces[0]]
    wanted = now = ""
    for codes, text in zip(pieces[1::2], pieces[2::2], strict=True):
        wanted = "" if codes in _RESET else f"{wanted};{codes}" if wanted else codes
        if not text:
            continue
        for part in re.split(r"(\n)", text) if "\n" in text else (text,):
            target = "" if part == "\n" else wanted
            if part and target != now and not (part.isspace() and _alike_on_blanks(now, target)):
                made.append(_change(now, target))
                now = target
            made.append(part)
    if now != wanted:
        made.append(_change(now, wanted))
    return "".join(made)


@lru_cache(maxsize=4096)
def _alike_on_blanks(now: str, wanted: str) -> bool:
    before, after = _parts(now), _parts(wanted)
    return "7" not in before.keys() | after.keys() and all(
        before.get(name) == after.get(name) for name in _ON_BLANKS
    )


@lru_cache(maxsize=4096)
def _change(now: str, wanted: str) -> str:
    """The shortest sequence from one set of attributes to another."""
    if not wanted:
        return "\x1b[0m"
    if not now:
        return f"\x1b[{wanted}m"
    before, after = _parts(now), _parts(wanted)
    if before.keys() <= after.keys():
        new = ";".join(codes for name, codes in after.items() if before.get(name) != codes)
        return f"\x1b[{new}m" if new else ""
    return f"\x1b[0;{wanted}m"


def _parts(codes: str) -> dict[str, str]:
    """The foreground, the background, and each attribute, with the codes that set it."""
    found: dict[str, str] = {}
    numbers = codes.split(";") if codes else []
    at = 0
    while at < len(numbers):
        number = numbers[at]
        length = 1
        if number in ("38", "48") and at + 1 < len(numbers):
            length = 5 if numbers[at + 1] == "2" else 3
        name = number
        if number.isdecimal() and len(number) > 1:
            value = int(number)
            if 30 <= value <= 39 or 90 <= value <= 97:
                name = "foreground"
            elif 40 <= value <= 49 or 100 <= value <= 107:
                name = "background"
        found[name] = ";".join(numbers[at : at + length])
        at += length
    return found
