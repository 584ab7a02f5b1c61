"""From the command to the first screen, beside a Textual program that shows one line.

    python -m tests.benchmarks.start [--runs N] [--peer 'COMMAND {}' ...]

All run in the same pseudo-terminal, in turn; the time is from the start of the process until the
first word of the text has reached the terminal. Peers are other readers: ``{}`` in their command
stands for an EPUB book with the same article.
"""

import argparse
import os
import shlex
import sys
import time
from pathlib import Path

import pexpect

from tests.benchmarks.measuring import own_folders, row, write_article

_ONE_STATIC = """
from textual.app import App
from textual.widgets import Static
class One(App):
    def compose(self):
        yield Static("PERTAMA")
One().run()
"""


def first_paint(command: list[str], word: bytes) -> float:
    """Seconds until ``word`` reaches the terminal."""
    environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
    # Installed programs have their bytecode; so has the floor.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = pexpect.spawn(
        command[0], command[1:], dimensions=(40, 120), env=environment, timeout=60
    )
    process.expect_exact(word)
    seconds = time.perf_counter() - began
    process.close(force=True)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=11)
    parser.add_argument("--peer", action="append", default=[], metavar="COMMAND")
    options = parser.parse_args()
    python = sys.executable
    with own_folders() as home:
        article = write_article(home / "artikel.txt", 50, first_word="PERTAMA")
        known = home / "known"
        os.environ["DWIBACA_HOME"] = str(known)
        book = _translated(article)
        commands = {
            "floor: Textual with one Static": [python, "-c", _ONE_STATIC],
            "dwibaca, 50 paragraphs": [python, "-m", "tui", str(article)],
            "dwibaca, 50 paragraphs, translations known": [python, "-m", "tui", str(article)],
        }
        if options.peer:
            commands["dwibaca, the article as a book"] = [python, "-m", "tui", str(book)]
        for peer in options.peer:
            command = [book if word == "{}" else word for word in shlex.split(peer)]
            commands[Path(command[0]).name] = [str(word) for word in command]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for turn in range(options.runs + 1):
            for name, command in commands.items():
                fresh = home / f"fresh-{turn}"
                os.environ["DWIBACA_HOME"] = str(known if name.endswith("known") else fresh)
                seconds = first_paint(command, b"PERTAMA")
                if turn:  # the first turn warms the disk's cache
                    times[name].append(seconds)
        floor = times["floor: Textual with one Static"]
        for name, seconds in times.items():
            row(name, seconds, floor)


def _translated(article: Path) -> Path:
    """Translate an article, so that its translations are known, into an EPUB book."""
    from tui.cli import main as dwibaca

    book = article.with_suffix(".epub")
    dwibaca(["translate", str(article), "--format", "epub", "--output", str(book)])
    return book


if __name__ == "__main__":
    main()
