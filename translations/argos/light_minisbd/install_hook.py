"""Tells pip, when it installs dwibaca from a checkout, to take the minisbd that lies beside this.

uv is told in pyproject.toml, by ``tool.uv.sources``. pip knows only a requirement with an address,
which names a folder of this computer: wheels for other computers, which no pip builds for its own
use, do not have it.
"""

import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_HERE = Path(__file__).parent


class LightMinisbd(BuildHookInterface[Any]):
    """A build hook of the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the requirement, where the folder will be there as long as the wheel."""
        root = Path(self.root)
        by_pip = "PIP_BUILD_TRACKER" in os.environ
        # pip unpacks archives and clones into folders of its own, which go; the wheel is cached.
        stays = not any(part.startswith("pip-") for part in root.parts)
        if by_pip and stays and not (root / "PKG-INFO").exists():
            build_data["dependencies"].append(f"minisbd @ {_HERE.as_uri()}")
