"""How keys are named on the screen: with signs, or in words where the terminal lacks the sign."""

import sys

from textual.keys import KEY_DISPLAY_ALIASES

_WORDS = {"backspace": "bksp", **{key: key for key in ("up", "down", "left", "right", "enter")}}
_IN_WORDS = str.maketrans({KEY_DISPLAY_ALIASES[key]: word for key, word in _WORDS.items()})


def key_name(name: str, encoding: str | None = None) -> str:
    """A key's name as a terminal can show it; the closest ASCII of a sign may be another key.

    Args:
        encoding: the terminal's; None for the one that the screen is drawn on.

    >>> key_name("alt+←", "utf-8"), key_name("alt+←", "ascii")
    ('alt+←', 'alt+left')
    """
    try:
        name.encode(encoding or getattr(sys.__stderr__, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return name.translate(_IN_WORDS)
    return name
