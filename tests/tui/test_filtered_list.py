"""A list of hundreds of lines: what is not in sight costs nothing."""

from collections import Counter
from functools import partial
from pathlib import Path

from rich.text import Text
from textual.app import App, ComposeResult
from textual.widgets import Input

from tests.tui.helpers import on_screen
from tui.widgets import filtered_list
from tui.widgets.drawn_item import Item
from tui.widgets.filtered_list import Choices, FilteredList, line_width

HEIGHT = 20


class Listing(App[None]):
    """A list of so many items, each of so many lines; counts how often each is drawn."""

    CSS_PATH = Path(filtered_list.__file__).parents[1] / "styles/lists.tcss"

    def __init__(self, count: int, lines: int) -> None:
        super().__init__()
        self.drawn: Counter[int] = Counter()
        self.items = [
            Item(str(at), partial(self.draw, at, lines), f"nomor {at}", one_line=lines == 1)
            for at in range(count)
        ]

    def compose(self) -> ComposeResult:
        yield FilteredList(id="list")

    def on_mount(self) -> None:
        self.query_one(FilteredList).show(self.items)

    def draw(self, at: int, lines: int, width: int) -> Text:
        self.drawn[at] += 1
        return Text("\n".join(f"nomor {at}, baris {line}"[:width] for line in range(lines)))


async def test_only_lines_that_come_into_sight_are_drawn() -> None:
    app = Listing(5000, 1)
    async with app.run_test(size=(60, HEIGHT)) as pilot:
        await pilot.pause()
        assert on_screen(app.screen)[0].strip() == "nomor 0, baris 0"
        assert app.drawn.total() <= 2 * HEIGHT
        app.query_one(FilteredList).start_search()
        await pilot.press(*"49")
        assert "nomor 49, baris 0" in on_screen(app.screen)[1]
        assert app.drawn.total() <= 5 * HEIGHT
        assert app.query_one(Choices).option_count == 199


async def test_what_was_drawn_is_not_drawn_again_while_a_word_is_typed() -> None:
    app = Listing(200, 3)
    async with app.run_test(size=(60, HEIGHT)) as pilot:
        await pilot.pause()
        app.drawn.clear()
        app.query_one(FilteredList).start_search()
        await pilot.press(*"nomor 1")
        assert app.query_one(Input).value == "nomor 1"
        assert not app.drawn
        app.query_one(FilteredList).show(app.items)  # read again: they may have changed
        await pilot.pause()
        assert app.drawn[1] == 1


async def test_a_narrower_list_is_drawn_for_its_width() -> None:
    app = Listing(50, 1)
    async with app.run_test(size=(60, HEIGHT)) as pilot:
        await pilot.pause()
        await pilot.resize_terminal(18, HEIGHT)
        await pilot.pause()
        assert (
            on_screen(app.screen)[0].strip()
            == "nomor 0, baris 0"[: line_width(app.query_one(Choices))]
        )
