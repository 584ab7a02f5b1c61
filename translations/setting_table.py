"""A table of settings in config.toml: what each may be, and what is wrong with the reader's."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from translations.config_file import unknown


class Setting(NamedTuple):
    """How a setting is written in its table.

    Attributes:
        field: its name in the program.
        understand: converts the table's value to the field's; raises KeyError, TypeError or
            ValueError for an invalid one.
        values: the valid values, in words.
    """

    field: str
    understand: Callable[[Any], object]
    values: str


def understood(
    table: object, name: str, settings: Mapping[str, Setting]
) -> tuple[dict[str, Any], list[str]]:
    """The fields that a table sets, and what is wrong with it, in words.

    Args:
        table: what the file has under the name.
        settings: the valid settings, by name in the table.
    """
    if not isinstance(table, dict):
        return {}, [f"{name} is not a table: write [{name}]."]
    found: dict[str, Any] = {}
    troubles = []
    for key, value in table.items():
        setting = settings.get(key)
        if setting is None:
            names = (f"{name}.{known}" for known in settings)
            troubles.append(unknown(f"{name}.{key}", names, "setting"))
            continue
        try:
            found[setting.field] = setting.understand(value)
        except (KeyError, TypeError, ValueError):
            troubles.append(f"{name}.{key} must be {setting.values}.")
    return found, troubles


def text(value: object) -> str:
    """The value of a setting that is a text."""
    if not isinstance(value, str):
        raise TypeError
    return value


def switch(value: object) -> bool:
    """The value of a setting that is on or off."""
    if not isinstance(value, bool):
        raise TypeError
    return value


def number(value: object) -> int:
    """The value of a setting that is a whole number, not below zero."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    if value < 0:
        raise ValueError
    return value
