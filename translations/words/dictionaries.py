"""Dictionaries on this machine, in the formats of dictd and StarDict.

Written here: PyGlossary, which reads both, is under the GPL. Both formats are an index (headword,
place, length) and a text that may be compressed in a way that gzip reads.
"""

import gzip
import io
import re
import struct
import threading
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from itertools import accumulate
from pathlib import Path

from translations.cleaning import clean_lines
from translations.errors import DwibacaError
from translations.files import is_folder, read_file

SYSTEM_FOLDERS = (Path("/usr/share/dictd"), Path("/usr/share/stardict/dic"))
"""Where system packages install dictionaries."""

_LARGEST = 256 * 2**20  # bytes of text, unpacked
_CHUNK = 1 << 20
_MOST_ENTRIES = 5_000_000
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_MOST_FOUND = 6  # entries of one dictionary
_LONGEST = 1200  # characters of an entry that are shown
_MOST_LOOKED_AT = 300  # entries whose text contains a word
_SOUNDS = re.compile(r"/[^/\n]{1,80}/")
_NUMBERED = re.compile(r"(?:^|\n)\d+\.$")
_MARKUP = re.compile(r"<[^<>\n]{1,80}>")


@dataclass(frozen=True)
class DictionaryEntry:
    """An entry of a dictionary.

    Attributes:
        reverse: whether the word is in the text of the entry rather than its headword.
    """

    dictionary: str
    headword: str
    text: str
    reverse: bool = False


@dataclass(frozen=True)
class _Place:
    headword: str
    start: int
    length: int


class _Dictionary:
    """One dictionary; its files are read when a word is first looked up."""

    def __init__(self, index: Path) -> None:
        self.path = index
        self.name = index.stem

    def find(self, words: Sequence[str]) -> Iterator[DictionaryEntry]:
        """Entries with one of the words as headword, then those that contain one."""
        seen: set[int] = set()
        for word in words:
            for at in self._by_headword.get(word, [])[:_MOST_FOUND]:
                if at not in seen:
                    seen.add(at)
                    yield self._found(at, reverse=False)
        for word in words:
            yield from self._reverse(word, seen)

    def _reverse(self, word: str, seen: set[int]) -> Iterator[DictionaryEntry]:
        text, starts = self._texts
        places: dict[int, bool] = {}
        for span in _whole_words(text, word):
            at = bisect_right(starts, span[0]) - 1
            if at not in seen and not self._places[at].headword.startswith("00database"):
                places[at] = places.get(at, False) or _stands_alone(text, span)
            if len(places) == _MOST_LOOKED_AT:
                break
        # "perahu, sampan" says more about "perahu" than a sentence that contains it.
        for at in sorted(places, key=lambda at: (not places[at], at))[:_MOST_FOUND]:
            seen.add(at)
            yield self._found(at, reverse=True)

    def _found(self, at: int, *, reverse: bool) -> DictionaryEntry:
        raw = self._raw(self._places[at])
        text = unescape(_MARKUP.sub("", raw)) if "</" in raw else raw
        headword = clean_lines(self._places[at].headword)
        return DictionaryEntry(self.name, headword, clean_lines(text.strip())[:_LONGEST], reverse)

    def _raw(self, place: _Place) -> str:
        return self._content[place.start : place.start + place.length].decode("utf-8", "replace")

    @cached_property
    def _texts(self) -> tuple[str, list[int]]:
        """The texts of all entries in lower case, one per line, and where each begins."""
        # Without pronunciations: "/di.ən/" is no "di".
        texts = [
            _SOUNDS.sub(lambda match: " " * len(match[0]), self._raw(place).lower())
            for place in self._places
        ]
        starts = [*accumulate((len(text) + 1 for text in texts), initial=0)]
        return "\n".join(texts), starts[:-1]

    @cached_property
    def _content(self) -> bytes:
        raise NotImplementedError

    @cached_property
    def _places(self) -> list[_Place]:
        raise NotImplementedError

    @cached_property
    def _by_headword(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for at, place in enumerate(self._places):
            found.setdefault(place.headword.lower(), []).append(at)
        return found


class _Dictd(_Dictionary):
    """NAME.index and NAME.dict or NAME.dict.dz."""

    @cached_property
    def _content(self) -> bytes:
        return _read_text(self.path.with_suffix(".dict"))

    @cached_property
    def _places(self) -> list[_Place]:
        places = []
        for line in read_file(self.path).decode("utf-8").splitlines()[:_MOST_ENTRIES]:
            headword, start, length = line.split("\t")[:3]
            places.append(_Place(headword, _number(start), _number(length)))
        return places


class _StarDict(_Dictionary):
    """NAME.ifo, NAME.idx or NAME.idx.gz, and NAME.dict or NAME.dict.dz."""

    def __init__(self, index: Path) -> None:
        super().__init__(index)
        lines = read_file(index).decode("utf-8").splitlines()
        about = dict(line.split("=", 1) for line in lines if "=" in line)
        self.name = clean_lines(about.get("bookname", self.name))[:80]
        self._wide = about.get("idxoffsetbits") == "64"

    @cached_property
    def _content(self) -> bytes:
        return _read_text(self.path.with_suffix(".dict"))

    @cached_property
    def _places(self) -> list[_Place]:
        path = self.path.with_suffix(".idx")
        raw = read_file(path) if path.exists() else _unpack(path.with_name(f"{path.name}.gz"))
        number = struct.Struct(">QI" if self._wide else ">II")
        places: list[_Place] = []
        at = 0
        while at < len(raw) and len(places) < _MOST_ENTRIES:
            end = raw.index(b"\0", at)
            start, length = number.unpack_from(raw, end + 1)
            places.append(_Place(raw[at:end].decode("utf-8", "replace"), start, length))
            at = end + 1 + number.size
        return places


def _whole_words(text: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word is in a possibly long text.

    A regular expression would take thirty times as long and keep all other threads waiting,
    including the one that paints the screen.
    """
    at = text.find(word)
    while word and at >= 0:
        end = at + len(word)
        if not (_is_letter(text[at - 1 : at]) or _is_letter(text[end : end + 1])):
            yield at, end
        at = text.find(word, end)


def _is_letter(text: str) -> bool:
    return text.isalnum() or text == "_"


def _stands_alone(text: str, span: tuple[int, int]) -> bool:
    """Whether a word is one of several meanings, with only commas around it."""
    before = text[max(0, span[0] - 12) : span[0]].rstrip(" ")
    after = text[span[1] : span[1] + 2].lstrip(" ")
    listed = not before or before[-1] in ",;\n" or _NUMBERED.search(before) is not None
    return listed and (not after or after[0] in ",;\n")


def _number(digits: str) -> int:
    """A number as dictd writes it, in base 64."""
    value = 0
    for digit in digits:
        value = value * 64 + _DIGITS.index(digit)
    return value


def _read_text(path: Path) -> bytes:
    return read_file(path) if path.exists() else _unpack(path.with_name(f"{path.name}.dz"))


def _unpack(path: Path) -> bytes:
    content = bytearray()
    with gzip.open(io.BytesIO(read_file(path))) as file:
        while chunk := file.read(_CHUNK):
            content += chunk
            if len(content) > _LARGEST:
                raise ValueError("it is too large")
    return bytes(content)


class Dictionaries:
    """All dictionaries in some folders.

    Attributes:
        troubles: why some dictionaries cannot be used; those are left out.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.troubles: list[DwibacaError] = []
        self._all: list[_Dictionary] = []
        self._lock = threading.Lock()
        for folder in folders:
            for path in sorted(folder.rglob("*.i*")) if is_folder(folder) else []:
                kind = {".index": _Dictd, ".ifo": _StarDict}.get(path.suffix)
                if kind is not None:
                    self._open(kind, path)

    @property
    def names(self) -> list[str]:
        """The usable dictionaries, as far as known."""
        return [dictionary.name for dictionary in self._all]

    def _open(self, kind: type[_Dictionary], path: Path) -> None:
        try:
            self._all.append(kind(path))
        except (OSError, ValueError) as error:
            self._broken(path, error)

    def _broken(self, path: Path, error: Exception) -> None:
        reason = clean_lines(str(error))[:200]
        self.troubles.append(
            DwibacaError(f"The dictionary {clean_lines(str(path))} is not used: {reason}.")
        )

    def look_up(self, words: Sequence[str]) -> list[DictionaryEntry]:
        """What all dictionaries say about a word, in both directions.

        Args:
            words: in lower case: the word itself, and its root.
        """
        found: list[DictionaryEntry] = []
        for dictionary in list(self._all):
            try:
                found += dictionary.find(words)
            except (OSError, EOFError, ValueError, struct.error, zlib.error) as error:
                with self._lock:
                    if dictionary in self._all:  # another look-up may have met the same fault
                        self._all.remove(dictionary)
                        self._broken(dictionary.path, error)
        return sorted(found, key=lambda one: one.reverse)
