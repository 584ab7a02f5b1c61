"""Everything that is wrong with config.toml, except its keys."""

from translations.cleaning import clean
from translations.config_file import read_config, unknown_tables
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.settings import read_library_settings
from translations.programs.config import read_commands
from translations.settings import setting_troubles


def config_troubles(folders: Folders, *, commands: bool = True) -> list[str]:
    """Everything that is not understood, in words; it has no effect.

    Args:
        commands: whether to check the commands too, which the reader's screen reports itself.
    """
    path = folders.config_file
    try:
        config = read_config(path)
    except DwibacaError:
        return []  # reported when the keys are read
    wrong = [*unknown_tables(config), *setting_troubles(config)]
    return [
        *(clean(f"In {path}: {trouble}") for trouble in wrong),
        *read_library_settings(path)[1],
        *(read_commands(path)[1] if commands else ()),
    ]
