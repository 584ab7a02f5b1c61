"""``dwibaca notes``: what the reader made, without a screen."""

import tempfile
from pathlib import Path

from translations.articles import open_article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.exports.anki import notes_to_anki
from translations.exports.notes import NOTES_FORMATS
from translations.exports.output import Output
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
    if form == "anki":
        _write_deck(entries, target)
        return 0
    text = NOTES_FORMATS[form](entries)
    write_output(text.encode(), target)
    return 0


def _entry(notebook: Notebook, path: str) -> Entry:
    """What is kept of the article at a path, whose file may have been edited since, or be gone."""
    wanted = str(Path(path).absolute())
    for entry in notebook.entries():
        if wanted in entry.paths[:1]:
            return entry
    entry_by_text = notebook.entry(open_article(path))
    if entry_by_text is None:
        raise DwibacaError(
            f"{clean(path)} was not read with dwibaca yet: there are no notes on it."
        )
    return entry_by_text


def _write_deck(entries: list[Entry], output: Output | None) -> None:
    if output is None:
        raise DwibacaError("An Anki deck is not text.", "Name a file: --output NAME.apkg")
    with tempfile.TemporaryDirectory() as folder:
        deck = Path(folder) / "deck.apkg"
        count = notes_to_anki(entries, deck)
        write_output(deck.read_bytes(), output)
    say(f"{clean(str(output.path))}: {count} card{'s' if count != 1 else ''}")
