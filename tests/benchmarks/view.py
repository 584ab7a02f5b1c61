"""An article of 30,000 paragraphs beside one of 50: first paint, paging, memory.

    python -m tests.benchmarks.view

The first paint is from the article being read to its first screen. A page is from the key to the
new place having reached the terminal, the real program running in a pseudo-terminal.
"""

import asyncio
import os
import re
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measuring import own_folders, resident_megabytes, row, write_article

_PAGES = 100


async def first_paint(path: Path) -> float:
    """Seconds from the article being there to its first screen being painted."""
    from translations.folders import user_folders
    from translations.reading.loader import ArticleLoader, LoadedArticle
    from tui.app import DwibacaApp

    opening = ArticleLoader(path, user_folders())
    opening.wait(120)
    assert isinstance(opening.outcome, LoadedArticle)
    painted = asyncio.Event()
    opening.outcome.scheduler.start = painted.set
    app = DwibacaApp(user_folders(), opening)
    began = time.perf_counter()
    async with app.run_test(size=(120, 40)):
        await painted.wait()
        return time.perf_counter() - began


def page_times(path: Path) -> list[float]:
    """Seconds from each press of the page key to a paragraph not yet seen being on the screen."""
    import pexpect

    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    process = pexpect.spawn(
        sys.executable, ["-m", "tui", str(path)], dimensions=(40, 120), env=environment, timeout=60
    )
    process.delaybeforesend = None
    process.expect(re.compile("¶ 1/".encode()))
    time.sleep(3)  # the engine is loaded and at work by now, as it is when one reads
    times, seen = [], 0

    def newest() -> int:
        try:
            shown = process.read_nonblocking(65536, timeout=0.15)
        except pexpect.TIMEOUT:
            return -1
        return max(map(int, re.findall(rb"Nomor (\d+)", shown)), default=0)

    for _ in range(_PAGES):
        while (number := newest()) >= 0:  # nothing on its way is taken for an answer
            seen = max(seen, number)
        began = time.perf_counter()
        process.send("\x1b[6~")
        while newest() <= seen:
            if time.perf_counter() - began > 2:  # the last page of a short article
                process.close(force=True)
                return times
        times.append(time.perf_counter() - began)
    process.close(force=True)
    return times


def in_process(path: Path) -> None:
    """What a fresh process measures of itself; called by `main` for each article."""
    seconds = asyncio.run(first_paint(path))
    print(seconds, resident_megabytes(), flush=True)
    os._exit(0)


def main() -> None:
    if len(sys.argv) > 1:
        in_process(Path(sys.argv[1]))
    with own_folders() as home:
        small = write_article(home / "small.txt", 50)
        large = write_article(home / "large.txt", 30_000)
        paints: dict[Path, list[float]] = {small: [], large: []}
        memory: dict[Path, float] = {}
        for _ in range(7):
            for path, seconds in paints.items():
                command = [sys.executable, "-m", "tests.benchmarks.view", str(path)]
                answer = subprocess.run(command, capture_output=True, text=True, check=True)
                paint, megabytes = map(float, answer.stdout.split())
                seconds.append(paint)
                memory[path] = megabytes
        row("first paint, 50 paragraphs (the floor)", paints[small], paints[small])
        row("first paint, 30,000 paragraphs", paints[large], paints[small])
        print(f"memory before the engine: {memory[small]:.0f} MB, and {memory[large]:.0f} MB")
        floor = page_times(small)
        row("page down, 50 paragraphs (the floor)", floor, floor)
        row("page down, 30,000 paragraphs, translating", page_times(large), floor)


if __name__ == "__main__":
    main()
