"""Fetches a package by name, from the index into Argos's folder."""

import hashlib
from pathlib import Path

from translations.argos.package import Package
from translations.argos.packages.download import Progress, download
from translations.argos.packages.index import IndexEntry, fetch_index
from translations.argos.packages.install import install
from translations.argos.packages.installed import as_version
from translations.cleaning import clean
from translations.errors import PackageError

_LONGEST = 100  # characters of a file name, which an index may make as long as it likes


def fetch_package(name: str, folder: Path, progress: Progress) -> Package:
    """Fetch the newest version of a package in the index, and install it.

    Args:
        name: such as ``translate-id_en``, or ``id_en``.
        folder: holds an incomplete download.

    Raises:
        PackageError: says what prevents it.
    """
    offered = _newest(name, fetch_index())
    safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in offered.name + offered.version)
    path = folder / f"{safe[:_LONGEST]}.argosmodel"
    download(offered.links, path, progress)
    try:
        if offered.sha256:
            _compare(path, offered.sha256)
        return install(path)
    finally:
        path.unlink(missing_ok=True)  # installed, or not worth keeping


def _compare(path: Path, expected: str) -> None:
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != expected:
            raise PackageError(
                f"{clean(path.name)} is not the file that the index describes.", "Try again later."
            )


def _newest(name: str, offer: list[IndexEntry]) -> IndexEntry:
    found = [offered for offered in offer if offered.name in (name, f"translate-{name}")]
    if not found:
        raise PackageError(
            f"The index offers no package {clean(name)}.", "See: dwibaca packages available"
        )
    return max(found, key=lambda offered: as_version(offered.version))
