"""Imports what keys will need while the reader reads, so that no key waits for an import."""

import importlib
import threading
import time
from functools import cache

_AFTER = 2.0  # seconds; by then the first screens are translated
_PAUSE = 0.02  # after each import, so that the screen gets the interpreter
MODULES = (
    "tui.screens.editor",
    "translations.reading.finder",
    "tui.widgets.search_bar",
    "translations.reading.lookup",
    "tui.widgets.word_panel",
    "simplemma",
    "Sastrawi.Stemmer.StemmerFactory",
    "tui.screens.marks",
    "tui.screens.contents",
    "tui.screens.export",
    "tui.screens.alternatives",
    "tui.screens.packages",
    "tui.screens.library",
    "tui.copying",
)


@cache
def preload() -> None:
    """Start, in a thread; once per process."""
    threading.Thread(target=_import_all, name="preload", daemon=True).start()


def _import_all() -> None:
    time.sleep(_AFTER)
    for name in MODULES:
        importlib.import_module(name)
        time.sleep(_PAUSE)
