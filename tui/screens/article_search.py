"""Finds words in the texts of all articles while typing, in both languages, and in notes."""

from collections.abc import Collection, Sequence
from threading import Lock

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from translations.articles import Position
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.library.hits import Hit, Line
from translations.library.indexing import BackgroundIndexing, open_index
from translations.library.shelf import Shelf
from translations.library.textindex import TextIndex
from translations.notebook import Mark, MarkKind, anchor_at, new_mark
from tui.keys.bindings import ARTICLE_SEARCH_KEYS
from tui.messages import OpenArticle
from tui.screens.closes_once import ClosesOnce
from tui.threads import call_back
from tui.widgets.drawing import hung
from tui.widgets.filtered_list import line_width
from tui.widgets.key_bar import BottomBar
from tui.widgets.notice import Notice
from tui.widgets.one_line_field import OneLineField
from tui.widgets.title_bar import TitleBar

_EVERY = 300  # places of an article, at most: more are no list to choose from
_MORE = "more "  # begins the id of a line that shows the rest of an article
_LOOK_EVERY = 0.5  # seconds, while articles are being indexed
_GO = "Go there"
_NOTHING_READ = "Nothing has been read yet: the words of the articles that you open are found here."
_NOTHING = "No sentence has all these words. Try fewer or shorter ones."
_FOUND = "up and down choose, enter goes there."
_HINT = "Type words; quotation marks keep them together. Other forms of a word are found too."


class ArticleSearchScreen(ClosesOnce[None]):
    """A field to type in, and the sentences found; enter goes to the highlighted one.

    Args:
        stays: whether to come back here after leaving the chosen article.
    """

    BINDINGS = ARTICLE_SEARCH_KEYS
    CSS_PATH = "../styles/lists.tcss"
    AUTO_FOCUS = "#words"

    def __init__(self, folders: Folders, *, stays: bool = True) -> None:
        super().__init__()
        self.verbs = {"field.submit": _GO}
        self._stays = stays
        self._shelf = Shelf(folders)
        self._folders = folders
        self._index: TextIndex | None = None  # opened in a thread, as others may be writing
        self._opening = Lock()
        self._indexing = BackgroundIndexing(folders, gently=False)
        self._hits: list[Hit] = []
        self._whole: set[str] = set()
        """The articles, by name, of which every place was asked for."""
        self._asked = 0
        """How many searches have begun: only the latest may show what it found."""

    def compose(self) -> ComposeResult:
        yield TitleBar()
        yield OneLineField(placeholder="Find in all articles", id="words")
        choices = OptionList(id="found", markup=False)
        choices.can_focus = False  # the field has the keys; up and down move here all the same
        yield choices
        yield Notice()
        yield BottomBar()

    def on_mount(self) -> None:
        self.query_one(TitleBar).article_title = "dwibaca · find in all articles"
        self._say(self._hint)
        self._prepare()
        self._looking = self.set_interval(_LOOK_EVERY, self._look)

    def on_unmount(self) -> None:
        self._indexing.stop()
        if self._index:
            self._index.close()

    def _look(self) -> None:
        """Show how far the indexing is; when it ends, search again for what was typed."""
        if self._indexing.done.is_set():
            self._looking.stop()
            self._say(self._indexing.trouble or self._hint)
            self._search()
        else:
            done, total = self._indexing.progress
            if total:
                self._say(f"Indexing {done:,} of {total:,} …")

    @property
    def _hint(self) -> str:
        return _NOTHING_READ if self._shelf.notebook.is_empty else _HINT

    def _say(self, text: str) -> None:
        self.query_one(Notice).say(text)

    # -- finding --------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._indexing.give_way()
        if self._index:
            self._index.give_up()
        self._whole.clear()
        self._search()

    @work(thread=True, group="prepare")
    def _prepare(self) -> None:
        """Load what the first letter would wait for; only then index what is new."""
        self._opened().prepare()
        self._indexing.start()

    def _opened(self) -> TextIndex:
        with self._opening:
            self._index = self._index or open_index(self._folders)
            return self._index

    def _search(self) -> None:
        self._asked += 1
        self._find(self.query_one(Input).value, self._asked)

    @work(thread=True, group="search")
    def _find(self, typed: str, number: int) -> None:
        index = self._opened()
        if number == self._asked:  # otherwise more was typed while it waited
            query = index.query(typed, typing=True)
            hits = index.find(query)
            if self._whole:
                hits = with_whole(self._whole, hits, index.find(query, each=_EVERY))
            call_back(self, self._show, number, typed, hits)

    def _show(self, number: int, typed: str, hits: list[Hit]) -> None:
        if number < self._asked:
            return
        self._hits = hits
        choices = self.query_one(OptionList)
        before = choices.highlighted
        self._draw()
        first = next((at for at, option in enumerate(choices.options) if option.id), None)
        # More of an article begins where its line "and … more" was.
        choices.highlighted = before if self._whole and before is not None else first
        if self._indexing.done.is_set():
            found = _FOUND if hits else _NOTHING if typed.strip() else self._hint
            self._say(self._indexing.trouble or found)

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """Lists what was found, in lines as wide as the list."""
        choices = self.query_one(OptionList)
        lit = choices.highlighted
        choices.clear_options()
        choices.add_options(_options(self._hits, line_width(choices)))
        choices.highlighted = lit

    # -- keys -----------------------------------------------------------------------------------

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_go()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        more = (event.option_id or "").startswith(_MORE)
        self.verbs["field.submit"] = "Show them" if more else _GO
        self.refresh_bindings()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        option = self.query_one(OptionList).highlighted_option
        if option and option.id:
            hit = self._hits[int(option.id.removeprefix(_MORE))]
            if option.id.startswith(_MORE):
                self._whole.add(hit.name)
                self._search()
            else:
                self._open(hit)

    @work(thread=True, group="open")
    def _open(self, hit: Hit) -> None:
        try:
            one = self._shelf.with_digest(hit.digest)
            mark = self._mark(hit)
        except DwibacaError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        if one is None or one.path is None:
            self.notify("Both its file and the copy of its text are gone.", severity="error")
        else:
            call_back(self, self._go, OpenArticle(one.path, mark))

    def _mark(self, hit: Hit) -> Mark | None:
        """Where to go: a mark that was found, or a temporary one for going there."""
        if not hit.mark:
            article = self._shelf.kept.open(hit.digest)
            anchor = anchor_at(article, Position(hit.block, hit.sentence))
            return new_mark(MarkKind.BOOKMARK, anchor)
        entry = self._shelf.notebook.named(f"{hit.name}.json")
        return next((mark for mark in entry.marks if mark.id == hit.mark), None) if entry else None

    def _go(self, message: OpenArticle) -> None:
        if not self._stays:
            self.dismiss()
        self.app.post_message(message)

    def action_down(self) -> None:
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        self.query_one(OptionList).action_cursor_up()

    def action_page_down(self) -> None:
        self.query_one(OptionList).action_page_down()  # type: ignore[no-untyped-call]

    def action_page_up(self) -> None:
        self.query_one(OptionList).action_page_up()  # type: ignore[no-untyped-call]

    def action_leave(self) -> None:
        self.dismiss()


def with_whole(names: Collection[str], hits: Sequence[Hit], all_hits: Sequence[Hit]) -> list[Hit]:
    """The hits; of the articles named, all that there are, in the place of the first."""
    shown: list[Hit] = []
    done: set[str] = set()
    for hit in hits:
        if hit.mark or hit.name not in names:
            shown.append(hit)
        elif hit.name not in done:
            done.add(hit.name)
            shown += [one for one in all_hits if one.name == hit.name and not one.mark]
    return shown


def _options(hits: list[Hit], width: int) -> list[Option]:
    """The hits, below the titles of their articles."""
    options: list[Option] = []
    before = None
    for number, hit in enumerate(hits):
        if hit.name != before:
            before = hit.name
            title = Text(hit.title or "Untitled", style="bold")
            options += [
                *([Option("", disabled=True)] if options else []),
                Option(title, disabled=True),
            ]
        options.append(Option(_prompt(hit, width), id=str(number)))
        if hit.more:
            more = Text(f"  and {hit.more:,} more in this article", style="dim")
            options.append(Option(more, id=f"{_MORE}{number}"))
    return options


def _prompt(hit: Hit, width: int) -> Text:
    prompt = hung("  ", _marked(hit.original), width)
    if hit.translation.text:
        sign = "" if hit.kind == "text" else f"{MarkKind(hit.kind).glyph} "
        translation = hung(f"  {sign}", _marked(hit.translation, style="dim"), width)
        prompt.append("\n").append_text(translation)
    return prompt


def _marked(line: Line, style: str = "") -> Text:
    text = Text(line.text, style=style)
    for start, end in line.spans:
        text.stylize("bold not dim underline", start, end)
    return text
