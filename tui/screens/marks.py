"""All marks of this article, or of all articles, searchable while typing."""

from functools import partial
from typing import ClassVar

from rich.text import Text
from textual.binding import BindingType

from translations.cleaning import fold_space
from translations.notebook import Mark, MarkKind
from translations.reading.annotator import Annotator
from tui.keys.bindings import MARKS_KEYS
from tui.screens.mark_list import Listed, below_titles
from tui.screens.mark_list_screen import MarkListScreen
from tui.widgets.drawing import day_in_words, hanging, joined
from tui.widgets.drawn_item import Item

_QUOTE = 240  # characters of a sentence that are shown
_ROWS = 4  # of a table
_COLOURS = {"yellow": "yellow", "green": "green", "blue": "blue", "pink": "magenta"}
_EMPTY = (
    "No marks yet. In an article: b bookmarks the paragraph, m highlights the sentence, n writes"
    " a note on it, e lets you translate it yourself, d looks up its words."
)


class MarksScreen(MarkListScreen):
    """A list of marks; ends with one in the open article to go to; opens other articles itself."""

    BINDINGS: ClassVar[list[BindingType]] = MARKS_KEYS
    ID, LISTED, EMPTY = "marks", "mark", _EMPTY

    def items(self, listed: list[Listed]) -> list[Item]:
        """An item for each mark, in article order; those without a place at the end."""
        if annotator := self.marks.here:
            return _items_here(listed, annotator)
        return below_titles(listed, partial(_item, with_title=True))


def _items_here(listed: list[Listed], annotator: Annotator) -> list[Item]:
    """For the open article: by place; those that have none at the end."""
    places = [(annotator.place(one.mark), one) for one in listed]
    found = [(place, one) for place, one in places if place]
    found.sort(key=lambda pair: (pair[0], pair[1].mark.created))
    items = [_item(one, with_title=False) for _, one in found]
    lost = [one for place, one in places if not place]
    if lost:
        items.append(Item("", Text("No longer in the text", style="bold")))
    return [*items, *(_item(one, with_title=False) for one in lost)]


def _item(one: Listed, *, with_title: bool) -> Item:
    mark = one.mark
    kind = f"{mark.colour} {mark.kind.label}".strip()
    if mark.kind is MarkKind.NOTE and mark.anchor.whole:
        kind += " on the paragraph"
    about = one.entry.title if with_title else ""
    text = "\n".join((mark.anchor.quote, mark.translation, mark.text, kind, about)).lower()
    return Item(one.key, lambda width: _drawn(mark, kind, width), text)


def _drawn(mark: Mark, kind: str, width: int) -> Text:
    """A mark's kind, its sentence in both languages, its text, and an empty line."""
    glyph = Text(f"{mark.kind.glyph} ", f"bold {_COLOURS.get(mark.colour, '')}")
    place = f"¶ {mark.anchor.position.block + 1}"
    head = glyph + Text(f"{kind} · {place} · {day_in_words(mark.changed)}", "dim")
    quote = mark.anchor.quote
    lines = [head, _rows(quote, width) if "\n" in quote else hanging("  ", _short(quote), width)]
    is_translated = fold_space(mark.translation) not in ("", fold_space(quote))
    if mark.kind is not MarkKind.WORDING and is_translated:
        lines.append(hanging("  ", _short(mark.translation), width, "italic"))
    if mark.text:
        word = f"{mark.word}: {mark.meaning}" if mark.meaning else mark.word
        said = word or mark.text
        lines.append(hanging("  → ", _short(said), width, "bold"))
    return joined([*lines, Text()])


def _rows(text: str, width: int) -> Text:
    """A table or verse: its first lines as they stand."""
    rows = [row.rstrip() for row in text.split("\n") if row.strip()]
    shown = [Text(f"  {row}") for row in rows[:_ROWS]]
    if len(rows) > _ROWS:
        shown[-1].append(" …")
    for row in shown:
        row.truncate(width, overflow="ellipsis")
    return joined(shown)


def _short(text: str) -> str:
    text = fold_space(text)
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
