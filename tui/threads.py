"""From a thread back to the screen that began it."""

from collections.abc import Callable
from typing import Any

from textual.dom import DOMNode


def call_back(screen: DOMNode, callback: Callable[..., object], *arguments: Any) -> None:
    """Have something called in the event loop, unless the screen is gone by then.

    It is called once the screen has all its widgets, and not while they are being taken away:
    Textual's ``App.call_from_thread`` would do both, and waits for the end besides.
    """

    def call() -> None:
        if screen.is_attached:
            callback(*arguments)

    screen.call_later(call)
