"""Other programs that the reader has keys for: speech, dictionaries, a browser."""

from translations.programs.command import Command, Output, Unit, Words
from translations.programs.config import delivered, read_commands
from translations.programs.running import Outcome, Running, start
from translations.programs.session import Session

__all__ = [
    "Command",
    "Outcome",
    "Output",
    "Running",
    "Session",
    "Unit",
    "Words",
    "delivered",
    "read_commands",
    "start",
]
