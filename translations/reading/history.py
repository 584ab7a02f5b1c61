"""The articles of this sitting, in the order in which they were read: back and forward."""

from pathlib import Path

_MOST = 200


class History:
    """Like a browser's: opening another article forgets those that one had come back from."""

    def __init__(self) -> None:
        self._visited: list[Path] = []
        self._at = -1

    @property
    def current(self) -> Path | None:
        """The article that is open, or was open last."""
        return self._visited[self._at] if self._visited else None

    def visit(self, address: Path | None) -> None:
        """An article was opened; None for one that cannot be opened again."""
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
        """The article that one has come back from."""
        return self._visited[self._at + 1] if self._at + 1 < len(self._visited) else None
