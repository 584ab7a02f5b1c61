"""The headings of an article, or a book's own table of contents."""

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen

from translations.articles import ContentsEntry
from tui.keys.bindings import CONTENTS_KEYS
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.rows import Rows
from tui.widgets.bottom_bar import BottomBar
from tui.widgets.filtered_list import FilteredList, Item
from tui.widgets.title_bar import TitleBar


class ContentsScreen(Screen[int | None]):
    """A list of headings, narrowed by typing; ends with the block to go to."""

    BINDINGS = CONTENTS_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "#choices"

    def __init__(self, rows: Rows, place: int) -> None:
        """
        Args:
            rows: the article, with its translations as far as there are any.
            place: the block at which reading is.
        """
        super().__init__()
        self._rows = rows
        self._place = place

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="contents")
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = f"Contents · {self._rows.article.title}"
        entries = self._rows.article.contents
        before = [at for at, entry in enumerate(entries) if entry.block <= self._place]
        items = [self._item(at, entry) for at, entry in enumerate(entries)]
        self.query_one(FilteredList).show(items, str(before[-1] if before else 0))

    def _item(self, at: int, entry: ContentsEntry) -> Item:
        made = self._translation(entry)
        indent = "  " * max(1, min(entry.level, 6))
        share = 100 * entry.block // max(1, len(self._rows))
        prompt = Text.assemble(
            indent, entry.title, (f"  {made}", "italic"), (f"  {share} %", "dim")
        )
        return Item(str(at), prompt, f"{entry.title} {made}".lower())

    def _translation(self, entry: ContentsEntry) -> str:
        """Of the heading, where the entry is one; a book may call its chapters otherwise."""
        if entry.block >= len(self._rows) or self._rows.is_pending(entry.block):
            return ""
        original = self._rows.article.blocks[entry.block].text
        same = "".join(original.split()) == "".join(entry.title.split())
        return self._rows.text(entry.block, Column.TRANSLATION) if same else ""

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        self.dismiss(self._rows.article.contents[int(event.key)].block)

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_leave(self) -> None:
        self.dismiss(None)
