"""Where a command writes to: a file, after asking if need be, or standard output."""

import contextlib
import sys
from pathlib import Path

from translations.errors import DwibacaError
from translations.exports.output import Output, OutputExists
from translations.folders import named_path
from tui.commands.output import flush


def destination(
    name: str | None, *, force: bool = False, protected: tuple[Path, ...] = ()
) -> Output | None:
    """The destination of ``--output``; None is standard output.

    On a terminal, asks whether to replace an existing file.

    Raises:
        DwibacaError: nothing may be written there.
    """
    if name is None or name == "-":
        return None
    path = named_path(name)
    output = Output(path, force, protected)
    try:
        output.check()
    except OutputExists as error:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        if not _asked(f"{error.what} Replace it? [y/N] "):
            raise DwibacaError("Nothing was written.") from error
        return Output(path, replace=True, protected=protected)
    return output


def _asked(question: str) -> bool:
    """The answer to a question on a terminal, even if standard output is redirected."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def write_output(content: bytes, output: Output | None) -> None:
    """Write to a file, or print if there is none.

    Raises:
        DwibacaError: it cannot be written.
        BrokenPipeError: nobody reads standard output.
    """
    if output is not None:
        output.write(content)
        return
    with contextlib.suppress(OSError):  # reported by `flush`
        # Bytes, whatever the locale: the text is Indonesian, and a pipe has no locale.
        sys.stdout.buffer.write(content)
    flush()
