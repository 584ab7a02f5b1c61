"""What was pasted into the library: the text of an article, or where one is."""

from pathlib import Path

from translations.articles.web_addresses import refuse_web_address
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.files import is_file, is_folder

_LONGEST_PATH = 4096  # characters


def place_in(text: str) -> Path | None:
    """The file or folder that a text names, as terminals paste it; None if it is an article.

    Raises:
        DwibacaError: it is empty, a web address, or names a file that does not exist.
    """
    name = text.strip()
    if not name:
        raise DwibacaError("What was pasted is empty.", "Copy some text first.")
    refuse_web_address(name)
    if "\n" in name or len(name) > _LONGEST_PATH:
        return None
    if name.startswith("file:///"):
        from urllib.request import url2pathname  # seldom needed

        name = url2pathname(name.removeprefix("file://"))
    forms = [Path(one) for one in (name, name.strip("'\""), name.replace("\\ ", " "))]
    paths = [path for path in forms if path.is_absolute()]
    if found := next((path for path in paths if is_file(path) or is_folder(path)), None):
        return found
    for path in paths:
        if path.parent != path.parent.parent and is_folder(path.parent):
            raise DwibacaError(f"{clean(str(path))} does not exist.", "Check the name.")
    return None
