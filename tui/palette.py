"""What the palette (ctrl+p) offers besides Textual's own commands."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from textual.app import App, SystemCommand
from textual.screen import Screen


def commands(app: App[Any], screen: Screen[Any]) -> Iterator[SystemCommand]:
    """Every action that has a key just now, with what the key's tooltip says of it."""
    for active in screen.active_bindings.values():
        binding = active.binding
        if active.enabled and binding.description:
            run = partial(app.run_action, binding.action, active.node)
            about = f"{binding.tooltip or binding.description} ({app.get_key_display(binding)})"
            yield SystemCommand(binding.description, about, partial(app.call_later, run))
