"""What the reader has chosen for reading: ``[reading]`` in config.toml.

[reading]
quality = "best"        # or "fast": more than twice as fast, a little less good
theme = "nord"          # the colours; C on the screen shows them all
kept_words = false      # words that were kept are not lit where their root comes again

What was chosen before there was this table lies in settings.json in the state folder, and holds as
long as nothing else is said here. What is only remembered, such as the folder of the last export,
goes on lying there.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from typing import Any

from translations.argos import ACCURATE, FAST, Decoding
from translations.cleaning import clean
from translations.config_file import read_config, unknown, write_config
from translations.errors import DwibacaError, reason
from translations.files import read_json, write_atomically
from translations.folders import Folders

TABLE = "reading"
_REMEMBERED = ("export_folder",)


@dataclass(frozen=True)
class _Choice:
    """How a field of `Settings` stands in the table.

    Attributes:
        understand: makes the field's value of what the table has.
        values: what it may be, in words.
    """

    field: str
    understand: Callable[[Any], object]
    values: str


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


_CHOICES = {
    "quality": _Choice("fast", {"best": False, "fast": True}.__getitem__, '"best" or "fast"'),
    "theme": _Choice("theme", _text, 'the name of a theme, such as "nord"'),
    "kept_words": _Choice("kept_words", _switch, "true or false"),
}
"""By their names in the table."""


@dataclass(frozen=True)
class Settings:
    """How to translate and to read.

    Attributes:
        fast: the model's first thought; else the best that it finds.
        theme: the name of a theme; "" for the one that comes with the program.
        kept_words: whether kept words are lit wherever their root comes again.
        export_folder: where the last export went; remembered, not chosen.
        languages: codes; named on the command line, not kept.
    """

    fast: bool = False
    theme: str = ""
    kept_words: bool = True
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
        choice = _CHOICES.get(name)
        if choice is None:
            names = (f"{TABLE}.{one}" for one in _CHOICES)
            troubles.append(unknown(f"{TABLE}.{name}", names, "setting"))
            continue
        try:
            found[choice.field] = choice.understand(value)
        except (KeyError, TypeError, ValueError):
            troubles.append(f"{TABLE}.{name} is to be {choice.values}.")
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
