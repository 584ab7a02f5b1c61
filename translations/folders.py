"""Where dwibaca's files are on this machine."""

import os
from pathlib import Path
from typing import NamedTuple

from translations.cleaning import clean
from translations.errors import DwibacaError

HOME_VARIABLE = "DWIBACA_HOME"


class Folders(NamedTuple):
    """The four folders of this user. Each is created when something is first written to it."""

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
        """The folder of kept texts."""
        return self.data / "articles"

    @property
    def glossary(self) -> Path:
        """The folder of the reader's terms, with a file for each pair of languages."""
        return self.data / "glossary"

    @property
    def text_index(self) -> Path:
        """The full-text index of all kept articles."""
        return self.cache / "search.sqlite3"

    @property
    def library_index(self) -> Path:
        """The summaries of all articles read, with which the library opens at once."""
        return self.cache / "library.json"

    @property
    def drafts(self) -> Path:
        """The folder of notes that are being typed."""
        return self.state / "drafts"

    @property
    def downloads(self) -> Path:
        """The folder of incomplete downloads."""
        return self.cache / "downloads"

    @property
    def dictionaries(self) -> Path:
        """The folder for the reader's own dictionaries."""
        return self.data / "dictionaries"

    @property
    def config_file(self) -> Path:
        """The reader's configuration: config.toml."""
        return self.config / "config.toml"

    @property
    def settings(self) -> Path:
        """What the program remembers, and older settings."""
        return self.state / "settings.json"

    @property
    def memory(self) -> Path:
        """The translation memory."""
        return self.cache / "memory.sqlite3"


_was_removed = False


def leave_removed_folder() -> None:
    """Go to the root if the current folder was removed; libraries abort where there is none."""
    global _was_removed  # noqa: PLW0603  like the current folder itself
    try:
        os.getcwd()  # noqa: PTH109
    except OSError:
        os.chdir(os.sep)
        _was_removed = True


def named_path(text: str) -> Path:
    """The path that was typed, with ``~`` at its beginning for a home folder.

    >>> named_path("./~").name
    '~'

    Raises:
        DwibacaError: it names the home of an unknown user, or is relative to a folder that was
            removed; in the root, it would name something else.
    """
    path = Path(text)  # without a "./" at its beginning
    try:
        path = path.expanduser() if text.startswith("~") else path
    except RuntimeError as error:
        if not os.path.lexists(text):
            raise DwibacaError(f"{clean(text)} names a home folder that there is not.") from error
    if _was_removed and not path.is_absolute():
        raise DwibacaError(
            f"The current folder was removed, so {clean(text)} cannot be found.",
            "Go to another folder.",
        )
    return path


def path_typed_after(folder: Path, text: str) -> Path:
    """The path in a field that was filled with a folder: a whole path typed after it counts alone.

    Raises:
        DwibacaError: as `named_path`.

    >>> path_typed_after(Path("/home/sari"), "/home/sari//tmp/a.txt").as_posix()
    '/tmp/a.txt'
    """
    after = text.removeprefix(f"{folder}/")
    is_whole = Path(after).is_absolute() or after.startswith("~/")
    return named_path(after if is_whole else text)


def current_folder() -> Path:
    """The current folder; the root if that was removed."""
    try:
        return Path.cwd()
    except OSError:
        return Path(os.sep)


def user_folders() -> Folders:
    """The folders of this user; all inside ``$DWIBACA_HOME`` if that is set.

    Raises:
        DwibacaError: that names the home of an unknown user.
    """
    if home := os.environ.get(HOME_VARIABLE):
        root = named_path(home).absolute()
        return Folders(*(root / name for name in ("data", "config", "cache", "state")))
    import platformdirs

    dirs = platformdirs.PlatformDirs("dwibaca", appauthor=False)
    return Folders(
        dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_state_path
    )
