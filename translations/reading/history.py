"""The articles of this session, in the order in which they were read: back and forward."""

from pathlib import Path

_MOST = 200


class History:
    """Works like a browser's history: opening an article forgets those one could go forward to."""

    def __init__(self) -> None:
        self._visited: list[Path] = []
        self._at = -1

    @property
    def current(self) -> Path | None:
        """The article that is open, or was open last."""
        return self._visited[self._at] if self._visited else None

    def visit(self, address: Path | None) -> None:
        """Record an opened article; None for one that cannot be opened again."""
        if address is None or address == self.current:
            return
        if self._at + 1 < len(self._visited) and self._visited[self._at + 1] == address:
            self._at += 1
        elif self._at > 0 and self._visited[self._at - 1] == address:
            self._at -= 1
        else:
            self._visited = [*self._visited[: self._at + 1], address][-_MOST:]
            self._at = len(self._visited) - 1

    @property
    def before(self) -> Path | None:
        """The article before the current one."""
        return self._visited[self._at - 1] if self._at > 0 else None

    @property
    def after(self) -> Path | None:
        """The article that back was pressed in."""
        return self._visited[self._at + 1] if self._at + 1 < len(self._visited) else None
