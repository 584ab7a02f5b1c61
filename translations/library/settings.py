"""The settings of the library: ``[library]`` in config.toml.

[library]
keep = true                 # the texts of articles that are read
keep_megabytes = 500        # all of them together
inbox = "~/Unduhan/baca"    # articles in this folder are added as soon as they appear
watch = ["~/Unduhan"]       # folders that are listed besides the current one
unread_first = false
"""

from pathlib import Path
from typing import NamedTuple

from translations.cleaning import clean
from translations.config_file import read_table
from translations.errors import DwibacaError
from translations.folders import named_path
from translations.setting_table import Setting, number, switch, text, understood

TABLE = "library"


class LibrarySettings(NamedTuple):
    """How the library behaves.

    Attributes:
        keep: whether the texts of articles are kept.
        keep_megabytes: how large all kept texts together may become.
        inbox: a folder; "" for none.
        watch: folders.
    """

    keep: bool = True
    keep_megabytes: int = 500
    inbox: str = ""
    watch: tuple[str, ...] = ()
    unread_first: bool = False

    @property
    def inbox_folder(self) -> Path | None:
        """The folder whose articles are added automatically."""
        return named_path(self.inbox).absolute() if self.inbox else None

    @property
    def watched_folders(self) -> tuple[Path, ...]:
        """Folders that are always listed."""
        return tuple(named_path(name).absolute() for name in self.watch)


def read_library_settings(config_file: Path) -> tuple[LibrarySettings, list[str]]:
    """Read the settings.

    Returns:
        The settings, and what is wrong with them; invalid ones have their default value.
    """
    known, troubles = understood(read_table(config_file, TABLE), TABLE, _SETTINGS)
    return LibrarySettings(**known), [clean(f"In {config_file}: {one}") for one in troubles]


def _folder(value: object) -> str:
    name = text(value)
    try:
        named_path(name)
    except DwibacaError as error:
        raise ValueError from error
    return name


def _folders(value: object) -> tuple[str, ...]:
    return tuple(map(_folder, value if isinstance(value, list) else [value]))


_SETTINGS = {
    "keep": Setting("keep", switch, "true or false"),
    "keep_megabytes": Setting("keep_megabytes", number, "a number"),
    "inbox": Setting("inbox", _folder, "the name of a folder"),
    "watch": Setting("watch", _folders, "a list of names of folders"),
    "unread_first": Setting("unread_first", switch, "true or false"),
}
"""By name in the table."""
