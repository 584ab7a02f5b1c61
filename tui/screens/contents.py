"""The headings of an article, or a book's own table of contents."""

from rich.text import Text
from textual.app import ComposeResult
from textual.screen import Screen

from translations.articles import ContentsEntry
from tui.keys.bindings import CONTENTS_KEYS
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.texts import Texts
from tui.widgets.filtered_list import FilteredList, Item
from tui.widgets.key_bar import BottomBar
from tui.widgets.title_bar import TitleBar


class ContentsScreen(Screen[int | None]):
    """A list of headings, narrowed by typing; ends with the block to go to."""

    BINDINGS = CONTENTS_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "Choices"

    verbs = {"library.open": "Go there"}

    def __init__(self, texts: Texts, place: int) -> None:
        """
        Args:
            texts: the article, with its translations as far as there are any.
            place: the block at which reading is.
        """
        super().__init__()
        self._texts = texts
        self._place = place

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield FilteredList(id="contents")
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = f"Contents · {self._texts.article.title}"
        entries = self._texts.article.contents
        before = [at for at, entry in enumerate(entries) if entry.block <= self._place]
        items = [self._item(at, entry) for at, entry in enumerate(entries)]
        self.query_one(FilteredList).show(items, str(before[-1] if before else 0))

    def _item(self, at: int, entry: ContentsEntry) -> Item:
        made = self._translation(entry)
        indent = "  " * max(1, min(entry.level, 6))
        share = 100 * entry.block // max(1, len(self._texts))
        prompt = Text.assemble(
            indent, entry.title, (f"  {made}", "italic"), (f"  {share} %", "dim")
        )
        return Item(str(at), prompt, f"{entry.title} {made}".lower())

    def _translation(self, entry: ContentsEntry) -> str:
        """Of the heading, where the entry is one; a book may call its chapters otherwise."""
        if entry.block >= len(self._texts) or self._texts.is_pending(entry.block):
            return ""
        original = self._texts.article.blocks[entry.block].text
        same = "".join(original.split()) == "".join(entry.title.split())
        return self._texts.text(entry.block, Column.TRANSLATION) if same else ""

    def on_filtered_list_chosen(self, event: FilteredList.Chosen) -> None:
        self.dismiss(self._texts.article.contents[int(event.key)].block)

    def action_search(self) -> None:
        self.query_one(FilteredList).start_search()

    def action_leave(self) -> None:
        self.dismiss(None)
