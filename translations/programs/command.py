"""A command: which program, what it is given, and what becomes of what it says."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import StrEnum


class Unit(StrEnum):
    """What of an article a command is given."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SELECTION = "selection"


class Output(StrEnum):
    """What becomes of what a command prints."""

    SHOW = "show"
    NOTE = "note"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Words:
    """What the names in braces stand for; "" where there is nothing of the kind.

    Attributes:
        text: what `Command.on` says, as it stands in the article.
        translation: of the sentence or paragraph.
        file: the path of the article's file.
        source: the address that the article names.
    """

    text: str
    word: str = ""
    sentence: str = ""
    paragraph: str = ""
    selection: str = ""
    translation: str = ""
    title: str = ""
    file: str = ""
    source: str = ""


NAMES = frozenset(field.name for field in fields(Words))
"""What may stand in braces in an argument."""


@dataclass(frozen=True)
class Command:
    """One command.

    Attributes:
        name: as it is called in config.toml.
        key: as Textual names keys; "" for none: then it is in the palette only.
        arguments: the program, and what it is given; no shell sees them.
        reads_on: whether, when it has ended well, it goes on with the next sentence or paragraph.
    """

    name: str
    key: str
    arguments: tuple[str, ...]
    on: Unit = Unit.SENTENCE
    output: Output = Output.SHOW
    reads_on: bool = False

    @property
    def program(self) -> str:
        """What is run."""
        return self.arguments[0]

    @property
    def label(self) -> str:
        """As it is shown."""
        return self.name.replace("_", " ").replace("-", " ").capitalize()

    @property
    def takes_input(self) -> bool:
        """Whether it gets the text on standard input: when no argument asks for any."""
        return not any(f"{{{name}}}" in part for part in self.arguments for name in NAMES)

    def filled(self, words: Words) -> Sequence[str]:
        """The arguments with what the names in braces stand for.

        >>> Command("cari", "", ("dict", "-d", "kamus", "{word}")).filled(Words("", word="padi"))
        ['dict', '-d', 'kamus', 'padi']
        """
        return [_filled(part, words) for part in self.arguments]


def _filled(part: str, words: Words) -> str:
    pieces = part.split("{")
    filled = pieces[0]
    for piece in pieces[1:]:  # what is put in is not looked at again, whatever it holds
        name, brace, rest = piece.partition("}")
        filled += getattr(words, name) + rest if brace and name in NAMES else "{" + piece
    # A NUL cannot be passed to a program.
    return filled.replace("\0", "")
