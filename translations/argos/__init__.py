"""The engine: Argos packages, CTranslate2, and what must be mended around them.

The engine itself is imported where it is loaded (`translations.argos.engine`): everything else here
is light enough to be there before the first paint.
"""

from translations.argos.decoding import CAREFUL, FAST, Decoding
from translations.argos.packages import Package, find_package, installed_packages
from translations.argos.routes import Route, find_route

__all__ = [
    "CAREFUL",
    "FAST",
    "Decoding",
    "Package",
    "Route",
    "find_package",
    "find_route",
    "installed_packages",
]
