"""Kill writers of a notebook at random moments, and see whether anything was lost.

``python -m tests.notebook.killing 500`` does it five hundred times with one writer and with two.
"""

import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from translations.articles import Article, Block, Kind, Position
from translations.folders import user_folders
from translations.notebook import MarkKind, Notebook, anchor_at, new_mark

TEXT = "Warga menunggu jembatan baru di kampung. Perahu penyeberangan datang dua kali sehari."
ARTICLE = Article("Judul", (Block(Kind.PARAGRAPH, TEXT),), "text")


def write_marks() -> None:
    """Make marks until killed; each that is kept is said on standard output, at once."""
    notebook = Notebook(user_folders())
    while True:
        anchor = anchor_at(ARTICLE, Position(0, random.randint(0, 1)))
        mark = new_mark(MarkKind.NOTE, anchor, text="catatan " * random.randint(1, 400))
        notebook.keep(ARTICLE, mark)
        os.write(1, f"{mark.id}\n".encode())


def kill_writers(home: Path, writers: int, seconds: float) -> set[str]:
    """Let writers work on one notebook, kill them; what they said was kept."""
    environment = {**os.environ, "DWIBACA_HOME": str(home)}
    command = [sys.executable, "-m", "tests.notebook.killing", "write"]
    running = [
        subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) for _ in range(writers)
    ]
    said = b""
    for process in running:
        assert process.stdout
        said += process.stdout.readline()  # it has begun
    time.sleep(seconds)  # the random moment itself
    for process in running:
        process.send_signal(signal.SIGKILL)
    for process in running:
        said += process.communicate()[0]
    return {line.decode() for line in said.split(b"\n") if len(line) == 32}


def check(home: Path, acknowledged: set[str]) -> None:
    """Every acknowledged mark is there, no file is unreadable, nothing is half."""
    os.environ["DWIBACA_HOME"] = str(home)
    notebook = Notebook(user_folders())
    entry = notebook.entry(ARTICLE)
    assert entry is not None
    assert not notebook.trouble
    assert acknowledged <= {mark.id for mark in entry.present}
    for path in notebook.folder.rglob("*.json"):
        json.loads(path.read_text())
    assert not (notebook.folder / "damaged").exists()


def main() -> None:
    rounds = int(sys.argv[1])
    for writers in (1, 2):
        total: set[str] = set()
        with tempfile.TemporaryDirectory() as folder:
            for number in range(rounds):
                home = Path(folder) / str(number // 10)  # files grow over ten rounds
                total = set() if number % 10 == 0 else total
                total |= kill_writers(home, writers, random.uniform(0, 0.08))
                check(home, total)
        print(f"writers at once: {writers}; killed {rounds} times; no acknowledged mark lost")


if __name__ == "__main__":
    write_marks() if sys.argv[1] == "write" else main()
