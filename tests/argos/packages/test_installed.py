"""Which packages are installed, whatever else is in Argos's folder."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.capital_package import make_capital_package
from translations.argos import find_package, installed_packages
from translations.argos.package import read_package
from translations.argos.packages.installed import STARTER, packages_folder
from translations.errors import PackageError


def test_without_any_installed_package_the_starter_is_used_where_it_lies() -> None:
    package = find_package()
    assert package.bundled
    assert package.path == STARTER


def test_an_installed_package_wins_over_the_starter_and_the_newest_wins(
    packages_dir: Path,
) -> None:
    make_capital_package(packages_dir, "translate-id_en-1_9", version="1.9")
    make_capital_package(packages_dir, "translate-id_en-1_10", version="1.10")
    assert find_package().version == "1.10"


def test_an_older_version_number_than_the_starters_still_wins(packages_dir: Path) -> None:
    make_capital_package(packages_dir, version="0.0.1")
    assert not find_package().bundled


def test_stray_and_damaged_folders_do_not_hide_the_good_ones(packages_dir: Path) -> None:
    good = make_capital_package(packages_dir)
    (packages_dir / "kosong").mkdir()
    (packages_dir / "catatan.txt").write_text("bukan paket")
    (packages_dir / "rusak").mkdir()
    (packages_dir / "rusak" / "metadata.json").write_text("{")
    half = shutil.copytree(good, packages_dir / "setengah")
    (half / "model" / "model.bin").unlink()
    bare = shutil.copytree(good, packages_dir / "tanpa-bahasa")
    (bare / "metadata.json").write_text(json.dumps({"package_version": "99"}))

    usable, faults = installed_packages()
    assert [package.path for package in usable] == [good, STARTER]
    assert find_package().path == good
    messages = "\n".join(map(str, faults))
    for words in ("no metadata.json", "is damaged", "has no model", "which languages"):
        assert words in messages


def test_what_a_package_says_of_itself_is_cleaned(packages_dir: Path) -> None:
    made = make_capital_package(packages_dir, "jahat\x1b[2J", version="1\x1b]0;x\x07")
    assert "\x1b" not in find_package().version + find_package().name
    (made / "bpe.model").unlink()
    _, faults = installed_packages()
    assert "\x1b" not in str(faults[0])


def test_a_pair_that_nothing_translates_says_how_to_get_it() -> None:
    with pytest.raises(PackageError, match="dwibaca packages install translate-id_ja"):
        find_package("id", "ja")


def test_the_identity_follows_the_files_not_the_version(tmp_path: Path) -> None:
    first = read_package(make_capital_package(tmp_path, "satu", version="1.0"))
    same = read_package(shutil.copytree(first.path, tmp_path / "dua"))
    assert same.identity() == first.identity()
    assert same.stamp() != first.stamp()
    with (same.path / "bpe.model").open("a") as file:
        file.write("a b\n")
    assert same.identity() != first.identity()


@pytest.mark.parametrize("named_by", ["variable", "settings", "default"])
def test_the_folder_is_the_one_that_argos_uses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, named_by: str
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.delenv("ARGOS_PACKAGES_DIR")
    if named_by == "variable":
        monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "sini"))
    if named_by == "settings":
        settings = tmp_path / "config" / "argos-translate" / "settings.json"
        settings.parent.mkdir(parents=True)
        settings.write_text(json.dumps({"ARGOS_PACKAGES_DIR": str(tmp_path / "situ")}))
    ask = "from argostranslate import settings; print(settings.package_data_dir)"
    theirs = subprocess.run(
        [sys.executable, "-c", ask], capture_output=True, text=True, check=True, env=os.environ
    )
    assert str(packages_folder()) == theirs.stdout.strip()
