"""A monkey at the keyboard: mashes keys on every screen, with a seed, for a given time.

    python -m tests.monkey 600 7

for ten minutes with seed 7. Nothing that it presses may end the program by itself, and after escape
and q, pressed as often as a patient person would, the program has ended, in order.
"""

import json
import os
import random
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.terminal.terminal import Terminal
from tests.tui.helpers import article_text
from tests.tui.test_terminal_input import REPORTS

_LETTERS = "jjkkllhhgGvsrbmnNeayYxopduUti'/?qcwfFM[]zH0123:+-, \t"
_KEYS = [
    *_LETTERS, *["\r"] * 6, *["\x1b"] * 5,
    "\x1b[A", "\x1b[B", "\x1b[C", "\x1b[D", "\x1b[5~", "\x1b[6~", "\x1b[H", "\x1b[F", "\x7f", "\x1b[3~", "\x1bOP",
    *"\x01\x02\x03\x04\x06\x07\x09\x0c\x0f\x10\x12\x13\x14\x15\x16\x17\x1c",
    "\x1b[Z", "\x1b[1;5C", "\x1b[1;2B", "\x1b\x1b", "\x1bb", "kata ", "é", "漢", "🙂",
    "\x1b[<0;10;10M\x1b[<0;10;10m", "\x1b[<64;10;10M", "\x1b[<65;10;10M", "\x1b[<0;60;20M\x1b[<32;90;25M\x1b[<0;90;25m",
    "\x1b[200~tempel\nbaris [bold] \x01é\x1b[201~", "\x1b[200~tanpa akhir", "\x1b[I", "\x1b[O",
    *REPORTS.values(),
]  # fmt: skip
_PATIENCE = 40  # presses of escape and q until a screen is called a dead end


class Monkey:
    """Presses keys; `run` returns what went wrong."""

    def __init__(self, seed: int, root: Path) -> None:
        self.chance = random.Random(seed)
        self.root = root
        self.pressed = 0
        self.ends: Counter[object] = Counter()
        self.faults: list[str] = []
        shelf = root / "rak"
        shelf.mkdir()
        for number in range(3):
            text = f"# Berita {number}\n\n{article_text(12, heading_every=4)}\n"
            (shelf / f"berita{number}.md").write_text(text)
        paragraphs = "<p>Warga desa membatalkan rapat itu karena hujan lebat.</p>" * 20
        (shelf / "halaman.html").write_text(f"<html><body><article><h1>J</h1>{paragraphs}")
        self.environment = {
            "DWIBACA_HOME": str(root / "home"),
            "HOME": str(root),
            "ARGOS_PACKAGES_DIR": str(root / "packages"),
            "ARGOS_PACKAGE_INDEX": "http://127.0.0.1:9/",
            "EDITOR": "true",
            "PYTHONFAULTHANDLER": "1",
        }

    def run(self, seconds: float) -> None:
        """Start the program again and again, and mash."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self._sit(min(end, time.monotonic() + self.chance.uniform(8, 40)))

    def _sit(self, end: float) -> None:
        """One sitting: begin, mash, leave."""
        shelf = self.root / "rak"
        named = self.chance.choice(
            [[], [str(shelf)], [str(shelf / "berita0.md")], [str(shelf / "halaman.html")]]
        )
        columns, rows = self.chance.choice([(120, 40), (80, 24), (60, 20), (200, 60), (40, 12)])
        terminal = Terminal(
            *named,
            columns=columns,
            rows=rows,
            environment=self.environment,
            preparing=lambda: os.chdir(shelf),
        )
        terminal.wait_until(lambda lines: any(line.strip() for line in lines))
        pressed: list[object] = []
        while time.monotonic() < end and terminal.process.isalive():
            key = self.chance.choice(_KEYS)
            if key == "q" and self.chance.random() < 0.9:
                continue
            pressed.append(key)
            if not _send(terminal, key):
                break
            if self.chance.random() < 0.03:
                terminal.resize(self.chance.randrange(1, 220), self.chance.randrange(1, 70))
                pressed.append("resized")
            _look(terminal, self.chance.choice([0, 0, 0.01, 0.05, 0.2]))
        self.pressed += len(pressed)
        if not self._leave(terminal):
            where = terminal.text
            terminal.process.kill(signal.SIGABRT)  # it says where it is
            _look(terminal, 2)
            said = terminal.raw[-6000:].decode(errors="replace")
            self.faults.append(f"dead end after {pressed[-60:]}\n{where}\n{said}")
        self._judge(terminal, pressed)

    def _leave(self, terminal: Terminal) -> bool:
        """Whether escape and q lead out, from wherever this is."""
        if terminal.process.isalive():
            terminal.resize(100, 40)
            _look(terminal, 4)  # a paste without an end ends by itself
        for _ in range(_PATIENCE):
            for key in ("\x1b", "q"):
                if not terminal.process.isalive() or not _send(terminal, key):
                    return True
                _look(terminal, 0.5)
        return not terminal.process.isalive()

    def _judge(self, terminal: Terminal, pressed: list[object]) -> None:
        terminal.process.close()
        status = terminal.process.signalstatus or terminal.process.exitstatus
        self.ends[status] += 1
        if status not in (0, signal.SIGABRT) or re.search(
            rb"dwibaca failed|Traceback", terminal.raw[-4000:]
        ):
            self.faults.append(
                f"ended with {status} after {pressed[-60:]}\n{terminal.raw[-600:]!r}"
            )

    def report(self) -> str:
        """What happened."""
        for path in (self.root / "home").rglob("crash-*"):
            self.faults.append(path.read_text()[-1500:])
        for path in (self.root / "home" / "data" / "notebook").glob("*.json"):
            json.loads(path.read_text())
        return f"{self.pressed} keys, {sum(self.ends.values())} sittings that ended with {dict(self.ends)}"


def _send(terminal: Terminal, key: str | bytes) -> bool:
    try:
        terminal.process.send(key)
    except OSError:
        return False
    return True


def _look(terminal: Terminal, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        going_on = terminal._read() if seconds else True
        if not going_on or time.monotonic() >= end:
            return


def main() -> int:
    seconds, seed = float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    with tempfile.TemporaryDirectory(prefix="dwibaca-monkey-") as name:
        monkey = Monkey(seed, Path(name))
        monkey.run(seconds)
        print(monkey.report())
    for fault in monkey.faults:
        print(f"\nFAULT: {fault}")
    return 1 if monkey.faults else 0


if __name__ == "__main__":
    sys.exit(main())
