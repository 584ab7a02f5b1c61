"""config.toml with everything in it that can be changed, as comments."""

from collections.abc import Mapping
from pathlib import Path

from textual.binding import Binding

from translations.config_file import add_comments
from tui.keys.topics import described

_PLACES = {
    "view": "article",
    "reader": "article",
    "search": "article, while a search is typed",
    "word": "article, while a word is looked up",
    "program": "article, while a program's text is shown",
    "opening": "article, while it is loading",
    "library": "library",
    "list": "every list",
    "list_field": "every list, while typing",
    "article_search": "find in all articles",
    "contents": "contents",
    "marks": "list of marks",
    "marks_export": "export of marks",
    "vocabulary": "vocabulary",
    "editor": "writing a note",
    "packages": "translation packages",
    "export": "export",
    "statistics": "statistics",
    "glossary": "glossary",
    "confirm": "questions",
    "edited": "question about an edited file",
    "field": "one-line fields",
    "dialog": "dialogs",
    "help": "help",
    "help_field": "help, while typing",
    "app": "everywhere",
}
_SHARED = {"library.open", "library.down", "library.up", "library.first", "library.last"}

_HEAD = """\
What you can change in dwibaca. Lines that begin with # show the defaults: remove the # and edit.
Names that mean nothing are reported at the start, and by `dwibaca doctor`.
"""
_TABLES = {
    "reading": """\
quality = "best"              # or "fast": more than twice as fast, slightly worse
theme = "textual-dark"        # the colours; C shows them all
kept_words = true             # highlight kept words wherever their root recurs
column = 0                    # characters per line; 0 fits the terminal
bars = true                   # the bars above and below the text
""",
    "library": """\
keep = true                   # the texts of articles that are read
keep_megabytes = 500          # all of them together
inbox = "~/Unduhan/baca"      # articles in this folder are added as soon as they appear
watch = ["~/Unduhan"]         # folders that are listed in the library
unread_first = false
""",
    "commands.ucapkan": """\
run = ["espeak-ng", "-v", "id", "--stdin"]    # a program of yours
key = "S"
on = "sentence"               # word, sentence, paragraph, selection
output = "nothing"            # show, note, nothing
""",
}


def place_of(name: str) -> str:
    """Where an action works."""
    return "every list" if name in _SHARED else _PLACES.get(name.partition(".")[0], "")


def by_place(actions: Mapping[str, Binding]) -> dict[str, Binding]:
    """The actions, by name, in the order of their places; the article comes first."""
    places = list(_PLACES)

    def order(name: str) -> int:
        head = name.partition(".")[0]
        return places.index(head) if head in places else len(places)

    return {name: actions[name] for name in sorted(actions, key=order)}


def template(actions: Mapping[str, Binding], keymap: Mapping[str, str]) -> str:
    """A file to begin with, in which all is a comment.

    Args:
        actions: as from `by_place`.
        keymap: the keys that were changed, by name.
    """
    tables = _tables(actions, keymap)
    return "\n".join(
        [_commented(_HEAD), *(_commented(f"[{name}]\n{text}") for name, text in tables.items())]
    )


def complete(path: Path, actions: Mapping[str, Binding]) -> None:
    """Make the file, or add to it as comments what it does not mention.

    Raises:
        DwibacaError: it cannot be read or written.
    """
    add_comments(path, _HEAD, _tables(by_place(actions), {}))


def _tables(actions: Mapping[str, Binding], keymap: Mapping[str, str]) -> dict[str, str]:
    lines = []
    place = ""
    for name, binding in actions.items():
        if place_of(name) != place:
            place = place_of(name)
            lines.append(f"\n-- {place}\n")
        entry = f'"{name}" = "{keymap.get(name, binding.key)}"'
        lines.append(f"{entry:<44}  # {described(binding.description, binding.tooltip)}\n")
    return {**_TABLES, "keys": "".join(lines)}


def _commented(text: str) -> str:
    return "".join(f"# {line}" if line.strip() else line for line in text.splitlines(keepends=True))
