"""Everything that a reader has made and kept, in one zip file; and back, without losing anything.

In the zip: ``data/`` (notebook, kept articles, glossary), ``config/`` and ``state/settings.json``,
each file exactly as on disk, and ``dwibaca-backup.json`` with their SHA-256.
"""

import contextlib
import hashlib
import json
import os
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from translations import __version__
from translations.articles.stored import is_stored
from translations.cleaning import clean
from translations.errors import DwibacaError, lacks_room, reason
from translations.files import (
    PRIVATE,
    delete_left_parts,
    followed,
    is_file,
    is_there,
    new_file,
    parse_json,
    part_of,
    read_file,
    write_atomically,
)
from translations.folders import Folders
from translations.notebook import Notebook
from translations.notebook.days import day_from_json
from translations.notebook.schema import from_json

SCHEMA = 1
_MANIFEST = "dwibaca-backup.json"
_LARGEST = 64 * 2**20  # bytes of one file
_MOST_FILES = 1_000_000
# Dictionaries are large and available elsewhere; the notebook's own backups protect one machine.
_LEFT_OUT = ("dictionaries", "notebook/backup", "notebook/damaged", "articles/forgotten")


class BackedUp(NamedTuple):
    """What is in a backup.

    Attributes:
        number: of files.
        left_out: files that are not in it, each with the reason.
    """

    number: int
    left_out: tuple[str, ...]


@dataclass
class Restored:
    """What restoring a backup did.

    Attributes:
        written: how many files were missing before.
        merged: how many files existed and gained something.
        same: how many had nothing new.
        beside: files that differ from existing ones, and were put beside them.
    """

    written: int = 0
    merged: int = 0
    same: int = 0
    beside: list[Path] = field(default_factory=list)


def back_up(folders: Folders, target: Path) -> BackedUp:
    """Write a backup, and read it again to verify it.

    Raises:
        DwibacaError: the file exists already, there is nothing to back up, or writing fails.
    """
    left_out: list[str] = []
    files = list(_files(folders, left_out))
    if not files:
        raise DwibacaError("There is nothing to back up yet.")
    try:
        if is_there(target):
            raise DwibacaError(f"{clean(str(target))} exists.", "Name a file that does not.")
        target = followed(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        delete_left_parts(target.parent)
        part = part_of(target)
        try:
            with new_file(part, PRIVATE) as file:  # notes are private
                sums = _write(file, files, left_out)
                file.flush()
                os.fsync(file.fileno())
            with _opened(part) as archive:
                if _checked(archive) != sums:
                    raise _damaged(target)
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DwibacaError(f"{clean(str(target))} cannot be written: {reason(error)}.") from error
    return BackedUp(len(sums), tuple(left_out))


def restore(folders: Folders, source: Path) -> Restored:
    """Restore a backup. Nothing here is lost: marks are merged, other files are put beside.

    Raises:
        DwibacaError: it is no backup, or damaged, and nothing was changed; or something cannot
            be written.
    """
    with _opened(source) as archive:
        names = sorted(_checked(archive))
        done = Restored()
        notebook = Notebook(folders)
        for name in names:
            _restore_file(folders, notebook, name, archive.read(name), done)
    return done


def _files(folders: Folders, left_out: list[str]) -> Iterator[tuple[str, Path]]:
    """Name in the zip, and path, of each file."""
    for path in _below(folders.data, left_out):
        name = path.relative_to(folders.data).as_posix()
        if not name.startswith(tuple(f"{part}/" for part in _LEFT_OUT)):
            yield f"data/{name}", path
    for path in _below(folders.config, left_out):
        yield f"config/{path.relative_to(folders.config).as_posix()}", path
    if is_file(folders.settings):
        yield f"state/{folders.settings.name}", folders.settings


def _below(root: Path, left_out: list[str]) -> list[Path]:
    """The files in a folder; folders that are links, such as to a synchronised one, are entered."""

    def cannot_enter(error: OSError) -> None:
        left_out.append(_named(Path(error.filename), reason(error)))

    found: list[Path] = []
    entered: set[tuple[int, int]] = set()
    for folder, folders, names in os.walk(
        root, onerror=cannot_enter if root.exists() else None, followlinks=True
    ):
        there = os.stat(folder)  # noqa: PTH116
        if (there.st_dev, there.st_ino) in entered:  # links that go round in a circle
            folders.clear()
            continue
        entered.add((there.st_dev, there.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(folder, name) for name in sorted(names) if not name.startswith(".")]
    return [path for path in found if is_file(path)]


def _write(file: IO[bytes], files: list[tuple[str, Path]], left_out: list[str]) -> dict[str, str]:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            try:
                content = _content(name, path)
            except FileNotFoundError:
                continue  # another window has just removed it
            except (OSError, ValueError) as error:
                left_out.append(_named(path, reason(error)))
                continue
            archive.writestr(name, content)
            sums[name] = hashlib.sha256(content).hexdigest()
        manifest = {
            "schema": SCHEMA,
            "made": datetime.now(UTC).astimezone().isoformat(timespec="seconds"),
            "version": __version__,
            "sha256": sums,
        }
        archive.writestr(_MANIFEST, json.dumps(manifest, indent=1))
    return sums


def _content(name: str, path: Path) -> bytes:
    """The content of a file that is to be backed up.

    Raises:
        OSError: it cannot be read.
        ValueError: it could not be restored everywhere.
    """
    if not _is_safe(name):
        raise ValueError("not every system allows its name")
    if path.stat().st_size > _LARGEST:
        raise ValueError(f"it has more than {_LARGEST // 2**20} MB")
    return read_file(path)


def _named(path: Path, why: str) -> str:
    return f"{clean(str(path))}: {why}"


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
        if is_there(path) and not is_file(path):
            raise DwibacaError(f"{clean(str(path))} is no file.", "Name a backup.")
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise DwibacaError(f"{clean(str(path))} does not exist.", "Check the name.") from error
    except zipfile.BadZipFile as error:
        raise _damaged(path) from error
    except OSError as error:
        raise DwibacaError(f"{clean(str(path))} cannot be read: {reason(error)}.") from error


def _checked(archive: zipfile.ZipFile) -> dict[str, str]:
    """The names and checksums of a backup's files, every one of them read and compared.

    Raises:
        DwibacaError: it is no backup, damaged, or from a newer version.
    """
    path = Path(archive.filename or "The backup")
    try:
        if archive.getinfo(_MANIFEST).file_size > _LARGEST:
            raise _damaged(path)
        content = archive.read(_MANIFEST)
    except (NotImplementedError, RuntimeError, zipfile.BadZipFile, zlib.error) as error:
        raise _damaged(path) from error
    except KeyError as error:
        raise DwibacaError(f"{clean(str(path))} is no backup of dwibaca.") from error
    try:
        manifest = parse_json(content)
        schema, sums = manifest["schema"], dict(manifest["sha256"])
    except (KeyError, ValueError, TypeError) as error:
        raise DwibacaError(f"{clean(str(path))} is no backup of dwibaca.") from error
    if not isinstance(schema, int) or schema > SCHEMA:
        raise DwibacaError(f"{clean(str(path))} was made by a newer dwibaca.", "Update dwibaca.")
    for name, expected in sums.items():
        if not _is_safe(name) or len(sums) > _MOST_FILES:
            raise _damaged(path)
        try:
            if archive.getinfo(name).file_size > _LARGEST:
                raise _damaged(path)
            if hashlib.sha256(archive.read(name)).hexdigest() != expected:
                raise _damaged(path)
        except (
            KeyError,
            NotImplementedError,
            RuntimeError,
            zipfile.BadZipFile,
            zlib.error,
        ) as error:
            raise _damaged(path) from error
    return sums


def _is_safe(name: object) -> bool:
    """Whether a name leads into dwibaca's own folders and nowhere else."""
    if not isinstance(name, str) or any(sign in name for sign in "\\:\0"):
        return False
    if any("\ud800" <= letter <= "\udfff" for letter in name):  # on disk it is not UTF-8
        return False
    parts = PurePosixPath(name).parts
    return (
        len(parts) > 1
        and parts[0] in ("data", "config", "state")
        and not any(part.startswith(".") for part in parts)
    )


def _restore_file(
    folders: Folders, notebook: Notebook, name: str, content: bytes, done: Restored
) -> None:
    root, _, rest = name.partition("/")
    target = {"data": folders.data, "config": folders.config, "state": folders.state}[root] / rest
    try:
        try:
            _put(notebook, target, PurePosixPath(name).parent.as_posix(), content, done)
        except ValueError:
            # Damaged when it was backed up: kept as it is, where nothing reads it.
            aside = folders.notebook / "damaged" / target.name
            write_atomically(aside, content)
            done.beside.append(aside)
    except OSError as error:
        raise DwibacaError(
            f"{clean(str(target))} cannot be written: {reason(error)}.",
            f"{'Make room there; w' if lacks_room(error) else 'W'}hat was restored so far stays.",
        ) from error


def _put(notebook: Notebook, target: Path, folder: str, content: bytes, done: Restored) -> None:
    """Put a file where it was, or merge it with what is there.

    Args:
        folder: where it is in the backup.

    Raises:
        OSError: it cannot be written.
        ValueError: it is damaged.
    """
    is_new = not target.exists()
    if is_file(target) and target.read_bytes() == content:
        done.same += 1
    elif folder == "data/notebook" and target.suffix == ".json":
        _count(done, notebook.merge(from_json(content.decode())), is_new=is_new)
    elif folder == "data/notebook/days" and len(target.stem) == len("2026-01-01"):
        day = date.fromisoformat(target.stem)
        changed = notebook.days.merge(day, day_from_json(parse_json(content)))
        _count(done, changed, is_new=is_new)
    elif folder == "data/notebook/forgotten" and (notebook.folder / target.name).exists():
        done.same += 1  # it has been restored since
    elif target.exists() and is_stored(content):
        done.same += 1  # the same text, read at another time
    elif folder == "data/glossary" and target.suffix == ".tsv" and target.exists():
        _count(done, _merge_lines(target, content), is_new=False)
    elif target.exists():
        beside = target.with_name(f"{target.stem}.from-backup{target.suffix}")
        write_atomically(beside, content)
        done.beside.append(beside)
    else:
        write_atomically(target, content)
        done.written += 1


def _merge_lines(target: Path, content: bytes) -> bool:
    """Insert the lines that a glossary lacks before its own: of duplicates, the last one counts."""
    here = read_file(target).decode("utf-8")
    lines = set(here.splitlines())
    more = [line for line in content.decode().splitlines() if line not in lines]
    if more:
        write_atomically(target, ("\n".join(more) + "\n" + here).encode())
    return bool(more)


def _count(done: Restored, changed: bool, *, is_new: bool) -> None:
    if changed and is_new:
        done.written += 1
    elif changed:
        done.merged += 1
    else:
        done.same += 1


def _damaged(path: Path) -> DwibacaError:
    return DwibacaError(
        f"{clean(str(path))} is damaged; nothing was restored from it.", "Take another backup."
    )
