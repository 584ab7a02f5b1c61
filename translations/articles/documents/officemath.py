"""Converts Office Math, Word's formulas, to MathML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from translations.articles.tables import local_name

if TYPE_CHECKING:
    from lxml.etree import _Element

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# The parts of each, in MathML's order.
_SHAPES = {
    "f": ("mfrac", ("num", "den")),
    "ssup": ("msup", ("e", "sup")),
    "ssub": ("msub", ("e", "sub")),
    "ssubsup": ("msubsup", ("e", "sub", "sup")),
    "limlow": ("munder", ("e", "lim")),
    "limupp": ("mover", ("e", "lim")),
}
_MAX_DEPTH = 80


def as_mathml(element: _Element, depth: int = 0) -> _Element:
    """A formula, or a part of one, as MathML."""
    name = local_name(element)
    if name == "r":
        made = element.makeelement("mi", {})
        made.text = "".join(str(text) for text in element.itertext(f"{_MATH}t"))
        return made
    if depth > _MAX_DEPTH:
        return element.makeelement("mrow", {})
    if name in _SHAPES:
        tag, parts = _SHAPES[name]
        return _of(element, tag, [_part(element, part, depth) for part in parts])
    if name == "rad":
        base, degree = _part(element, "e", depth), _part(element, "deg", depth)
        inside = [base, degree] if len(degree) else [base]
        return _of(element, "mroot" if len(degree) else "msqrt", inside)
    if name == "nary":
        sign = element.makeelement("mo", {})
        sign.text = _property(element, "chr") or "∫"
        sums = _of(element, "munderover", [sign, _part(element, "sub", depth),
                                           _part(element, "sup", depth)])  # fmt: skip
        return _of(element, "mrow", [sums, _part(element, "e", depth)])
    if name == "d":
        made = _of(element, "mfenced", [as_mathml(e, depth + 1) for e in element if _is(e, "e")])
        for attribute, part in (("open", "begChr"), ("close", "endChr")):
            if (sign_text := _property(element, part)) is not None:
                made.set(attribute, sign_text)
        return made
    if name in ("m", "eqarr"):
        rows = [e for e in element if _is(e, "mr")] or [e for e in element if _is(e, "e")]
        return _of(element, "mtable", [_row(row, depth) for row in rows])
    children = [e for e in element if local_name(e) and not local_name(e).endswith("pr")]
    return _of(element, "mrow", [as_mathml(child, depth + 1) for child in children])


def _row(row: _Element, depth: int) -> _Element:
    cells = [e for e in row if _is(e, "e")] or [row]
    made = [as_mathml(cell, depth + 2) if cell is not row else _whole(row, depth) for cell in cells]
    return _of(row, "mtr", [_of(row, "mtd", [cell]) for cell in made])


def _whole(element: _Element, depth: int) -> _Element:
    return _of(element, "mrow", [as_mathml(child, depth + 2) for child in element])


def _part(element: _Element, name: str, depth: int) -> _Element:
    found = next((child for child in element if _is(child, name)), None)
    return element.makeelement("mrow", {}) if found is None else as_mathml(found, depth + 1)


def _of(near: _Element, tag: str, children: list[_Element]) -> _Element:
    made = near.makeelement(tag, {})
    made.extend(children)
    return made


def _property(element: _Element, name: str) -> str | None:
    """A symbol that a formula sets explicitly; None for the usual one."""
    found = next(element.iter(f"{_MATH}{name}"), None)
    return None if found is None else (found.get(f"{_MATH}val") or "")


def _is(element: _Element, name: str) -> bool:
    return local_name(element) == name
