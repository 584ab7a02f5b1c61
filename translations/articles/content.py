"""The bytes of a file before its reader is known: as text, or as an archive."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePath
from typing import TYPE_CHECKING

from translations.articles.encoding import decode
from translations.cleaning import clean

if TYPE_CHECKING:  # most files are no archive, and the import takes time
    from translations.articles.archive import Archive

_LOCAL_HEADER = b"PK\x03\x04"
_END = b"PK\x05\x06"
_LONGEST_JUNK = 2**16  # before an archive


def is_zip(data: bytes) -> bool:
    """Whether the bytes are a zip, whatever a server or mailer put before or after it."""
    if data.lstrip()[:4] in (_LOCAL_HEADER, _END):
        return True
    return _LOCAL_HEADER in data[:_LONGEST_JUNK] and _END in data


@dataclass(frozen=True)
class Content:
    """What a file holds, and its name."""

    data: bytes
    name: str

    @cached_property
    def text(self) -> str:
        """The bytes as text, decoded on first use.

        Raises:
            ArticleError: they are not text.
        """
        return decode(self.data, clean(self.name))

    @property
    def suffix(self) -> str:
        """The suffix of the name, in lower case."""
        return PurePath(self.name).suffix.lower()

    @cached_property
    def archive(self) -> "Archive | None":
        """The archive that the bytes are; None if they are not a zip.

        Raises:
            ArticleError: they are a damaged zip.
        """
        if not is_zip(self.data):
            return None
        from translations.articles.archive import Archive

        return Archive(self.data, clean(self.name))

    @property
    def members(self) -> frozenset[str]:
        """The names of the archive's files, with slashes; empty if it is no archive."""
        names = self.archive.names if self.archive else ()
        return frozenset(name.replace("\\", "/").removeprefix("./") for name in names)

    @cached_property
    def stored_type(self) -> str:
        """The media type that an EPUB or OpenDocument file states in its first member."""
        archive = self.archive
        name = archive.find("mimetype") if archive else None
        if archive is None or name is None:
            return ""
        from translations.articles.archive import DamagedPart

        try:
            return archive.read(name)[:200].decode("ascii", "replace").strip().lower()
        except DamagedPart:
            return ""  # the other members show the type as well
