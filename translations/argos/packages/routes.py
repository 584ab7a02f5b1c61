"""Routes between two languages: one package, or two through English."""

from translations.argos.package import Route
from translations.argos.packages.installed import find_package
from translations.errors import PackageError

_BETWEEN = "en"  # every package in Argos's index is from it or into it


def find_route(from_code: str = "id", to_code: str = "en") -> Route:
    """The package for a pair of languages, or two that meet in English, chosen as Argos does.

    Raises:
        PackageError: there is none; it names the missing packages.
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
            f"No packages translate from {from_code} to {to_code}, not even through English.",
            f"Install what is missing: {'; '.join(missing)}",
        )
    return Route(tuple(found))
