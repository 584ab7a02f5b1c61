"""``dwibaca keys``: every action, with the name by which its keys can be changed."""

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from textual.binding import Binding

from translations.folders import user_folders
from tui.commands.output import complain, say, say_wrapped
from tui.key_contexts import contexts
from tui.keys.own_keys import known_actions, read_keymap
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
# What you can change in dwibaca. Lines that begin with # show the defaults: remove the # and edit.
# Names that mean nothing are reported at the start, and by `dwibaca doctor`.

# [reading]
# quality = "best"              # or "fast": more than twice as fast, slightly worse
# theme = "textual-dark"        # the colours; C shows them all
# kept_words = true             # highlight kept words wherever their root recurs
# column = 0                    # characters per line; 0 fits the terminal
# bars = true                   # the bars above and below the text

# [library]
# keep = true                   # the texts of articles that are read
# keep_megabytes = 500          # all of them together
# inbox = "~/Unduhan/baca"      # articles in this folder are added as soon as they appear
# watch = ["~/Unduhan"]         # folders that are listed in the library
# unread_first = false

# [commands.ucapkan]            # a program of yours, and its key
# run = ["espeak-ng", "-v", "id", "--stdin"]
# key = "S"
# on = "sentence"               # word, sentence, paragraph, selection
# output = "nothing"            # show, note, nothing

# [keys]
"""


def run_keys(*, config: bool) -> int:
    """Print all actions.

    Args:
        config: as a config file to edit, instead of a table to read.
    """
    live = contexts()
    keymap, troubles = read_keymap(user_folders().config_file, lambda: live)
    for trouble in troubles:
        complain(f"dwibaca: {trouble}")
    actions = dict(sorted(known_actions(live).items(), key=lambda item: _order(item[0])))
    if config:
        say(_config(actions, keymap), end="")
    else:
        _print(actions, keymap)
    return 0


def place_of(name: str) -> str:
    """Where an action works."""
    return "every list" if name in _SHARED else _PLACES.get(name.partition(".")[0], "")


def _order(name: str) -> int:
    """Groups actions by place; the article comes first."""
    places = list(_PLACES)
    head = name.partition(".")[0]
    return places.index(head) if head in places else len(places)


def _print(actions: dict[str, Binding], keymap: dict[str, str]) -> None:
    rows = [
        (
            name,
            keymap.get(name, binding.key).replace(",", " "),
            place_of(name),
            described(binding.description, binding.tooltip),
        )
        for name, binding in actions.items()
    ]
    console = Console(highlight=False)
    if not console.is_terminal:  # one line per action, for other programs
        for row in rows:
            say("\t".join(row))
        return
    # The names and the keys are there to be copied: they stay whole.
    whole = [Column(head, no_wrap=True) for head in ("action", "keys")]
    table = Table(*whole, "where", "what", box=None, pad_edge=False)
    for row in rows:
        table.add_row(*map(Text, row))
    console.print(table)
    file = user_folders().config_file
    say_wrapped(f"\nKeys are changed in {file}.")
    say("A file to start from: dwibaca keys --config")


def _config(actions: dict[str, Binding], keymap: dict[str, str]) -> str:
    lines = [_HEAD]
    place = ""
    for name, binding in actions.items():
        if place_of(name) != place:
            place = place_of(name)
            lines.append(f"\n# -- {place}\n")
        entry = f'"{name}" = "{keymap.get(name, binding.key)}"'
        lines.append(f"# {entry:<44}  # {described(binding.description, binding.tooltip)}\n")
    return "".join(lines)
