"""The scheduler: closest first, memory before engine, and no waiting at the end."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from translations.argos import ACCURATE, FAST, Decoding, Package, Route
from translations.argos.engine.engine import Batch, Engine
from translations.articles import Article, Block, Kind
from translations.errors import PackageError
from translations.memory import Memory
from translations.reading.scheduler import Result, TranslationScheduler

_SENTENCES = (("Warga", "pulang"), ("Hujan", "turun"))


def article(count: int) -> Article:
    blocks = [
        Block(Kind.PARAGRAPH, " ".join(f"{a} {n} {b}." for a, b in _SENTENCES))
        for n in range(count)
    ]
    blocks.append(Block(Kind.CODE, "x = 1"))
    return Article("Judul", tuple(blocks), "text")


@pytest.fixture
def route(starter: Package) -> Route:
    return Route((starter,))


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.sqlite3")


def in_order(results: Sequence[Result]) -> list[int]:
    """The blocks in the order in which they were completed."""
    return [result.block for result in results if None not in result.translations]


class Recording(Engine):
    """The real engine; notes what it was asked."""

    def __init__(self, route: Route, decoding: Decoding) -> None:
        super().__init__(route.packages[0], decoding)
        self.asked: list[list[str]] = []

    def begin(self, sentences: Sequence[str]) -> Batch:
        self.asked.append(list(sentences))
        return super().begin(sentences)


def test_every_block_is_translated_sentence_by_sentence(
    route: Route, starter_engine: Engine, memory: Memory
) -> None:
    scheduler = TranslationScheduler(article(3), route, memory)
    final = {result.block: result.translations for result in scheduler.work()}
    assert list(final[1]) == starter_engine.translate(["Warga 1 pulang.", "Hujan 1 turun."])
    assert final[3] == ("x = 1",)
    assert scheduler.done == 4


def test_code_is_left_as_it_is_without_asking_the_engine(route: Route, memory: Memory) -> None:
    scheduler = TranslationScheduler(
        Article("x", (Block(Kind.CODE, "a = 1"),), "text"), route, memory
    )
    assert [result.translations for result in scheduler.work()] == [("a = 1",)]
    assert not scheduler.engine_loaded


def test_the_second_time_the_engine_is_not_loaded(route: Route, memory: Memory) -> None:
    first = {
        r.block: r.translations for r in TranslationScheduler(article(40), route, memory).work()
    }
    again = TranslationScheduler(article(40), route, memory)
    assert {r.block: r.translations for r in again.work()} == first
    assert not again.engine_loaded


def test_what_is_known_comes_before_anything_is_loaded(route: Route, memory: Memory) -> None:
    assert TranslationScheduler(article(5), route, memory).known(0, 10) == []
    list(TranslationScheduler(article(5), route, memory).work())
    known = TranslationScheduler(article(5), route, memory).known(1, 2)
    assert [result.block for result in known] == [1, 2]


def test_what_the_reader_sees_comes_first(route: Route, memory: Memory) -> None:
    scheduler = TranslationScheduler(article(200), route, memory)
    scheduler.look_at(100, 110)
    order = in_order(list(scheduler.work()))
    # Code needs no engine and is there at once.
    order.remove(200)
    assert sorted(order[:11]) == list(range(100, 111))
    assert sorted(order) == list(range(200))
    # Reading goes forward: three ahead for each one behind.
    near = order[11:51]
    assert 28 <= sum(block > 110 for block in near) <= 32


def test_a_jump_changes_the_order(route: Route, memory: Memory) -> None:
    scheduler = TranslationScheduler(article(300), route, memory)
    order = []
    for result in scheduler.work():
        order += in_order([result])
        if len(order) == 20:
            scheduler.look_at(250, 255)
    at = [order.index(block) for block in range(250, 256)]
    assert max(at) < 20 + 140  # at most the batches under way come before


def test_small_batches_first_larger_ones_behind(route: Route, memory: Memory) -> None:
    scheduler = TranslationScheduler(article(120), route, memory, load_engine=Recording)
    scheduler.look_at(0, 8)
    list(scheduler.work())
    sizes = [len(asked) for asked in scheduler._engine.translator.asked]
    assert sizes[0] <= 12
    assert max(sizes) > 4 * sizes[0]


def test_a_sentence_that_stands_twice_is_translated_once(route: Route, memory: Memory) -> None:
    twice = tuple(Block(Kind.PARAGRAPH, "Hujan turun.") for _ in range(30))
    scheduler = TranslationScheduler(
        Article("x", twice, "text"), route, memory, load_engine=Recording
    )
    assert len(in_order(list(scheduler.work()))) == 30
    assert scheduler._engine.translator.asked == [["Hujan turun."]]


def test_results_are_announced_once_for_many(route: Route, memory: Memory) -> None:
    list(TranslationScheduler(article(500), route, memory).work())
    calls: list[int] = []
    over = threading.Event()
    scheduler = TranslationScheduler(article(500), route, memory)

    def announced() -> None:
        calls.append(1)
        if scheduler.done == 501:
            over.set()

    scheduler.on_results = announced
    scheduler.start()
    assert over.wait(20)
    # Nobody took any: the first announcement stands for all 501, one more says it is over.
    assert len(calls) <= 3
    assert len(scheduler.take_results()) == 501


def test_closing_stops_within_the_batch(route: Route, memory: Memory) -> None:
    started = threading.Event()
    scheduler = TranslationScheduler(article(2000), route, memory, on_results=started.set)
    scheduler.start()
    assert started.wait(20)
    scheduler.close(wait=20)
    assert scheduler._thread is not None
    assert not scheduler._thread.is_alive()
    assert scheduler.done < 2000


def test_closing_while_at_work_closes_the_memory_at_the_end(route: Route, memory: Memory) -> None:
    started = threading.Event()
    scheduler = TranslationScheduler(article(2000), route, memory, on_results=started.set)
    scheduler.start()
    assert started.wait(20)
    scheduler.close()
    scheduler.close(wait=20)
    assert not memory.is_open


def test_closing_closes_the_memory(route: Route, memory: Memory) -> None:
    scheduler = TranslationScheduler(article(2), route, memory)
    assert scheduler.known(0, 2) == []
    scheduler.close()
    assert memory.recall("p", "s", ["x"]) == {}
    assert not memory.is_open


def test_closing_does_not_wait_unless_asked(route: Route, memory: Memory) -> None:
    slow = threading.Event()

    class Slow(Recording):
        def begin(self, sentences: Sequence[str]) -> Batch:
            slow.wait(20)
            return super().begin(sentences)

    scheduler = TranslationScheduler(article(5), route, memory, load_engine=Slow)
    scheduler.start()
    began = time.perf_counter()
    scheduler.close()
    assert time.perf_counter() - began < 5
    slow.set()
    scheduler.close(wait=20)


def test_a_package_that_does_not_load_is_told(memory: Memory, route: Route) -> None:
    def refuse(_: Route, __: Decoding) -> Engine:
        raise PackageError("The package is broken.", "Install it again.")

    over = threading.Event()
    scheduler = TranslationScheduler(
        article(2), route, memory, load_engine=refuse, on_results=over.set
    )
    scheduler.start()
    assert over.wait(20)
    scheduler.close(wait=20)
    assert str(scheduler.trouble) == "The package is broken. Install it again."


def test_an_engine_that_fails_on_the_way_is_told(memory: Memory, route: Route) -> None:
    class Failing(Recording):
        def begin(self, sentences: Sequence[str]) -> Batch:
            raise RuntimeError("out of memory \x1b[2J")

    over = threading.Event()
    scheduler = TranslationScheduler(article(2), route, memory, load_engine=Failing)
    scheduler.on_results = lambda: scheduler.trouble and over.set()
    scheduler.start()
    assert over.wait(20)
    assert "Translating stopped: RuntimeError: out of memory" in str(scheduler.trouble)
    assert "\x1b" not in str(scheduler.trouble)


def test_without_a_memory_the_work_goes_on(tmp_path: Path, route: Route) -> None:
    (tmp_path / "berkas").write_text("")
    scheduler = TranslationScheduler(article(4), route, Memory(tmp_path / "berkas" / "m.sqlite3"))
    assert sorted(in_order(list(scheduler.work()))) == [0, 1, 2, 3, 4]


def test_the_next_batch_is_begun_before_the_answers_of_the_last_are_read(
    route: Route, memory: Memory
) -> None:
    scheduler = TranslationScheduler(article(60), route, memory, load_engine=Recording)
    next(
        result
        for result in scheduler.work()
        if None not in result.translations and result.block < 60
    )
    assert len(scheduler._engine.translator.asked) == 2


def test_in_haste_what_was_made_with_care_is_taken_first(route: Route, memory: Memory) -> None:
    careful = {
        r.block: r.translations for r in TranslationScheduler(article(4), route, memory).work()
    }
    hasty = TranslationScheduler(article(8), route, memory, decoding=FAST, load_engine=Recording)
    made = {result.block: result.translations for result in hasty.work()}
    assert {block: made[block] for block in range(4)} == {b: careful[b] for b in range(4)}
    asked = [text for batch in hasty._engine.translator.asked for text in batch]
    assert set(asked) == {f"{a} {n} {b}." for n in range(4, 8) for a, b in _SENTENCES}


def test_with_care_what_was_made_in_haste_is_made_again(route: Route, memory: Memory) -> None:
    list(TranslationScheduler(article(3), route, memory, decoding=FAST).work())
    again = TranslationScheduler(article(3), route, memory, decoding=ACCURATE)
    list(again.work())
    assert again.engine_loaded
