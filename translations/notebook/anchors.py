"""Where in an article a mark belongs, in a way that survives edits of the file.

A mark remembers its sentence, the sentences around it and its place. In a text that has changed,
the sentence is looked for as it was, then as it may have become. What cannot be told for sure is
not placed: a mark on the wrong sentence is worse than one in the list of those without a place.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from translations.articles import Article, Position

_SURE = 90.0  # percent of similarity that a changed sentence needs to be the same one
_NEIGHBOUR_WORTH = 12.0  # percent, for each of its neighbours that is still beside it
_LIKELY = 65.0  # percent that it needs in any case
_NEIGHBOUR = 80.0  # percent, for a sentence beside it to be the one that was there
_LEAD = 6.0  # percent by which it must be better than the second best
_CANDIDATES = 12
_SHORTEST = 12  # letters; shorter sentences are alike by chance


@dataclass(frozen=True)
class Anchor:
    """A sentence and what is around it.

    Attributes:
        quote: the sentence, without white space around it.
        before, after: its neighbours, "" at an end of the article.
        whole: whether the mark belongs to the whole paragraph, which begins with the quote.
    """

    quote: str
    before: str
    after: str
    position: Position
    whole: bool = False


def anchor_at(article: Article, position: Position, *, whole: bool = False) -> Anchor:
    """The anchor of a sentence, or of the paragraph that it is in."""
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
    """Where anchors stand in an article, which may have changed since they were made.

    Costs no more than a look at each where nothing has changed.

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
    """Whether sentence and neighbours are where they were: quickly told, without a search."""
    block, sentence = anchor.position.block, anchor.position.sentence
    if not 0 <= block < len(article.blocks):
        return False
    if not 0 <= sentence < len(article.blocks[block].sentences):
        return False
    there = anchor_at(article, anchor.position)
    return (there.quote, there.before, there.after) == (anchor.quote, anchor.before, anchor.after)


class _Search:
    """All sentences of an article in one line, looked through for anchors."""

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
        # A sentence that is one mark's own, as it was, is not what another has become.
        own = {*places.values()} | {
            at for at, position in enumerate(self._positions) if position in taken
        }
        for anchor in changed:
            place = self._changed(anchor, own)
            if place is not None:
                places[anchor] = place
        return {anchor: self._positions[at] for anchor, at in places.items()}

    def _similarity(self, anchor: Anchor, at: int) -> tuple[float, int]:
        """How well the surroundings fit, and then how near it is to where it was."""
        distance = abs(self._positions[at].block - anchor.position.block)
        return self._neighbours(anchor, at), -distance

    def _neighbours(self, anchor: Anchor, at: int) -> float:
        """Similarity of the sentences around, 0 to 200."""
        from rapidfuzz import fuzz

        keys = self._keys
        before = keys[at - 1] if at else ""
        after = keys[at + 1] if at + 1 < len(keys) else ""
        return fuzz.ratio(before, _key(anchor.before)) + fuzz.ratio(after, _key(anchor.after))

    def _changed(self, anchor: Anchor, own: set[int]) -> int | None:
        """The sentence that an anchor's has become, if it is clearly one."""
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
        """How many of the neighbours that the sentence had are beside this one: 0 to 2."""
        from rapidfuzz import fuzz

        keys = self._keys
        pairs = [
            (_key(anchor.before), keys[at - 1] if at else ""),
            (_key(anchor.after), keys[at + 1] if at + 1 < len(keys) else ""),
        ]
        return sum(fuzz.ratio(was, now) >= _NEIGHBOUR for was, now in pairs if was)


def _key(text: str) -> str:
    """A sentence as it is compared: typography and case aside."""
    return " ".join("".join(c if c.isalnum() else " " for c in text.casefold()).split())
