"""Messages for changes of marks that are undone or redone."""

from typing import NamedTuple

from translations.articles import Position
from translations.notebook import Mark


class Said(NamedTuple):
    """The parts of a message: what was done, how to reverse it, and what to say if nothing was."""

    done: str
    way_back: str
    nothing: str

    def of(self, mark: Mark, place: Position | None = None) -> str:
        """The message about a mark; with its place, unless it is at its original one."""
        block = (place or mark.anchor.position).block
        kind = f"“{mark.word}”" if mark.word else mark.kind.label.capitalize()
        return f"{kind} on ¶ {block + 1:,} {self.done} · {self.way_back}"


UNDONE = Said("undone", "U redoes it", "Nothing to undo.")
REDONE = Said("redone", "u undoes it", "Nothing to redo.")
