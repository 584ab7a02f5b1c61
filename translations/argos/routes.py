"""From one language to another: with one package, or with two by way of English."""

from dataclasses import dataclass

from translations.argos.packages import Package, find_package
from translations.errors import PackageError

_BETWEEN = "en"  # every package of Argos's index is from it or to it


@dataclass(frozen=True)
class Route:
    """The packages that translate, one after the other; there are one or two."""

    packages: tuple[Package, ...]

    @property
    def from_code(self) -> str:
        return self.packages[0].from_code

    @property
    def to_code(self) -> str:
        return self.packages[-1].to_code

    @property
    def name(self) -> str:
        """Names and versions of the packages."""
        return " + ".join(f"{package.name} {package.version}" for package in self.packages)

    @property
    def has_starter(self) -> bool:
        """Whether the bundled starter takes part."""
        return any(package.bundled for package in self.packages)

    def stamp(self) -> str:
        """Changes whenever the files of the packages do, and costs no reading."""
        return "|".join(package.stamp() for package in self.packages)

    def identity(self) -> str:
        """What decides how it translates: SHA-256 of the files of each package."""
        return "+".join(package.identity() for package in self.packages)


def find_route(from_code: str = "id", to_code: str = "en") -> Route:
    """The package for a pair of languages, or the two that meet in English, as Argos takes them.

    Raises:
        PackageError: there is none; with the packages that are missing.
    """
    try:
        return Route((find_package(from_code, to_code),))
    except PackageError:
        if _BETWEEN in (from_code, to_code) or from_code == to_code:
            raise
    missing, found = [], []
    for pair in ((from_code, _BETWEEN), (_BETWEEN, to_code)):
        try:
            found.append(find_package(*pair))
        except PackageError:
            missing.append("dwibaca packages install translate-{}_{}".format(*pair))
    if missing:
        raise PackageError(
            f"No packages translate from {from_code} to {to_code}, not by way of English either.",
            f"Install what is missing: {'; '.join(missing)}",
        )
    return Route(tuple(found))
