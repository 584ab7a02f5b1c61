"""What extraction leaves out of an article: the rest of its tables, lists and quotations, its lead.

The extractors in `extraction` look for prose. They drop short pieces, even between paragraphs
that they keep.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from translations.articles.furniture import is_furniture
from translations.articles.tables import is_layout

if TYPE_CHECKING:
    from translations.articles.outline import Block

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_LISTS = frozenset("ul ol dl".split())
# A block inside one of these may be part of the table, list or quotation around it.
_WITHIN_WHOLES = _LISTS | frozenset(
    "li dd dt p tr tbody thead tfoot td th caption blockquote div footer cite".split()
)
_POSTS = frozenset({"div", "article", "section"})
_FEWEST_POSTS = 3
_MOST_BLOCKS = 5_000  # of a page; each is looked for in all that is around it
_COMMENTS = re.compile(r"comment|komentar|respon[sd]|disqus", re.IGNORECASE)
_SHORTEST_POST = 100  # characters
_LINKS = 0.5  # of its characters; a block with more links leads elsewhere
_SENTENCE = re.compile(r"^.{40,}[.!?”\"]$", re.DOTALL)
_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|standfirst|deck|dek|sub-?(?:head\w*|title)|summary|excerpt|intro"
    r"|ringkasan|teras)(?:$|[\s_-])",
    re.IGNORECASE,
)
_TEASERS = re.compile(
    r"(?:^|[\s_-])(?:rails?|(?:jp-)?related\w*|recommend\w*|most-?(?:read|popular)|teasers?|promos?|outbrain"
    r"|taboola|newsletters?|read-?more|baca-?juga|terkait|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)


_BYLINES = re.compile(
    r"(?:^|[\s_-])(?:by-?lines?|attribution|(?:publish\w*|post|entry|article)-?(?:date|time|meta)"
    r"|date-?line|time-?stamp|gallery-count\w*|share|sharing|social)(?:$|[\s_-])",
    re.IGNORECASE,
)


_DATED = re.compile(
    r"(?:(?:last )?updated|published|posted|modified|diperbarui|diterbitkan|dipublikasikan"
    r"|diupdate)\b(?=.*\d)",
    re.IGNORECASE,
)


def is_byline(block: Block) -> bool:
    """Whether it says who wrote the article and when, which is shown elsewhere."""
    return bool(
        (len(block.text) < 150 and _BYLINES.search(block.names))
        or (len(block.text) < 80 and _DATED.match(block.text))
    )


def is_link(block: Block) -> bool:
    """Whether it is only a link to another article, or a row of tags."""
    if block.tag in ("div", "section") and block.link_share > 0.6:
        return True
    return (
        block.tag in ("p", "div")
        and block.link_share > 0.9
        and len(block.text) > 20
        and block.text[-1] not in '.!?…:”")]'
    )


def is_teaser(block: Block) -> bool:
    """Whether it is in a box of links to other articles, judging by the box's class or id."""
    return any(_TEASERS.search(each.names) for each in (block, *block.within()))


def complete(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Add to the chosen blocks those that belong to them.

    Args:
        blocks: those that have text, in page order.
        chosen: for each, whether it is part of the article.
    """
    if not any(chosen):
        return chosen
    chosen = _with_the_rest(blocks, chosen)
    chosen = _with_their_like(blocks, chosen)
    chosen = _with_headings(blocks, chosen)
    chosen = _without_gaps(blocks, chosen)
    return _with_lead(blocks, chosen)


def _with_the_rest(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Adds whole tables, lists and quotations that are partly chosen, or lie among what is."""
    beside: dict[Block | None, int] = defaultdict(int)  # chosen blocks directly within each
    wholes: dict[Block, list[int]] = defaultdict(list)  # the indices of the blocks within each
    known: dict[Block, Block | None] = {}
    for at, block in enumerate(blocks):
        beside[block.parent] += chosen[at]
        if (whole := _whole(block.parent, known)) is not None:
            wholes[whole].append(at)
    added = list(chosen)
    for whole, places in wholes.items():
        # A list of links belongs to the article if a heading introduces it.
        most_links = 1.0 if _is_announced(whole, blocks, places[0] - 1, chosen) else 0.3
        letters = sum(len(blocks[at].text) for at in places)
        kept = sum(len(blocks[at].text) for at in places if chosen[at])
        links = sum(blocks[at].links for at in places)
        among = beside[whole.parent] > 1 and whole.tag != "blockquote"
        if (
            (kept > 0.3 * letters or among)
            and links <= most_links * letters
            and not is_teaser(whole)
        ):
            for at in places:
                added[at] = True
    return added


def _with_their_like(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Adds the other posts of a forum, or of a page of several articles, if one is chosen."""
    if len(blocks) > _MOST_BLOCKS:
        return chosen
    posts: dict[Block, list[int]] = defaultdict(list)  # the indices of the blocks within each
    for at, block in enumerate(blocks):
        for each in (block, *block.within()):
            if each.tag in _POSTS and each.parent is not None and each.element.get("class"):
                posts[each].append(at)
    alike: dict[tuple[Block | None, str, str], list[Block]] = defaultdict(list)
    for post in posts:
        alike[post.parent, post.tag, post.element.get("class") or ""].append(post)
    added = list(chosen)
    for group in alike.values():
        if len(group) < _FEWEST_POSTS:
            continue
        prose = [post for post in group if _is_prose([blocks[at] for at in posts[post]])]
        kept = [post for post in prose if any(chosen[at] for at in posts[post])]
        mostly = len(prose) >= 0.75 * len(group)
        if kept and mostly and not any(is_teaser(post) or _is_comment(post) for post in group):
            for post in prose:
                if not any(chosen[at] for at in posts[post]):
                    for at in posts[post]:
                        added[at] = True
    return added


def _is_comment(block: Block) -> bool:
    return any(_COMMENTS.search(each.names) for each in (block, *block.within()))


def _is_prose(blocks: list[Block]) -> bool:
    letters = sum(len(block.text) for block in blocks)
    links = sum(block.links for block in blocks)
    longest = max(len(block.text) for block in blocks)
    return longest > _SHORTEST_POST and links < 0.2 * letters


def _is_announced(whole: Block, blocks: list[Block], at: int, chosen: list[bool]) -> bool:
    """Whether a list directly follows a chosen sibling heading, or a line with a colon."""
    before = blocks[at] if at >= 0 else None
    return (
        before is not None
        and chosen[at]
        and (before.tag in _HEADINGS or (before.text[-1] == ":" and not is_furniture(before.text)))
        and whole.parent in (before.parent, before.parent and before.parent.parent)
    )


def _whole(block: Block | None, known: dict[Block, Block | None]) -> Block | None:
    """The table, quotation or outermost list that a block is or belongs to, if any."""
    if block is None:
        return None
    if block not in known:
        outer = _whole(block.parent, known) if block.tag in _WITHIN_WHOLES else None
        if block.tag == "table" and not is_layout(block.element):
            outer = block
        elif block.tag in _LISTS or block.tag == "blockquote":
            outer = outer or block
        known[block] = outer
    return known[block]


def _with_headings(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Adds headings whose following text is chosen."""
    added = list(chosen)
    begun = chosen.index(True)
    for at in range(len(blocks) - 2, begun, -1):
        block = blocks[at]
        if block.tag in _HEADINGS and added[at + 1] and block.link_share < _LINKS:
            added[at] = added[at] or not is_teaser(block)
    return added


def _without_gaps(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Adds captions and code among the chosen blocks, and paragraphs between two of these."""
    added = list(chosen)
    begin, end = chosen.index(True), len(chosen) - 1 - chosen[::-1].index(True)
    around = {block.parent for block, kept in zip(blocks, chosen, strict=True) if kept}
    for at in range(begin + 1, end):
        block = blocks[at]
        if chosen[at] or block.links or is_teaser(block) or is_byline(block):
            continue
        beside = (blocks[at - 1].parent, blocks[at + 1].parent)
        is_between = (
            block.tag in ("p", "pre", "blockquote")
            and chosen[at - 1]
            and chosen[at + 1]
            and block.parent in beside
        )
        # Captions and code are no furniture, however many of them come one after another.
        is_among = block.tag in ("figcaption", "pre") and not around.isdisjoint(block.within())
        added[at] = is_between or is_among
    return added


def _with_lead(blocks: list[Block], chosen: list[bool]) -> list[bool]:
    """Adds the lead that comes with the headline before the chosen blocks."""
    begun = chosen.index(True)
    before = range(begun - 1, max(-1, begun - 30), -1)
    headline = next((at for at in before if blocks[at].tag == "h1"), None)
    if headline is None:
        return chosen
    added = list(chosen)
    header = next((each for each in blocks[headline].within() if each.tag == "header"), None)
    for at in range(headline + 1, begun):
        block = blocks[at]
        in_header = header is not None and header in block.within()
        if (
            block.tag in ("p", "h2")
            and (in_header or _LEAD.search(block.names))
            and _SENTENCE.search(block.text)
            and block.link_share < _LINKS
        ):
            added[at] = True
    return added
