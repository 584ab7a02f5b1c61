"""What an engine can be asked for: a sentence, and what is settled about its translation."""

from dataclasses import dataclass

from translations.argos.correction.wordings import Wording

_SEPARATOR = "\x1f"  # cleaned text has none


@dataclass(frozen=True, slots=True)
class Request:
    """A sentence to be translated.

    Attributes:
        wordings: pieces of it whose translation is settled, in order.
    """

    text: str
    wordings: tuple[Wording, ...] = ()

    @property
    def key(self) -> str:
        """The same for requests that have the same translation; the sentence where it is plain."""
        if not self.wordings:
            return self.text
        return _SEPARATOR.join([self.text, *(wording.key() for wording in self.wordings)])
