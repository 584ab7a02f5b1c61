"""Tries a package in a separate process, because a damaged model can kill the process it is in.

CTranslate2 and SentencePiece parse models in C++. A fault in a model usually raises an error, but
sometimes it kills the process, and with it all that the reader was doing. So a package is loaded
here only after another process has loaded it and got a translation from it: when it is installed,
or, if other tools installed it, before it is first used.
"""

import json
import subprocess
import sys
from pathlib import Path

from translations.argos.package import RECORD, Package
from translations.cleaning import clean
from translations.errors import PackageError
from translations.files import is_file, read_json, write_atomically
from translations.folders import user_folders

_PATIENCE = 180.0  # seconds; the full package takes one or two
_ROOT = Path(__file__).parents[3]
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    " from translations.argos.engine.trial_process import main; main(sys.argv[2])"
)


def ensure_tried(package: Package) -> None:
    """Try a package, unless it has been tried.

    Raises:
        PackageError: it does not work.
    """
    if package.bundled or is_file(package.path / RECORD):
        return  # tried when it was installed
    file = user_folders().cache / "packages.json"
    try:
        known = read_json(file)
    except (OSError, ValueError):
        known = {}
    tried = known if isinstance(known, dict) else {}
    stamp = package.stamp()
    if tried.get(str(package.path)) == stamp:
        return
    try_package(package)
    try:
        write_atomically(file, json.dumps({**tried, str(package.path): stamp}).encode())
    except OSError:
        return  # it will be tried again next time


def try_package(package: Package) -> None:
    """Load a package in another process, and have it translate something.

    Raises:
        PackageError: it does not work.
    """
    described = json.dumps(package._asdict() | {"path": str(package.path)})
    # -P: no module from the current folder.
    command = [sys.executable, "-P", "-c", _START, str(_ROOT), described]
    try:
        ended = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired:
        raise fault(package, "it never finishes a short sentence") from None
    except OSError as error:
        raise fault(package, f"it cannot be tried: {clean(str(error))}") from error
    if ended.returncode == 0:
        return
    try:
        said = json.loads(ended.stdout)
        raise PackageError(str(said["what"]), str(said["advice"]))
    except (ValueError, KeyError, TypeError):
        raise fault(package, "it makes the translation engine crash") from None


def fault(package: Package, why: str) -> PackageError:
    """What is wrong with a package, and how to remove it."""
    return PackageError(
        f"The package {package.name} cannot be used: {why}.",
        f"Remove it: dwibaca packages remove {package.name}",
    )
