"""Indonesia's time zones: a model that knows one best writes it for the others too."""

import re
from collections import Counter

_ZONE = re.compile(r"\b(?:WIB|WITA|WIT)\b")


def corrected(source: str, translation: str) -> str:
    """A translation with the time zones of its source, if both have the same number of them.

    >>> corrected("09.00 WIB atau 11.00 WIT", "9:00 WIB, or 11:00 WIB")
    '9:00 WIB, or 11:00 WIT'
    """
    wanted, there = _ZONE.findall(source), _ZONE.findall(translation)
    if len(wanted) != len(there) or Counter(wanted) == Counter(there):
        return translation
    zones = iter(wanted)
    return _ZONE.sub(lambda _: next(zones), translation)
