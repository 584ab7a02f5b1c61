"""The numbers and letters in front of list items."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A",
    "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip


class ItemMarkers:
    """The markers of one list's items, to be asked for in order."""

    def __init__(self, element: _Element, items: int) -> None:
        """``items``: how many there are, for a list that counts down."""
        self._numbered = element.tag in ("ol",) or str(element.tag).endswith("}ol")
        self._type = _type_of(element)
        backwards = element.get("reversed") is not None
        self._step = -1 if backwards else 1
        start = _number(element.get("start"))
        self._next = start if start is not None else (items if backwards else 1)

    def of(self, item: _Element) -> str:
        """The marker of the next item."""
        if (marker := item.get("data-marker")) is not None:
            return str(marker)
        if not self._numbered:
            return "•"
        value = _number(item.get("value"))
        number = self._next if value is None else value
        self._next = number + self._step
        return f"{written(number, item.get('type') or self._type)}."


def written(number: int, kind: str) -> str:
    """A number as the list types "1", "a", "A", "i" and "I" write it.

    >>> written(4, "i"), written(28, "A"), written(-1, "a")
    ('iv', 'AB', '-1')
    """
    if kind in ("i", "I") and 0 < number < 4000:
        letters = ""
        for value, sign in _ROMAN:
            letters += sign * (number // value)
            number %= value
        return letters.upper() if kind == "I" else letters
    if kind in ("a", "A") and number > 0:
        letters = ""
        while number:
            number, place = divmod(number - 1, 26)
            letters = chr(ord(kind) + place) + letters
        return letters
    return str(number)


def _type_of(element: _Element) -> str:
    if kind := element.get("type"):
        return str(kind)
    style = (element.get("style") or "").lower()
    return next((kind for name, kind in _STYLES.items() if name in style), "1")


def _number(text: str | None) -> int | None:
    try:
        number = int(text or "")
    except ValueError:
        return None
    return number if abs(number) < 1_000_000 else None
