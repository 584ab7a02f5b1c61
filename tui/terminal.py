"""The terminal that the screens are drawn on, and what happens when it goes away."""

import asyncio
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from typing import IO, Any

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size

from translations.screen_bytes import with_fewer_bytes
from translations.terminal_scroll import TerminalScroll
from tui.messages import TerminalLost
from tui.terminal_input import Piece, TerminalInput

assert sys.platform != "win32"  # where Textual's own driver is used
_LOOK = 0.05  # seconds between two checks for input, or for the end of the program


class TerminalDriver(LinuxDriver):
    """Textual's driver, hardened for real terminals.

    If the window is closed during drawing, Textual's writing thread ends at the first error; after
    thirty more writes the program would wait for ever. And terminals send bytes that are no keys:
    see `terminal_input`.
    """

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        # Errors may go to a file (`2>log`): the screens do not.
        terminal = sys.__stderr__ if sys.__stderr__ and sys.__stderr__.isatty() else sys.__stdout__
        assert terminal is not None  # the reader is not started without
        self._file: Any = _Drawn(terminal, lambda: self._app.post_message(TerminalLost()))

    def start_application_mode(self) -> None:
        # In the event loop, not wherever a signal interrupts: a queue may be locked there.
        asyncio.get_running_loop().add_signal_handler(signal.SIGCONT, self._continued)
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # Textual's handler can be interrupted by itself, and then tells the sizes in wrong order.
        asyncio.get_running_loop().add_signal_handler(signal.SIGWINCH, self._resized)

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, with all that belongs to the shell's job: Textual stops only itself, and a script
        that started it would go on waiting, the shell behind that too."""
        if self._auto_restart:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.killpg(os.getpgrp(), signal.SIGSTOP)

    def _resized(self) -> None:
        if not self._in_band_window_resize:
            size = Size(*self._get_terminal_size())
            self._app.post_message(events.Resize(size, size))

    def _continued(self) -> None:
        """Go on after SIGCONT, which is also sent unprompted, and whenever a window is closed.

        Textual would start its threads again, and the second pair would never end.
        """
        if not os.isatty(self.fileno):
            self._app.post_message(TerminalLost())
            return
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
            self._must_signal_resume = True
        if self._must_signal_resume:
            self.resume_application_mode()
            # Its size is the same: Textual alone would draw nothing on the empty screen.
            self._app.screen.refresh()

    def run_input_thread(self) -> None:
        """Read what the terminal sends, until the program ends."""
        received = TerminalInput()
        self._parser = XTermParser(self._debug)
        while not self.exit_event.is_set():
            try:
                is_there, _, _ = select.select([self.fileno], [], [], _LOOK)
                data = os.read(self.fileno, 65_536) if is_there else b""
            except InterruptedError:
                continue
            except (OSError, ValueError):
                self._app.post_message(TerminalLost())
                return
            if is_there and not data:
                self.exit_event.wait(_LOOK)  # nobody is there to type
            now = time.monotonic()
            for piece in received.feed(data, now) if data else received.tick(now):
                self._pass_on(piece)
            for event in self._parser.tick():
                self.process_message(event)

    def _pass_on(self, piece: Piece) -> None:
        if not isinstance(piece, str):
            self.process_message(piece)
            return
        try:
            for event in self._parser.feed(piece):
                self.process_message(event)
        except (ValueError, OverflowError, KeyError, IndexError, RuntimeError):
            # Textual's parser may fail on a sequence, and cannot be used afterwards.
            self._parser = XTermParser(self._debug)


def can_pause() -> bool:
    """Whether a shell would go on if the program stopped; without one it would never come back.

    The kernel knows: it lets nothing be stopped by SIGTSTP that no shell waits for.
    """
    probe = subprocess.Popen(["sh", "-c", "kill -TSTP $$"], stdin=subprocess.DEVNULL)
    _, status = os.waitpid(probe.pid, os.WUNTRACED)
    if stopped := os.WIFSTOPPED(status):
        probe.kill()
    probe.wait()
    return stopped


class _Drawn:
    """A terminal to draw on; once it is gone, nothing is drawn, and ``lost`` is called."""

    def __init__(self, terminal: IO[str], lost: Callable[[], object]) -> None:
        self._terminal, self._lost = terminal, lost
        self._scroll = TerminalScroll()
        self._is_there = True

    def fileno(self) -> int:
        return self._terminal.fileno()

    def write(self, text: str) -> None:
        self._do(lambda: self._terminal.write(with_fewer_bytes(self._with_scrolling(text))))

    def _with_scrolling(self, text: str) -> str:
        return self._scroll.with_scrolling(text, *os.get_terminal_size(self.fileno()))

    def flush(self) -> None:
        self._do(self._terminal.flush)

    def _do(self, draw: Callable[[], object]) -> None:
        if self._is_there:
            try:
                draw()
            except OSError:  # what was typed is kept; all that is left is to exit cleanly
                self._is_there = False
                self._lost()
