"""A line of the library: title, progress, when it was read, and how much was marked."""

from rich.cells import cell_len
from rich.text import Text

from translations.library.shelf import Shelved
from translations.plurals import counted
from tui.widgets.drawing import bar, cut, day_in_words, percent

_ROOMY, _WIDE = 60, 84  # cells: minimum widths for more columns
_WHEN, _MARKS, _COLLECTION = 12, 9, 9  # cells of the columns
_LEAST_TITLE = 8
_LEAST_ABOUT = 6


def article_line(one: Shelved, title: str, about: str, width: int) -> Text:
    """One article in columns.

    Args:
        about: what follows the title: the author, or where the text is.
        width: of the line, in cells.
    """
    summary = one.summary
    columns: list[Text] = []
    # In place of the progress: once it is finished, the place in it no longer matters.
    collection = "" if summary.is_finished else summary.collection
    if summary.is_finished:
        columns.append(Text("finished".rjust(14) if width >= _ROOMY else "  done", "dim"))
    elif one.is_unread:
        columns.append(Text("unread".rjust(14 if width >= _ROOMY else 6), "bold"))
    elif summary.progress >= 1:  # the place is there, but not all of it was read
        columns.append(Text("at the end".rjust(14) if width >= _ROOMY else "at end"))
    elif width >= _ROOMY:
        columns.append(bar(summary.progress))
    else:
        columns.append(Text(percent(summary.progress)))
    columns.append(Text(cut(day_in_words(summary.opened), _WHEN), "dim"))
    if width >= _ROOMY:
        marks = counted(summary.marks, "mark") if summary.marks else ""
        columns.append(Text(cut(marks, _MARKS), "dim"))
    if width >= _WIDE:
        columns.append(Text(cut(collection, _COLLECTION), "dim"))
    taken = sum(column.cell_len + 2 for column in columns)
    room = max(_LEAST_TITLE, width - 2 - taken)
    line = Text("  ").append(title, "" if one.path else "dim")
    if about:
        line.append(f" · {about}", "dim")
    shelf = f" · {collection}" if width < _WIDE and collection else ""
    # Whole or not at all; where the text is matters more.
    least = _LEAST_TITLE if one.file else line.cell_len - 2
    if room - len(shelf) < least:
        shelf = ""
    beside = room + 2 - len(shelf) - cell_len(title) - len("   · ")
    if about and beside < _LEAST_ABOUT and cell_len(about) > beside:
        line = Text("  ").append(title, "" if one.path else "dim")  # not the dot and "…" alone
    line.truncate(room + 2 - len(shelf), overflow="ellipsis")
    line.append(shelf, "dim")
    line.truncate(room + 2, pad=True)
    for column in columns:
        line.append("  ").append_text(column)
    return line
