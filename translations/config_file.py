"""config.toml, which the reader may edit, and which stores choices made on the screen."""

import re
from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import read_file, write_atomically

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

TABLES = ("reading", "keys", "library", "commands")
"""The names of known tables."""


_LARGEST = 2**20  # bytes; reading it takes a second for each megabyte


def _text(path: Path) -> str:
    """The file's text; editors of Windows may begin it with a byte order mark."""
    return read_file(path, _LARGEST).decode("utf-8-sig")


def read_config(path: Path) -> dict[str, Any]:
    """The tables of the file; none if there is no file.

    Raises:
        DwibacaError: it cannot be read.
    """
    try:
        text = _text(path)
        import tomllib  # many have no such file

        return tomllib.loads(text)
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise DwibacaError(clean(f"{path} cannot be read: {error}.")) from error


def read_table(path: Path, name: str) -> Any:
    """What the file has under a name; {} for nothing, or if the file cannot be read, which is
    reported when the keys are read."""
    try:
        return read_config(path).get(name, {})
    except DwibacaError:
        return {}


def unknown(name: str, known: Iterable[str], what: str) -> str:
    """A sentence saying that a name is unknown, with the one that may be meant.

    >>> unknown("raeding", ("reading", "keys"), "table")
    'there is no table raeding. Did you mean reading?'
    """
    return f"there is no {what} {name}.{suggestion(name, known)}"


def suggestion(name: str, known: Iterable[str]) -> str:
    """The end of a message about an unknown name: the one that may be meant, if there is one."""
    from difflib import get_close_matches  # only for mistakes

    return did_you_mean(*get_close_matches(name, list(known), 1))


def did_you_mean(name: str = "") -> str:
    """The end of a message about an unknown name; "" if no known one is similar."""
    return f" Did you mean {name}?" if name else ""


def unknown_tables(config: Mapping[str, Any]) -> list[str]:
    """Unknown tables in the file, in words."""
    return [unknown(name, TABLES, "table") for name in config if name not in TABLES]


def write_config(path: Path, table: str, values: Mapping[str, object]) -> None:
    """Set values in a table; everything else, including comments, stays unchanged.

    Raises:
        DwibacaError: the file cannot be read or written.
    """
    with _changed(path) as document:
        if table not in document:
            document[table] = {}
        there = document[table]
        if not isinstance(there, MutableMapping):
            raise TypeError(f"{table} is not a table: write [{table}]")
        for name, value in values.items():
            there[name] = value


def add_comments(path: Path, head: str, tables: Mapping[str, str]) -> None:
    """Mention as comments what can be set, where the file says nothing of it.

    Args:
        head: what a new file begins with.
        tables: a line for each entry; lines without "=" are headings.

    Raises:
        DwibacaError: the file cannot be read or written.
    """
    import tomlkit

    with _changed(path) as document:
        text = document.as_string()
        if not text.strip():
            for line in head.splitlines():
                document.add(tomlkit.comment(line))
        for name, lines in tables.items():
            there = document.get(name.partition(".")[0])
            if not there and f"[{name}]" not in text:
                document.add(tomlkit.nl())
                document.add(tomlkit.comment(f"[{name}]"))
                there = document
            elif not isinstance(there, tomlkit.items.Table) or "." in name:
                continue
            for line in _not_in(text, lines):
                there.add(tomlkit.comment(line) if line else tomlkit.nl())


def _not_in(text: str, lines: str) -> Iterator[str]:
    """Lines of a table whose entries a file does not mention, under their headings."""
    headings: list[str] = []
    for line in lines.splitlines():
        entry, is_entry, _ = line.partition(" = ")
        if not is_entry:
            headings.append(line)
        elif not re.search(rf"^\W*{re.escape(entry)}\W*=", text, re.MULTILINE):
            yield from headings
            yield line
            headings.clear()


@contextmanager
def _changed(path: Path) -> Iterator["TOMLDocument"]:
    """The file's content, to be changed and then written."""
    import tomlkit  # only when something is chosen

    try:
        document = tomlkit.parse(_text(path) if path.exists() else "")
        yield document
        write_atomically(path, document.as_string().encode())
    except OSError as error:
        raise DwibacaError(f"{clean(str(path))} cannot be written: {reason(error)}.") from error
    except (ValueError, TypeError, RecursionError, tomlkit.exceptions.TOMLKitError) as error:
        raise DwibacaError(clean(f"{path} cannot be changed: {error}.")) from error
