"""What stands in for minisbd: Argos Translate's own interface works with it, offline and small."""

import importlib.metadata
import importlib.util
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from translations.argos.packages.installed import STARTER

ROOT = Path(__file__).parents[2]
PROJECT = ROOT / "translations/argos/light_minisbd"
OFFLINE = """
import socket, sys

class Refused(socket.socket):
    def __init__(self, *arguments, **options):
        raise AssertionError("a connection was wanted")

socket.socket = Refused
sys.path.insert(0, sys.argv[1])
"""


def ended(program: str, folder: Path) -> str:
    """What a program prints that finds our minisbd first, and no network."""
    done = subprocess.run(
        [sys.executable, "-c", OFFLINE + program, str(PROJECT)],
        capture_output=True, text=True, check=False, cwd=folder,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("has_model", [False, True])
def test_argos_translates_with_it(packages_dir: Path, has_model: bool) -> None:
    package = packages_dir / "starter"
    shutil.copytree(STARTER, package)
    if has_model:  # some packages bring one along
        (package / "minisbd").mkdir()
        (package / "minisbd/id.onnx").write_bytes(b"a model")
    said = ended(
        "from argostranslate import translate\n"
        "print(translate.translate('Harga beras naik. Warga pulang.\\n\\nHujan.', 'id', 'en'))\n"
        "print('onnxruntime' in sys.modules, sys.modules['minisbd'].__file__)",
        packages_dir,
    )
    *translation, last = said.splitlines()
    assert len(translation) == 3
    assert re.fullmatch(r"The price of rice .*\. .*home\.", translation[0])
    assert translation[2].startswith("Rain")
    assert last == f"False {PROJECT / 'minisbd/__init__.py'}"


def test_it_splits_as_minisbd_does_and_knows_wide_spaces(tmp_path: Path) -> None:
    said = ended(
        "from minisbd import SBDetect, models\n"
        "assert {'id', 'en', 'zh-hans'} <= set(models.list_models())\n"
        "split = SBDetect('id', use_gpu=False).sentences\n"
        "print(split('Satu. Dua!  x. A\\u3000. B?\\n'), split(['Satu', 'Dua.']), split(' '))\n"
        "print(SBDetect('zh-hans').sentences('你好。再见。'))",
        tmp_path,
    )
    assert said.splitlines() == [
        "['Satu.', 'Dua!', 'x. A\\u3000. B?'] ['Satu', 'Dua.'] []",
        "['你好。', '再见。']",
    ]


@pytest.mark.parametrize(
    ("by_pip", "folder", "expected"),
    [
        (True, "checkout", True),
        (True, "archive", False),
        (True, "pip-req-build-x1/clone", False),
        (False, "checkout", False),
    ],
)
def test_only_a_wheel_that_stays_here_asks_for_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_pip: bool, folder: str, expected: bool
) -> None:
    root = tmp_path / folder
    shutil.copytree(PROJECT, root / PROJECT.relative_to(ROOT))
    if folder == "archive":
        (root / "PKG-INFO").touch()
    if by_pip:
        monkeypatch.setenv("PIP_BUILD_TRACKER", str(tmp_path))
    else:
        monkeypatch.delenv("PIP_BUILD_TRACKER", raising=False)
    path = root / PROJECT.relative_to(ROOT) / "install_hook.py"
    spec = importlib.util.spec_from_file_location("install_hook", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    build_data: dict[str, list[str]] = {"dependencies": []}
    hook = module.LightMinisbd(str(root), {}, None, None, "", "wheel")
    hook.initialize("standard", build_data)
    assert build_data["dependencies"] == [f"minisbd @ {path.parent.as_uri()}"] * expected


def project(path: Path) -> dict[str, list[str]]:
    return tomllib.loads(path.read_text("utf-8"))["project"]


def installed_by_dependencies() -> set[str]:
    """The names of all that `pip install .` installs, as the libraries here declare it."""
    waiting = [*map(Requirement, project(ROOT / "pyproject.toml")["dependencies"])]
    found = set()
    while waiting:
        requirement = waiting.pop()
        extras = frozenset(requirement.extras)
        name = re.sub(r"[-_.]+", "-", requirement.name).lower()
        if (name, extras) in found:
            continue
        found.add((name, extras))
        if name == "minisbd":
            declared = project(PROJECT / "pyproject.toml")["dependencies"]
        else:
            declared = importlib.metadata.requires(name) or []
        for line in declared:
            needed = Requirement(line)
            wanted = [{"extra": extra} for extra in ("", *extras)]
            if needed.marker is None or any(map(needed.marker.evaluate, wanted)):
                waiting.append(needed)
    return {name for name, _ in found}


def test_reading_installs_nothing_large_that_it_does_not_use() -> None:
    names = installed_by_dependencies()
    assert {"argos-translate-lt", "minisbd", "ctranslate2", "sentencepiece", "textual"} <= names
    unused = {"onnxruntime", "torch", "stanza", "spacy", "protobuf", "sympy", "genanki"}
    assert not names & unused
