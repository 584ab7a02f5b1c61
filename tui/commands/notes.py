"""``dwibaca notes``: what the reader made, without a screen."""

import sys
from collections.abc import Collection

from translations.articles import open_article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.exports.anki_cards import count_cards
from translations.exports.notes import NOTES_FORMATS, selected
from translations.folders import named_path, user_folders
from translations.notebook import Entry, Notebook
from tui.commands.destination import destination, write_output
from tui.commands.output import complain, say, say_wrapped

_NOTHING = (
    "There are no such marks yet. In an article, b bookmarks, m highlights, n writes a note, and"
    " d and enter keep a word."
)


def run_notes(
    path: str | None,
    form: str,
    output: str | None,
    *,
    kinds: Collection[str] = (),
    force: bool = False,
) -> int:
    """Print the marks of one article or of all, or write them to ``output``.

    Args:
        kinds: which marks, by the values of `MarkKind`; all if there are none.
        force: whether to replace an existing file without asking.

    Raises:
        DwibacaError: the article was never read, or the output cannot be written.
    """
    notebook = Notebook(user_folders())
    protected = (notebook.folder, *([named_path(path)] if path else []))
    target = destination(output, force=force, protected=protected)
    entries = list(notebook.entries()) if path is None else [_entry(notebook, path)]
    for trouble in notebook.trouble:
        complain(f"dwibaca: {trouble}")
    if target is None and not NOTES_FORMATS[form].is_text:
        raise DwibacaError("An Anki deck is not text.", "Choose a file: --output NAME.apkg")
    entries = selected(entries, lambda mark: not kinds or mark.kind in kinds)
    if not entries:
        complain(f"dwibaca: {_NOTHING}")
    made = NOTES_FORMATS[form].make(entries)
    if target is None and form == "markdown" and sys.stdout.isatty():
        say_wrapped(made.decode(errors="replace").removesuffix("\n"))
        return 0
    write_output(made, target)
    if target is not None and NOTES_FORMATS[form].is_cards:
        count = count_cards(entries)
        say(f"{clean(str(target.path))}: {count} card{'s' if count != 1 else ''}")
    return 0


def _entry(notebook: Notebook, path: str) -> Entry:
    """The notebook's entry for a path, even if the file has been edited since, or is gone."""
    file = named_path(path)
    entry = notebook.last_opened_from(file) or notebook.entry(open_article(file))
    if entry is None:
        raise DwibacaError(
            f"{clean(path)} has not been read with dwibaca yet, so there are no notes on it."
        )
    return entry
