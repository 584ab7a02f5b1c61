"""The library of 5,000 articles and 50,000 marks beside an empty one.

    python -m tests.benchmarks.library [RUNS]

From the start of the process to the first paint of the library, in a pseudo-terminal, in turn; then
how long a typed letter takes until the list is narrowed.
"""

import asyncio
import os
import sys
import time

from tests.benchmarks.measuring import own_folders, row
from tests.benchmarks.start import first_paint
from tests.tui.helpers import until
from tests.tui.test_marks import write_library
from translations.folders import user_folders
from tui.app import DwibacaApp
from tui.widgets.filtered_list import Choices

ARTICLES, MARKS = 5000, 10


async def narrowing(runs: int) -> list[float]:
    """Seconds from a letter to the painted list; Pilot would wait for the indexing as well."""
    sys.setswitchinterval(0.0005)  # as `run_reader` does
    app = DwibacaApp(user_folders())
    times: list[float] = []

    async def typed(key: str) -> None:
        choices, painted = app.screen.query_one(Choices), asyncio.Event()
        before = choices.option_count
        app.simulate_key(key)
        while choices.option_count == before:
            await asyncio.sleep(0.001)
        app.screen.call_after_refresh(painted.set)
        await painted.wait()

    async with app.run_test(size=(120, 40)) as pilot:
        await until(pilot, lambda: app.screen.query_one(Choices).option_count > 100)
        await pilot.press("slash", *"nomor")
        for turn in range(runs):
            before = time.perf_counter()
            await typed(str(turn % 10))
            times.append(time.perf_counter() - before)
            await typed("backspace")
    return times


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    command = [sys.executable, "-m", "tui", "."]
    with own_folders() as home:
        full, empty = home / "full", home / "empty"
        os.environ["DWIBACA_HOME"] = str(full)
        write_library(user_folders(), ARTICLES, MARKS)
        times: dict[str, list[float]] = {"an empty library": [], "5,000 articles, 50,000 marks": []}
        for turn in range(runs + 1):
            for (name, seconds), place in zip(times.items(), (empty, full), strict=True):
                os.environ["DWIBACA_HOME"] = str(place)
                taken = first_paint(command, b"Sample" if place == empty else b"Berita nomor")
                if turn:  # the first turn makes the index
                    seconds.append(taken)
                del name
        for name, seconds in times.items():
            row(name, seconds, times["an empty library"])
        os.environ["DWIBACA_HOME"] = str(full)
        row("a letter typed in the search field", asyncio.run(narrowing(30)))


if __name__ == "__main__":
    main()
