"""The basis of every test: its own folders, the real starter, and a real BPE package."""

import importlib.util
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A busy machine is no fault: tests assert what happens, not when.
settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")

_LONG = {
    *("test_contrast.py", "test_faults.py", "test_fuzzing.py", "test_hostile_stories.py"),
    *("test_long_use.py", "test_memory_use.py", "test_never_lost.py", "test_recipe.py"),
    *("test_storm.py", "test_stories.py", "test_marks_stories.py"),
}

# The recipe of the starter is tested where what it needs is there: `pip install '.[dev]'`.
collect_ignore = [] if importlib.util.find_spec("torch") else ["argos/training"]

# argostranslate reads its folders when it is imported, so they are set before anything is.
_ROOT = tempfile.TemporaryDirectory(prefix="dwibaca-tests-")
for _name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
    _folder = Path(_ROOT.name) / _name.lower()
    _folder.mkdir()
    os.environ[_name] = str(_folder)
for _name in [name for name in os.environ if name.startswith("ARGOS_")]:
    del os.environ[_name]
os.environ["TEXTUAL_ANIMATIONS"] = "none"

from translations.argos import Package  # noqa: E402
from translations.argos.engine.engine import Engine  # noqa: E402
from translations.argos.package import read_package  # noqa: E402
from translations.argos.packages.installed import STARTER  # noqa: E402
from translations.folders import Folders, user_folders  # noqa: E402


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: half of the tests wait for a screen or another program."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the files that take longest: a worker takes whole files, and the others would wait
    for the last one. Few of these have many tests, by which xdist would order them."""
    tests = Counter(item.path for item in items)
    items.sort(key=lambda item: (item.path.name not in _LONG, -tests[item.path]))


def pytest_sessionfinish() -> None:
    """Wait for last batches: a thread that is in CTranslate2 aborts an interpreter that ends."""
    from translations.reading.scheduler import TranslationScheduler

    for thread in TranslationScheduler.at_work():
        thread.join(20)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Folders]:
    """Folders of this test alone, for dwibaca and for Argos's packages."""
    monkeypatch.setenv("DWIBACA_HOME", str(tmp_path / "dwibaca"))
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "packages"))
    (tmp_path / "packages").mkdir()
    yield user_folders()


@pytest.fixture
def article(tmp_path: Path, folders: Folders) -> Path:
    """The file of an article that is in the library."""
    from translations.articles import open_article
    from translations.library.shelf import Shelf

    path = tmp_path / "berita.txt"
    path.write_text("Mereka menunggu perahu sejak pagi.")
    Shelf(folders).add(open_article(path))
    return path


@pytest.fixture
def packages_dir(tmp_path: Path) -> Path:
    """Argos's packages folder of this test."""
    return tmp_path / "packages"


@pytest.fixture(scope="session")
def starter() -> Package:
    return read_package(STARTER, bundled=True)


@pytest.fixture(scope="session")
def starter_engine(starter: Package) -> Engine:
    return Engine(starter)


@pytest.fixture(scope="session")
def capital_package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A package of the BPE kind that answers in capitals."""
    from tests.capital_package import make_capital_package

    return read_package(make_capital_package(tmp_path_factory.mktemp("capital")))


@pytest.fixture(scope="session")
def capital_engine(capital_package: Package) -> Engine:
    return Engine(capital_package)
