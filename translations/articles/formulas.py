"""MathML on one line, as a person would type it: its own description, or its symbols in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from translations.articles.inline import lowered, raised
from translations.articles.tables import local_name
from translations.cleaning import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from lxml.etree import _Element

# What programs write where nobody described a formula.
_NO_DESCRIPTION = re.compile(
    r"(?:alternat\w+ text\b.*|no alt\w*.*|.*\bnot available|math(?:ml)?|equation|formula|image)\.?",
    re.IGNORECASE,
)
_UNSEEN_SIGNS = dict.fromkeys([0x2061, 0x2062, 0x2063, 0x2064, 0x200B])
_SPACED = frozenset("= ≠ ≈ ≡ < > ≤ ≥ + − - ± × ⋅ ÷ → ⇒ ⇔ ∈ ∉ ⊂ ⊆ ∪ ∩ ∧ ∨ ∣".split())
_SKIPPED = frozenset({"annotation", "annotation-xml", "mphantom", "maligngroup", "malignmark"})
_TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms"})
_ATOM = re.compile(r"[^\W_]+|\(.*\)|√\S+")
# What MathJax, KaTeX and Wikipedia put around a formula.
_WRAPPERS = frozenset({"span", "mjx-assistive-mml", "mjx-container"})
_MAX_DEPTH = 100


def formula(element: _Element) -> str:
    """The text of a <math> element, cleaned; "" if it is empty."""
    described = clean(element.get("alttext") or "")
    # Wikipedia's is the TeX source, which nobody wants to read next to the formula itself.
    if described and "\\" not in described and not _NO_DESCRIPTION.fullmatch(described):
        return described
    return clean(_written(element, 0)) or described


def stands_alone(element: _Element) -> bool:
    """Whether a formula is displayed on a line of its own."""
    if element.get("display") == "block" or element.get("mode") == "display":
        return True
    parent = element.getparent()
    if parent is None:
        return True
    if element.getprevious() is not None or element.getnext() is not None:
        return False
    if any(text and text.strip() for text in (parent.text, element.tail)):
        return False
    return local_name(parent) not in _WRAPPERS or stands_alone(parent)


def _written(element: _Element, depth: int) -> str:
    name = local_name(element)
    if name in _TOKENS:
        text = (element.text or "") if not len(element) else "".join(map(str, element.itertext()))
        text = text.strip().translate(_UNSEEN_SIGNS)
        if name == "mo":
            return f" {text} " if text in _SPACED else f"{text} " if text in (",", ";") else text
        return f" {text} " if name == "mtext" and " " in text else text
    if name in _SKIPPED or not name or depth > _MAX_DEPTH:
        return ""
    if name == "mspace":
        return " "
    if name == "mtable":
        rows = (_cells(row, depth) for row in element)
        return f"[{'; '.join(filter(None, rows))}]"
    parts = [_written(child, depth + 1) for child in element if local_name(child) not in _SKIPPED]
    if name in ("semantics", "maction"):
        return parts[0] if parts else ""
    if name == "mfenced":
        inside = f"{element.get('separators', ',')[:1]} ".join(part.strip() for part in parts)
        return f"{element.get('open', '(')}{inside}{element.get('close', ')')}"
    if name in _LAID_OUT and len(parts) >= 2:
        return _LAID_OUT[name]([part.strip() for part in parts])
    if name == "msqrt":
        return f"√{_grouped(''.join(parts).strip())}"
    # In <mtext>, and in elements that are not MathML, text appears directly.
    return (element.text or "").strip() + "".join(parts)


def _cells(row: _Element, depth: int) -> str:
    return ", ".join(_written(cell, depth + 2).strip() for cell in row)


def _grouped(text: str) -> str:
    return text if _ATOM.fullmatch(text) else f"({text})"


def _above(text: str) -> str:
    written = raised(text)
    return written if written != text else f"^{_grouped(text)}"


def _below(text: str) -> str:
    written = lowered(text)
    return written if written != text else f"_{_grouped(text)}"


_LAID_OUT: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": lambda parts: f"{_grouped(parts[0])}/{_grouped(parts[1])}",
    "mroot": lambda parts: f"{_above(parts[1])}√{_grouped(parts[0])}",
    "msup": lambda parts: _base(parts[0]) + _above(parts[1]),
    "msub": lambda parts: _base(parts[0]) + _below(parts[1]),
    "msubsup": lambda parts: _base(parts[0]) + _below(parts[1]) + "".join(map(_above, parts[2:3])),
    "munder": lambda parts: _base(parts[0]) + _below(parts[1]),
    "mover": lambda parts: _base(parts[0]) + _above(parts[1]),
    "munderover": lambda parts: (
        _base(parts[0]) + _below(parts[1]) + "".join(map(_above, parts[2:3]))
    ),
}


def _base(text: str) -> str:
    return text if len(text) < 2 or _ATOM.fullmatch(text) else f"({text})"
