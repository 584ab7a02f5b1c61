"""What is installed: all that the program needs, and nothing else."""

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


def test_it_has_the_two_packages_the_manual_and_the_completions(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    rooms = {name.split("/")[0] for name in names if ".data/" not in name}
    assert {room for room in rooms if not room.endswith(".dist-info")} == {"tui", "translations"}
    shared = sorted(name.split(".data/")[1] for name in names if ".data/" in name)
    assert shared == [
        "data/share/bash-completion/completions/dwibaca",
        "data/share/fish/vendor_completions.d/dwibaca.fish",
        "data/share/man/man1/dwibaca.1",
        "data/share/zsh/site-functions/_dwibaca",
    ]
    assert not [name for name in names if "__pycache__" in name or "/shell/" in name]


def test_what_is_in_it_translates(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    (tmp_path / "berita.txt").write_text("Warga menunggu jembatan baru.")
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "tui", "translate", "berita.txt"],
        capture_output=True, text=True, check=True, cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "installed")},
    )  # fmt: skip
    assert "bridge" in ended.stdout
