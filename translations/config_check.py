"""All that is wrong with config.toml, but for its keys."""

from translations.cleaning import clean
from translations.config_file import read_config, unknown_tables
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.settings import read_library_settings
from translations.programs.config import read_commands
from translations.settings import setting_troubles


def config_troubles(folders: Folders, *, commands: bool = True) -> list[str]:
    """What is not understood, in words; all of that is as if it were not there.

    Args:
        commands: whether to look at the commands too, of which the reader's screen tells itself.
    """
    path = folders.config_file
    try:
        config = read_config(path)
    except DwibacaError:
        return []  # who reads the keys says so
    wrong = [*unknown_tables(config), *setting_troubles(config)]
    return [
        *(clean(f"In {path}: {trouble}") for trouble in wrong),
        *read_library_settings(path)[1],
        *(read_commands(path)[1] if commands else ()),
    ]
