"""The block structure of a web page, without the markup inside lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from translations.articles.inline import is_unseen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

NUMBER = "data-number"
"""Attribute of an outline element: the number of the block in the page."""

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big blink br cite code data del dfn em font i img ins kbd label mark "
    "marquee math mjx-assistive-mml mjx-container nobr output picture q ruby rb rt rp s samp small "
    "span strike strong sub sup time tt u var wbr "
    # Empty in HTML, but to libxml2 they contain all that follows them.
    "bgsound command embed image keygen source spacer track".split()
)
_NOT_TEXT = frozenset(
    "head script style template noscript iframe svg button input select textarea datalist audio "
    "video canvas map area mjx-math noframes noembed link meta base applet xml".split()
)
_USEFUL = ("class", "id", "itemprop", "role")
_LONGEST_NAME = 300  # characters of a class or an id
_TAG = re.compile(r"[a-z][a-z0-9-]{0,30}")
_MAX_DEPTH = 260


def is_inline(tag: str) -> bool:
    """Whether an element is part of a line; so are those of Word, such as <st1:City>."""
    return tag in _INLINE or ":" in tag


@dataclass(eq=False)
class Block:
    """A block of a page, and the text directly in it.

    Attributes:
        number: its index among the outline's blocks.
        element: the block's element in the page.
        parent: the block around it; None for the body.
        text: with white space collapsed; "" for most.
        links: how many of its characters are links.
    """

    number: int
    element: _Element
    parent: Block | None
    tag: str
    text: str = ""
    links: int = 0

    @property
    def link_share(self) -> float:
        """The share of its characters that are links, 0 to 1."""
        return min(1.0, self.links / len(self.text)) if self.text else 0.0

    @property
    def names(self) -> str:
        """Its class and its id."""
        return f"{self.element.get('class') or ''} {self.element.get('id') or ''}"

    def within(self) -> Iterator[Block]:
        """The blocks around it, innermost first."""
        above = self.parent
        while above is not None:
            yield above
            above = above.parent


class Outline:
    """Only the blocks and links of a page, for extractors that look for its article.

    They see far fewer elements than the page has, and no attributes that could slow them
    down. Text that a reader of the page does not see is left out.

    Attributes:
        markup: the outline as a page of its own; each block has a `NUMBER` attribute.
        paragraphs: the blocks with text, in page order.
        hidden: how many characters are hidden.
        nested_links: for each link, the number of elements around it; the sum of these.
    """

    def __init__(self, page: _Element, *, with_hidden: bool = False) -> None:
        self._with_hidden = with_hidden
        self.hidden = self.nested_links = 0
        self._blocks: list[Block] = []
        self._texts: list[list[str]] = []
        self._parts: list[str] = ["<html>"]
        self._said = 0  # number of texts and pictures
        body = page.find("body")
        self._block(page if body is None else body, "body", None, 0)
        self.markup = "".join(self._parts)
        for block, texts in zip(self._blocks, self._texts, strict=True):
            block.text = " ".join("".join(texts).split())
        self.paragraphs = [block for block in self._blocks if block.text]

    def _block(self, element: _Element, tag: str, parent: Block | None, depth: int) -> None:
        block = Block(len(self._blocks), element, parent, tag)
        self._blocks.append(block)
        self._texts.append([])
        attributes = "".join(
            f' {name}="{escape(" ".join(value.split())[:_LONGEST_NAME])}"'
            for name in _USEFUL
            if (value := element.get(name))
        )
        began, said = len(self._parts), self._said
        self._parts.append(f'<{tag}{attributes} {NUMBER}="{block.number}">')
        self._walk(element, block, depth, within_link=False)
        if self._said == said and parent is not None:
            del self._parts[began:]  # only empty blocks inside
        else:
            self._parts.append(f"</{tag}>")

    def _walk(self, element: _Element, block: Block, depth: int, *, within_link: bool) -> None:
        texts = self._texts[block.number]
        if element.text:
            self._say(element.text, block, within_link)
        for child in element:
            name = child.tag if isinstance(child.tag, str) else ""
            if (
                name in _NOT_TEXT
                or depth > _MAX_DEPTH
                or (not _TAG.fullmatch(name) and not is_inline(name))
            ):
                pass
            elif not self._with_hidden and child.keys() and is_unseen(child):
                self.hidden += sum(len(str(part)) for part in child.itertext())
            elif name == "math":
                self._say(f" {' '.join(map(str, child.itertext()))} ", block, within_link)
            elif name == "a":
                self._parts.append("<a>")
                self.nested_links += depth
                self._walk(child, block, depth + 1, within_link=True)
                self._parts.append("</a>")
            elif name in ("br", "img"):
                self._parts.append(f"<{name}>")
                self._said += 1
                texts.append(" ")
            elif is_inline(name):
                self._walk(child, block, depth + 1, within_link=within_link)
            else:
                texts.append(" ")
                # Some forms contain a whole page; neither extractor looks into them.
                tag = "div" if name in ("form", "fieldset", "object") else name
                self._block(child, tag, block, depth + 1)
            if child.tail:
                self._say(child.tail, block, within_link)

    def _say(self, text: str, block: Block, within_link: bool) -> None:
        # One space for any white space, on which the extractors' patterns are slow.
        words = " ".join(text.split())
        spaced = f" {words}" if text[:1].isspace() else words
        if words and text[-1:].isspace():
            spaced += " "
        self._parts.append(escape(spaced, quote=False))
        self._said += bool(words)
        self._texts[block.number].append(spaced)
        if within_link:
            block.links += len(words)
