"""What the reader has chosen for reading: ``[reading]`` in config.toml.

[reading]
quality = "best"        # or "fast": more than twice as fast, a little less good
theme = "nord"          # the colours; C on the screen shows them all

What was chosen before there was this table lies in settings.json in the state folder, and holds as
long as nothing else is said here. What is only remembered, such as the folder of the last export,
goes on lying there.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from translations.argos import ACCURATE, FAST, Decoding
from translations.cleaning import clean
from translations.config_file import read_config, unknown, write_config
from translations.errors import DwibacaError, reason
from translations.files import read_json, write_atomically
from translations.folders import Folders

TABLE = "reading"
_NAMES = (f"{TABLE}.quality", f"{TABLE}.theme")
_QUALITIES = ("best", "fast")
_REMEMBERED = ("export_folder",)


@dataclass(frozen=True)
class Settings:
    """How to translate and to read.

    Attributes:
        fast: the model's first thought; else the best that it finds.
        theme: the name of a theme; "" for the one that comes with the program.
        export_folder: where the last export went; remembered, not chosen.
        languages: codes; named on the command line, not kept.
    """

    fast: bool = False
    theme: str = ""
    export_folder: str = ""
    languages: tuple[str, str] = ("id", "en")

    @property
    def decoding(self) -> Decoding:
        return FAST if self.fast else ACCURATE

    @classmethod
    def load(cls, folders: Folders) -> "Settings":
        """Read what was chosen. What is not there, or is not understood, is as it was delivered."""
        kept = _remembered(folders)
        known = {
            field.name: kept[field.name]
            for field in fields(cls)
            if field.name != "languages" and isinstance(kept.get(field.name), type(field.default))
        }
        try:
            table = read_config(folders.config_file).get(TABLE, {})
        except DwibacaError:
            table = {}  # said where the keys are read
        return cls(**known | _understood(table)[0])

    def save(self, folders: Folders) -> None:
        """Keep what is otherwise than it was read: choices in config.toml.

        Raises:
            DwibacaError: it cannot be written.
        """
        before, now = asdict(Settings.load(folders)), asdict(self)
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
    """What in the table of settings is not understood, in words."""
    return _understood(config.get(TABLE, {}))[1]


def _understood(table: object) -> tuple[dict[str, Any], list[str]]:
    """Fields of `Settings` as the table has them, and what is wrong in it."""
    if not isinstance(table, dict):
        return {}, [f"{TABLE} is no table: write [{TABLE}]."]
    found: dict[str, Any] = {}
    troubles = []
    for name, value in table.items():
        if name == "quality":
            if value in _QUALITIES:
                found["fast"] = value == "fast"
            else:
                troubles.append(f'{TABLE}.quality is to be "best" or "fast".')
        elif name == "theme":
            if isinstance(value, str):
                found["theme"] = value
            else:
                troubles.append(f'{TABLE}.theme is to be the name of a theme, such as "nord".')
        else:
            troubles.append(unknown(f"{TABLE}.{name}", _NAMES, "setting"))
    return found, troubles


def _written(changed: Mapping[str, Any]) -> dict[str, object]:
    """Fields as config.toml has them."""
    written = dict(changed)
    if "fast" in written:
        written["quality"] = "fast" if written.pop("fast") else "best"
    return written


def _remembered(folders: Folders) -> dict[str, Any]:
    """What the file in the state folder says, by name; {} where it says nothing."""
    try:
        kept = read_json(folders.settings)
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
