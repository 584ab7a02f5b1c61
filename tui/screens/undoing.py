"""What is said when a change of a mark is taken back, or made again."""

from dataclasses import dataclass

from translations.articles import Position
from translations.notebook import Mark


@dataclass(frozen=True)
class Said:
    """How it is said: what was done, the way back, and that there was nothing to do."""

    done: str
    way_back: str
    nothing: str

    def of(self, mark: Mark, place: Position | None = None) -> str:
        """Of the mark that is changed; its place, where it is not the one that it was made at."""
        block = (place or mark.anchor.position).block
        kind = mark.kind.label.capitalize()
        return f"{kind} on ¶ {block + 1:,} {self.done} · {self.way_back}"


UNDONE = Said("taken back", "U brings it again", "Nothing to undo.")
REDONE = Said("is there again", "u takes it back", "Nothing to bring again.")
