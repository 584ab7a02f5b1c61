"""The articles of this session, in the order in which they were read: back and forward."""

from pathlib import Path
from typing import NamedTuple

_MOST = 200


class _Visited(NamedTuple):
    address: Path
    digest: str

    def is_same(self, other: "_Visited") -> bool:
        """Whether it is the same article: its file may be gone, or changed."""
        return self.address == other.address or self.digest == other.digest


class History:
    """Works like a browser's history: opening an article forgets those one could go forward to."""

    def __init__(self) -> None:
        self._visited: list[_Visited] = []
        self._at = -1

    @property
    def current(self) -> Path | None:
        """The article that is open, or was open last."""
        return self._address(self._at)

    @property
    def before(self) -> Path | None:
        """The article before the current one."""
        return self._address(self._at - 1)

    @property
    def after(self) -> Path | None:
        """The article that back was pressed in."""
        return self._address(self._at + 1)

    def visit(self, address: Path | None, digest: str) -> None:
        """Record an opened article.

        Args:
            address: what opens it; None for one that cannot be opened again.
            digest: of its text.
        """
        if address is None:
            return
        opened = _Visited(address, digest)
        for at in (self._at, self._at + 1, self._at - 1):
            if 0 <= at < len(self._visited) and self._visited[at].is_same(opened):
                self._visited[at] = opened
                self._at = at
                return
        self._visited = [*self._visited[: self._at + 1], opened][-_MOST:]
        self._at = len(self._visited) - 1

    def leave_out(self, address: Path) -> None:
        """Forget an article that cannot be opened any more: what is beyond it can be reached."""
        for at in (self._at + 1, self._at - 1):
            if self._address(at) == address:
                del self._visited[at]
                self._at -= at < self._at
                return

    def _address(self, at: int) -> Path | None:
        return self._visited[at].address if 0 <= at < len(self._visited) else None
