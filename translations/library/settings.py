"""The settings of the library: ``[library]`` in config.toml.

[library]
keep = true                 # the texts of articles that are read
keep_megabytes = 500        # all of them together
inbox = "~/Unduhan/baca"    # articles in this folder are added as soon as they appear
watch = ["~/Unduhan"]       # folders that are listed besides the current one
unread_first = false
"""

from pathlib import Path
from typing import Any, NamedTuple

from translations.cleaning import clean
from translations.config_file import read_table, unknown


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
        return Path(self.inbox).expanduser().absolute() if self.inbox else None

    @property
    def watched_folders(self) -> tuple[Path, ...]:
        """Folders that are always listed."""
        return tuple(Path(name).expanduser().absolute() for name in self.watch)


def read_library_settings(config_file: Path) -> tuple[LibrarySettings, list[str]]:
    """Read the settings.

    Returns:
        The settings, and what is wrong with them; invalid ones have their default value.
    """
    table = read_table(config_file, "library")
    if not isinstance(table, dict):
        return LibrarySettings(), [
            clean(f"In {config_file}, library is not a table: write [library].")
        ]
    known: dict[str, Any] = {}
    troubles = []
    defaults = LibrarySettings._field_defaults
    for name, value in table.items():
        if name not in defaults:
            names = (f"library.{known}" for known in defaults)
            problem = unknown(f"library.{name}", names, "setting")
            troubles.append(f"In {config_file}: {problem}")
        elif (fitting := _fitting(value, defaults[name])) is None:
            troubles.append(f"In {config_file}: library.{name} must be {_KINDS[name]}.")
        else:
            known[name] = fitting
    return LibrarySettings(**known), [clean(trouble) for trouble in troubles]


_KINDS = {
    "keep": "true or false",
    "keep_megabytes": "a number",
    "inbox": "the name of a folder",
    "watch": "a list of names of folders",
    "unread_first": "true or false",
}


def _fitting(value: object, default: object) -> object:
    """A value of the setting's type; None if it is of another type."""
    if isinstance(default, tuple):
        names = [value] if isinstance(value, str) else value
        is_list = isinstance(names, list) and all(isinstance(name, str) for name in names)
        return tuple(names) if is_list and isinstance(names, list) else None
    if type(value) is not type(default) or (isinstance(value, int) and value < 0):
        return None
    return value
