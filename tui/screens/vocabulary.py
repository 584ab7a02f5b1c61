"""The kept words of all articles or of one, with their sentences."""

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.binding import BindingType

from translations.notebook import MarkKind, instant
from tui.keys.bindings import VOCABULARY_KEYS
from tui.screens.mark_list import Listed, below_titles
from tui.screens.mark_list_screen import MarkListScreen
from tui.screens.word_lines import word_lines
from tui.widgets.drawn_item import Item

_EMPTY = (
    "No words yet. In an article, d looks up the words of a sentence, the right arrow goes on,"
    " and enter keeps it, with its sentence, in this list."
)
_LATEST, _BY_ARTICLE = "latest first", "by article"
SORTINGS: dict[str, Callable[[Listed], object]] = {
    _LATEST: lambda one: -instant(one.mark.created).timestamp(),
    "by word": lambda one: one.mark.word.casefold(),
    _BY_ARTICLE: lambda one: one.entry.title.casefold(),
}
"""How the words can be sorted; those of one article stay in text order."""


class VocabularyScreen(MarkListScreen):
    """A list of words; ends with one in the open article to go to; opens other articles itself."""

    BINDINGS: ClassVar[list[BindingType]] = VOCABULARY_KEYS
    ID, LISTED, EMPTY = "vocabulary", "word", _EMPTY
    KINDS = (MarkKind.WORD,)
    BEGINS_WITH_ALL = True

    _sorting = _LATEST

    def items(self, listed: list[Listed]) -> list[Item]:
        listed = sorted(listed, key=SORTINGS[self._sorting])  # type: ignore[arg-type]
        if self.marks.all and self._sorting == _BY_ARTICLE:
            return below_titles(listed, partial(_item, with_title=False))
        return [_item(one, with_title=self.marks.all) for one in listed]

    @property
    def about(self) -> str:
        return f"{super().about} · {self._sorting}"

    def action_sort(self) -> None:
        names = list(SORTINGS)
        self._sorting = names[(names.index(self._sorting) + 1) % len(names)]
        self.marks.draw()


def _item(one: Listed, *, with_title: bool) -> Item:
    mark, title = one.mark, one.entry.title or "Untitled"
    text = "\n".join((mark.text, mark.anchor.quote, mark.translation, title)).lower()
    return Item(one.key, lambda width: word_lines(mark, title if with_title else "", width), text)
