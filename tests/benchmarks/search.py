"""A search through an article of 30,000 paragraphs (1.8 million words), beside one bare scan.

    python -m tests.benchmarks.search [RUNS]

From the last letter of the word to the first match being lit, and until all are counted; the floor is
`re` counting the word in the whole text, in small letters already.
"""

import asyncio
import os
import re
import sys
import time
from pathlib import Path

from tests.benchmarks.measuring import own_folders, row, write_article

_LAST = "penghabisan"  # stands in the last paragraph only


async def measure(path: Path, word: str, runs: int) -> tuple[list[float], list[float]]:
    """Seconds to the first match, and to the count of all of them."""
    from textual import events

    from tests.tui.helpers import reading

    first, all_of_them = [], []
    async with reading(path) as (pilot, view):
        app, screen = pilot.app, view.screen
        for _ in range(runs):
            await pilot.press("slash", *word[:-1])
            while screen._search._finder is None or not screen._search._finder.done:
                await asyncio.sleep(0.001)
            before = screen._search._finder
            began = time.perf_counter()
            app.post_message(events.Key(word[-1], word[-1]))
            while screen._search._finder is before or screen._search._match is None:
                await asyncio.sleep(0)
            first.append(time.perf_counter() - began)
            while screen._search._finder is None or not screen._search._finder.done:
                await asyncio.sleep(0)
            all_of_them.append(time.perf_counter() - began)
            await pilot.press("escape")
    return first, all_of_them


def bare(path: Path, word: str, runs: int) -> list[float]:
    """Seconds to count the word in the text as it is."""
    text = path.read_text().lower()
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        assert sum(1 for _ in re.finditer(word, text))
        times.append(time.perf_counter() - began)
    return times


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with own_folders() as home:
        path = write_article(home / "artikel.txt", 30_000)
        with path.open("a") as file:
            file.write(f"Inilah kata {_LAST}.\n")
        for word in ("perahu", _LAST):
            floor = bare(path, word, runs)
            first, all_of_them = asyncio.run(measure(path, word, runs))
            row(f"floor: re, {word}", floor, floor)
            row(f"first match of {word}", first, floor)
            row(f"all matches of {word}", all_of_them, floor)
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
