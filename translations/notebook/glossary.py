"""The reader's own terms: a plain file, one term per line, for any editor. See README.md.

When the program adds, changes or removes a line, everything else in the file (comments, order,
lines that are no terms) stays as the reader wrote it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import make_folder, read_file, write_atomically
from translations.notebook.locks import acquired
from translations.notebook.store import State, explained, state_of
from translations.terms.institutions import ALL
from translations.terms.terms import Term, Terms

AS_IT_IS = "="
"""In place of a wording: the term is left untranslated."""

_OFF = "~"
_COMMENT = "#"
_AS_IT_WAS = "surrogateescape"  # bytes that are no text, which an editor has left there
_LARGEST = 8 * 2**20  # bytes
_HEAD = """\
# Your terms, one per line: the term, a tab, the translation; = leaves it untranslated.
# A line that begins with ~ is turned off. A lower-case term is found in all its forms.
"""


class GlossaryEntry(NamedTuple):
    """One line of the file.

    Attributes:
        wording: the translation of the term; "" if it is left untranslated.
        on: whether it is in use.
    """

    term: str
    wording: str = ""
    note: str = ""
    on: bool = True

    def line(self) -> str:
        """The line as it is in the file."""
        parts = [self.term, self.wording or AS_IT_IS, *([self.note] if self.note else [])]
        return ("" if self.on else f"{_OFF} ") + "\t".join(parts)


class _Line(NamedTuple):
    """A line as it is in the file, and the entry that it is, if it is one."""

    text: str
    entry: GlossaryEntry | None = None


class _Lines(NamedTuple):
    """A file, line by line.

    Attributes:
        copies: those made by file synchronisation whose lines follow.
    """

    lines: tuple[_Line, ...] = ()
    copies: tuple[tuple[Path, State], ...] = ()

    @property
    def entries(self) -> list[GlossaryEntry]:
        return [line.entry for line in self.lines if line.entry]

    def with_entry(self, entry: GlossaryEntry) -> "_Lines":
        return self._replace(lines=(*self.lines, _Line(entry.line(), entry)))

    def content(self) -> bytes:
        return "".join(f"{line.text}\n" for line in self.lines).encode("utf-8", _AS_IT_WAS)


class Glossary:
    """The terms for one pair of languages.

    Attributes:
        path: their file, which need not exist.
    """

    def __init__(self, folder: Path, from_code: str, to_code: str) -> None:
        self.path = folder / f"{clean(from_code)}-{clean(to_code)}.tsv"

    def entries(self) -> list[GlossaryEntry]:
        """All lines that are terms, including those turned off, in order.

        Raises:
            DwibacaError: the file cannot be read.
        """
        return self._read().entries

    def terms(self, delivered: Iterable[Term] = ()) -> Terms:
        """The terms in use, ready to be found in sentences.

        Args:
            delivered: terms that came with the program; the reader's own take precedence, and a
                line turned off also disables a delivered one.

        Raises:
            DwibacaError: the file cannot be read.
        """
        entries = self.entries()
        own = {entry.term: Term(entry.term, entry.wording) for entry in entries if entry.on}
        off = {entry.term for entry in entries if not entry.on}
        came = () if ALL in off else (term for term in delivered if term.source not in off)
        return Terms([*own.values(), *came])

    def troubles(self) -> list[str]:
        """What is odd about the file, in words for the reader, each with its line number.

        Raises:
            DwibacaError: it cannot be read.
        """
        found: list[str] = []
        at: dict[str, tuple[int, GlossaryEntry]] = {}
        for number, line in enumerate(self._read().lines, 1):
            entry = line.entry
            if entry is None:
                if line.text.strip() and not line.text.startswith(_COMMENT):
                    found.append(f"Line {number} is not a term: it has no tab.")
                continue
            if not entry.on:
                continue
            before = at.get(entry.term)
            if before and before[1].wording != entry.wording:
                found.append(
                    f"{entry.term} appears twice: {_said(before[1])} in line {before[0]}, "
                    f"{_said(entry)} in line {number}. The last one counts."
                )
            at[entry.term] = (number, entry)
        return found

    def put(self, term: str, wording: str = "", note: str = "") -> GlossaryEntry | None:
        """Set the translation of a term from now on; "" leaves it untranslated.

        Returns:
            The previous entry, or None.

        Raises:
            DwibacaError: it is not a term, or the file cannot be read or written.
        """
        entry = GlossaryEntry(_one_line(term), _one_line(wording), _one_line(note))
        if not re.search(r"\w", entry.term):
            raise DwibacaError("A term has at least one letter.")
        if entry.term.startswith((_COMMENT, _OFF)):
            raise DwibacaError(f"A term cannot begin with {entry.term[0]}.")
        if entry.wording == entry.term:
            entry = entry._replace(wording="")
        with self._locked():
            before = self._change(
                entry.term, lambda old: entry._replace(note=entry.note or old.note)
            )
            if before is None:
                self._write(self._read().with_entry(entry))
        return before

    def remove(self, term: str) -> bool:
        """Remove a term; returns whether it was there.

        Raises:
            DwibacaError: the file cannot be read or written.
        """
        with self._locked():
            return self._change(_one_line(term), lambda _: None) is not None

    def turn(self, term: Term, *, on: bool) -> None:
        """Turn a term on or off; one that came with the program gets a line for that.

        Raises:
            DwibacaError: the file cannot be read or written.
        """
        with self._locked():
            if self._change(term.source, lambda old: old._replace(on=on)) is None:
                entry = GlossaryEntry(term.source, term.target, on=on)
                self._write(self._read().with_entry(entry))

    def _change(
        self, term: str, change: Callable[[GlossaryEntry], GlossaryEntry | None]
    ) -> GlossaryEntry | None:
        """Change or remove the lines of a term; returns the last of them, or None."""
        read = self._read()
        found = [entry for entry in read.entries if entry.term == term]
        if not found:
            return None
        last = found[-1]
        made: list[_Line] = []
        for line in read.lines:
            if line.entry is None or line.entry.term != term:
                made.append(line)
            elif line.entry is last and (changed := change(last)) is not None:
                made.append(_Line(changed.line(), changed))
        self._write(read._replace(lines=tuple(made)))
        return last

    def _read(self) -> _Lines:
        """The file, followed by the lines of conflicting copies made by file synchronisation."""
        lines = _parse(self._text(self.path))
        terms = {line.entry.term for line in lines if line.entry}
        copies = []
        for copy in self._conflicts():
            if (state := state_of(copy)) is not None:
                copies.append((copy, state))
            for line in _parse(self._text(copy)):
                if line.entry and line.entry.term not in terms:
                    lines.append(line)
                    terms.add(line.entry.term)
        return _Lines(tuple(lines), tuple(copies))

    @staticmethod
    def _text(path: Path) -> str:
        try:
            if path.stat().st_size > _LARGEST:
                raise DwibacaError(f"{clean(str(path))} is too large to be a glossary.")
            return read_file(path).decode("utf-8-sig", _AS_IT_WAS)
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise DwibacaError(f"{clean(str(path))} cannot be read: {reason(error)}.") from error

    def _conflicts(self) -> list[Path]:
        return sorted(self.path.parent.glob(f"{self.path.stem}.sync-conflict-*.tsv"))

    def _write(self, lines: _Lines) -> None:
        head = "" if self.path.exists() else _HEAD
        with explained(self.path):
            write_atomically(self.path, head.encode() + lines.content())
            for copy, state in lines.copies:
                if state_of(copy) == state:  # not one that has arrived since
                    self._put_away(copy)

    @staticmethod
    def _put_away(copy: Path) -> None:
        """Keep a copy that was merged: of a term in both, it may have another translation."""
        kept = copy.parent / "merged" / copy.name
        make_folder(kept.parent)
        copy.replace(kept)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with explained(self.path):
            make_folder(self.path.parent)
            lock = acquired(self.path.parent / ".lock")
        try:
            yield
        finally:
            lock.release()


def _parse(text: str) -> list[_Line]:
    return [_Line(line, _entry(line)) for line in text.removesuffix("\n").split("\n") if text]


def _entry(line: str) -> GlossaryEntry | None:
    line = line.encode("utf-8", _AS_IT_WAS).decode("utf-8", "replace")
    if line.startswith(_COMMENT) or not line.strip():
        return None
    on = not line.startswith(_OFF)
    term, *rest = [clean(part).strip() for part in line.removeprefix(_OFF).split("\t")]
    if not rest or not term:
        return None
    wording = "" if rest[0] in (AS_IT_IS, term) else rest[0]
    return GlossaryEntry(term, wording, " ".join(rest[1:]).strip(), on)


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())


def _said(entry: GlossaryEntry) -> str:
    return f"“{entry.wording}”" if entry.wording else "as it is"


def own_and_delivered(
    entries: Sequence[GlossaryEntry], delivered: Iterable[Term]
) -> list[tuple[GlossaryEntry, bool]]:
    """All terms, each with whether it came with the program; the reader's own first."""
    own = {entry.term for entry in entries}
    came = [GlossaryEntry(one.source, one.target) for one in delivered if one.source not in own]
    return [*((entry, False) for entry in entries), *((entry, True) for entry in came)]
