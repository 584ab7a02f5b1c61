"""The installed files: everything that the program needs, and nothing else."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [
            *(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps"),
            *("--no-build-isolation", "--wheel-dir", str(folder), str(ROOT)),
        ],
        check=True,
    )
    return next(folder.glob("*.whl"))


def test_pip_takes_the_light_minisbd_of_the_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel)
    (metadata,) = [name for name in names.namelist() if name.endswith("/METADATA")]
    lines = names.read(metadata).decode().splitlines()
    (address,) = [
        line.split(" @ ")[1] for line in lines if line.startswith("Requires-Dist: minisbd @ ")
    ]
    assert address == (ROOT / "translations/argos/light_minisbd").as_uri()


def test_it_has_the_two_packages_the_manual_and_the_completions(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rooms = {name.split("/")[0] for name in names if ".data/" not in name}
    rooms = {room for room in rooms if not room.endswith(".dist-info")}
    assert rooms == {"tui", "translations", "dwibaca.py"}
    assert {"tui/py.typed", "translations/py.typed"} <= set(names)
    assert not [name for name in names if "/training/" in name or name.endswith("conftest.py")]
    shared = sorted(name.split(".data/")[1] for name in names if ".data/" in name)
    assert shared == [
        "data/share/bash-completion/completions/dwibaca",
        "data/share/fish/vendor_completions.d/dwibaca.fish",
        "data/share/man/man1/dwibaca.1",
        "data/share/zsh/site-functions/_dwibaca",
    ]
    assert not [name for name in names if "__pycache__" in name or "/shell/" in name]


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is in the wheel, in a folder."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """``python -m dwibaca`` in a folder."""
    return subprocess.run(
        [sys.executable, "-m", "dwibaca", *arguments],
        capture_output=True, text=True, check=False, cwd=folder,
        env={**os.environ, "PYTHONPATH": str(installed)},
    )  # fmt: skip


def test_what_is_in_it_translates(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "berita.txt").write_text("Warga menunggu jembatan baru.")
    ended = run(installed, tmp_path, "translate", "berita.txt")
    assert ended.returncode == 0, ended.stderr
    assert "bridge" in ended.stdout


def test_the_command_of_the_wheel_is_the_module(installed: Path) -> None:
    (points,) = installed.glob("*.dist-info/entry_points.txt")
    assert "dwibaca = dwibaca:main" in points.read_text()


@pytest.mark.parametrize("name", ["tui.py", "translations.py", "tui/__init__.py", "tui/x.txt"])
def test_a_file_of_the_name_of_a_room_is_told_in_one_line(
    installed: Path, tmp_path: Path, name: str
) -> None:
    stray = tmp_path / name
    stray.parent.mkdir(exist_ok=True)
    stray.write_text("raise SystemExit('it was run')")
    ended = run(installed, tmp_path, "--version")
    if name.endswith("x.txt"):  # a folder without code gives way
        assert ended.returncode == 0
        return
    assert ended.returncode == 1
    assert ended.stderr.startswith("dwibaca: ")
    assert str(tmp_path) in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_it_says_its_version(installed: Path, tmp_path: Path, option: str) -> None:
    ended = run(installed, tmp_path, option)
    (folder,) = installed.glob("dwibaca-*.dist-info")
    assert ended.stdout == f"dwibaca {folder.name.split('-')[1].removesuffix('.dist')}\n"
