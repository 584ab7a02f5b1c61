"""``dwibaca notes``: what the reader made, without a screen."""

from pathlib import Path

from translations.articles import open_article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.exports.anki import count_cards
from translations.exports.notes import NOTES_FORMATS
from translations.folders import user_folders
from translations.notebook import Entry, Notebook
from tui.commands.output import complain, destination, say, write_output


def run_notes(path: str | None, form: str, output: str | None, *, force: bool = False) -> int:
    """Print the marks of one article or of all, or write them to ``output``.

    Args:
        force: whether an existing file is replaced without a question.

    Raises:
        DwibacaError: the article was never read, or the output cannot be written.
    """
    notebook = Notebook(user_folders())
    protected = (notebook.folder, *([Path(path)] if path else []))
    target = destination(output, force=force, protected=protected)
    entries = list(notebook.entries()) if path is None else [_entry(notebook, path)]
    for trouble in notebook.trouble:
        complain(f"dwibaca: {trouble}")
    if target is None and not NOTES_FORMATS[form].is_text:
        raise DwibacaError("An Anki deck is not text.", "Name a file: --output NAME.apkg")
    write_output(NOTES_FORMATS[form].make(entries), target)
    if target is not None and form == "anki":
        count = count_cards(entries)
        say(f"{clean(str(target.path))}: {count} card{'s' if count != 1 else ''}")
    return 0


def _entry(notebook: Notebook, path: str) -> Entry:
    """What is kept of the article at a path, whose file may have been edited since, or be gone."""
    entry = notebook.last_opened_from(Path(path)) or notebook.entry(open_article(path))
    if entry is None:
        raise DwibacaError(
            f"{clean(path)} was not read with dwibaca yet: there are no notes on it."
        )
    return entry
