"""The numbers that Word displays in front of paragraphs but does not store there."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translations.articles.lists import written

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORMATS = {
    "decimal": "1", "decimalZero": "1", "lowerLetter": "a", "upperLetter": "A",
    "lowerRoman": "i", "upperRoman": "I", "ordinal": "1",
}  # fmt: skip
_PLACE = re.compile(r"%([1-9])")
_HEADING = re.compile(r"(?:heading|title)(?:\s*(\d)|\b).*", re.IGNORECASE)
_LEVELS = 9  # Word's maximum
_MAX_DEPTH = 50  # of styles based on each other


@dataclass(frozen=True)
class _Level:
    """How one level of a list is numbered."""

    start: int
    format: str
    text: str


@dataclass
class _List:
    """A list with its levels, and how far each has been counted."""

    levels: dict[int, _Level]
    counted: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the numbered paragraphs of a document; ask for them in order."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        """Roots of the document's ``numbering.xml`` and ``styles.xml``."""
        self._lists: dict[str, _List] = {}
        self._restarts: dict[str, dict[int, int]] = {}
        self._styles: dict[str, _Element] = {}
        for style in styles.iter(f"{_W}style") if styles is not None else ():
            self._styles.setdefault(style.get(f"{_W}styleId") or "", style)
        if numbering is None:
            return
        abstract: dict[str, _List] = {}
        for element in numbering.iter(f"{_W}abstractNum"):
            levels = {_int(e.get(f"{_W}ilvl"), 0): _level(e) for e in element.iter(f"{_W}lvl")}
            levels = {level: shape for level, shape in levels.items() if 0 <= level < _LEVELS}
            abstract.setdefault(element.get(f"{_W}abstractNumId") or "", _List(levels))
        for element in numbering.iter(f"{_W}num"):
            identity = element.get(f"{_W}numId") or ""
            shared = abstract.get(_value(element, "abstractNumId"))
            if shared is not None:
                self._lists[identity] = shared
                self._restarts[identity] = {
                    _int(override.get(f"{_W}ilvl"), 0): _int(_value(override, "startOverride"), 1)
                    for override in element.iter(f"{_W}lvlOverride")
                    if override.find(f"{_W}startOverride") is not None
                    and 0 <= _int(override.get(f"{_W}ilvl"), 0) < _LEVELS
                }

    def label(self, paragraph: _Element) -> str:
        """What precedes a paragraph, such as "2.1." or "Pasal 3"; "" for none or a bullet."""
        identity, level = self._place(paragraph)
        numbered = self._lists.get(identity)
        if numbered is None or level not in numbered.levels:
            return ""
        for each, start in self._restarts[identity].items():
            numbered.counted[each] = start - 1
            numbered.levels[each] = (
                _Level(start, numbered.levels[each].format, numbered.levels[each].text)
                if each in numbered.levels
                else _Level(start, "decimal", f"%{each + 1}.")
            )
        self._restarts[identity] = {}
        start = numbered.levels[level].start
        numbered.counted[level] = numbered.counted.get(level, start - 1) + 1
        for deeper in [each for each in numbered.counted if each > level]:
            del numbered.counted[deeper]
        shape = numbered.levels[level]
        if shape.format in ("bullet", "none"):
            return ""

        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            here = numbered.levels.get(place, shape)
            count = numbered.counted.get(place, here.start)
            return written(count, _FORMATS.get(here.format, "1"))

        return _PLACE.sub(number, shape.text).strip()

    def heading_level(self, paragraph: _Element) -> int:
        """The level of a heading, from 1, by its style or its place in the outline; 0 for text."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return 0
        level = _int(_value(properties, "outlineLvl"), -1)
        style = _value(properties, "pStyle")
        for _ in range(_MAX_DEPTH):
            element = self._styles.get(style)
            if element is None or level >= 0:
                break
            if found := _HEADING.fullmatch(_value(element, "name")):
                return _int(found[1], 1)
            level = _int(_value(element, "pPr", "outlineLvl"), -1)
            style = _value(element, "basedOn")
        if level < 0 and (found := _HEADING.fullmatch(style)):
            return _int(found[1], 1)
        return level + 1 if 0 <= level < _LEVELS else 0

    def _place(self, paragraph: _Element) -> tuple[str, int]:
        """The list and level of a paragraph, set directly or through its style."""
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            return "", 0
        number = properties.find(f"{_W}numPr")
        style = _value(properties, "pStyle")
        for _ in range(_MAX_DEPTH):
            if number is not None and number.find(f"{_W}numId") is not None:
                return _value(number, "numId"), _int(_value(number, "ilvl"), 0)
            element = self._styles.get(style)
            if element is None:
                break
            number = element.find(f"{_W}pPr/{_W}numPr")
            style = _value(element, "basedOn")
        return "", 0


def _level(element: _Element) -> _Level:
    text = _value(element, "lvlText")
    return _Level(_int(_value(element, "start"), 1), _value(element, "numFmt") or "decimal", text)


def _value(element: _Element, *path: str) -> str:
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return (found.get(f"{_W}val") or "") if found is not None else ""


def _int(text: str | None, default: int) -> int:
    try:
        return int(text or "")
    except ValueError:
        return default
