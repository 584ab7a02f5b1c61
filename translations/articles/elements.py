"""Turns an element tree (HTML or XHTML) into blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from translations.articles.article import CELL_END, Block, Kind
from translations.articles.formulas import formula, stands_alone
from translations.articles.inline import (
    SIGN_TAGS,
    is_unseen,
    join_fractions,
    lowered,
    mark_note,
    note_sign,
    raised,
    take_notes,
)
from translations.articles.lists import ItemMarkers
from translations.articles.tables import cells_of, is_layout, local_name
from translations.articles.verse import are_verse, is_prose, sentences_apart
from translations.cleaning import clean, clean_lines

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["BlockBuilder", "local_name"]

_SKIPPED = frozenset(
    "script style template noscript noframes noembed mjx-math iframe svg button input select "
    "textarea rt rp head title meta link nav datalist audio video canvas map area xml".split()
)
_BLOCKS = frozenset(
    "body html section article main div header footer aside p h1 h2 h3 h4 h5 h6 ul ol dl menu dir "
    "li dt dd blockquote pre figure figcaption table thead tbody tfoot tr td th hr form fieldset "
    "legend address center details summary caption hgroup search dialog object".split()
)
_CONTAINERS = frozenset("body section article main div header footer aside form".split())
_SPECIAL = frozenset({"br", "sup", "sub", "math", "pre", "tr"})
# Elements that only change how letters look.
_LETTERING = frozenset("span a b i em strong u small font cite q abbr mark".split())
_VISIBLE = re.compile(r"[^\s\u200b-\u200d\u2060]")
# Word saves lists as paragraphs; its bullets are letters of symbol fonts.
_WORD_ITEM = re.compile(
    "(?:([·•▪§Øoüv\uf0b7\uf0a7\uf0d8\uf0fc])\xa0[\xa0 ]"
    "|(\\(?(?:\\d{1,3}|[a-z]|[ivx]{1,4})[.)])\xa0)[\xa0 ]*(?=\\S)"
)
_LINE_NUMBERS = re.compile(r"\s*1\s+2(?:\s+\d{1,5})*\s*")
_MAX_DEPTH = 260  # lxml's own limit
# Stand for the end of a line, and of a cell, within the text of a block.
_BREAK, _CELL_BREAK = "\ue5cd", "\ue5ce"


@dataclass
class BlockBuilder:
    """Walks element trees, one after another, and collects their blocks.

    Attributes:
        blocks: those found so far.
        anchors: for each ``id``, the index of the block that it is in or precedes.
    """

    blocks: list[Block] = field(default_factory=list)
    anchors: dict[str, int] = field(default_factory=dict)
    _line: list[str] = field(default_factory=list)
    _in_row: bool = False
    # For each table around the current element, outermost first: whether it is layout only.
    _layouts: list[bool] = field(default_factory=list)

    def add(self, root: _Element) -> None:
        """Add the blocks of one tree."""
        self._walk(root, Kind.PARAGRAPH, 0, "", 0)
        self._flush(Kind.PARAGRAPH, 0, "")

    def _flush(self, kind: Kind, level: int, marker: str) -> None:
        """End the current paragraph; within a table row, which is one line, end a word."""
        if self._in_row:
            self._line.append(" ")
            return
        text = "".join(self._line)
        self._line.clear()
        if not text or text.isspace():
            return
        if _BREAK not in text:
            self._append(kind, clean(text), level, marker)
        elif kind not in (Kind.PARAGRAPH, Kind.QUOTE):
            self._append(kind, clean(text.replace(_BREAK, " ")), level, marker)
        else:
            self._append_lines(kind, [clean(line) for line in text.split(_BREAK)], level, marker)

    def _append_lines(self, kind: Kind, lines: list[str], level: int, marker: str) -> None:
        """Blocks from lines, where a blank line ends a stanza or a paragraph."""
        start = 0
        for end in [at for at, line in enumerate(lines) if not line.strip()] + [len(lines)]:
            part, start = lines[start:end], end + 1
            if len(part) > 1 and are_verse(part):
                self._append(Kind.VERSE, "\n".join(part), level, marker)
            else:
                for line in sentences_apart(part):
                    self._append(kind, line, level, marker)

    def _append(self, kind: Kind, text: str, level: int, marker: str) -> None:
        text = join_fractions(text).strip("\xa0 ")
        if kind is Kind.PARAGRAPH and "\xa0" in text[:8] and (item := _WORD_ITEM.match(text)):
            kind, marker, text = Kind.ITEM, item[2] or "•", text[item.end() :]
        text, notes = take_notes(text)
        if _VISIBLE.search(text):  # not a paragraph of no-break spaces
            self.blocks.append(Block(kind, text, level, marker, notes))

    def _walk(
        self, element: _Element, kind: Kind, level: int, marker: str, depth: int, *, name: str = ""
    ) -> None:
        name = name or local_name(element)
        if not name or name in _SKIPPED or depth > _MAX_DEPTH:
            return
        if element.keys():  # most have no attributes, and there are hundreds of thousands
            if is_unseen(element):
                return
            if anchor := (element.get("id") or (element.get("name") if name == "a" else None)):
                self.anchors.setdefault(anchor, len(self.blocks))
        if name in SIGN_TAGS:
            sign = note_sign(element, name, "".join(self._line[-3:])[-40:])
            if sign is not None:
                self._line.append(mark_note(sign))
                return
        if name in _LETTERING and not len(element):
            self._line.append(element.text or "")
            return
        if name in _SPECIAL and self._walk_special(element, name, (kind, level, marker), depth):
            return
        own = name in _BLOCKS or ("-" in name and _is_own_block(element))
        if own:
            self._flush(kind, level, marker)
            kind, level, marker = _kind_of(name, kind, level, marker)
        if name == "table":
            self._layouts.append(is_layout(element))
        markers: ItemMarkers | None = None
        self._line.append(element.text or "")
        for child in element:
            child_name = local_name(child)
            is_item = child_name == "li"
            if is_item and markers is None:
                markers = ItemMarkers(element, sum(1 for e in element if local_name(e) == "li"))
            before = len(self.blocks)
            child_marker = markers.of(child) if is_item and markers else marker
            self._walk(child, kind, level, child_marker, depth + 1, name=child_name)
            if marker and len(self.blocks) > before and not is_item:
                marker = " " * len(marker)  # only the first block of an item carries its marker
            self._line.append(child.tail or "")
        if name == "table":
            self._layouts.pop()
        if own:
            self._flush(kind, level, marker)

    def _walk_special(
        self, element: _Element, name: str, around: tuple[Kind, int, str], depth: int
    ) -> bool:
        """Whether the element was one of those with rules of their own, now handled."""
        if name == "br":
            self._line.append(" " if self._in_row else _BREAK)
        elif name in ("sup", "sub"):
            text = "".join(str(part) for part in element.itertext())
            degrees = text.strip() in ("o", "º") and self._line and self._line[-1][-1:].isdigit()
            written = "°" if degrees else raised(text) if name == "sup" else lowered(text)
            if written == text:
                return False
            self._line.append(written.strip())
        elif name == "math":
            self._add_formula(element, *around)
        elif name == "pre" and not self._in_row:
            self._flush(*around)
            self._add_preformatted(element, *around[:2])
        elif name == "tr" and not self._in_row and self._layouts[-1:] != [True]:
            self._flush(*around)
            self._add_row(element, depth)
        else:
            return False
        return True

    def _add_row(self, row: _Element, depth: int) -> None:
        """A row of data; an empty cell keeps its place."""
        self._in_row = True
        for cell in cells_of(row):
            self._walk(cell, Kind.ROW, 0, "", depth + 1)
            self._line.append(_CELL_BREAK)
        self._in_row = False
        cells = [clean(cell) for cell in "".join(self._line).split(_CELL_BREAK)]
        self._line.clear()
        if any(cells):
            self._append(Kind.ROW, CELL_END.join(cells).rstrip(CELL_END), 0, "")

    def _add_formula(self, element: _Element, kind: Kind, level: int, marker: str) -> None:
        """A formula within its line, or a block of its own if it is displayed."""
        text = formula(element)
        if self._in_row or not stands_alone(element):
            self._line.append(text)
            return
        self._flush(kind, level, marker)
        if text:
            self.blocks.append(Block(Kind.CODE, text))

    def _add_preformatted(self, element: _Element, kind: Kind, level: int) -> None:
        text = clean_lines(_text_with_breaks(element)).strip("\n")
        if _LINE_NUMBERS.fullmatch(text) and any(
            local_name(above) == "td" for above in element.iterancestors()
        ):
            return  # of the code in the next cell
        if any(local_name(child) in ("code", "samp", "kbd") for child in element) or not is_prose(
            text
        ):
            if text.strip():
                self.blocks.append(Block(Kind.CODE, text.expandtabs(4)))
            return
        kind = kind if kind is Kind.QUOTE else Kind.PARAGRAPH
        self._append_lines(kind, [clean(line) for line in text.split("\n")], level, "")


def _kind_of(name: str, kind: Kind, level: int, marker: str) -> tuple[Kind, int, str]:
    """The kind, level and marker of text in a block element, given what surrounds it."""
    if len(name) == 2 and name[0] == "h" and name[1] in "123456":
        return Kind.HEADING, int(name[1]), ""
    if name == "li":
        return Kind.ITEM, level, marker
    if name in ("ul", "ol", "menu", "dir"):
        return Kind.ITEM, level + 1 if kind is Kind.ITEM else 0, marker
    if name in ("dt", "dd"):
        return Kind.ITEM, int(name == "dd"), ""
    if name == "blockquote":
        return Kind.QUOTE, 0, ""
    if name in ("figcaption", "caption"):
        return Kind.CAPTION, 0, ""
    return kind, level, marker


def _is_own_block(element: _Element) -> bool:
    """Whether an element that a site invented is a paragraph: no text is right beside it."""
    parent, before = element.getparent(), element.getprevious()
    text = before.tail if before is not None else parent.text if parent is not None else ""
    if parent is None or (text or "").strip() or (element.tail or "").strip():
        return False
    name = local_name(parent)
    return name in _CONTAINERS or ("-" in name and _is_own_block(parent))


def _text_with_breaks(element: _Element) -> str:
    """The text of preformatted lines, which may be broken by <br>."""
    for part in element.iter():
        if local_name(part) == "br":
            part.text = "\n"
    return "".join(str(part) for part in element.itertext())
