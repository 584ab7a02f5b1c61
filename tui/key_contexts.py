"""Which keys are active at the same time, computed from the `BINDINGS` of the classes themselves.

Importing every screen takes a moment: it happens in a thread, and only if keys were changed.
"""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from itertools import chain
from types import ModuleType
from typing import TypeVar

from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from translations.config_check import config_troubles
from translations.folders import Folders
from tui import screens, widgets
from tui.keys.bindings import APP_KEYS
from tui.keys.own_keys import Context, read_keymap, with_shared_keys

Kind = TypeVar("Kind", bound=Widget)


def contexts() -> list[Context]:
    """The keys of each screen, together with those of the focused widget and the app.

    A field or panel opened on a screen handles keys before the screen does: its keys are a context
    of their own.
    """
    keyed = {cls.__name__: _own(cls) for cls in _classes(Widget) if _own(cls)}
    found: list[Context] = []
    joined: set[str] = set()
    all_screens = _classes(Screen)
    for screen in all_screens:
        focused = str(screen.AUTO_FOCUS)
        joined.add(focused)
        if keys := (*keyed.get(focused, ()), *_own(screen)):
            found.append((*keys, *_of(APP_KEYS)))
    screen_names = {screen.__name__ for screen in all_screens}
    for name, keys in keyed.items():
        if name not in joined | screen_names:
            found.append((*keys, *_of(APP_KEYS)))
    return found


def read_configuration(
    folders: Folders, *, commands: bool = True
) -> tuple[dict[str, str], list[str]]:
    """Read config.toml as far as the program itself does not.

    Args:
        commands: whether to check the commands too, which the reader's screen reports itself.

    Returns:
        The keys for Textual, by binding id; and everything that is wrong, in words.
    """
    keymap, wrong = read_keymap(folders.config_file, contexts)
    return with_shared_keys(keymap), list(
        dict.fromkeys([*wrong, *config_troubles(folders, commands=commands)])
    )


def _classes(kind: type[Kind]) -> list[type[Kind]]:
    """The classes of a kind that screens and widgets consist of."""
    modules = chain(_modules(screens), _modules(widgets))
    return [
        cls
        for module in modules
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, kind) and cls.__module__ == module.__name__
    ]


def _modules(package: ModuleType) -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(module.name)


def _own(cls: type[Widget]) -> Context:
    """The bindings that a class, or one of its bases from dwibaca, declares."""
    ours = [base for base in cls.__mro__ if base.__module__.startswith("tui.")]
    return tuple(chain.from_iterable(_of(vars(base).get("BINDINGS", ())) for base in ours))


def _of(bindings: object) -> Context:
    assert isinstance(bindings, list | tuple)
    return tuple(binding for binding in bindings if isinstance(binding, Binding) and binding.id)
