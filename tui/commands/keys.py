"""``dwibaca keys``: every action, with the name by which its keys can be changed."""

from rich.console import Console
from rich.table import Column, Table
from rich.text import Text
from textual.binding import Binding

from translations.folders import user_folders
from tui.commands.output import complain, say, say_wrapped
from tui.config_template import by_place, place_of, template
from tui.key_contexts import contexts
from tui.keys.own_keys import known_actions, read_keymap
from tui.keys.topics import described


def run_keys(*, config: bool) -> int:
    """Print all actions.

    Args:
        config: as a config file to edit, instead of a table to read.
    """
    live = contexts()
    keymap, troubles = read_keymap(user_folders().config_file, lambda: live)
    for trouble in troubles:
        complain(f"dwibaca: {trouble}")
    actions = by_place(known_actions(live))
    if config:
        say(template(actions, keymap), end="")
    else:
        _print(actions, keymap)
    return 0


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
