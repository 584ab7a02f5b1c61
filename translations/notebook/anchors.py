"""Where a mark belongs in an article, in a way that survives edits of the file.

A mark remembers its sentence, the sentences around it and its place. In a changed text, the
sentence is searched for as it was, then in modified form. In doubt a mark is left without a place:
that is better than a mark on the wrong sentence.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from translations.articles import Article, Position

_SURE = 90.0  # percent of similarity at which a changed sentence counts as the same
_NEIGHBOUR_WORTH = 12.0  # percent, for each neighbour that is still beside it
_LIKELY = 65.0  # percent that it needs in any case
_NEIGHBOUR = 80.0  # percent at which a sentence beside it counts as the former neighbour
_LEAD = 6.0  # percent by which it must beat the second best
_CANDIDATES = 12
_SHORTEST = 12  # characters; shorter sentences are similar by chance


class Anchor(NamedTuple):
    """A sentence and its surroundings.

    Attributes:
        quote: the sentence, without white space around it.
        before, after: its neighbours; "" at either end of the article.
        whole: whether the mark is on the whole paragraph that begins with the quote.
    """

    quote: str
    before: str
    after: str
    position: Position
    whole: bool = False


def anchor_at(article: Article, position: Position, *, whole: bool = False) -> Anchor:
    """The anchor of a sentence, or of the paragraph around it."""
    if whole:
        position = Position(position.block, 0)
    block, sentence = position.block, position.sentence
    texts = [sentence.text.strip() for sentence in article.blocks[block].sentences]
    before = texts[sentence - 1] if sentence else _edge(article, block - 1, -1)
    after = texts[sentence + 1] if sentence + 1 < len(texts) else _edge(article, block + 1, 0)
    return Anchor(texts[sentence], before, after, position, whole)


def _edge(article: Article, block: int, sentence: int) -> str:
    if not 0 <= block < len(article.blocks):
        return ""
    return article.blocks[block].sentences[sentence].text.strip()


def find(anchors: Iterable[Anchor], article: Article) -> dict[Anchor, Position]:
    """Where anchors are in an article, which may have changed since they were made.

    If nothing has changed, this costs only a look at each.

    Returns:
        The position of each anchor that could be placed.
    """
    found: dict[Anchor, Position] = {}
    moved = []
    for anchor in set(anchors):
        if is_in_place(anchor, article):
            found[anchor] = anchor.position
        else:
            moved.append(anchor)
    if moved:
        found |= _Search(article).find(moved, set(found.values()))
    return found


def is_in_place(anchor: Anchor, article: Article) -> bool:
    """Whether the sentence and its neighbours are where they were: fast, without a search."""
    block, sentence = anchor.position.block, anchor.position.sentence
    if not 0 <= block < len(article.blocks):
        return False
    if not 0 <= sentence < len(article.blocks[block].sentences):
        return False
    there = anchor_at(article, anchor.position)
    return (there.quote, there.before, there.after) == (anchor.quote, anchor.before, anchor.after)


class _Search:
    """All sentences of an article in one sequence, to be searched for anchors."""

    def __init__(self, article: Article) -> None:
        self._positions: list[Position] = []
        self._texts: list[str] = []
        for block, content in enumerate(article.blocks):
            for index, sentence in enumerate(content.sentences):
                self._positions.append(Position(block, index))
                self._texts.append(sentence.text.strip())
        self._by_text: Mapping[str, list[int]] = defaultdict(list)
        self._keys = [_key(text) for text in self._texts]
        for index, key in enumerate(self._keys):
            self._by_text[key].append(index)

    def find(self, anchors: list[Anchor], taken: set[Position]) -> dict[Anchor, Position]:
        places: dict[Anchor, int] = {}
        changed = []
        for anchor in anchors:
            same = self._by_text.get(_key(anchor.quote), [])
            if same:
                places[anchor] = max(same, key=lambda at: self._similarity(anchor, at))
            else:
                changed.append(anchor)
        # A sentence that is unchanged and marked cannot be the new form of another.
        own = {*places.values()} | {
            at for at, position in enumerate(self._positions) if position in taken
        }
        for anchor in changed:
            place = self._changed(anchor, own)
            if place is not None:
                places[anchor] = place
        return {anchor: self._positions[at] for anchor, at in places.items()}

    def _similarity(self, anchor: Anchor, at: int) -> tuple[float, int]:
        """How well the surroundings fit, then how close it is to the former place."""
        distance = abs(self._positions[at].block - anchor.position.block)
        return self._neighbours(anchor, at), -distance

    def _neighbours(self, anchor: Anchor, at: int) -> float:
        """Similarity of the neighbouring sentences, 0 to 200."""
        from rapidfuzz import fuzz

        keys = self._keys
        before = keys[at - 1] if at else ""
        after = keys[at + 1] if at + 1 < len(keys) else ""
        return fuzz.ratio(before, _key(anchor.before)) + fuzz.ratio(after, _key(anchor.after))

    def _changed(self, anchor: Anchor, own: set[int]) -> int | None:
        """The sentence that the anchor's has become, if there is one clear candidate."""
        from rapidfuzz import fuzz, process

        quote = _key(anchor.quote)
        if len(quote) < _SHORTEST:
            return None
        alike = process.extract(
            quote, self._keys, scorer=fuzz.ratio, limit=_CANDIDATES, score_cutoff=_LIKELY
        )
        rated = sorted(
            (
                (score + _NEIGHBOUR_WORTH * self._beside(anchor, at), at)
                for _, score, at in alike
                if at not in own
            ),
            reverse=True,
        )
        if not rated:
            return None
        best, at = rated[0]
        if len(rated) > 1 and best - rated[1][0] < _LEAD:
            return None
        return at if best >= _SURE else None

    def _beside(self, anchor: Anchor, at: int) -> int:
        """How many of the former neighbours are beside this sentence: 0 to 2."""
        from rapidfuzz import fuzz

        keys = self._keys
        pairs = [
            (_key(anchor.before), keys[at - 1] if at else ""),
            (_key(anchor.after), keys[at + 1] if at + 1 < len(keys) else ""),
        ]
        return sum(fuzz.ratio(was, now) >= _NEIGHBOUR for was, now in pairs if was)


def _key(text: str) -> str:
    """A sentence for comparison, without typography and case."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
