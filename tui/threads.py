"""From a thread back to the screen that began it."""

import threading
from collections.abc import Callable
from typing import Any

from textual.dom import DOMNode


def in_background(screen: DOMNode, work: Callable[[], object]) -> None:
    """Do something in a thread that may wait for a network: leaving the program ends it.

    A thread of Textual's workers would be waited for. A fault of ours shows as any other.
    """

    def run() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001  raised again where Textual sees it
            call_back(screen, _raise, error)

    threading.Thread(target=run, daemon=True).start()


def _raise(error: Exception) -> None:
    raise error


def call_back(screen: DOMNode, callback: Callable[..., object], *arguments: Any) -> None:
    """Have something called in the event loop, unless the screen is gone by then.

    It is called once the screen has all its widgets, and not while they are being taken away:
    Textual's ``App.call_from_thread`` would do both, and waits for the end besides.
    """

    def call() -> None:
        if screen.is_attached:
            callback(*arguments)

    screen.call_later(call)
