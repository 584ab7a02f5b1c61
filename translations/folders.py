"""Where everything lies on this machine."""

import os
from dataclasses import dataclass
from pathlib import Path

from translations.cleaning import clean
from translations.errors import DwibacaError

HOME_VARIABLE = "DWIBACA_HOME"


@dataclass(frozen=True)
class Folders:
    """The four folders of this user. Each is made by whoever first writes into it."""

    data: Path
    """What the reader made, and the texts that were read. Back this one up."""
    config: Path
    cache: Path
    """The translation memory. Can be deleted at any time."""
    state: Path

    @property
    def all(self) -> tuple[Path, ...]:
        """The four of them."""
        return self.data, self.config, self.cache, self.state

    @property
    def notebook(self) -> Path:
        """The folder of the notebook."""
        return self.data / "notebook"

    @property
    def kept(self) -> Path:
        """The folder of the texts of articles that were read."""
        return self.data / "articles"

    @property
    def glossary(self) -> Path:
        """The folder of the reader's terms, a file for each pair of languages."""
        return self.data / "glossary"

    @property
    def text_index(self) -> Path:
        """Where the words of all kept articles are found."""
        return self.cache / "search.sqlite3"

    @property
    def library_index(self) -> Path:
        """A line about every article read, so that the library opens at once."""
        return self.cache / "library.json"

    @property
    def drafts(self) -> Path:
        """The folder of notes that are being typed."""
        return self.state / "drafts"

    @property
    def downloads(self) -> Path:
        """The folder of packages on their way."""
        return self.cache / "downloads"

    @property
    def dictionaries(self) -> Path:
        """Where the reader can put dictionaries."""
        return self.data / "dictionaries"

    @property
    def config_file(self) -> Path:
        """What the reader may write: keys."""
        return self.config / "config.toml"

    @property
    def settings(self) -> Path:
        """The file of what was chosen on the screen."""
        return self.state / "settings.json"

    @property
    def memory(self) -> Path:
        """The file of the translation memory."""
        return self.cache / "memory.sqlite3"


def named_path(text: str) -> Path:
    """A path as it was typed, with ``~`` for a home folder.

    Raises:
        DwibacaError: it names the home of somebody who is not here.
    """
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise DwibacaError(f"{clean(text)} names a home folder that there is not.") from error


def current_folder() -> Path:
    """The folder that the program stands in; the root where that was removed."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def user_folders() -> Folders:
    """The folders of this user; all under ``$DWIBACA_HOME`` where that is set.

    Raises:
        DwibacaError: that names the home of somebody who is not here.
    """
    if home := os.environ.get(HOME_VARIABLE):
        root = named_path(home).absolute()
        return Folders(*(root / name for name in ("data", "config", "cache", "state")))
    import platformdirs

    dirs = platformdirs.PlatformDirs("dwibaca", appauthor=False)
    return Folders(
        dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_state_path
    )
