"""The process that `trial` runs."""

import json
import sys
from pathlib import Path

from translations.argos.engine.engine import Engine
from translations.argos.engine.memory_check import tells_of_too_little, too_little
from translations.argos.engine.model import Model
from translations.argos.engine.trial import fault
from translations.argos.package import Package
from translations.cleaning import clean
from translations.errors import PackageError

_PROBE = "Halo, dunia."


def main(described: str) -> None:
    """Exit normally, or print a package's fault as JSON and exit with status 1.

    Args:
        described: the package, as written by `trial`.
    """
    about = json.loads(described)
    package = Package(**about | {"path": Path(about["path"])})
    try:
        (made,) = Engine(package, model=Model(package)).translate([_PROBE])
        if not made.strip():
            raise PackageError(f"The package {package.name} translates nothing.")
    except PackageError as error:
        _end(error)
    except Exception as error:  # noqa: BLE001  any library may fail on a damaged package
        of_memory = tells_of_too_little(error)
        _end(too_little() if of_memory else fault(package, clean(str(error))[:200]))


def _end(error: PackageError) -> None:
    sys.stdout.write(json.dumps({"what": error.what, "advice": error.advice}))
    sys.exit(1)
