"""The errors that a user of dwibaca can meet."""

import errno

from translations.cleaning import clean

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class DwibacaError(Exception):
    """Something a user can understand and do something about.

    Attributes:
        what: one sentence that says what went wrong, naming the file, folder or package.
        advice: one sentence that says what to do, or "" if nothing can be done.

    >>> str(DwibacaError("notes.txt is empty.", "Check that the download finished."))
    'notes.txt is empty. Check that the download finished.'
    """

    def __init__(self, what: str, advice: str = "") -> None:
        super().__init__(f"{what} {advice}".strip())
        self.what = what
        self.advice = advice


class ArticleError(DwibacaError):
    """A file cannot be opened as an article."""


class PackageError(DwibacaError):
    """A translation package is missing, broken, or for other languages."""


def reason(error: Exception) -> str:
    """Why the system or a library refused, in its own words, cleaned.

    >>> reason(FileNotFoundError(2, "No such file or directory"))
    'No such file or directory'
    """
    return clean(getattr(error, "strerror", None) or str(error))


def lacks_room(error: OSError) -> bool:
    """Whether a disk is full, or the user's part of it: then making room there helps."""
    return error.errno in _NO_ROOM
