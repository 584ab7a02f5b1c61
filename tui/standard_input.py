"""Reads an article from standard input, so that keys must come from the terminal."""

import os
import stat
import sys

from translations.errors import DwibacaError, reason
from translations.reading.file_or_copy import Piped


def is_piped() -> bool:
    """Whether something is piped in, or a file: not a terminal, and not /dev/null."""
    try:
        mode = os.fstat(sys.stdin.fileno()).st_mode
    except (AttributeError, OSError, ValueError):  # it is closed
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode) or stat.S_ISSOCK(mode)


def keys_from_terminal() -> Piped:
    """Take the article from standard input, and put the terminal in its place.

    From here on everything that reads keys, including editors for notes, finds the terminal where
    it always is; Textual cannot be told otherwise.

    Raises:
        DwibacaError: nothing is piped in, or there is no terminal.
    """
    if sys.stdin.isatty():
        raise DwibacaError(
            "Nothing is piped into dwibaca.", "Send it something: cat FILE | dwibaca -"
        )
    if sys.platform == "win32":
        raise DwibacaError("Articles cannot be piped on Windows.", "Save it in a file first.")
    try:
        terminal = os.open("/dev/tty", os.O_RDWR)
    except OSError as error:
        raise DwibacaError(
            f"There is no terminal to read keys from: {reason(error)}.",
            "To print a translation, use: dwibaca translate -",
        ) from error
    article = os.dup(0)  # not inherited by programs started later
    os.dup2(terminal, 0)
    os.close(terminal)
    return Piped(article)
