"""Which word corresponds to which: a guess, from the model's attention to the source."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

Span = tuple[int, int]

_CLEAR = 0.5  # of the attention: enough for a guess worth showing
_NEARLY = 0.8  # of the clearest word; the others are too weak
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
FUNCTION_WORDS = frozenset(
    "a an and are as at be been by for from had has have in is it not of on or that the to was "
    "were will with would".split()
)
"""English words that do not count beside another candidate."""
_MARKS = str.maketrans("", "", "▁￭")


@dataclass(frozen=True)
class Alignment:
    """How strongly the tokens of a sentence and of its translation are linked.

    Attributes:
        source, target: each token's place in its text, as a slice; None if it is unclear.
        weights: for each token of the translation, one weight per source token; they add up to 1.
        text: the translation.
    """

    source: Sequence[Span | None]
    target: Sequence[Span | None]
    weights: Sequence[Sequence[float]]
    text: str

    def of(self, word: Span) -> list[Span]:
        """The words of the translation for a word of the sentence, if that is clear."""
        pieces = [at for at, span in enumerate(self.source) if _overlap(span, word)]
        scores: dict[Span, float] = {}
        for match in _WORD.finditer(self.text):
            rows = [
                self.weights[at]
                for at, span in enumerate(self.target)
                if _overlap(span, match.span())
            ]
            scores[match.span()] = max((sum(row[p] for p in pieces) for row in rows), default=0.0)
        best = max(scores.values(), default=0.0)
        if best < _CLEAR:
            return []
        found = [span for span, score in scores.items() if score >= max(_CLEAR, _NEARLY * best)]
        telling = [span for span in found if self.text[slice(*span)].lower() not in FUNCTION_WORDS]
        return telling or found


def _overlap(span: Span | None, word: Span) -> bool:
    return span is not None and span[0] < word[1] and word[0] < span[1]


def places(tokens: Sequence[str], text: str) -> list[Span | None]:
    """Where tokens are in the text that they were made from, or were made into.

    >>> places(["▁mem", "baca", "▁buku", "."], "membaca buku.")
    [(0, 3), (3, 7), (8, 12), (12, 13)]
    """
    found: list[Span | None] = []
    at = 0
    for token in tokens:
        piece = token.translate(_MARKS).removesuffix("@@")
        start = text.find(piece, at) if piece else -1
        if start < 0:
            found.append(None)
        else:
            at = start + len(piece)
            found.append((start, at))
    return found
