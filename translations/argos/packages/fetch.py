"""A package by name, from the index into Argos's folder."""

from pathlib import Path

from translations.argos.package import Package
from translations.argos.packages.download import Progress, download
from translations.argos.packages.index import IndexEntry, fetch_index
from translations.argos.packages.install import install
from translations.argos.packages.installed import as_version
from translations.cleaning import clean
from translations.errors import PackageError


def fetch_package(name: str, folder: Path, progress: Progress) -> Package:
    """Fetch the newest version of a package that the index offers, and install it.

    Args:
        name: such as ``translate-id_en``, or ``id_en``.
        folder: where a download lies that broke off or was interrupted.

    Raises:
        PackageError: with what stands in the way.
    """
    offered = _newest(name, fetch_index())
    safe = "".join(c if c.isalnum() or c in "-_." else "_" for c in offered.name + offered.version)
    path = folder / f"{safe}.argosmodel"
    download(offered.links, path, progress)
    try:
        return install(path)
    finally:
        path.unlink(missing_ok=True)  # installed, or not worth keeping


def _newest(name: str, offer: list[IndexEntry]) -> IndexEntry:
    found = [offered for offered in offer if offered.name in (name, f"translate-{name}")]
    if not found:
        raise PackageError(
            f"The index offers no package {clean(name)}.", "See: dwibaca packages available"
        )
    return max(found, key=lambda offered: as_version(offered.version))
