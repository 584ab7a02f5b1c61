"""Kill writers of a notebook at random moments, and see whether anything was lost.

``python -m tests.notebook.killing 500`` does it five hundred times each: with one writer, with two,
and with two while a tool synchronises the folder with another machine.
"""

import ctypes
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
_HERE, _EXCHANGE = -100, 2  # of renameat2


def write_marks() -> None:
    """Make marks until killed; each that is kept is said on standard output, at once."""
    notebook = Notebook(user_folders())
    while True:
        anchor = anchor_at(ARTICLE, Position(0, random.randint(0, 1)))
        mark = new_mark(MarkKind.NOTE, anchor, text="catatan " * random.randint(1, 400))
        notebook.keep(ARTICLE, mark)
        os.write(1, f"{mark.id}\n".encode())
        time.sleep(random.uniform(0, 0.02))  # nobody types faster, and the other gets its turn


def synchronise() -> None:
    """Bring in notes of another machine until killed, as Syncthing does; each is said.

    The file of the other machine takes the place of ours, which becomes a copy beside it: in one
    step, so that whatever is lost is not lost by this.
    """
    folder = user_folders().notebook
    path = folder / f"{ARTICLE.digest[:32]}.json"
    library = ctypes.CDLL(None, use_errno=True)
    theirs: dict[str, object] = {}
    for number in range(10**6):
        if not path.exists():
            time.sleep(0.001)
            continue
        theirs = theirs or json.loads(path.read_text())
        mark = new_mark(MarkKind.NOTE, anchor_at(ARTICLE, Position(0, 0)), text="dari jauh")
        anchor = {"quote": mark.anchor.quote, "before": "", "after": "", "block": 0, "sentence": 0}
        note = {"id": mark.id, "kind": "note", "text": mark.text, "anchor": anchor}
        marks = [*theirs["marks"], note | {"created": mark.created, "changed": mark.changed}]  # type: ignore[misc]
        theirs = {**theirs, "marks": marks}
        arriving = folder / f".syncthing.{os.getpid()}.tmp"
        arriving.write_text(json.dumps(theirs))
        # It has the name of a copy before it takes part: it may be killed at any moment too.
        stamp = f"{os.getpid()}-{number:06}"
        copy = arriving.rename(folder / f"{path.stem}.sync-conflict-20261127-{stamp}-ABCDEFG.json")
        names = (os.fsencode(copy), os.fsencode(path))
        if library.renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE) == 0:
            os.write(1, f"{mark.id}\n".encode())
        time.sleep(random.uniform(0.01, 0.08))


def kill_writers(
    home: Path, writers: int, seconds: float, *, synchronised: bool = False
) -> set[str]:
    """Let writers work on one notebook, kill them; what they said was kept."""
    environment = {**os.environ, "DWIBACA_HOME": str(home)}
    command = [sys.executable, "-m", "tests.notebook.killing"]
    work = ["write"] * writers + ["synchronise"] * synchronised
    running = [
        subprocess.Popen([*command, what], stdout=subprocess.PIPE, env=environment) for what in work
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
    for writers, synchronised in ((1, False), (2, False), (2, True)):
        total: set[str] = set()
        with tempfile.TemporaryDirectory() as folder:
            for number in range(rounds):
                home = Path(folder) / str(number // 10)  # files grow over ten rounds
                total = set() if number % 10 == 0 else total
                moment = random.uniform(0, 0.08)
                total |= kill_writers(home, writers, moment, synchronised=synchronised)
                check(home, total)
        beside = " beside a tool that synchronises" if synchronised else ""
        print(
            f"writers at once: {writers}{beside}; killed {rounds} times; no acknowledged mark lost"
        )


if __name__ == "__main__":
    {"write": write_marks, "synchronise": synchronise}.get(sys.argv[1], main)()
