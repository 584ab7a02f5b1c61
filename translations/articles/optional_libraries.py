"""Libraries that only some formats need: without them, all other formats can still be read."""

import importlib
from types import ModuleType

from translations.errors import ArticleError


def extra(module: str, shown: str, what: str) -> ModuleType:
    """Import a library of the optional extra ``documents``.

    Args:
        module: the library's import name, of which the first part is its name.
        shown: the cleaned name of the file that needs it.
        what: the kind of file, such as "a Word document".

    Raises:
        ArticleError: it is not installed; the message says how to install it.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ArticleError(
            f"{shown} is {what}; to read it, dwibaca needs a library that is not installed.",
            f"Add it with: pip install {module.partition('.')[0]}",
        ) from error
