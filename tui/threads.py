"""From a thread back to the screen that started it."""

import threading
from collections.abc import Callable
from typing import Any

from textual.dom import DOMNode


def in_background(screen: DOMNode, work: Callable[[], object]) -> None:
    """Do something in a thread that may wait for a network: quitting does not wait for it.

    Textual would wait for its own worker threads. A bug of ours surfaces as usual.
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

    It is called once the screen has all its widgets, and not while they are being removed;
    Textual's ``App.call_from_thread`` would call it even then, and wait for the result.
    """

    def call() -> None:
        if screen.is_attached:
            callback(*arguments)

    screen.call_later(call)
