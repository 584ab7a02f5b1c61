"""The reader's own commands, ``[commands]`` in config.toml, and the built-in ones.

[commands.ucapkan]
run = ["espeak-ng", "-v", "id", "--stdin"]   # no shell; the text comes on standard input
key = "S"
on = "sentence"          # word, sentence, paragraph, selection
output = "nothing"       # show, note, nothing
reads_on = true          # continue with the next sentence until a key is pressed

[commands.kamus]
run = ["dict", "{word}"] # in braces: word, sentence, paragraph, selection, text, translation,
key = "D"                # title, file, source; then nothing comes on standard input
on = "word"
"""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from translations.cleaning import clean
from translations.config_file import read_table, suggestion
from translations.errors import DwibacaError
from translations.folders import named_path
from translations.programs.command import Command, Output, Unit, split_line

_FIELDS = ("run", "key", "on", "output", "reads_on")
_SPEECH = (
    ("spd-say", ("spd-say", "--wait", "--pipe-mode", "-l", "id")),
    ("espeak-ng", ("espeak-ng", "-v", "id", "--stdin")),
    ("espeak", ("espeak", "-v", "id", "--stdin")),
    ("say", ("say", "-v", "Damayanti")),  # the Indonesian voice of macOS
)


_BROWSER = "open" if sys.platform == "darwin" else "xdg-open"
_DELIVERED = {
    command.name: command
    for command in (
        Command("speak", "S", _SPEECH[0][1], Unit.SENTENCE, Output.NOTHING),
        Command("read aloud", "R", _SPEECH[0][1], Unit.SENTENCE, Output.NOTHING, reads_on=True),
        Command("dictionary", "D", ("dict", "{word}"), Unit.WORD),
        Command("browser", "W", (_BROWSER, "{source}"), output=Output.NOTHING),
    )
}


def delivered(which: Callable[[str], str | None] = shutil.which) -> list[Command]:
    """The built-in commands whose programs are installed."""
    speech = next((run for program, run in _SPEECH if which(program)), None)
    found = []
    for command in _DELIVERED.values():
        if command.program == _SPEECH[0][0]:
            found += [command._replace(arguments=speech)] if speech else []
        elif which(command.program):
            found.append(command)
    return found


def read_commands(
    config_file: Path, which: Callable[[str], str | None] = shutil.which
) -> tuple[list[Command], list[str]]:
    """The built-in commands, and the reader's; one with the name of a built-in one replaces it.

    What it leaves out is as in that one.

    Returns:
        The commands, and what is wrong with the reader's, in words; faulty ones are left out.
    """
    commands = {command.name: command for command in delivered(which)}
    table = read_table(config_file, "commands")
    if not isinstance(table, dict):
        return list(commands.values()), [
            clean(f"In {config_file}, commands is not a table: write [commands.NAME].")
        ]
    troubles = []
    for name, wanted in table.items():
        if wanted is False:
            commands.pop(name, None)
            continue
        try:
            commands[name] = _command(name, wanted)
        except ValueError as error:
            troubles.append(clean(f"In {config_file}: commands.{name} {error}"))
    return list(commands.values()), troubles


def _command(name: str, wanted: object) -> Command:
    """
    Raises:
        ValueError: it is not a valid command; the message continues after its name.
    """
    if not isinstance(wanted, dict):
        raise ValueError(f"is not a table: write [commands.{name}].")
    for field in wanted.keys() - set(_FIELDS):
        raise ValueError(f"has no {field}.{suggestion(field, _FIELDS)}")
    instead_of = _DELIVERED.get(name, Command(name, "", ()))
    return Command(
        clean(name),
        _text(wanted, "key", instead_of.key),
        _arguments(wanted.get("run")),
        Unit(_choice(wanted, "on", Unit, instead_of.on)),
        Output(_choice(wanted, "output", Output, instead_of.output)),
        _flag(wanted, "reads_on", instead_of.reads_on),
    )


def _arguments(run: object) -> tuple[str, ...]:
    if isinstance(run, str):
        try:
            parts: Any = split_line(run)
        except ValueError as error:
            raise ValueError(f"has a run that cannot be split: {str(error).lower()}.") from error
    else:
        parts = run
    if isinstance(parts, list) and parts and all(isinstance(part, str) for part in parts):
        if parts[0].startswith("~"):
            try:
                parts[0] = str(named_path(parts[0]))
            except DwibacaError as error:
                raise ValueError("has a run in a home folder that there is not.") from error
        return tuple(parts)
    raise ValueError('needs run, a list such as ["dict", "{word}"].')


def _text(wanted: dict[str, Any], name: str, default: str) -> str:
    value = wanted.get(name, default)
    if not isinstance(value, str):
        raise ValueError(f"has a {name} that is not text.")
    return value


def _choice(wanted: dict[str, Any], name: str, of: type[Unit] | type[Output], default: str) -> str:
    value = wanted.get(name, default)
    if value not in list(of):
        raise ValueError(f"has no such {name}: choose one of {', '.join(of)}.")
    return str(value)


def _flag(wanted: dict[str, Any], name: str, default: bool) -> bool:
    value = wanted.get(name, default)
    if not isinstance(value, bool):
        raise ValueError(f"has a {name} that is neither true nor false.")
    return value
