"""Addresses on the web, which are never opened: nothing that is read here leaves this machine."""

from translations.errors import ArticleError
from translations.patterns import lazy_pattern

# As the name of a file, an address has lost one of its strokes.
_ADDRESS = lazy_pattern(r"(?:.*/)?(?:https?:/|www\.[^/]+\.)\S+")


def refuse_web_address(name: str) -> None:
    """Check that the name of what is to be opened is not an address.

    Raises:
        ArticleError: it is one.
    """
    if _ADDRESS.fullmatch(name):
        raise ArticleError(
            "Addresses on the web are not opened.", "Save the page in a browser, or paste its text."
        )
