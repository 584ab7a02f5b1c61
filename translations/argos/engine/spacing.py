"""Removes the spaces that some packages write after a hyphen, dash or opening mark.

To such a model "“ pasukan" and "negara- negara" are ordinary words (the starter's vocabulary is
made this way: `translations.argos.training.normaliser`).
"""

import re
from collections.abc import Callable, Sequence

_OPENING = re.compile(r"([“‘(\[]) ")
# Not after a dash on its own, nor after a hyphen whose word is still to come ("two- and
# threefold").
_JOINING = re.compile(r"(?<=[^\s–—/-])([-/–—]) (?!(?:and|or|to)\b)")
_ASCII = str.maketrans({"“": '"', "”": '"', "‘": "'", "−": "-"})


def adds_spaces(encode: Callable[[str], Sequence[str]]) -> bool:
    """Whether a tokenizer begins a new word after a hyphen."""
    return any(piece == "▁a" for piece in encode("a-a")[1:])


def without_added_spaces(text: str) -> str:
    """The text of such a model in ordinary spelling.

    >>> without_added_spaces("Its “ legitimate targets” ( 2024/ 2025) - well- known - at −5.")
    'Its "legitimate targets" (2024/2025) - well-known - at -5.'
    """
    return _JOINING.sub(r"\1", _OPENING.sub(r"\1", text)).translate(_ASCII)
