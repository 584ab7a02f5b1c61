"""The engine: Argos packages, CTranslate2, and what must be mended around them."""

from translations.argos.engine import Engine
from translations.argos.packages import Package, find_package, installed_packages

__all__ = ["Engine", "Package", "find_package", "installed_packages"]
