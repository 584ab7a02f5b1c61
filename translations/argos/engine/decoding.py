"""How the model is asked; apart from the engine, so that knowing it costs no import."""

from dataclasses import dataclass

PIPELINE = 6
"""Raised whenever this room would translate a sentence differently: the memory is keyed by it."""


@dataclass(frozen=True)
class Decoding:
    """Settings of the search.

    The beam is Argos's own. Its length penalty of 0.2 leaves translations too short: with 1, which
    is what OPUS-MT's models are made for too, the starter gains 0.3 BLEU and 0.5 chrF on news.
    """

    beam_size: int = 4
    length_penalty: float = 1.0

    def key(self) -> str:
        """What of these settings, and of this room, decides what a translation says."""
        return f"beam={self.beam_size} length={self.length_penalty} pipeline={PIPELINE}"


ACCURATE = Decoding()
FAST = Decoding(beam_size=1)
"""More than twice as fast, for a little less of quality."""
