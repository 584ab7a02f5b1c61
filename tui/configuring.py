"""config.toml in the reader's own editor; the keys are at once those that it then names."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.app import App

from translations.errors import DwibacaError
from translations.folders import Folders
from tui.external_editor import edit

_SAID = 8  # seconds


class Configuring:
    """Opens the file, with all that can be changed in it.

    Args:
        read_keys: reads the keys from it, in a thread.
    """

    def __init__(self, app: App[Any], folders: Folders, read_keys: Callable[[], None]) -> None:
        self._app, self._file, self._read_keys = app, folders.config_file, read_keys

    def begin(self) -> None:
        # All screens are imported for the names of their keys.
        self._app.run_worker(self._complete, thread=True)

    def _complete(self) -> None:
        from tui.config_template import complete
        from tui.key_contexts import contexts
        from tui.keys.own_keys import known_actions

        # A file that cannot be read may be what is to be mended now; it is checked afterwards.
        with suppress(DwibacaError):
            complete(self._file, known_actions(contexts()))
        self._app.call_later(self._edit)

    def _edit(self) -> None:
        try:
            edit(self._app, self._file)
        except DwibacaError as error:
            self._say(error)
            return
        self._app.notify(
            "Changed keys work now; the rest from the next start.", timeout=_SAID, markup=False
        )
        self._app.run_worker(self._read_keys, thread=True)

    def _say(self, error: DwibacaError) -> None:
        self._app.notify(
            f"{error} The file is {self._file}.", severity="warning", timeout=_SAID, markup=False
        )
