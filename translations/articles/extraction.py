"""Which blocks of a web page are its article: two extractors vote.

readability-lxml finds the element that holds the most prose, and keeps its structure; its vote
counts first. trafilatura knows what sites put around and into articles. Neither is right often
enough alone: measured on two public sets of pages, each loses whole passages where the other
does not. Only their votes are used; the text is always the page's own.
"""

from __future__ import annotations

import logging
import re
from typing import TYPE_CHECKING

from translations.articles.extraction_gaps import complete, is_byline, is_link, is_teaser
from translations.articles.outline import NUMBER, Block, Outline

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_TOO_LITTLE = 0.15  # of what the other extractor finds
_NEARLY_ALL = 0.85  # of the page: there is nothing around the article
_MOST_BLOCKS = 20_000  # above this trafilatura, slow on long tables, is not asked
_MOST_NESTED_LINKS = 150_000  # both extractors count them again in every element around
_HARDLY_ANY = 100  # characters: too few for an article
_SHORT = 400  # characters: the article may be incomplete
_SAME = 40  # characters by which a caption repeated by a gallery is recognised
_LINKS = 0.5  # of its characters; with more, a paragraph is a list of links


def article_blocks(page: _Element) -> list[_Element]:
    """The blocks of a page that are its article, in order; [] if there is none."""
    for with_hidden in (False, True):
        outline = Outline(page, with_hidden=with_hidden)
        chosen = _weigh(outline.paragraphs, *_verdicts(outline))
        found = sum(len(block.text) for block in chosen)
        if found > _SHORT or outline.hidden < 2 * found:
            break  # otherwise the article is hidden until a script shows it
    if found < min(_HARDLY_ANY, 0.1 * sum(len(block.text) for block in outline.paragraphs)):
        chosen = outline.paragraphs  # such as a page of links: no article, but there is text
    return [block.element for block in chosen]


def _verdicts(outline: Outline) -> tuple[set[int], set[int]]:
    """The numbers of the blocks that each extractor keeps.

    A page that would take them too long is kept whole.
    """
    if outline.nested_links > _MOST_NESTED_LINKS:
        every = {block.number for block in outline.paragraphs}
        return every, every
    structure = _by_structure(outline)
    return structure, _by_rules(outline) if len(outline.paragraphs) < _MOST_BLOCKS else structure


def _by_structure(outline: Outline) -> set[int]:
    """The numbers of the blocks that readability keeps."""
    from readability import Document
    from readability.readability import Unparseable

    _silence("readability")
    try:
        kept = Document(outline.markup).summary(html_partial=True)
    except Unparseable:
        return set()
    return {int(number) for number in re.findall(rf'{NUMBER}="(\d{{1,7}})"', kept)}


def _by_rules(outline: Outline) -> set[int]:
    """The numbers of the blocks whose text trafilatura keeps, at least in good part."""
    import trafilatura

    _silence("trafilatura")
    found = trafilatura.bare_extraction(
        outline.markup, fast=True, include_comments=False, include_tables=True
    )
    if found is None or isinstance(found, dict) or not found.text:
        return set()
    triples = _triples(_words(found.text))
    lines = {tuple(_words(line)) for line in found.text.split("\n")}
    kept = set()
    for paragraph in outline.paragraphs:
        words = _words(paragraph.text)
        if len(words) <= 4:
            same = tuple(words) in lines
        else:
            own = _triples(words)
            same = 2 * len(own & triples) > len(own)
        if same:
            kept.add(paragraph.number)
    return kept


def _silence(name: str) -> None:
    """Without a handler, the messages of a library would be written over the screen."""
    logger = logging.getLogger(name)
    logger.propagate = False
    if not logger.handlers:
        logger.addHandler(logging.NullHandler())


def _weigh(blocks: list[Block], structure: set[int], rules: set[int]) -> list[Block]:
    """The blocks that are the article, out of those with text."""
    first = [block.number in structure for block in blocks]
    second = [block.number in rules for block in blocks]
    either = [one or other for one, other in zip(first, second, strict=True)]
    if _letters(blocks, first) < _TOO_LITTLE * _letters(blocks, second):
        first = chosen = second
    elif _is_nearly_all(blocks, either):
        chosen = either
    else:
        chosen = _merge(blocks, first, second)
    doubtful = [one and not kept for one, kept in zip(first, chosen, strict=True)]
    chosen = complete(blocks, chosen)
    decided = zip(blocks, chosen, doubtful, strict=True)
    return [block for block, is_chosen, is_doubtful in decided if is_chosen and not is_doubtful]


def _merge(blocks: list[Block], first: list[bool], second: list[bool]) -> list[bool]:
    """The first verdict, with what the second finds within and right before it."""
    chosen = list(first)
    places = [at for at, is_chosen in enumerate(first) if is_chosen]
    if not places:
        return second
    begin, end = places[0], places[-1]
    texts: set[str] = set()
    headlines = {block.text for block in blocks if block.tag == "h1"}
    for at in range(begin, end + 1):
        block = blocks[at]
        repeated = block.text in headlines and block.tag != "h1"
        if repeated or is_link(block) or is_byline(block):
            chosen[at] = False
        elif second[at]:
            chosen[at] = first[at] or block.link_share < _LINKS
        elif block.text[:_SAME] in texts or is_teaser(block):
            chosen[at] = False
        if len(block.text) >= _SAME:
            texts.add(block.text[:_SAME])
    for at in range(begin - 1, -1, -1):
        if not second[at] or blocks[at].link_share > _LINKS:
            break
        chosen[at] = _begins_article(blocks[at])
    return chosen


def _begins_article(block: Block) -> bool:
    """Whether it is a headline or a paragraph, and not a line of date or address."""
    is_prose = block.tag in ("h1", "h2", "p", "li", "blockquote") or len(block.text) > 100
    return is_prose and not is_byline(block) and not block.text.startswith("http")


def _is_nearly_all(blocks: list[Block], chosen: list[bool]) -> bool:
    """Whether a page has hardly anything around what is chosen, which is no list of links."""
    kept = [block for block, is_chosen in zip(blocks, chosen, strict=True) if is_chosen]
    letters = sum(len(block.text) for block in kept)
    links = sum(block.links for block in kept)
    return letters > _NEARLY_ALL * sum(len(block.text) for block in blocks) > 0 and (
        links < 0.6 * letters
    )


def _letters(blocks: list[Block], chosen: list[bool]) -> int:
    """Letters of prose, as links are none."""
    pairs = zip(blocks, chosen, strict=True)
    return sum(len(block.text) - block.links for block, is_chosen in pairs if is_chosen)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _triples(words: list[str]) -> set[tuple[str, ...]]:
    return set(zip(words, words[1:], words[2:], strict=False))
