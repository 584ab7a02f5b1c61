"""Which Argos packages are on this machine, and which of them translates a pair of languages.

Read from the folders themselves: argostranslate's own listing fails for all packages when one
folder is damaged, and importing it creates folders and costs time before the first paint.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from translations.argos.package import Package, Route, read_package
from translations.errors import PackageError
from translations.files import is_folder, read_json

if TYPE_CHECKING:
    from packaging.version import Version

_LONGEST_VERSION = 100  # characters

STARTER = Path(__file__).parents[1] / "starter"
"""The bundled Indonesian-English package; read where it is installed, never copied."""

FULL_PACKAGE_COMMAND = "dwibaca packages install translate-id_en"
"""How to get the full package; needs a network, once."""


def packages_folder() -> Path:
    """Argos's packages folder: as argostranslate.settings finds it, but without creating it."""
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    config = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    named = os.environ.get("ARGOS_PACKAGES_DIR")
    if named is None:
        try:
            settings = read_json(config / "argos-translate" / "settings.json")
            found = settings.get("ARGOS_PACKAGES_DIR") if isinstance(settings, dict) else None
            named = found if isinstance(found, str) else None
        except (OSError, ValueError):
            named = None  # no settings, or none that Argos itself could read
    return Path(named) if named else data / "argos-translate" / "packages"


def _package_paths() -> Iterator[Path]:
    try:
        yield from sorted(path for path in packages_folder().iterdir() if is_folder(path))
    except OSError:
        return  # no folder: nothing is installed


def installed_packages() -> tuple[list[Package], list[PackageError]]:
    """The usable packages, the starter last, and what is wrong with the others."""
    usable, faults = [], []
    for path in _package_paths():
        try:
            usable.append(read_package(path))
        except PackageError as error:
            faults.append(error)
    return [*usable, read_package(STARTER, bundled=True)], faults


def find_package(from_code: str = "id", to_code: str = "en") -> Package:
    """The package for a pair of languages: the newest installed, otherwise the bundled starter.

    Raises:
        PackageError: there is none.
    """
    usable, _ = installed_packages()
    fitting = [p for p in usable if (p.from_code, p.to_code) == (from_code, to_code)]
    if len(fitting) == 1:
        return fitting[0]
    if not fitting:
        raise PackageError(
            f"No package translates from {from_code} to {to_code}.",
            f"If there is one, this installs it: dwibaca packages install "
            f"translate-{from_code}_{to_code}; `dwibaca packages available` lists them all.",
        )
    return max(fitting, key=lambda package: (not package.bundled, as_version(package.version)))


def others_for(route: Route) -> list[Package]:
    """Other packages that translate directly between the languages of a route."""
    usable, _ = installed_packages()
    pair = route.from_code, route.to_code
    return [p for p in usable if (p.from_code, p.to_code) == pair and p not in route.packages]


def as_version(text: str) -> "Version":
    """A version that can be compared; the lowest one if the text is none."""
    from packaging.version import Version

    try:
        return Version(text[:_LONGEST_VERSION])
    except ValueError:  # also InvalidVersion, and numbers with thousands of digits
        return Version("0")
