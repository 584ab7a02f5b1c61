"""The reader's settings: ``[reading]`` in config.toml.

[reading]
quality = "best"        # or "fast": more than twice as fast, slightly worse
theme = "nord"          # the colours; C on the screen shows them all
kept_words = false      # do not highlight kept words where their root recurs
column = 66             # characters per line; 0 fits the terminal
bars = false            # hide the bars above and below the text; B shows them

Older settings, from before this table, are in settings.json in the state folder, and apply unless
config.toml says otherwise. Things that are only remembered, such as the last export folder, are
still stored there.
"""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

from translations.argos import ACCURATE, FAST, Decoding
from translations.cleaning import clean
from translations.config_file import read_table, write_config
from translations.errors import DwibacaError, reason
from translations.files import read_json, write_atomically
from translations.folders import Folders
from translations.setting_table import Setting, number, switch, text, understood

TABLE = "reading"
NARROWEST, WIDEST = 24, 160
"""Limits of the characters per line of a column."""
_REMEMBERED = ("export_folder", "starter_said")


def _column(value: object) -> int:
    letters = number(value)
    if letters and not NARROWEST <= letters <= WIDEST:
        raise ValueError
    return letters


_SETTINGS = {
    "quality": Setting("fast", {"best": False, "fast": True}.__getitem__, '"best" or "fast"'),
    "theme": Setting("theme", text, 'the name of a theme, such as "nord"'),
    "kept_words": Setting("kept_words", switch, "true or false"),
    "column": Setting("column", _column, "a number of letters from 24 to 160, or 0"),
    "bars": Setting("bars", switch, "true or false"),
}
"""By name in the table."""


class Settings(NamedTuple):
    """How to translate and to read.

    Attributes:
        fast: take the model's first translation instead of its best.
        theme: the name of a theme; "" for the default.
        kept_words: whether kept words are highlighted wherever their root recurs.
        column: characters per line of a column; 0 fits the terminal.
        bars: whether the bars above and below the text are shown.
        export_folder: where the last export went; remembered, not chosen.
        starter_said: the day on which it was last read that the starter translates, ISO 8601.
        languages: codes, from the command line; not saved.
    """

    fast: bool = False
    theme: str = ""
    kept_words: bool = True
    column: int = 0
    bars: bool = True
    export_folder: str = ""
    starter_said: str = ""
    languages: tuple[str, str] = ("id", "en")

    @property
    def decoding(self) -> Decoding:
        return FAST if self.fast else ACCURATE

    @classmethod
    def load(cls, folders: Folders) -> "Settings":
        """Read the settings. Missing or invalid ones have their default value."""
        kept = _remembered(folders)
        known = {
            name: kept[name]
            for name, default in cls._field_defaults.items()
            if name != "languages" and isinstance(kept.get(name), type(default))
        }
        table = read_table(folders.config_file, TABLE)
        return cls(**known | understood(table, TABLE, _SETTINGS)[0])

    def save(self, folders: Folders) -> None:
        """Save what has changed since it was read: settings in config.toml.

        Raises:
            DwibacaError: it cannot be written.
        """
        before, now = Settings.load(folders)._asdict(), self._asdict()
        changed = {name: now[name] for name in now if now[name] != before[name]}
        changed.pop("languages", None)
        remembered = {name: changed.pop(name) for name in _REMEMBERED if name in changed}
        if remembered:
            kept = _remembered(folders) | remembered
            try:
                write_atomically(folders.settings, (json.dumps(kept, indent=2) + "\n").encode())
            except OSError as error:
                path = clean(str(folders.settings))
                raise DwibacaError(f"{path} cannot be written: {reason(error)}.") from error
        if changed:
            write_config(folders.config_file, TABLE, _written(changed))


def setting_troubles(config: Mapping[str, Any]) -> list[str]:
    """What is wrong in the table of settings, in words."""
    return understood(config.get(TABLE, {}), TABLE, _SETTINGS)[1]


def _written(changed: Mapping[str, Any]) -> dict[str, object]:
    """Fields as written in config.toml."""
    written = dict(changed)
    if "fast" in written:
        written["quality"] = "fast" if written.pop("fast") else "best"
    return written


def _remembered(folders: Folders) -> dict[str, Any]:
    """The content of the file in the state folder, by name; {} if there is none."""
    try:
        kept = read_json(folders.settings)
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
