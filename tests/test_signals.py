"""Commands that are interrupted, or told to end, leave nothing half made, and say nothing odd."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

# The signal comes at the first event of a kind: a file opened, flushed, or renamed.
AT = """
import os, signal, sys, time

number, awaited, *sys.argv[1:] = int(sys.argv[1]), *sys.argv[2:]

def come(event, arguments):
    global awaited
    if event == awaited and str(arguments[0]).endswith(".part"):
        awaited = None
        os.kill(os.getpid(), number)
        time.sleep(0.1)  # another thread may have got it: nothing goes on before it is heeded

sys.addaudithook(come)
from tui.launcher import main

sys.exit(main())
"""


def ended(number: int, event: str, *arguments: str, ignored: bool = False) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", AT, str(number), event, *arguments],
        capture_output=True, text=True, check=False,
        preexec_fn=(lambda: signal.signal(number, signal.SIG_IGN)) if ignored else None,
    )  # fmt: skip
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    ("name", "event", "command"),
    [("SIGINT", "open", "add"), ("SIGTERM", "os.rename", "add"), ("SIGHUP", "open", "backup")],
)
def test_told_to_end_in_the_middle_of_a_write_it_leaves_no_part(
    article: Path, tmp_path: Path, name: str, event: str, command: str
) -> None:
    new = tmp_path / ("b.zip" if command == "backup" else "baru.txt")
    if command == "add":
        new.write_text("Hujan turun.")
    number = getattr(signal, name)
    assert ended(number, event, command, str(new)) == (128 + number, "")
    assert not [path for path in tmp_path.rglob("*") if path.name.endswith(".part")]
    assert ended(0, event, command, str(new)) == (0, "")


def test_what_whoever_started_it_has_ignored_is_ignored(article: Path, tmp_path: Path) -> None:
    backup = tmp_path / "b.zip"
    assert ended(signal.SIGHUP, "open", "backup", str(backup), ignored=True) == (0, "")
    assert backup.exists()


def test_handlers_are_as_they_were(article: Path, tmp_path: Path) -> None:
    from tui.cli import main

    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)]
    assert main(["list"]) == 0
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)] == before
