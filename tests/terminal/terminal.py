"""The real program in a pseudo-terminal, with its screen as a terminal shows it."""

import os
import re
import select
import signal
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pexpect
import pyte

# pyte prints stray letters for these private sequences (keyboard protocols).
_PRIVATE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]")
_PATIENCE = 30  # seconds; a bound for a busy machine, not an expectation


class Terminal:
    """``dwibaca`` with some arguments, in a terminal of some size.

    Attributes:
        raw: every byte that the program has sent.
    """

    def __init__(
        self,
        *arguments: str,
        columns: int = 120,
        rows: int = 40,
        environment: Mapping[str, str] | None = None,
        preparing: Callable[[], None] | None = None,
        piped: str | None = None,
        command: list[str] | None = None,
    ) -> None:
        """
        Args:
            command: another one, instead of the program with the arguments.
            piped: a command of the shell whose output is the program's standard input.
            preparing: done in the new process before the program begins.
        """
        self.raw = b""
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        variables = {
            **os.environ,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "LANG": "C.UTF-8",
            "TEXTUAL_ANIMATIONS": "none",
            **(environment or {}),
        }
        for name in ("COLUMNS", "LINES"):  # they would count for more than the terminal's own size
            variables.pop(name, None)
        command = command or [sys.executable, "-m", "tui", *arguments]
        if piped is not None:
            command = ["bash", "-c", f'exec "$@" < <({piped})', "bash", *command]
        self.process = pexpect.spawn(
            command[0], command[1:], dimensions=(rows, columns), env=variables, timeout=_PATIENCE,
            preexec_fn=preparing,
        )  # fmt: skip

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        return [line.rstrip() for line in self._screen.display]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def cells(self) -> list[pyte.screens.Char]:
        """What each cell shows, and how; on a blank, letters have no colour."""
        screen = self._screen
        cells = [screen.buffer[y][x] for y in range(screen.lines) for x in range(screen.columns)]
        return [
            cell._replace(fg="default", bold=False, italics=False)
            if cell.data == " " and not cell.reverse
            else cell
            for cell in cells
        ]

    def styled(self, style: str) -> str:
        """The letters that stand on the screen in a style, as pyte calls it."""
        return "".join(cell.data for cell in self.cells if getattr(cell, style))

    def wait_for(self, *words: str) -> str:
        """Wait until all of ``words`` are on the screen, and return it."""
        self.wait_until(lambda lines: all(word in "\n".join(lines) for word in words))
        return self.text

    def wait_until(self, true: Callable[[list[str]], bool]) -> None:
        """Wait until the lines on the screen are as they should be."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if true(self.lines):
                return
            self._read()
        raise AssertionError(f"it never came true:\n{self.text}")

    def wait_translated(self) -> None:
        """Wait until the footer says that all is translated."""
        # Where the keys need the room, only what is in progress is said.
        self.wait_until(lambda lines: "Keys" in lines[-1] and "translating" not in lines[-1])

    def wait_without(self, word: str) -> None:
        """Wait until a word is gone."""
        self.wait_until(lambda lines: not any(word in line for line in lines))

    def received(self) -> int:
        """How many bytes have come, once no more are coming."""
        before = -1
        while before < len(self.raw):
            before = len(self.raw)
            self._read()
        return before

    def press(self, keys: str) -> None:
        self.process.send(keys)

    def escape(self, word: str) -> None:
        """Press escape, and wait until a word is gone that it closes."""
        self.press("\x1b")
        self.wait_without(word)

    def quit(self) -> None:
        """Leave, which must end the program in order."""
        self.press("q")
        status = self.wait_for_end()
        assert status == 0, f"it ended with {status}:\n{self.text}"

    def resize(self, columns: int, rows: int) -> None:
        self._screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Select with the mouse; places are column and row from 0."""
        for button, (x, y), letter in ((0, start, "M"), (32, end, "M"), (0, end, "m")):
            self.process.send(f"\x1b[<{button};{x + 1};{y + 1}{letter}")

    def kill(self) -> None:
        self.process.kill(signal.SIGKILL)
        self.process.wait()

    def close_window(self) -> None:
        """Take the terminal away, which must end the program."""
        end = os.pidfd_open(self.process.pid)
        self.process.ptyproc.fileobj.close()  # not by its number, which may be another's later
        ended, _, _ = select.select([end], [], [], _PATIENCE)
        os.close(end)
        assert ended, "it goes on without a terminal"

    def wait_for_end(self) -> int | None:
        """Wait until the program has ended; its exit status, negative for a signal."""
        end = time.monotonic() + _PATIENCE
        while self.process.isalive() or not self.process.flag_eof:
            if not self._read():
                break
            assert time.monotonic() < end, f"it never ended:\n{self.text}"
        self.process.close()
        if self.process.signalstatus is not None:
            return -self.process.signalstatus
        return self.process.exitstatus

    def has_loaded(self, library: str) -> bool:
        """Whether a shared library is mapped into the process (Linux)."""
        maps = Path(f"/proc/{self.process.pid}/maps").read_text()
        return library in maps

    def _read(self) -> bool:
        try:
            data = self.process.read_nonblocking(65536, timeout=0.2)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += data
        self._stream.feed(_PRIVATE.sub(b"", data))
        return True


Start = Callable[..., Terminal]
"""Starts the program as `Terminal` does; see the fixture ``start``."""
