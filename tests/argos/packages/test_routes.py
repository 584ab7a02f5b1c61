"""From one language to another, directly or through English."""

from pathlib import Path

import pytest

from tests.capital_package import make_capital_package
from translations.argos.engine.decoding import FAST
from translations.argos.engine.pivot import load
from translations.argos.package import Package
from translations.argos.packages.routes import find_route
from translations.errors import PackageError


def test_one_package_where_one_goes_straight() -> None:
    route = find_route("id", "en")
    assert [package.bundled for package in route.packages] == [True]
    assert (route.from_code, route.to_code, route.has_starter) == ("id", "en", True)


def test_two_packages_meet_in_english(packages_dir: Path) -> None:
    make_capital_package(packages_dir, "translate-en_de-1_0", "1.0", ("en", "de"))
    route = find_route("id", "de")
    assert (route.from_code, route.to_code) == ("id", "de")
    assert route.name.endswith(" + translate-en_de-1_0 1.0")
    straight = load(find_route("id", "en")).begin(["Hujan turun."]).result()
    # The second package answers in capitals what the first one says.
    assert load(route).begin(["Hujan turun."]).result() == [straight[0].upper()]
    found = [one.text for one in load(route).alternatives("Hujan turun.")]
    assert straight[0].upper() in found


def test_a_package_that_goes_straight_comes_first(packages_dir: Path) -> None:
    make_capital_package(packages_dir, "translate-en_de-1_0", "1.0", ("en", "de"))
    make_capital_package(packages_dir, "translate-id_de-1_0", "1.0", ("id", "de"))
    assert find_route("id", "de").name == "translate-id_de-1_0 1.0"


def test_what_is_missing_is_named(packages_dir: Path) -> None:
    with pytest.raises(PackageError, match="translate-ms_en; .*translate-en_de"):
        find_route("ms", "de")
    make_capital_package(packages_dir, "translate-en_de-1_0", "1.0", ("en", "de"))
    with pytest.raises(PackageError) as caught:
        find_route("ms", "de")
    assert "translate-ms_en" in caught.value.advice
    assert "en_de" not in caught.value.advice


def test_the_identity_is_of_all_packages(packages_dir: Path, starter: Package) -> None:
    make_capital_package(packages_dir, "translate-en_de-1_0", "1.0", ("en", "de"))
    route = find_route("id", "de")
    assert route.identity().startswith(starter.identity())
    assert route.identity() != starter.identity()
    assert starter.stamp() in route.stamp()


def test_in_haste_a_sentence_is_translated_too(starter: Package) -> None:
    (made,) = load(find_route(), FAST).begin(["Harga beras turun."]).result()
    assert "rice" in made.lower()
