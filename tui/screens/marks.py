"""All marks of this article, or of all articles, searchable while typing."""

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen

from translations.cleaning import fold_space
from translations.folders import Folders
from translations.notebook import Mark, MarkKind, Notebook
from translations.plurals import counted
from translations.reading.annotator import Annotator
from translations.reading.writer import NotebookWriter
from tui.keys.bindings import MARKS_KEYS
from tui.screens.mark_list import Listed, MarkList
from tui.widgets.drawing import day_in_words, hanging, joined
from tui.widgets.filtered_list import FilteredList, Item
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar

_QUOTE = 240  # characters of a sentence that are shown
_COLOURS = {"yellow": "yellow", "green": "green", "blue": "blue", "pink": "magenta"}
_EMPTY = (
    "No marks yet. In an article: b bookmarks the paragraph, m highlights the sentence, n writes"
    " a note on it, e lets you translate it yourself, d looks up its words."
)


class MarksScreen(Screen[Mark | None]):
    """A list of marks; ends with one in the open article to go to; opens other articles itself."""

    BINDINGS = MARKS_KEYS
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
            annotator: the open article; None shows all articles.
        """
        super().__init__()
        self._in_article = annotator is not None
        self._list = MarkList(self, folders, notebook, writer, annotator)
        self._list.draw_with(self._items, self._show)

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="marks")
        yield BottomBar()

    def on_mount(self) -> None:
        self._list.read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "toggle_all":
            return self._in_article
        return super().check_action(action, parameters)

    def _items(self, listed: list[Listed]) -> list[Item]:
        """An item for each mark, in article order; those without a place at the end."""
        if annotator := self._list.here:
            return _items_here(listed, annotator)
        items: list[Item] = []
        digest = None
        for one in listed:
            if one.entry.digest != digest:
                digest = one.entry.digest
                items.append(Item("", Text(one.entry.title or "Untitled", style="bold")))
            items.append(_item(one, with_title=True))
        return items

    def _show(self, items: list[Item]) -> None:
        self.query_one(FilteredList).show(items, empty=_EMPTY)
        count = counted(len(self._list.found), "mark")
        self.query_one(TitleBar).article_title = f"{count} · {self._list.about}"

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        self._list.go_to(event.key)

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

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
        self._list.export(self.query_one(FilteredList).matching, "marks")

    def action_leave(self) -> None:
        self.dismiss(None)

    @property
    def _chosen(self) -> str:
        return self.query_one(FilteredList).chosen


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
    about = one.entry.title if with_title else ""
    text = "\n".join((mark.anchor.quote, mark.translation, mark.text, kind, about)).lower()
    return Item(one.key, lambda width: _drawn(mark, kind, width), text)


def _drawn(mark: Mark, kind: str, width: int) -> Text:
    """A mark's kind, its sentence in both languages, its text, and an empty line."""
    glyph = Text(f"{mark.kind.glyph} ", f"bold {_COLOURS.get(mark.colour, '')}")
    place = f"¶ {mark.anchor.position.block + 1}"
    head = glyph + Text(f"{kind} · {place} · {day_in_words(mark.changed)}", "dim")
    lines = [head, hanging("  ", _short(mark.anchor.quote), width)]
    if mark.kind is not MarkKind.WORDING and mark.translation:
        lines.append(hanging("  ", _short(mark.translation), width, "italic"))
    if mark.text:
        word = f"{mark.word}: {mark.meaning}" if mark.meaning else mark.word
        said = word or mark.text
        lines.append(hanging("  → ", _short(said), width, "bold"))
    return joined([*lines, Text()])


def _short(text: str) -> str:
    text = fold_space(text)
    return text if len(text) <= _QUOTE else text[: _QUOTE - 1].rstrip() + "…"
