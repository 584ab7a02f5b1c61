"""What commands print: standard output and standard error, even if they are missing."""

import contextlib
import errno
import io
import os
import shutil
import sys
import textwrap
from typing import Any

from translations.errors import DwibacaError, reason
from translations.folders import leave_removed_folder


def say(text: str, end: str = "\n") -> None:
    """Print a line to standard output."""
    print(text, end=end)  # noqa: T201


def say_wrapped(text: str) -> None:
    """Print lines, on a terminal broken between words; what quotes or indents them is repeated."""
    if sys.stdout.isatty():
        width = max(20, shutil.get_terminal_size().columns)
        text = "\n".join(part for line in text.split("\n") for part in _wrapped(line, width))
    say(text)


def _wrapped(line: str, width: int) -> list[str]:
    before = line[: len(line) - len(line.lstrip(" >"))]
    return textwrap.wrap(
        line, width, subsequent_indent=before, break_long_words=False, break_on_hyphens=False
    ) or [line]


def complain(text: str) -> None:
    """Print a line to standard error; if that fails, there is nobody to tell."""
    try:
        print(text, file=sys.stderr, flush=True)  # noqa: T201
    except (OSError, ValueError):
        # Nor should what is left of it be written when the interpreter exits.
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


class _StandardOutput(io.RawIOBase):
    """Standard output that remembers why writing failed, because libraries swallow that."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self.trouble: OSError | None = None

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor

    def isatty(self) -> bool:
        return os.isatty(self._descriptor)

    def write(self, data: Any) -> int:
        if self.trouble:
            return len(data)  # report it once
        try:
            return os.write(self._descriptor, data)
        except OSError as error:
            self.trouble = error
            raise


def prepare_streams() -> None:
    """Provide standard streams and a current folder if the program was started without them.

    The next file that is opened would take a closed stream's number, and libraries print to it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDONLY)
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    # On Windows, writing to a terminal differs from writing to a file.
    if sys.stdout is None or (sys.stdout is sys.__stdout__ and sys.platform != "win32"):
        before = sys.stdout
        sys.stdout = io.TextIOWrapper(
            io.BufferedWriter(_StandardOutput(1)),
            encoding=before.encoding if before else "utf-8",
            errors=before.errors if before else None,
            line_buffering=before is not None and before.isatty(),
        )
    leave_removed_folder()


def flush() -> None:
    """Write out everything that was printed.

    Raises:
        DwibacaError: standard output cannot be written.
        BrokenPipeError: nobody reads it.
    """
    with contextlib.suppress(OSError):  # remembered below
        sys.stdout.flush()
    if trouble := _trouble():
        raise trouble


def _trouble() -> Exception | None:
    """Why standard output could not be written; None if it could."""
    raw = getattr(getattr(sys.stdout, "buffer", None), "raw", None)
    error = raw.trouble if isinstance(raw, _StandardOutput) else None
    if error is None or isinstance(error, BrokenPipeError):
        return error
    why = "it is closed" if error.errno == errno.EBADF else reason(error)
    return DwibacaError(f"Standard output cannot be written: {why}.")
