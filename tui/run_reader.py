"""Starts the reader: checks the terminal, begins to load the article, then loads the screen."""

import os
import sys

from translations.errors import DwibacaError
from translations.files import is_file, is_folder
from translations.folders import named_path, user_folders
from translations.notebook import Notebook
from translations.reading.file_or_copy import Piped
from translations.reading.loader import SAMPLE, ArticleLoader
from translations.reading.scheduler import TranslationScheduler
from translations.reading.writer import NotebookWriter
from translations.settings import Settings
from tui import garbage
from tui.commands.output import complain


def run_reader(path: str | None, languages: tuple[str, str] = ("id", "en")) -> int:
    """Show an article, a folder, or the library; return the exit status.

    Raises:
        DwibacaError: there is no terminal, or the path cannot be opened.
    """
    piped = _piped(path)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise DwibacaError(
            "The reader needs a terminal.", "To print a translation, use: dwibaca translate PATH"
        )
    garbage.postpone()
    # The scheduler's thread yields to a key press within a millisecond (by default, five).
    sys.setswitchinterval(0.0005)
    folders = user_folders()
    settings = Settings.load(folders)._replace(languages=languages)
    target = named_path(path) if path and not piped else None
    if target is None and not piped and Notebook(folders).is_empty:
        target = SAMPLE  # the first time there is nothing else to show
    # The article is read while Textual, which takes longer, is being imported.
    folder = target if target is not None and is_folder(target) else None
    wanted = piped or (None if folder else target)
    opening = ArticleLoader(wanted, folders, settings) if wanted else None
    # A missing file can only have a copy, which is found at once or not at all.
    is_there = piped is not None or (target is not None and is_file(target))
    if (
        opening
        and opening.wait(0.002 if is_there else 1)
        and isinstance(opening.outcome, DwibacaError)
    ):
        raise opening.outcome
    from tui.app import DwibacaApp

    app = DwibacaApp(folders, opening, folder, settings)
    app.run()
    _finish_writing(app.writer)
    if app.failure:
        raise app.failure
    status = app.return_code or 0
    if TranslationScheduler.at_work():
        # A running batch cannot be interrupted, and the interpreter must not shut down below it:
        # CTranslate2 would abort. Everything acknowledged is on disk by now.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)
    return status


def _piped(path: str | None) -> Piped | None:
    """The article that comes from standard input: `-`, or nothing, if something is piped in."""
    if path not in ("-", None) or (path is None and sys.stdin.isatty()):
        return None
    from tui.standard_input import is_piped, keys_from_terminal  # seldom needed

    if path is None and not (is_piped() and sys.stdout.isatty()):
        return None
    return keys_from_terminal()


def _finish_writing(writer: NotebookWriter) -> None:
    """Wait until the last note and place are on disk; says so if that takes long."""
    if not writer.close(1.0):
        complain("dwibaca: another program is using the notebook: waiting to write to it.")
        writer.close()
    if writer.unkept:
        text, why = writer.unkept
        complain(f"dwibaca: What you were typing could not be kept: {why}. It was:\n{text}")
