"""The terminal that the screens are drawn on, and what happens when it goes away."""

import sys
from collections.abc import Callable
from typing import IO, Any

from textual.drivers.linux_driver import LinuxDriver

from tui.messages import TerminalLost


class TerminalDriver(LinuxDriver):
    """Textual's driver, for a terminal whose window may be closed while it is being drawn on.

    The thread that writes for Textual ends at the first error; once thirty writes wait for it, the
    program waits for ever.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Errors may go to a file (`2>log`): the screens do not.
        terminal = sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
        assert terminal is not None  # the reader is not started without
        self._file: Any = _Drawn(terminal, lambda: self._app.post_message(TerminalLost()))


class _Drawn:
    """A terminal to draw on; once it is gone, nothing is drawn, and somebody is told."""

    def __init__(self, terminal: IO[str], lost: Callable[[], object]) -> None:
        self._terminal, self._lost = terminal, lost
        self._is_there = True

    def fileno(self) -> int:
        return self._terminal.fileno()

    def write(self, text: str) -> None:
        self._do(lambda: self._terminal.write(text))

    def flush(self) -> None:
        self._do(self._terminal.flush)

    def _do(self, draw: Callable[[], object]) -> None:
        if self._is_there:
            try:
                draw()
            except OSError:  # what was typed is kept: leaving in order is all that is left to do
                self._is_there = False
                self._lost()
