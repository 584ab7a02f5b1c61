"""One language hidden, and shown sentence by sentence when the reader asks for it."""

import re
from dataclasses import dataclass, field

from tui.widgets.bilingual.columns import Column

_LETTER = re.compile(r"\S")
_HIDDEN = "·"  # one for each letter: what is revealed later stands in the same place


@dataclass
class Study:
    """What is hidden, and what of it was revealed.

    Attributes:
        column: the column that is hidden.
        revealed: rows and sentences of them.
    """

    column: Column
    revealed: set[tuple[int, int]] = field(default_factory=set)

    def masked(self, row: int, text: str, spans: list[tuple[int, int]]) -> str:
        """The text of a cell as it is shown; ``spans`` are its sentences."""
        parts, at = [], 0
        for sentence, (start, end) in enumerate(spans):
            parts.append(text[at:start])
            hidden = (row, sentence) not in self.revealed
            parts.append(_LETTER.sub(_HIDDEN, text[start:end]) if hidden else text[start:end])
            at = max(at, end)
        return "".join(parts) + text[at:]

    def turn(self, row: int, sentences: range) -> None:
        """Reveal sentences of a row; or hide them again if all of them are revealed."""
        wanted = {(row, sentence) for sentence in sentences}
        if wanted <= self.revealed:
            self.revealed -= wanted
        else:
            self.revealed |= wanted

    def __str__(self) -> str:
        what = "translation" if self.column is Column.TRANSLATION else "original"
        return f"{what} hidden · {len(self.revealed):,} revealed"
