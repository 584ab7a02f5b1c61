"""The reader's own editor, in place of the screens until it ends."""

import errno
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.programs.command import split_line


class EditorFailed(DwibacaError):
    """It was started, and has not done what it is there for."""


def editor_name() -> str:
    """The program that $VISUAL or $EDITOR names, with its options.

    Raises:
        DwibacaError: neither is set.
    """
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not named:
        raise DwibacaError("Set EDITOR to the editor that you want to use.")
    return named


def edit(app: App[Any], file: Path) -> None:
    """Have a file edited, and wait for the end of that.

    Raises:
        DwibacaError: there is no such editor.
        EditorFailed: it says that it has failed.
    """
    named = editor_name()
    try:
        status = _run(app, split_line(named), file)
    except (OSError, ValueError, SuspendNotSupported) as error:
        raise DwibacaError(f"{clean(named)} cannot be started: {reason(error)}.") from error
    if status:
        how = f"was ended by signal {-status}" if status < 0 else f"failed: status {status}"
        raise EditorFailed(f"{clean(named)} {how}.")


def _run(app: App[Any], command: list[str], file: Path) -> int:
    if not command or shutil.which(command[0]) is None:
        raise FileNotFoundError(errno.ENOENT, "there is no such program")
    failure: OSError | None = None
    status = 0
    with app.suspend():
        # An error must not escape this block, or the terminal would stay as it is in here.
        try:
            status = subprocess.run([*command, str(file)], check=False).returncode
        except OSError as error:
            failure = error
    if failure is not None:
        raise failure
    app.refresh(layout=True)
    return status
