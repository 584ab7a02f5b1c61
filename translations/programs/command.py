"""A command: which program, its input, and what becomes of its output."""

import os
import shlex
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple


class Unit(StrEnum):
    """The part of an article that a command gets."""

    WORD = "word"
    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    SELECTION = "selection"


class Output(StrEnum):
    """What becomes of a command's output."""

    SHOW = "show"
    NOTE = "note"
    NOTHING = "nothing"


class Words(NamedTuple):
    """The values of the names in braces; "" for missing ones.

    Attributes:
        text: the text chosen by `Command.on`, as in the article.
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


NAMES = frozenset(Words._fields)
"""The names that arguments may have in braces."""


class Command(NamedTuple):
    """One command.

    Attributes:
        name: in config.toml.
        key: in Textual's notation; "" for none, when it is only in the palette.
        arguments: the program and its arguments; no shell sees them.
        reads_on: whether, after a success, it goes on to the next sentence or paragraph.
    """

    name: str
    key: str
    arguments: tuple[str, ...]
    on: Unit = Unit.SENTENCE
    output: Output = Output.SHOW
    reads_on: bool = False

    @property
    def program(self) -> str:
        """The program."""
        return self.arguments[0]

    @property
    def label(self) -> str:
        """Its name on the screen."""
        return self.name.replace("_", " ").replace("-", " ").capitalize()

    @property
    def takes_input(self) -> bool:
        """Whether it gets the text on standard input, because no argument contains it."""
        return not any(f"{{{name}}}" in part for part in self.arguments for name in NAMES)

    def filled(self, words: Words) -> Sequence[str]:
        """The arguments with the names in braces replaced.

        >>> Command("cari", "", ("dict", "-d", "kamus", "{word}")).filled(Words("", word="padi"))
        ['dict', '-d', 'kamus', 'padi']
        """
        return [_filled(part, words) for part in self.arguments]


def split_line(line: str, *, windows: bool = os.name == "nt") -> list[str]:
    r"""A command written in one line, as a list.

    >>> split_line("'/opt/my vim' -f")
    ['/opt/my vim', '-f']
    >>> split_line(r'"C:\Program Files\vim.exe" -f', windows=True)
    ['C:\\Program Files\\vim.exe', '-f']

    Args:
        windows: whether a backslash is part of a path, and quotes nothing.

    Raises:
        ValueError: a quotation mark is missing.
    """
    parts = shlex.split(line, posix=not windows)
    return [part.strip('"') for part in parts] if windows else parts


def _filled(part: str, words: Words) -> str:
    pieces = part.split("{")
    filled = pieces[0]
    for piece in pieces[1:]:  # inserted text is not searched for further names
        name, brace, rest = piece.partition("}")
        filled += getattr(words, name) + rest if brace and name in NAMES else "{" + piece
    # A NUL cannot be passed to a program.
    return filled.replace("\0", "")
