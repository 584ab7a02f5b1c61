"""The names of an article's files."""

_LETTERS = 32


def file_name(digest: str) -> str:
    """The name of an article's file, from the digest of its text."""
    return f"{digest[:_LETTERS]}.json"


def original_name(name: str) -> str:
    """The name of the file that another is a copy of; "" for a file that is no copy.

    Syncthing, Dropbox, Nextcloud and OneDrive append something to the name of a file that was
    changed on two machines.

    >>> original_name("01234567890123456789012345678901.sync-conflict-20261127-010203-AB.json")
    '01234567890123456789012345678901.json'
    >>> original_name("01234567890123456789012345678901.json")
    ''
    """
    stem = name.removesuffix(".json")
    return f"{stem[:_LETTERS]}.json" if len(stem) > _LETTERS else ""
