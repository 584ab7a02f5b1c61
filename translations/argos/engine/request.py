"""A request to an engine: a sentence, and the settled parts of its translation."""

from typing import NamedTuple

from translations.argos.correction.wording import Wording

_SEPARATOR = "\x1f"  # never occurs in cleaned text


class Request(NamedTuple):
    """A sentence to be translated.

    Attributes:
        wordings: pieces whose translation is settled, in order.
    """

    text: str
    wordings: tuple[Wording, ...] = ()

    @property
    def key(self) -> str:
        """Equal for requests with the same translation; just the sentence if nothing is settled."""
        if not self.wordings:
            return self.text
        return _SEPARATOR.join([self.text, *(wording.key() for wording in self.wordings)])
