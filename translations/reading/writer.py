"""The one thread that writes what the reader makes, in the order in which it was made."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from translations import crash
from translations.errors import DwibacaError, reason
from translations.folders import Folders
from translations.notebook.drafts import Draft, Drafts


class NotebookWriter:
    """Writes for all screens; a program has one of these.

    Notes, their drafts and places go through the same thread, so that a draft that is still being
    written when its note is saved is deleted afterwards.

    Attributes:
        drafts: of the text being typed; only for use in the thread.
        unkept: a text whose draft could not be written, and the reason; None if all is on disk.
    """

    def __init__(self, folders: Folders) -> None:
        self.drafts = Drafts(folders.drafts)
        self.unkept: tuple[str, str] | None = None
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

    def keep_draft(self, draft: Draft) -> str:
        """Write what is being typed; only for use in the thread.

        Returns:
            Why it could not be written; "" if it was.
        """
        try:
            self.drafts.keep(draft)
        except OSError as error:
            self.unkept = draft.text, reason(error)
            return reason(error)
        self.unkept = None
        return ""

    def discard_draft(self) -> None:
        """Delete what was being typed: it was saved, or given up; only for use in the thread."""
        self.unkept = None
        self.drafts.discard()

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
