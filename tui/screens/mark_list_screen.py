"""The screen of a list of marks: its parts and its keys, whatever it lists."""

from abc import abstractmethod
from collections.abc import Collection
from typing import ClassVar

from textual.app import ComposeResult

from translations.folders import Folders
from translations.notebook import KINDS, Mark, MarkKind, Notebook
from translations.plurals import counted
from translations.reading.annotator import Annotator
from translations.reading.writer import NotebookWriter
from tui.screens.closes_once import ClosesOnce
from tui.screens.mark_list import Listed, MarkList
from tui.widgets.drawn_item import Item
from tui.widgets.filtered_list import FilteredList
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar


class MarkListScreen(ClosesOnce[Mark | None]):
    """Ends with a mark in the open article to go to; opens other articles itself.

    Attributes:
        ID: of the list.
        LISTED: what is listed, in one word.
        EMPTY: what an empty list says: the keys that fill it.
        KINDS: which marks are listed.
        BEGINS_WITH_ALL: whether those of all articles are listed first, also from within one.
    """

    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "Choices"

    ID: ClassVar[str]
    LISTED: ClassVar[str]
    EMPTY: ClassVar[str]
    KINDS: ClassVar[Collection[MarkKind]] = KINDS
    BEGINS_WITH_ALL = False

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
        self.marks = MarkList(
            self, folders, notebook, writer, annotator,
            make=self.items, show=self._show, kinds=self.KINDS,
        )  # fmt: skip
        self.marks.all |= self.BEGINS_WITH_ALL

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id=self.ID)
        yield BottomBar()

    def on_mount(self) -> None:
        self.marks.read()

    @abstractmethod
    def items(self, listed: list[Listed]) -> list[Item]:
        """The lines of the list."""

    @property
    def about(self) -> str:
        """What is listed, after the number of marks."""
        return self.marks.about

    def _show(self, items: list[Item]) -> None:
        self.query_one(FilteredList).show(items, empty=self.EMPTY)
        count = counted(len(self.marks.found), self.LISTED)
        self.query_one(TitleBar).article_title = f"{count} · {self.about}"

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        self.marks.go_to(event.key)

    # -- keys -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "toggle_all":
            return self.marks.can_toggle
        return super().check_action(action, parameters)

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_toggle_all(self) -> None:
        self.marks.toggle_all()

    def action_edit(self) -> None:
        self.marks.edit(self.query_one(FilteredList).chosen)

    def action_delete(self) -> None:
        choices = self.query_one(FilteredList)
        key = choices.chosen
        self.marks.delete(key)
        choices.take_out(key)

    def action_undo(self) -> None:
        self.marks.undo()

    def action_redo(self) -> None:
        self.marks.redo()

    def action_export(self) -> None:
        self.marks.export(self.query_one(FilteredList).matching, f"{self.LISTED}s")

    def action_leave(self) -> None:
        self.dismiss(None)
