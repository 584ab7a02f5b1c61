"""How much was read: per week, and in total."""

from datetime import date, timedelta

from rich.table import Table
from textual import work
from textual.app import ComposeResult
from textual.widgets import Sparkline, Static

from translations.notebook import Day, Notebook, weeks
from translations.plurals import counted
from tui.keys.bindings import STATISTICS_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.threads import call_back
from tui.widgets.dialog import Dialog

_WEEKS = 16
_FINISHED = (
    "\nAn article is finished once nearly all of it, and its end, "
    "was on the screen long enough to be read."
)


class StatisticsScreen(DialogScreen[None]):
    """A small plot of the last weeks, and the figures."""

    BINDINGS = STATISTICS_KEYS

    def __init__(self, notebook: Notebook, today: date | None = None) -> None:
        super().__init__()
        self._notebook = notebook
        self._days: dict[date, Day] = {}
        self._today = today or date.today()

    def compose(self) -> ComposeResult:
        with Dialog("Statistics: what you have read"):
            yield Static("", id="plot-title")
            yield Sparkline([], summary_function=max)
            yield Static("", id="numbers")
            yield Static(_FINISHED, id="finished")

    def on_mount(self) -> None:
        self._read()

    @work(thread=True)
    def _read(self) -> None:
        call_back(self, self._show, self._notebook.days.all())

    def _show(self, days: dict[date, Day]) -> None:
        self._days = days
        title, plot = self.query_one("#plot-title", Static), self.query_one(Sparkline)
        plot.display = False
        self.query_one("#finished", Static).display = bool(days)
        if not days:
            title.update("Nothing yet: time, words and articles are counted as you read.")
            return
        seconds = [week.seconds for _, week in weeks(days, self._today, _WEEKS)]
        while len(seconds) > 1 and not seconds[0]:  # from before anything was read
            seconds.pop(0)
        if len(seconds) > 1:  # one week alone is no plot
            plot.display = True
            title.update(f"\nEach of the last {len(seconds)} weeks; highest: {_time(max(seconds))}")
            plot.data = seconds
        self.query_one("#numbers", Static).update(self._table())

    def _table(self) -> Table:
        table = Table("", "time", "words", "articles finished", box=None, pad_edge=False)
        found = weeks(self._days, self._today, 2)
        table.add_row("today", *_cells(self._days.get(self._today, Day())))
        table.add_row("this week", *_cells(found[1][1]))
        table.add_row("last week", *_cells(found[0][1]))
        table.add_row("in all", *_cells(sum(self._days.values(), Day())))
        table.add_row("days in a row", counted(self._streak(), "day"), "", "")
        return table

    def _streak(self) -> int:
        """Days in a row with some reading; today need not be one of them yet."""
        day = self._today if self._today in self._days else self._today - timedelta(days=1)
        count = 0
        while day in self._days:
            count += 1
            day -= timedelta(days=1)
        return count


def _cells(day: Day) -> tuple[str, str, str]:
    return _time(day.seconds), f"{day.words:,}", str(len(day.finished))


def _time(seconds: float) -> str:
    """A duration, for display.

    >>> _time(59), _time(3 * 3600 + 7 * 60)
    ('1 min', '3 h 07 min')
    """
    minutes = round(seconds / 60)
    return f"{minutes // 60} h {minutes % 60:02} min" if minutes >= 60 else f"{minutes} min"
