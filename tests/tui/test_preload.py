"""The imports that keys need are done before they are pressed."""

import importlib

from tui.preload import MODULES


def test_everything_to_be_imported_is_there() -> None:
    for name in MODULES:
        importlib.import_module(name)
