"""Reports a bug in dwibaca: one line for the user, the details in a file."""

import traceback
from datetime import datetime

from translations import __version__
from translations.cleaning import clean, clean_lines
from translations.errors import DwibacaError, reason
from translations.files import write_atomically
from translations.folders import user_folders


def report(error: BaseException) -> DwibacaError:
    """Write the details of an unexpected error to the state folder; return the error to show."""
    if isinstance(error, MemoryError):  # not our fault, and there is no memory for details
        return DwibacaError("There is too little memory left.", "Close another program.")
    what = f"dwibaca failed: {type(error).__name__}: {clean(str(error))[:200]}."
    details = "".join(traceback.format_exception(error))
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    try:
        path = user_folders().state / name
        write_atomically(path, f"dwibaca {__version__}\n{clean_lines(details)}".encode())
    except Exception as second:  # noqa: BLE001  the first error is what has to be said
        return DwibacaError(what, f"The details could not be written: {reason(second)}.")
    return DwibacaError(what, f"Please report it with {clean(str(path))}.")
