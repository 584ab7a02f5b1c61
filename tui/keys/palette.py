"""What the palette (ctrl+p) offers besides Textual's own commands."""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Every action that has a key just now, once, with its keys and what is said of it."""
    by_action = defaultdict(list)
    for active in screen.active_bindings.values():
        if active.enabled and active.binding.description:
            by_action[active.node, active.binding.action].append(active.binding)
    for (node, action), bindings in by_action.items():
        first = bindings[0]
        keys = " ".join(map(app.get_key_display, bindings))
        about = f"{first.tooltip or first.description} ({keys})"
        run = partial(app.run_action, action, node)
        yield SystemCommand(first.description, about, partial(app.call_later, run))
