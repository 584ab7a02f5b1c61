"""How much was read: files for each day, weeks, and what counts as read."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.articles import Article, Block, Kind
from translations.errors import DwibacaError
from translations.folders import Folders
from translations.notebook import Day, Notebook, weeks
from translations.reading.timer import ReadingTimer

TODAY = date(2026, 11, 23)  # a Monday


def test_what_is_read_adds_up(folders: Folders) -> None:
    days = Notebook(folders).days
    days.add(TODAY, Day(60.5, 200, frozenset({"a"})))
    days.add(TODAY, Day(30, 100, frozenset({"a", "b"})))
    days.add(TODAY - timedelta(days=1), Day(10, 5))
    assert Notebook(folders).days.all() == {
        TODAY: Day(90.5, 300, frozenset({"a", "b"})),
        TODAY - timedelta(days=1): Day(10, 5),
    }


def test_two_readers_at_once_lose_nothing(folders: Folders) -> None:
    with ThreadPoolExecutor(4) as pool:
        for _ in pool.map(lambda _: Notebook(folders).days.add(TODAY, Day(1, 10)), range(40)):
            pass
    assert Notebook(folders).days.all()[TODAY] == Day(40, 400)


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"schema": 0}', b"\xff", b'{"schema": 1}'])
def test_a_damaged_day_is_kept_aside_and_begun_anew(folders: Folders, content: bytes) -> None:
    days = Notebook(folders).days
    days.add(TODAY, Day(1, 1))
    path = folders.notebook / "days" / "2026-11-23.json"
    path.write_bytes(content)
    assert days.all() == {}
    days.add(TODAY, Day(5, 7))
    assert days.all() == {TODAY: Day(5, 7)}
    path.write_bytes(content)
    days.add(TODAY, Day(1, 1))
    kept = list(path.parent.glob("2026-11-23-*.damaged"))
    assert [file.read_bytes() for file in kept] == [content] * 2


def test_a_day_of_a_newer_version_is_left_as_it_is(folders: Folders) -> None:
    """Two versions of the program may take turns: each has its own part of the day."""
    path = folders.notebook / "days" / "2026-11-23.json"
    path.parent.mkdir(parents=True)
    newer = '{"schema": 9, "minutes": 12}'
    path.write_text(newer)
    days = Notebook(folders).days
    days.add(TODAY, Day(5, 7))
    days.add(TODAY, Day(5, 7))
    assert path.read_text() == newer
    assert days.all() == {TODAY: Day(10, 14)}
    path.write_text('{"schema": 1, "seconds": 3, "words": 1, "finished": []}')
    assert days.all() == {TODAY: Day(13, 15)}  # so the newer one sees all of it


def test_a_copy_of_another_machine_is_counted(folders: Folders) -> None:
    days = Notebook(folders).days
    days.add(TODAY, Day(1, 1))
    other = folders.notebook / "days" / "2026-11-23.sync-conflict-20261123-101112-ABC.json"
    other.write_text(json.dumps({"schema": 1, "seconds": 9, "words": 9, "finished": ["x"]}))
    assert days.all() == {TODAY: Day(10, 10, frozenset({"x"}))}


def test_what_cannot_be_written_is_told(folders: Folders) -> None:
    folders.notebook.mkdir(parents=True)
    (folders.notebook / "days").write_text("no folder")
    with pytest.raises(DwibacaError, match="cannot be written"):
        Notebook(folders).days.add(TODAY, Day(1, 1))


@given(st.dictionaries(st.integers(0, 60), st.integers(0, 1000), max_size=20))
def test_weeks_have_every_day_once(words: dict[int, int]) -> None:
    days = {TODAY - timedelta(days=back): Day(0, count) for back, count in words.items()}
    found = weeks(days, TODAY, 10)
    assert [monday.weekday() for monday, _ in found] == [0] * 10
    assert sum(week.words for _, week in found) == sum(words.values())


class Session:
    """Somebody who reads three paragraphs of 30 words, and a label of the page."""

    def __init__(self, *, read: tuple[int, ...] = ()) -> None:
        self.clock = 1_000_000.0
        blocks = [Block(Kind.PARAGRAPH, "kata " * 30) for _ in range(3)]
        label = Block(Kind.PARAGRAPH, "Iklan", furniture=True)
        self.article = Article("x", (*blocks, label), "text")
        self.timer = ReadingTimer(self.article, lambda: self.clock, read)

    def move(self, block: int, seconds: float, in_sight: tuple[int, int] | None = None) -> None:
        self.timer.used()
        self.timer.at(block, in_sight)
        self.clock += seconds


def paced(*moves: tuple[int, float]) -> Day | None:
    """Read: blocks, and for how many seconds each."""
    session = Session()
    for block, seconds in moves:
        session.move(block, seconds)
    return session.timer.take()


def test_what_one_looked_at_long_enough_is_read() -> None:
    day = paced((0, 10), (1, 0.5), (2, 1))
    assert (day.seconds, day.words) == (11.5, 30)
    # Leafed over twice, it adds up.
    assert paced((1, 3), (0, 0.1), (1, 3)).words == 30


def test_a_pause_is_not_reading() -> None:
    assert paced((0, 3600)).seconds == 90


def test_a_window_that_nobody_uses_counts_no_more_however_often_it_is_asked() -> None:
    session = Session()
    session.move(0, 0)
    seconds = 0.0
    for _ in range(20):
        session.clock += 30
        day = session.timer.take()
        seconds += day.seconds if day else 0
    assert seconds == 90
    session.timer.used()  # somebody has come back
    session.clock += 10
    assert session.timer.take().seconds == 10


def test_all_that_stands_on_the_screen_may_be_read_without_a_key() -> None:
    session = Session()
    session.move(0, 12, (0, 2))
    assert session.timer.take().words == 60
    session.clock += 5
    assert session.timer.take().words == 30


def test_an_article_is_finished_once_and_only_when_its_paragraphs_were_read() -> None:
    assert not paced((0, 10), (2, 10)).finished  # G leads over the second one
    session = Session()
    for block in range(3):
        session.move(block, 10)
    assert session.timer.take().finished == {session.article.digest}
    session.move(2, 30)
    assert not session.timer.take().finished


def test_what_was_read_another_day_counts_towards_finishing() -> None:
    session = Session(read=(0, 1))
    session.move(2, 10)
    assert session.timer.take().finished


def test_two_windows_do_not_count_one_minute_twice(folders: Folders) -> None:
    one, two = Session(), Session()
    days = Notebook(folders).days
    for _ in range(10):
        for window in (one, two):
            window.move(0, 0)
        for window in (one, two):
            window.clock += 30
            days.add(TODAY, window.timer.take())
    assert days.all()[TODAY].seconds == 300
    assert days.all()[TODAY].words == 60


def test_a_clock_that_was_put_back_does_not_end_the_counting(folders: Folders) -> None:
    days = Notebook(folders).days
    days.add(TODAY, Day(60, 1, ended=2_000_000))
    days.add(TODAY, Day(60, 1, ended=1_000_000))
    assert days.all()[TODAY].seconds == 120


def test_nothing_is_nothing() -> None:
    assert paced() is None
    assert paced((0, 0.2)) is None
