"""Libraries that only some formats need: without them everything else is read."""

import importlib
from types import ModuleType

from translations.errors import ArticleError


def extra(module: str, shown: str, what: str) -> ModuleType:
    """A library of the optional extra ``documents``.

    Args:
        module: its name.
        shown: the file that needs it, cleaned.
        what: what that file is, such as "a Word document".

    Raises:
        ArticleError: it is not installed; the message says how to add it.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        raise ArticleError(
            f"{shown} is {what}; to read it, dwibaca needs a library that is not installed.",
            "Add it with: pip install 'dwibaca[documents]'",
        ) from error
