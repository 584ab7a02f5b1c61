"""The files of a zip archive: read within limits, and found under the names that links use.

A book is a zip from a stranger: every size is limited while unpacking, as the sizes that its
directory states can be false, and nothing outside the archive is ever read.
"""

import io
import posixpath
import unicodedata
import zipfile
import zlib
from contextlib import suppress
from functools import cached_property
from urllib.parse import unquote

from translations.cleaning import clean
from translations.errors import ArticleError

MAX_PART = 32 * 2**20
"""Bytes of one unpacked file."""
MAX_UNPACKED = 256 * 2**20
"""Bytes of all files that are read from an archive."""
MAX_FILES = 20_000
MAX_TAGS = 2_000_000
"""In all files that are read: each tag may start a paragraph."""

_LOCAL_HEADER = b"PK\x03\x04"
_END = b"PK\x05\x06"
_END_SIZE = 22
_HEADER_SIZE = 30
_STEP = 64 * 2**10  # bytes that are unpacked at a time
_MAX_ENDS = 8  # possible ends that are tried before the archive counts as damaged
_WRITTEN_AS_UTF8 = 0x800
_NAME_MISMATCH = "differ"  # part of zipfile's own message
_DAMAGE = (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError)


class Archive:
    """An open zip archive.

    Attributes:
        names: its files, as the archive spells them.
        doubtful: files that were read although their checksum is wrong.
    """

    def __init__(self, data: bytes, shown: str) -> None:
        """Open it.

        Args:
            data: the whole file.
            shown: its cleaned name, for messages.

        Raises:
            ArticleError: it is damaged, or holds too many files.
        """
        self._shown = shown
        self._unpacked = self._tags = 0
        self.doubtful: set[str] = set()
        opened = _opened(data)
        if opened is None:
            raise self.broken("the zip archive is damaged")
        self._data, self._zip = data, opened
        self.names = tuple(self._zip.namelist())
        if len(self.names) > MAX_FILES:
            raise self.too_large()

    def broken(self, why: str) -> ArticleError:
        """An error that says what is wrong with the archive."""
        return ArticleError(f"{self._shown} is broken: {why}.", "Get it again from its source.")

    def find(self, path: str) -> str | None:
        """The name of the file that a path means, or None.

        Programs differ in the case of letters, in how they compose "é", and in percent signs,
        slashes and dots; the closest name is taken.
        """
        if path in self._own:
            return path
        if not path or "://" in path:
            return None
        found = self._by_name.get(_plain(path)) or self._by_name.get(_plain(unquoted(path)))
        return found or self._by_folded.get(_plain(unquoted(path)).casefold())

    def find_anywhere(self, path: str) -> str | None:
        """The one file with this file name, in whatever folder, or None."""
        last = posixpath.basename(_plain(unquoted(path)).casefold())
        found = self._by_last_part.get(last, ())
        return next(iter(found)) if len(found) == 1 and "://" not in path else None

    def read(self, name: str) -> bytes:
        """Read one file, never more of it than the limits allow.

        Raises:
            DamagedPart: it cannot be unpacked.
            ArticleError: it is encrypted, or too large.
        """
        try:
            data = self._unpack(name)
        except KeyError as error:
            raise DamagedPart(self._shown, f"{clean(name)} is missing") from error
        except RuntimeError as error:  # NotImplementedError, too
            raise ArticleError(
                f"{self._shown} is locked with a password or an unknown method.",
                "Unlock it with the program it came from.",
            ) from error
        except (*_DAMAGE, zlib.error) as error:
            raise DamagedPart(self._shown, f"{clean(name)} is damaged") from error
        self._unpacked += len(data)
        self._tags += data.count(b"<")
        if len(data) > MAX_PART or self._unpacked > MAX_UNPACKED or self._tags > MAX_TAGS:
            raise self.too_large()
        return data

    def _unpack(self, name: str) -> bytes:
        info = self._zip.getinfo(name)
        try:
            with self._zip.open(info) as part:
                return part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            if _NAME_MISMATCH not in str(error):
                self.doubtful.add(name)
            return self._unpack_as_it_is(info)

    def _unpack_as_it_is(self, info: zipfile.ZipInfo) -> bytes:
        """As much of a file as possible when its checksum, name or length contradicts the index.

        Raises:
            BadZipFile: nothing can be read.
        """
        start = info.header_offset
        header = self._data[start : start + _HEADER_SIZE]
        if not header.startswith(_LOCAL_HEADER) or len(header) < _HEADER_SIZE:
            raise zipfile.BadZipFile("no header")
        start += _HEADER_SIZE + sum(
            int.from_bytes(header[at : at + 2], "little") for at in (26, 28)
        )
        stored = self._data[start : start + info.compress_size]
        if info.compress_type == zipfile.ZIP_STORED:
            return stored[: MAX_PART + 1]
        unpacked = bytearray()
        if info.compress_type == zipfile.ZIP_DEFLATED:
            inflater = zlib.decompressobj(-zlib.MAX_WBITS)
            with suppress(zlib.error):
                for at in range(0, len(stored), _STEP):
                    unpacked += inflater.decompress(
                        stored[at : at + _STEP], MAX_PART + 1 - len(unpacked)
                    )
                    if len(unpacked) > MAX_PART:
                        break
        if not unpacked:
            raise zipfile.BadZipFile("nothing can be unpacked")
        return bytes(unpacked)

    def too_large(self) -> ArticleError:
        """An error that names the limits."""
        return ArticleError(
            f"{self._shown} unpacks to more than {MAX_UNPACKED // 2**20} MB, {MAX_FILES:,} files "
            f"or {MAX_TAGS:,} tags.",
            "No book is that large; do not trust the file.",
        )

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset(self.names)

    @cached_property
    def _by_name(self) -> dict[str, str]:
        """The files by normalised name."""
        found: dict[str, str] = {}
        for info in self._zip.infolist():
            if info.is_dir():
                continue
            found.setdefault(_plain(info.filename), info.filename)
            if not info.flag_bits & _WRITTEN_AS_UTF8:  # many programs write UTF-8 without the flag
                try:
                    written = info.filename.encode("cp437").decode("utf-8")
                except UnicodeError:
                    continue
                found.setdefault(_plain(written), info.filename)
        return found

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        """The files by normalised name, in lower case and without percent signs."""
        found: dict[str, str] = {}
        for name, own in self._by_name.items():
            found.setdefault(_plain(unquoted(name)).casefold(), own)
        return found

    @cached_property
    def _by_last_part(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for name, own in self._by_folded.items():
            found.setdefault(posixpath.basename(name), set()).add(own)
        return found


class DamagedPart(ArticleError):
    """One file of an archive is missing or cannot be unpacked; the others may be intact."""

    def __init__(self, shown: str, why: str) -> None:
        super().__init__(f"{shown} is broken: {why}.", "Get it again from its source.")


def unquoted(path: str) -> str:
    """A link without percent signs, whose letters may be in UTF-8 or older."""
    found = unquote(path)
    return unquote(path, encoding="cp1252") if "\ufffd" in found else found


def _plain(path: str) -> str:
    """A path with slashes, dots and composed letters in their usual form."""
    path = unicodedata.normalize("NFC", path).replace("\\", "/")
    return posixpath.normpath("/" + path).lstrip("/")


def _opened(data: bytes) -> zipfile.ZipFile | None:
    """The archive, without any junk after it that is longer than a zip comment can be."""
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except _DAMAGE:
        pass
    start = len(data)
    for _ in range(_MAX_ENDS):
        start = data.rfind(_END, 0, start)
        if start < 0:
            break
        try:
            return zipfile.ZipFile(io.BytesIO(data[: start + _END_SIZE]))
        except _DAMAGE:
            continue
    return None
