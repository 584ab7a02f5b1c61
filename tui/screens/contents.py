"""The headings of an article, or a book's own table of contents, in a pane beside the text."""

from functools import partial

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from translations.articles import ContentsEntry, Position
from translations.plurals import percent
from tui.keys.bindings import CONTENTS_KEYS
from tui.screens.closes_once import ClosesOnce
from tui.widgets.bilingual.columns import Column
from tui.widgets.bilingual.texts import Texts
from tui.widgets.drawing import hanging, joined
from tui.widgets.drawn_item import Item
from tui.widgets.filtered_list import FilteredList
from tui.widgets.key_bar import KeyBar

_SHARE = 5  # cells: "100 %"
_DEEPEST = 5  # levels that are indented


class ContentsScreen(ClosesOnce[int | None], ModalScreen[int | None]):
    """A list of headings, narrowed by typing; ends with the block to go to.

    The text stays visible beside it, if the terminal is wide enough.
    """

    BINDINGS = CONTENTS_KEYS
    CSS_PATH = ["../styles/lists.tcss", "../styles/contents.tcss"]
    AUTO_FOCUS = "Choices"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-beside")]

    verbs = {"library.open": "Go there"}

    def __init__(self, texts: Texts, place: int) -> None:
        """
        Args:
            texts: the article, with the translations made so far.
            place: the block being read.
        """
        super().__init__()
        self._texts = texts
        self._place = place

    def compose(self) -> ComposeResult:
        with Vertical(id="contents-pane"):
            yield Static("Contents", id="contents-title", markup=False)
            yield FilteredList(id="contents")
            yield KeyBar(2)

    def on_mount(self) -> None:
        entries = self._texts.article.contents
        before = [at for at, entry in enumerate(entries) if entry.block <= self._place]
        highest = min((entry.level for entry in entries), default=0)
        items = [self._item(at, entry, entry.level - highest) for at, entry in enumerate(entries)]
        self.query_one(FilteredList).show(items, str(before[-1] if before else 0))

    def _item(self, at: int, entry: ContentsEntry, depth: int) -> Item:
        made = self._translation(entry)
        article = self._texts.article
        last = len(article.blocks) - 1
        share = percent(article.progress(Position(min(entry.block, last), 0)))
        drawn = partial(_drawn, "  " * min(depth, _DEEPEST), entry.title, made, share)
        return Item(str(at), drawn, f"{entry.title} {made}".lower())

    def _translation(self, entry: ContentsEntry) -> str:
        """The translation of the heading, if it is one; books may name chapters differently."""
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


def _drawn(indent: str, title: str, translation: str, share: str, width: int) -> Text:
    """A heading with its share of the text, and its translation below it."""
    room = width - _SHARE - 1
    first, *more = hanging(indent, title, room).split("\n")
    first.truncate(room, pad=True)
    first.append(share.rjust(_SHARE + 1), "dim")
    lines = [first, *more]
    if translation:
        lines.append(hanging(indent, translation, room, "italic dim"))
    return joined(lines)
