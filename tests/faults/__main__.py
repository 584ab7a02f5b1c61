"""See the package; exit status 1 if something was lost or badly reported."""

import itertools
import json
import os
import random
import signal
import sys
import tempfile
import traceback
from datetime import date
from pathlib import Path

from tests.faults.disk import FAILURES, Failure, fail
from translations.articles import Article, Block, Kind, Position
from translations.errors import DwibacaError
from translations.folders import user_folders
from translations.memory import Memory
from translations.notebook import Day, MarkKind, Notebook, anchor_at, new_mark
from translations.notebook.drafts import Draft, Drafts
from translations.settings import Settings

_ARTICLE = Article(
    "Judul", (Block(Kind.PARAGRAPH, "Warga menunggu. Perahu datang dua kali sehari."),), "text"
)
_DAY = date(2026, 1, 2)
_STEPS = 6  # changes after the failure begins, at most
_KILLED = Failure("kill", 0)
_MOMENTS = 12  # of the events of a change: files opened, renamed, linked, removed


def _work(failure: Failure, moment: int) -> None:
    """Make changes; say each on standard output once it is made, or why it was not.

    The failure begins at the ``moment``-th event of the second change.
    """
    folders = user_folders()
    notebook, memory, drafts = Notebook(folders), Memory(folders.memory), Drafts(folders.drafts)
    armed = itertools.count()
    watching = False

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if watching and event.split(".", maxsplit=1)[0] in (
            "open",
            "os",
            "tempfile",
            "sqlite3",
            "shutil",
        ):
            if next(armed) != moment:
                return
            if failure is _KILLED:
                os.kill(os.getpid(), signal.SIGKILL)
            fail(failure)

    sys.addaudithook(watch)
    for step in range(_STEPS):
        watching = step >= 1
        mark = new_mark(MarkKind.NOTE, anchor_at(_ARTICLE, Position(0, step % 2)), text="x" * 900)
        try:
            notebook.keep(_ARTICLE, mark)
            _say("mark", mark.id)
            notebook.days.add(_DAY, Day(words=1))
            _say("words", "1")
        except DwibacaError as error:
            _say("error", str(error))
        try:
            drafts.keep(
                Draft(_ARTICLE.digest, MarkKind.NOTE, Position(0, 1), False, f"draf {step}")
            )
            _say("draft", f"draf {step}")
            Settings(theme=f"tema {step}").save(folders)
            _say("theme", f"tema {step}")
        except (OSError, DwibacaError) as error:  # the screens say it in words
            _say("error", getattr(error, "strerror", None) or str(error))
        memory.keep("paket", "cara", {f"Kalimat {step}.": f"Sentence {step}."})
        if memory.trouble:
            _say("error", memory.trouble)


def _say(kind: str, what: str) -> None:
    os.write(1, f"{json.dumps([kind, what])}\n".encode())


def run(home: Path, failure: Failure, moment: int) -> list[tuple[str, str]]:
    """Work in a process of its own until it fails; returns what it said."""
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.dup2(into, 1)
            os.close(out)
            os.environ["DWIBACA_HOME"] = str(home)
            _work(failure, moment)
            status = 0
        except BaseException:  # noqa: BLE001  the child must not go on as its parent
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(into)
    with os.fdopen(out) as said:
        lines = [tuple(json.loads(line)) for line in said]
    _, status = os.waitpid(child, 0)
    if failure is not _KILLED and status != 0:
        raise AssertionError(f"it ended with {os.waitstatus_to_exitcode(status)}")
    return lines


def check(home: Path, said: list[tuple[str, str]], failure: Failure) -> None:
    """What was said to be kept is there, in sound files; what was not, for the reason there is."""
    os.environ["DWIBACA_HOME"] = str(home)
    folders = user_folders()
    notebook = Notebook(folders)
    entry = notebook.entry(_ARTICLE)
    marks = {what for kind, what in said if kind == "mark"}
    assert entry is not None
    assert marks <= {mark.id for mark in entry.present}, "a mark is lost"
    words = sum(kind == "words" for kind, _ in said)
    assert notebook.days.all()[_DAY].words >= words, "words are lost"
    if drafts := [what for kind, what in said if kind == "draft"]:
        left = json.loads(next(folders.drafts.glob("*.json")).read_text())
        assert str(left).count("draf ") == 1
        assert int(str(left["text"]).split()[1]) >= int(drafts[-1].split()[1]), "a draft is lost"
    if themes := [what for kind, what in said if kind == "theme"]:
        assert Settings.load(folders).theme >= themes[-1], "a setting is lost"
    assert not notebook.trouble, notebook.trouble
    for path in notebook.folder.rglob("*.json"):
        json.loads(path.read_text())
    memory = Memory(folders.memory)
    assert not memory.trouble, memory.trouble
    assert memory.recall("paket", "cara", ["Kalimat 0."]), "the memory is lost"
    memory.close()
    reason = os.strerror(failure.error)
    sqlite = ("disk I/O error", "database or disk is full", "readonly", "unable to open")
    for kind, what in said:
        if kind == "error":
            assert reason in what or any(cause in what for cause in sqlite), what


def main() -> int:
    """Fail so many times; returns how many went wrong."""
    count = int(sys.argv[1])
    every = [(one, moment) for moment in range(_MOMENTS) for one in (*FAILURES, _KILLED)]
    if count < len(every):
        every = random.Random(1).sample(every, count)
    wrong, told = 0, 0
    with tempfile.TemporaryDirectory(prefix="dwibaca-faults-") as folder:
        for number, (failure, moment) in zip(range(count), itertools.cycle(every), strict=False):
            home = Path(folder) / str(number)
            try:
                # The same moment of a later round falls into another change.
                said = run(home, failure, moment + number // len(every) * _MOMENTS)
                told += sum(kind == "error" for kind, _ in said)
                check(home, said, failure)
            except AssertionError as error:
                wrong += 1
                print(f"{failure}, moment {moment}: {error}")
    print(f"failed {count} times, {told} times with a message: {wrong} went wrong")
    return wrong


if __name__ == "__main__":
    sys.exit(min(1, main()))
