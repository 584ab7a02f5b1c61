"""How the model is asked; apart from the engine, so that knowing it costs no import."""

from dataclasses import dataclass

PIPELINE = 2
"""Raised whenever this room would translate a sentence differently: the memory is keyed by it."""


@dataclass(frozen=True)
class Decoding:
    """Settings of the search; the defaults are Argos's own."""

    beam_size: int = 4
    length_penalty: float = 0.2

    def key(self) -> str:
        """What of these settings, and of this room, decides what a translation says."""
        return f"beam={self.beam_size} length={self.length_penalty} pipeline={PIPELINE}"
