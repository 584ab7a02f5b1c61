"""What the reader has chosen for reading, kept from one time to the next."""

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from translations.argos import ACCURATE, FAST, Decoding
from translations.files import read_json, write_atomically


@dataclass(frozen=True)
class Settings:
    """How to translate.

    Attributes:
        fast: in haste, with the model's first thought; else with care.
        theme: the name of one of Textual's themes.
        languages: codes; named on the command line, not kept.
    """

    fast: bool = False
    theme: str = ""
    languages: tuple[str, str] = ("id", "en")

    @property
    def decoding(self) -> Decoding:
        return FAST if self.fast else ACCURATE

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read what was kept. What is not there, or is not understood, is as it was delivered."""
        kept = _kept(path)
        known = {
            field.name: kept[field.name]
            for field in fields(cls)
            if field.name != "languages" and isinstance(kept.get(field.name), type(field.default))
        }
        return cls(**known)

    def save(self, path: Path) -> None:
        """Keep it.

        Raises:
            OSError: it cannot be written.
        """
        own = {name: value for name, value in asdict(self).items() if name != "languages"}
        kept = _kept(path) | own  # a newer version may have chosen more
        write_atomically(path, (json.dumps(kept, indent=2) + "\n").encode())


def _kept(path: Path) -> dict[str, Any]:
    """What the file says, by name; {} where it says nothing."""
    try:
        kept = read_json(path)
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}
