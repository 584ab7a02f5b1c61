"""The one thread that writes what the reader makes, in the order in which it was made."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from translations import crash
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook.drafts import Drafts


class NotebookWriter:
    """Writes for all screens; a program has one of these.

    Notes, their drafts and places go through the same thread, so that a draft that is still being
    written when its note is saved is deleted afterwards.

    Attributes:
        drafts: of the text being typed; only for use in the thread.
    """

    def __init__(self, folders: Folders) -> None:
        self.drafts = Drafts(folders.drafts)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="notebook")

    def submit(self, work: Callable[..., object], *arguments: object) -> Future[None]:
        """Do something after everything submitted before.

        Returns:
            A future that is done when it is, or fails with a `DwibacaError`; bugs become one too.
        """

        def do() -> None:
            try:
                work(*arguments)
            except DwibacaError:
                raise
            except Exception as error:
                raise crash.report(error) from error

        return self._thread.submit(do)

    def close(self, seconds: float | None = None) -> bool:
        """Wait until everything is written, and accept no more.

        Args:
            seconds: how long to wait at most; None for no limit.

        Returns:
            Whether everything is written.
        """
        try:
            self.submit(lambda: None).result(seconds)
        except TimeoutError:
            return False
        except RuntimeError:
            return True  # it was closed before
        self._thread.shutdown()
        return True
