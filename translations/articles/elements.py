"""An element tree (HTML, XHTML, or what trafilatura leaves of it) into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translations.articles.article import Block, Kind
from translations.cleaning import clean, clean_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

# A paragraph that stands for a caption: trafilatura drops <figcaption>, so html.py writes this
# private-use character in front of its text beforehand.
CAPTION_SIGN = "\ue5ca"

_SKIPPED = frozenset(
    "script style template noscript iframe svg math object form button input select textarea "
    "rt rp head_ title meta link nav".split()
)
_BLOCKS = frozenset(
    "body html section article main div header footer aside p h1 h2 h3 h4 h5 h6 head ul ol dl list "
    "li dt dd item blockquote quote pre code figure figcaption table thead tbody tfoot tr row hr "
    "address center details summary caption".split()
)
_NOTE_NUMBER = re.compile(r"\s*[\[(]?[\d*†‡]{1,4}[\])]?\s*")
_MAX_DEPTH = 200


def local_name(element: _Element) -> str:
    """The tag without its namespace, lower case; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


@dataclass
class BlockBuilder:
    """Walks element trees, one after the other, and collects their blocks.

    Attributes:
        blocks: what was found so far.
        anchors: for each ``id`` met, the index of the block that it stands in or before.
    """

    blocks: list[Block] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    _line: list[str] = field(default_factory=list)

    def add(self, root: _Element) -> None:
        """Add the blocks of one tree."""
        self._walk(root, Kind.PARAGRAPH, 0, "", 0)
        self._flush(Kind.PARAGRAPH, 0, "")

    def _flush(self, kind: Kind, level: int, marker: str) -> bool:
        """End the paragraph under way; whether there was one."""
        text = clean("".join(self._line))
        self._line.clear()
        if not text:
            return False
        if text.startswith(CAPTION_SIGN):
            kind, level, marker = Kind.CAPTION, 0, ""
            text = text.lstrip(CAPTION_SIGN).strip()
            if not text:
                return False
        self.blocks.append(Block(kind, text, level, marker))
        return True

    def _walk(self, element: _Element, kind: Kind, level: int, marker: str, depth: int) -> None:
        name = local_name(element)
        if not name or name in _SKIPPED or depth > _MAX_DEPTH or _is_note_number(element, name):
            return
        if anchor := (element.get("id") or (element.get("name") if name == "a" else None)):
            self.anchors.setdefault(anchor, len(self.blocks))
        if name == "pre" or (name == "code" and _is_code_block(element)):
            self._flush(kind, level, marker)
            self._add_code(element)
            return
        if name in ("tr", "row"):
            self._flush(kind, level, marker)
            self._line.append(" | ".join(filter(None, map(_text_of, element))))
            self._flush(Kind.PARAGRAPH, 0, "")
            return
        if name in ("br", "lb"):
            self._line.append(" ")
            return
        if name == "img":
            return
        own = name in _BLOCKS and name not in ("code",)
        if own:
            self._flush(kind, level, marker)
            kind, level, marker = _kind_of(element, name, kind, level, marker)
        self._line.append(element.text or "")
        number = 0
        for child in element:
            child_name = local_name(child)
            child_marker = marker
            if child_name in ("li", "item"):
                number += 1
                child_marker = f"{number}." if _is_numbered(element) else "•"
            before = len(self.blocks)
            self._walk(child, kind, level, child_marker, depth + 1)
            if marker and len(self.blocks) > before and child_name not in ("li", "item"):
                marker = " " * len(marker)  # only the first block of an item carries its marker
            self._line.append(child.tail or "")
        if own:
            self._flush(kind, level, marker)

    def _add_code(self, element: _Element) -> None:
        text = clean_lines("".join(str(part) for part in element.itertext())).strip("\n")
        if text.strip():
            self.blocks.append(Block(Kind.CODE, text.expandtabs(4)))


def _kind_of(
    element: _Element, name: str, kind: Kind, level: int, marker: str
) -> tuple[Kind, int, str]:
    """What a block element makes of the text in it, given what it stands in."""
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return Kind.HEADING, int(name[1]), ""
    if name == "head":  # trafilatura's heading
        rend = element.get("rend", "h2")
        return Kind.HEADING, int(rend[1]) if rend[1:2].isdigit() else 2, ""
    if name in ("li", "item"):
        return Kind.ITEM, level, marker
    if name in ("ul", "ol", "list"):
        return Kind.ITEM, level + 1 if kind is Kind.ITEM else 0, marker
    if name in ("dt", "dd"):
        return Kind.ITEM, int(name == "dd"), ""
    if name in ("blockquote", "quote"):
        return Kind.QUOTE, 0, ""
    if name in ("figcaption", "caption"):
        return Kind.CAPTION, 0, ""
    return kind, level, marker


def _is_numbered(element: _Element) -> bool:
    return local_name(element) == "ol" or element.get("rend") == "ol"


def _is_code_block(element: _Element) -> bool:
    """trafilatura turns <pre> into <code>; inline code has no line break and no code in it."""
    return "\n" in "".join(str(part) for part in element.itertext()) or any(
        local_name(child) == "code" for child in element
    )


def _is_note_number(element: _Element, name: str) -> bool:
    """The raised number of a footnote, which would be glued to the word before it."""
    if name == "a" and "noteref" in (element.get("{http://www.idpf.org/2007/ops}type") or ""):
        return True
    return (
        name == "sup"
        and any(local_name(child) == "a" for child in element.iter())
        and bool(_NOTE_NUMBER.fullmatch(_text_of(element)))
    )


def _text_of(element: _Element) -> str:
    return clean("".join(str(part) for part in element.itertext()))
