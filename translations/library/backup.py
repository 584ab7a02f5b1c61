"""Everything that a reader has made and kept, in one zip file; and back, without losing anything.

In the zip: ``data/`` (notebook, kept articles, glossary), ``config/`` and ``state/settings.json``,
each file exactly as on disk, and ``dwibaca-backup.json`` with their SHA-256.
"""

import contextlib
import hashlib
import json
import os
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from typing import IO

from translations import __version__
from translations.articles.stored import is_stored
from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import is_file, parse_json, write_atomically
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


def back_up(folders: Folders, target: Path) -> int:
    """Write a backup, and read it again to verify it.

    Returns:
        How many files are in it.

    Raises:
        DwibacaError: the file exists already, there is nothing to back up, or writing fails.
    """
    if target.exists():
        raise DwibacaError(f"{clean(str(target))} exists.", "Name a file that does not.")
    files = list(_files(folders))
    if not files:
        raise DwibacaError("There is nothing to back up yet.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=".dwibaca-", suffix=".part")
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                sums = _write(file, files)
                file.flush()
                os.fsync(file.fileno())
            with _opened(part) as archive:
                if _checked(archive) != sums:
                    raise _damaged(target)
            part.chmod(0o600)  # notes are private
            part.replace(target)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise DwibacaError(f"{clean(str(target))} cannot be written: {reason(error)}.") from error
    return len(sums)


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


def _files(folders: Folders) -> Iterator[tuple[str, Path]]:
    """Name in the zip, and path, of each file."""
    for path in _below(folders.data):
        name = path.relative_to(folders.data).as_posix()
        if not name.startswith(tuple(f"{part}/" for part in _LEFT_OUT)):
            yield f"data/{name}", path
    for path in _below(folders.config):
        yield f"config/{path.relative_to(folders.config).as_posix()}", path
    if is_file(folders.settings):
        yield f"state/{folders.settings.name}", folders.settings


def _below(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.rglob("*")
        if is_file(path)
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _write(file: IO[bytes], files: list[tuple[str, Path]]) -> dict[str, str]:
    sums: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, path in files:
            with contextlib.suppress(FileNotFoundError):  # another window has just removed it
                content = path.read_bytes()
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


@contextlib.contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    try:
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
    if not isinstance(name, str) or "\\" in name or ":" in name or "\0" in name:
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
    folder = PurePosixPath(name).parent.as_posix()
    try:
        if is_file(target) and target.read_bytes() == content:
            done.same += 1
        elif folder == "data/notebook" and target.suffix == ".json":
            _count(done, notebook.merge(from_json(content.decode())))
        elif folder == "data/notebook/days" and len(target.stem) == len("2026-01-01"):
            day = date.fromisoformat(target.stem)
            _count(done, notebook.days.merge(day, day_from_json(parse_json(content))))
        elif folder == "data/notebook/forgotten" and (folders.notebook / target.name).exists():
            done.same += 1  # it has been restored since
        elif target.exists() and is_stored(content):
            done.same += 1  # the same text, read at another time
        elif folder == "data/glossary" and target.suffix == ".tsv" and target.exists():
            _count(done, _merge_lines(target, content))
        elif target.exists():
            beside = target.with_name(f"{target.stem}.from-backup{target.suffix}")
            write_atomically(beside, content)
            done.beside.append(beside)
        else:
            write_atomically(target, content)
            done.written += 1
    except (ValueError, UnicodeDecodeError):
        # Damaged when it was backed up: kept as it is, where nothing reads it.
        aside = folders.notebook / "damaged" / target.name
        write_atomically(aside, content)
        done.beside.append(aside)
    except OSError as error:
        raise DwibacaError(
            f"{clean(str(target))} cannot be written: {reason(error)}.",
            "Make room there; what was restored so far stays.",
        ) from error


def _merge_lines(target: Path, content: bytes) -> bool:
    """Insert the lines that a glossary lacks before its own: of duplicates, the last one counts."""
    here = target.read_text("utf-8")
    lines = set(here.splitlines())
    more = [line for line in content.decode().splitlines() if line not in lines]
    if more:
        write_atomically(target, ("\n".join(more) + "\n" + here).encode())
    return bool(more)


def _count(done: Restored, changed: bool) -> None:
    if changed:
        done.merged += 1
    else:
        done.same += 1


def _damaged(path: Path) -> DwibacaError:
    return DwibacaError(
        f"{clean(str(path))} is damaged; nothing was restored from it.", "Take another backup."
    )
