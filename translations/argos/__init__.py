"""The engine: Argos packages, CTranslate2, and what must be mended around them.

The engine itself is imported where it is loaded (`translations.argos.engine`): everything else here
is light enough to be there before the first paint.
"""

from translations.argos.decoding import Decoding
from translations.argos.packages import Package, find_package, installed_packages

__all__ = ["Decoding", "Package", "find_package", "installed_packages"]
