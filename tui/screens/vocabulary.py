"""The kept words of all articles or of one, with their sentences."""

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen

from translations.folders import Folders
from translations.notebook import Mark, MarkKind, Notebook, instant
from translations.plurals import counted
from translations.reading.annotator import Annotator
from translations.reading.writer import NotebookWriter
from tui.keys.bindings import VOCABULARY_KEYS
from tui.screens.mark_list import Listed, MarkList
from tui.screens.word_lines import word_lines
from tui.widgets.filtered_list import FilteredList, Item
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar

_EMPTY = (
    "No words yet. In an article, d looks up the words of a sentence, → goes to the next one,"
    "  and ⏎ keeps it, with its sentence, in this list."
)
_LATEST, _BY_ARTICLE = "latest first", "by article"
SORTINGS: dict[str, Callable[[Listed], object]] = {
    _LATEST: lambda one: -instant(one.mark.created).timestamp(),
    "by word": lambda one: one.mark.word.casefold(),
    _BY_ARTICLE: lambda one: one.entry.title.casefold(),
}
"""How the words can be sorted; those of one article stay in text order."""


class VocabularyScreen(Screen[Mark | None]):
    """A list of words; ends with one in the open article to go to; opens other articles itself."""

    BINDINGS = VOCABULARY_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Go there"}

    def __init__(
        self,
        folders: Folders,
        notebook: Notebook,
        writer: NotebookWriter,
        annotator: Annotator | None = None,
    ) -> None:
        """
        Args:
            annotator: the open article, if there is one.
        """
        super().__init__()
        self._in_article = annotator is not None
        self._sorting = _LATEST
        self._list = MarkList(self, folders, notebook, writer, annotator, kinds=(MarkKind.WORD,))
        self._list.all = True
        self._list.draw_with(self._items, self._show)

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="vocabulary")
        yield BottomBar()

    def on_mount(self) -> None:
        self._list.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "toggle_all":
            return self._in_article
        return super().check_action(action, parameters)

    def _items(self, listed: list[Listed]) -> list[Item]:
        listed = sorted(listed, key=SORTINGS[self._sorting])  # type: ignore[arg-type]
        by_article = self._sorting == _BY_ARTICLE and self._list.all
        items: list[Item] = []
        digest = None
        for one in listed:
            if by_article and one.entry.digest != digest:
                digest = one.entry.digest
                items.append(Item("", Text(one.entry.title or "Untitled", style="bold")))
            items.append(_item(one, with_title=self._list.all and not by_article))
        return items

    def _show(self, items: list[Item]) -> None:
        self.query_one(FilteredList).show(items, empty=_EMPTY)
        count = counted(len(self._list.found), "word")
        self.query_one(TitleBar).article_title = f"{count} · {self._list.about} · {self._sorting}"

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        self._list.go_to(event.key)

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_sort(self) -> None:
        names = list(SORTINGS)
        self._sorting = names[(names.index(self._sorting) + 1) % len(names)]
        self._list.draw()

    def action_toggle_all(self) -> None:
        self._list.toggle_all()

    def action_edit(self) -> None:
        self._list.edit(self._chosen)

    def action_delete(self) -> None:
        self._list.delete(self._chosen)

    def action_undo(self) -> None:
        self._list.undo()

    def action_redo(self) -> None:
        self._list.redo()

    def action_export(self) -> None:
        self._list.export(self.query_one(FilteredList).matching, "words")

    def action_leave(self) -> None:
        self.dismiss(None)

    @property
    def _chosen(self) -> str:
        return self.query_one(FilteredList).chosen


def _item(one: Listed, *, with_title: bool) -> Item:
    mark, title = one.mark, one.entry.title or "Untitled"
    text = "\n".join((mark.text, mark.anchor.quote, mark.translation, title)).lower()
    return Item(one.key, lambda width: word_lines(mark, title if with_title else "", width), text)
