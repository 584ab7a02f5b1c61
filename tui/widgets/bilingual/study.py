"""Hides one language, and reveals it sentence by sentence."""

from dataclasses import dataclass, field

from translations.patterns import lazy_pattern
from tui.widgets.bilingual.columns import Column

_LETTER = lazy_pattern(r"\S")
_HIDDEN = "·"  # one for each character, so that revealed text is in the same place


def dots(text: str) -> str:
    """A hidden text: dots in place of its characters."""
    return _LETTER.sub(_HIDDEN, text)


@dataclass
class Study:
    """What is hidden, and what has been revealed.

    Attributes:
        column: the hidden column.
        revealed: rows and sentences.
    """

    column: Column
    revealed: set[tuple[int, int]] = field(default_factory=set)

    def masked(self, row: int, text: str, spans: list[tuple[int, int]]) -> str:
        """The text of a cell as it is shown; ``spans`` are its sentences."""
        parts, at = [], 0
        for sentence, (start, end) in enumerate(spans):
            parts.append(text[at:start])
            hidden = (row, sentence) not in self.revealed
            parts.append(dots(text[start:end]) if hidden else text[start:end])
            at = max(at, end)
        return "".join(parts) + text[at:]

    def turn(self, row: int, sentences: range) -> None:
        """Reveal sentences of a row; if all of them are revealed, hide them again."""
        wanted = {(row, sentence) for sentence in sentences}
        if wanted <= self.revealed:
            self.revealed -= wanted
        else:
            self.revealed |= wanted

    @property
    def short(self) -> str:
        """The same as `str`, for narrow terminals."""
        return f"hidden · {len(self.revealed):,}"

    def __str__(self) -> str:
        what = "translation" if self.column is Column.TRANSLATION else "original"
        return f"{what} hidden · {len(self.revealed):,} revealed"
