"""The desk: nearest first, memory before engine, and no waiting at the end."""

import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from translations.argos import Package
from translations.argos.engine import Engine
from translations.articles import Article, Block, Kind
from translations.desk import Desk, Result
from translations.errors import PackageError
from translations.memory import Memory


def article(count: int) -> Article:
    blocks = [Block(Kind.PARAGRAPH, f"Warga {n} pulang. Hujan {n} turun.") for n in range(count)]
    blocks.append(Block(Kind.CODE, "x = 1"))
    return Article("Judul", tuple(blocks), "text")


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "memory.sqlite3")


def in_order(results: Sequence[Result]) -> list[int]:
    """The blocks in the order in which they were completed."""
    return [result.block for result in results if None not in result.translations]


class Recording(Engine):
    """The real engine; notes what it was asked."""

    asked: list[list[str]]

    def translate(self, sentences: Sequence[str]) -> list[str]:
        self.__dict__.setdefault("asked", []).append(list(sentences))
        return super().translate(sentences)


def test_every_block_is_translated_sentence_by_sentence(
    starter: Package, starter_engine: Engine, memory: Memory
) -> None:
    desk = Desk(article(3), starter, memory)
    final = {result.block: result.translations for result in desk.work()}
    assert list(final[1]) == starter_engine.translate(["Warga 1 pulang.", "Hujan 1 turun."])
    assert final[3] == ("x = 1",)
    assert desk.done == 4


def test_code_is_left_as_it_is_without_asking_the_engine(starter: Package, memory: Memory) -> None:
    desk = Desk(Article("x", (Block(Kind.CODE, "a = 1"),), "text"), starter, memory)
    assert [result.translations for result in desk.work()] == [("a = 1",)]
    assert not desk.engine_loaded


def test_the_second_time_the_engine_is_not_loaded(starter: Package, memory: Memory) -> None:
    first = {r.block: r.translations for r in Desk(article(40), starter, memory).work()}
    again = Desk(article(40), starter, memory)
    assert {r.block: r.translations for r in again.work()} == first
    assert not again.engine_loaded


def test_what_is_known_comes_before_anything_is_loaded(starter: Package, memory: Memory) -> None:
    assert Desk(article(5), starter, memory).known(0, 10) == []
    list(Desk(article(5), starter, memory).work())
    known = Desk(article(5), starter, memory).known(1, 2)
    assert [result.block for result in known] == [1, 2]


def test_what_the_reader_sees_comes_first(starter: Package, memory: Memory) -> None:
    desk = Desk(article(200), starter, memory)
    desk.look_at(100, 110)
    order = in_order(list(desk.work()))
    # Code needs no engine and is there at once.
    order.remove(200)
    assert sorted(order[:11]) == list(range(100, 111))
    assert sorted(order) == list(range(200))


def test_a_jump_changes_the_order(starter: Package, memory: Memory) -> None:
    desk = Desk(article(300), starter, memory)
    order = []
    for result in desk.work():
        order += in_order([result])
        if len(order) == 20:
            desk.look_at(250, 255)
    at = [order.index(block) for block in range(250, 256)]
    assert max(at) < 20 + 140  # at most the batch under way comes before


def test_small_batches_first_larger_ones_behind(starter: Package, memory: Memory) -> None:
    desk = Desk(article(120), starter, memory, load_engine=Recording)
    desk.look_at(0, 8)
    list(desk.work())
    sizes = [len(asked) for asked in desk._engine.asked]  # type: ignore[union-attr]
    assert sizes[0] <= 12
    assert max(sizes) > 4 * sizes[0]


def test_a_sentence_that_stands_twice_is_translated_once(starter: Package, memory: Memory) -> None:
    twice = tuple(Block(Kind.PARAGRAPH, "Hujan turun.") for _ in range(30))
    desk = Desk(Article("x", twice, "text"), starter, memory, load_engine=Recording)
    assert len(in_order(list(desk.work()))) == 30
    assert desk._engine.asked == [["Hujan turun."]]  # type: ignore[union-attr]


def test_results_are_announced_once_for_many(starter: Package, memory: Memory) -> None:
    list(Desk(article(500), starter, memory).work())
    calls: list[int] = []
    over = threading.Event()
    desk = Desk(article(500), starter, memory)

    def announced() -> None:
        calls.append(1)
        if desk.done == 501:
            over.set()

    desk.on_results = announced
    desk.start()
    assert over.wait(20)
    # Nobody took any: the first announcement stands for all 501, one more says it is over.
    assert len(calls) <= 3
    assert len(desk.take_results()) == 501


def test_closing_stops_within_the_batch(starter: Package, memory: Memory) -> None:
    started = threading.Event()
    desk = Desk(article(2000), starter, memory, on_results=started.set)
    desk.start()
    assert started.wait(20)
    desk.close(wait=20)
    assert desk._thread is not None
    assert not desk._thread.is_alive()
    assert desk.done < 2000


def test_closing_closes_the_memory(starter: Package, memory: Memory) -> None:
    desk = Desk(article(2), starter, memory)
    assert desk.known(0, 2) == []
    desk.close()
    assert memory.recall("p", "s", ["x"]) == {}
    assert memory._connection is None


def test_closing_does_not_wait_unless_asked(starter: Package, memory: Memory) -> None:
    slow = threading.Event()

    class Slow(Engine):
        def translate(self, sentences: Sequence[str]) -> list[str]:
            slow.wait(20)
            return super().translate(sentences)

    desk = Desk(article(5), starter, memory, load_engine=Slow)
    desk.start()
    began = time.perf_counter()
    desk.close()
    assert time.perf_counter() - began < 5
    slow.set()
    desk.close(wait=20)


def test_a_package_that_does_not_load_is_told(memory: Memory, starter: Package) -> None:
    def refuse(_: Package) -> Engine:
        raise PackageError("The package is broken.", "Install it again.")

    over = threading.Event()
    desk = Desk(article(2), starter, memory, load_engine=refuse, on_results=over.set)
    desk.start()
    assert over.wait(20)
    desk.close(wait=20)
    assert str(desk.trouble) == "The package is broken. Install it again."


def test_an_engine_that_fails_on_the_way_is_told(memory: Memory, starter: Package) -> None:
    class Failing(Engine):
        def translate(self, sentences: Sequence[str]) -> list[str]:
            raise RuntimeError("out of memory \x1b[2J")

    over = threading.Event()
    desk = Desk(article(2), starter, memory, load_engine=Failing)
    desk.on_results = lambda: desk.trouble and over.set()
    desk.start()
    assert over.wait(20)
    assert "Translating stopped: RuntimeError: out of memory" in str(desk.trouble)
    assert "\x1b" not in str(desk.trouble)


def test_without_a_memory_the_work_goes_on(tmp_path: Path, starter: Package) -> None:
    (tmp_path / "berkas").write_text("")
    desk = Desk(article(4), starter, Memory(tmp_path / "berkas" / "m.sqlite3"))
    assert sorted(in_order(list(desk.work()))) == [0, 1, 2, 3, 4]
