"""The columns of the page, and the modes that show them."""

from enum import IntEnum, StrEnum


class Mode(StrEnum):
    """What is shown, and how."""

    SIDE_BY_SIDE = "side by side"
    STACKED = "stacked"
    ORIGINAL = "original"
    TRANSLATION = "translation"


class Column(IntEnum):
    ORIGINAL = 0
    TRANSLATION = 1
