"""Installs a package file in Argos's folder: complete and tried, or not at all."""

import hashlib
import json
import shutil
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from translations.argos.engine.trial import try_package
from translations.argos.package import RECORD, Package, read_package
from translations.argos.packages.installed import installed_packages, packages_folder
from translations.cleaning import clean
from translations.errors import PackageError, reason

_MOST_BYTES = 4 * 2**30  # of all files, unpacked
_MOST_FILES = 10_000
_ROOM = 50 * 2**20  # bytes that must stay free on the disk


def install(archive: Path) -> Package:
    """Install a package from an ``.argosmodel`` file.

    It is unpacked beside Argos's folder, read, loaded and made to translate, and only then moved
    in, with one rename. It replaces a version of the same name; nothing else changes.

    Raises:
        PackageError: it is damaged, hostile, does not work, or cannot be written.
    """
    folder = packages_folder()
    with _explained(archive), tempfile.TemporaryDirectory(dir=_beside(folder)) as name:
        staging = Path(name)
        top = _unpack(archive, staging)
        package = read_package(staging / top)
        try_package(package)
        _record(archive, package)
        target = folder / top
        folder.mkdir(parents=True, exist_ok=True)
        if target.exists():
            target.replace(staging / "before")
        try:
            package.path.replace(target)
        except OSError:
            if (staging / "before").exists():
                (staging / "before").replace(target)
            raise
    return read_package(target)


def remove(name: str) -> Package:
    """Remove an installed package, given its folder's name, with or without the version.

    Raises:
        PackageError: there is none, or more than one, or it came with the program.
    """
    found = [p for p in installed_packages()[0] if name in (p.name, p.name.rsplit("-", 1)[0])]
    if not found:
        raise PackageError(f"No package {clean(name)} is installed.", "See: dwibaca packages")
    if len(found) > 1:
        names = ", ".join(package.name for package in found)
        raise PackageError(f"{clean(name)} could be any of {names}.", "Choose one of them.")
    (package,) = found
    if package.bundled:
        raise PackageError("The starter is part of dwibaca and cannot be removed.")
    folder = packages_folder()
    with _explained(package.path), tempfile.TemporaryDirectory(dir=_beside(folder)) as trash:
        # Moved out with one rename: a half-removed package would hide all others from Argos.
        package.path.replace(Path(trash) / "removed")
    return package


def _beside(folder: Path) -> Path:
    """On the same disk as Argos's folder, but not in it: Argos lists everything in it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    return folder.parent


def _unpack(archive: Path, staging: Path) -> str:
    """Unpack a package; returns the name of its folder."""
    with zipfile.ZipFile(archive) as packed:
        members = packed.infolist()
        _check(archive, members)
        needed = sum(member.file_size for member in members)
        free = shutil.disk_usage(staging).free
        if needed + _ROOM > free:
            raise PackageError(
                f"{_shown(archive)} needs {needed // 2**20} MB, and {free // 2**20} MB are free.",
                "Make room on the disk.",
            )
        (top,) = {PurePosixPath(member.filename).parts[0] for member in members}
        for member in members:
            packed.extract(member, staging)  # checks the CRC of each
    return top


def _check(archive: Path, members: list[zipfile.ZipInfo]) -> None:
    """Refuse what no real package contains.

    Raises:
        PackageError: a path leads outside, a file is a link, or there is too much.
    """
    fault = ""
    tops = {PurePosixPath(member.filename).parts[:1] for member in members}
    for member in members:
        path = PurePosixPath(member.filename)
        if path.is_absolute() or ".." in path.parts or "\\" in member.filename:
            fault = "a path in it leads outside its folder"
        elif stat.S_ISLNK(member.external_attr >> 16):
            fault = "it contains a link"
    if len(members) > _MOST_FILES or sum(member.file_size for member in members) > _MOST_BYTES:
        fault = "it is far too large"
    elif not fault and (len(tops) != 1 or () in tops):
        fault = "it is not a single folder"
    if fault:
        raise PackageError(f"{_shown(archive)} is not a package: {fault}.")


def _record(archive: Path, package: Package) -> None:
    """Record size and SHA-256 of the archive, and of the files that decide the translations."""
    with archive.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    record = {
        "size": archive.stat().st_size,
        "sha256": digest,
        "identity": package.identity(),
    }
    (package.path / RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")


def _shown(archive: Path) -> str:
    return clean(archive.name)


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise PackageError(
            f"{_shown(path)} is damaged: {clean(str(error))}.", "Fetch it again."
        ) from error
    except FileNotFoundError as error:
        raise PackageError(f"{clean(str(path))} does not exist.", "Check the name.") from error
    except OSError as error:
        raise PackageError(f"{_shown(path)} cannot be installed: {reason(error)}.") from error
