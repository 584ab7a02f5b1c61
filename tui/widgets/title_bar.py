"""The line at the top: the title, and the place in the text."""

from rich.cells import cell_len, set_cell_size
from rich.text import Text
from textual.reactive import reactive
from textual.widget import Widget


class TitleBar(Widget):
    """Title on the left, cut off if too long; place on the right. What is doubtful about a sentence
    replaces the title while the cursor is on it: the title is needed least.

    Drawn as one line: separate labels would lay out the whole screen at every move.
    """

    COMPONENT_CLASSES = {"title-bar--title", "title-bar--place"}

    article_title: reactive[str] = reactive("dwibaca")
    doubt: reactive[str] = reactive("")
    place: reactive[tuple[int, int, str] | None] = reactive(None)
    """Number of the block, from 1; number of blocks; and share read."""

    def render(self) -> Text:
        place = ""
        if self.place:
            number, total, read = self.place
            place = f"  ¶ {number:,}/{total:,} · {read}"
        room = max(0, self.size.width - cell_len(place))
        title = f"? {self.doubt}" if self.doubt else self.article_title
        if cell_len(title) > room:
            title = set_cell_size(title, max(0, room - 1)).rstrip() + "…"
        return Text.assemble(
            (set_cell_size(title, room), self.get_component_rich_style("title-bar--title")),
            (place, self.get_component_rich_style("title-bar--place")),
            no_wrap=True,
        )
