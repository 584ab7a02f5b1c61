"""Runs a command beside the screen: it may hang, flood or fail without blocking anything."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from typing import IO, NamedTuple

from translations.cleaning import clean, clean_lines
from translations.errors import DwibacaError, reason
from translations.patterns import lazy_pattern

MOST_OUTPUT = 1_000_000
"""Bytes of output that are read; a program that prints more is stopped."""

_CHUNK = 65536
_ESCAPES = lazy_pattern(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\-_])")
_PATIENCE = 0.5  # seconds for the rest of the output, once the program has ended
_MOST_SAID = 200  # characters of a program's own error message


class Outcome(NamedTuple):
    """How a command ended.

    Attributes:
        output: what it printed, safe to show.
        trouble: what went wrong, in one line; "" if all went well.
        was_stopped: whether the reader stopped it.
    """

    output: str
    trouble: str = ""
    was_stopped: bool = False


class Running:
    """A running command. Whatever it does, it has no terminal, so the screen is safe."""

    def __init__(
        self,
        process: "subprocess.Popen[bytes]",
        name: str,
        text: str | None,
        on_end: Callable[[Outcome], object],
    ) -> None:
        self._process = process
        self._name = name
        self._on_end = on_end
        self._was_stopped = False
        self._flooded = False
        self._ended = False
        self._said = bytearray()
        self._error = bytearray()
        self._threads = [
            threading.Thread(target=self._read, args=(stream, kept), daemon=True)
            for stream, kept in ((process.stdout, self._said), (process.stderr, self._error))
        ]
        if text is not None:
            self._threads.append(
                threading.Thread(target=self._write, args=(text.encode(),), daemon=True)
            )
        for thread in self._threads:
            thread.start()
        threading.Thread(target=self._wait, name=f"command {name}", daemon=True).start()

    def stop(self) -> None:
        """Stop it, together with everything that it has started."""
        self._was_stopped = True
        self._kill()

    def _kill(self) -> None:
        with contextlib.suppress(OSError):
            if sys.platform == "win32":
                self._process.kill()
            else:  # it leads a process group of its own
                os.killpg(self._process.pid, signal.SIGKILL)

    def _write(self, data: bytes) -> None:
        stream = self._process.stdin
        assert stream is not None
        with contextlib.suppress(OSError), stream:  # it may not read all of it
            stream.write(data)

    def _read(self, stream: IO[bytes], kept: bytearray) -> None:
        with contextlib.suppress(OSError, ValueError), stream:
            while chunk := os.read(stream.fileno(), _CHUNK):
                if self._ended:
                    continue  # a process left behind, such as a browser, may keep printing
                kept += chunk[: MOST_OUTPUT - len(kept)]
                if len(kept) >= MOST_OUTPUT and not self._flooded:
                    self._flooded = True
                    self._kill()

    def _wait(self) -> None:
        status = self._process.wait()
        # A process left in the background may keep the output open for ever.
        for thread in self._threads:
            thread.join(_PATIENCE)
        self._ended = True
        output = _readable(bytes(self._said))
        self._on_end(Outcome(output, self._trouble(status), self._was_stopped))

    def _trouble(self, status: int) -> str:
        if self._was_stopped:
            return ""
        if self._flooded:
            return f"{self._name} printed more than {MOST_OUTPUT // 1000:,} kB, and was stopped."
        if status == 0:
            return ""
        said = clean(_readable(bytes(self._error)))[:_MOST_SAID]
        how = f"was ended by signal {-status}" if status < 0 else f"failed with status {status}"
        return f"{self._name} {how}" + (f": {said}" if said else ".")


def start(
    name: str, arguments: Sequence[str], text: str | None, on_end: Callable[[Outcome], object]
) -> Running:
    """Run a program, without a shell.

    Args:
        name: for messages.
        text: for standard input; None for none.
        on_end: called, from a thread, when it has ended.

    Raises:
        DwibacaError: it cannot be started.
    """
    try:
        process = subprocess.Popen(
            arguments,
            stdin=subprocess.DEVNULL if text is None else subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except FileNotFoundError as error:
        raise DwibacaError(
            f"{clean(name)} needs {clean(arguments[0])}, which is not installed.",
            "Install it, or choose another program in config.toml.",
        ) from error
    except (OSError, ValueError) as error:
        raise DwibacaError(
            f"{clean(name)} cannot run {clean(arguments[0])}: {reason(error)}."
        ) from error
    return Running(process, clean(name), text, on_end)


def _readable(data: bytes) -> str:
    return clean_lines(_ESCAPES.sub("", data.decode("utf-8", "replace"))).strip("\n")
