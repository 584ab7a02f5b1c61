"""Argos packages, the engine that runs them, and the corrections around it.

The engine is imported only where it is loaded (`translations.argos.engine`): everything else here
is light enough to import before the first paint.
"""

from translations.argos.engine.decoding import ACCURATE, FAST, Decoding
from translations.argos.package import Package, Route
from translations.argos.packages.installed import find_package, installed_packages
from translations.argos.packages.routes import find_route

__all__ = [
    "ACCURATE",
    "FAST",
    "Decoding",
    "Package",
    "Route",
    "find_package",
    "find_route",
    "installed_packages",
]
