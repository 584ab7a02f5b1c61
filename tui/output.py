"""Where a command's output goes: a file, or standard output."""

import sys
from pathlib import Path

from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import write_atomically


def write_output(content: bytes, path: Path | None) -> None:
    """Write to a file; without one, print.

    Raises:
        DwibacaError: it cannot be written.
    """
    if path is None:
        # Bytes, whatever the locale says: the text is Indonesian, and a pipe has no locale.
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    try:
        write_atomically(path, content)
    except OSError as error:
        raise DwibacaError(f"{clean(str(path))} cannot be written: {reason(error)}.") from error
