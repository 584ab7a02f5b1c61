"""A model that would kill the process loading it is detected by another process."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.argos.packages.index_server import packed
from tests.capital_package import make_capital_package, make_crashing_package
from translations.argos import installed_packages
from translations.argos.engine.engine import Engine
from translations.argos.engine.trial import try_package
from translations.argos.package import read_package
from translations.argos.packages.install import install
from translations.errors import PackageError
from translations.folders import Folders


def test_a_model_that_crashes_is_not_installed(tmp_path: Path, packages_dir: Path) -> None:
    archive = tmp_path / "paket.argosmodel"
    archive.write_bytes(packed(make_crashing_package(tmp_path)))
    with pytest.raises(PackageError, match="crash"):
        install(archive)
    assert list(packages_dir.iterdir()) == []
    assert not list(packages_dir.parent.glob("tmp*"))  # nor is anything left of it


def test_a_model_that_crashes_is_not_loaded_where_other_tools_have_put_it(
    packages_dir: Path,
) -> None:
    package = read_package(make_crashing_package(packages_dir))
    with pytest.raises(PackageError, match="dwibaca packages remove translate-id_en-9_0"):
        Engine(package)


@pytest.mark.parametrize("command", [["translate", "-"], ["doctor"], ["packages"]])
def test_commands_say_so_and_go_on(packages_dir: Path, command: list[str]) -> None:
    make_crashing_package(packages_dir)
    ended = subprocess.run(
        [sys.executable, "-m", "tui", *command],
        input="Halo.",
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == (0 if command == ["packages"] else 1)
    assert "Traceback" not in ended.stderr
    if command != ["packages"]:
        assert "crash" in (ended.stderr + ended.stdout).replace("\n", " ")


def test_a_sound_package_is_tried_once(packages_dir: Path, folders: Folders) -> None:
    package = read_package(make_capital_package(packages_dir, tried=False))
    assert Engine(package).translate(["Halo."]) == ["HALO."]
    tried = json.loads((folders.cache / "packages.json").read_text())
    assert tried == {str(package.path): package.stamp()}


def test_whatever_a_library_says_of_a_package_is_one_line(packages_dir: Path) -> None:
    package = read_package(make_capital_package(packages_dir))
    (vocabulary,) = (package.path / "model").glob("shared_vocabulary.*")
    vocabulary.write_text(json.dumps(["<unk>", "<s>", "</s>"]))
    with pytest.raises(PackageError):
        try_package(package)


def test_nothing_of_the_current_folder_is_loaded(
    packages_dir: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "jahat" / "translations").mkdir(parents=True)
    for name in ("translations/__init__.py", "json.py", "ctranslate2.py"):
        (tmp_path / "jahat" / name).write_text("import os; os.mkdir('kena')")
    monkeypatch.chdir(tmp_path / "jahat")
    try_package(read_package(make_capital_package(packages_dir)))
    assert not (tmp_path / "jahat" / "kena").exists()


@pytest.mark.parametrize("version", ["9" * 6000, "1." * 3000, "", "x", None, 10**300])
def test_versions_that_are_none_do_no_harm(packages_dir: Path, version: object) -> None:
    for name in ("translate-id_en-1", "translate-id_en-2"):
        path = make_capital_package(packages_dir, name)
        metadata = json.loads((path / "metadata.json").read_text())
        (path / "metadata.json").write_text(json.dumps(metadata | {"package_version": version}))
    from translations.argos import find_package

    assert len(installed_packages()[0]) == 3
    assert find_package().name.startswith("translate-id_en-")
    assert os.environ["ARGOS_PACKAGES_DIR"] == str(packages_dir)
