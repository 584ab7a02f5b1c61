"""Whatever a terminal sends, in whatever pieces: only keys become key presses."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._xterm_parser import XTermParser
from textual.events import Event, Key, Paste

from tui.terminal_input import TerminalInput

REPORTS = {
    "X10 mouse": b"\x1b[M \xc0\x30",
    "X10 mouse, far to the right": b"\x1b[M\x23\xff\xfe",
    "colour, ended by BEL": b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    "colour, ended by ST": b"\x1b]11;rgb:00/00/00\x1b\\",
    "clipboard": b"\x1b]52;c;cWIK\x07",
    "name of the terminal": b"\x1bP>|xterm(390)\x1b\\",
    "capability": b"\x1bP1+r544e=787465726d\x1b\\",
    "application program command": b"\x1b_Gi=1;OK\x1b\\",
    "privacy message": b"\x1b^bq\x1b\\",
    "primary attributes": b"\x1b[?62;22;52c",
    "secondary attributes": b"\x1b[>41;390;0c",
    "status": b"\x1b[0n",
    "keyboard flags": b"\x1b[?1u",
    "theme": b"\x1b[?997;1n",
    "size in letters": b"\x1b[8;40;120t",
    "size in pixels": b"\x1b[4;800;1200t",
    "title": b"\x1b]lqqq\x1b\\",
    "rxvt mouse": b"\x1b[32;10;10M",
    "unknown": b"\x1b[1;2;3;4;5z",
    "8-bit CSI": b"\x9b31m"[:1],
    "8-bit Meta": b"\xe2\xf8",
    "Latin-1": b"\xe9",
    "no UTF-8": b"\xff\xfe\x80\xc0\xc1",
    "surrogate": b"\xed\xa0\x80",
    "C1 in UTF-8": b"\xc2\x9b\xc2\x9d",
}


class Typed:
    """What Textual gets of what is sent."""

    def __init__(self) -> None:
        self._input, self._parser = TerminalInput(), XTermParser()
        self.now = 0.0
        self.events: list[Event] = []

    def send(self, data: bytes, pause: float = 0.01) -> "Typed":
        self._take(self._input.feed(data, self.now))
        self.now += pause
        self._take(self._input.tick(self.now))
        return self

    def _take(self, pieces: Iterable[object]) -> None:
        for piece in pieces:
            if isinstance(piece, str):
                self.events += list(self._parser.feed(piece))  # type: ignore[arg-type]
            else:
                self.events.append(piece)  # type: ignore[arg-type]

    @property
    def keys(self) -> list[str]:
        return [event.key for event in self.events if isinstance(event, Key)]


@pytest.mark.parametrize("name", REPORTS)
def test_reports_are_no_keys(name: str) -> None:
    assert Typed().send(REPORTS[name]).send(b"j", 5).keys == ["j"]
    assert Typed().send(b"k" + REPORTS[name] + b"j").keys == ["k", "j"]


@pytest.mark.parametrize("name", REPORTS)
def test_nor_are_they_in_parts(name: str) -> None:
    report = REPORTS[name]
    for at in range(1, len(report)):
        typed = Typed().send(report[:at], 0.05).send(report[at:], 0.05).send(b"j", 5)
        assert typed.keys == ["j"], report[:at]
    typed = Typed()
    for byte in report:
        typed.send(bytes([byte]), 0.05)
    assert typed.send(b"j", 5).keys == ["j"]


def test_a_report_whose_escape_was_taken_for_the_key_is_still_none() -> None:
    for report in REPORTS.values():
        if not report.startswith(b"\x1b"):
            continue
        rest = report[1:]
        assert Typed().send(b"\x1b", 0.5).send(rest).send(b"j").keys == ["escape", "j"]
        for at in range(1, len(rest)):
            typed = Typed().send(b"\x1b", 0.5).send(rest[:at], 0.2).send(rest[at:], 0.2)
            assert typed.send(b"j").keys == ["escape", "j"], (report, at)


@pytest.mark.parametrize("typed", ["[", "]", "P", "_", "X", "]1", "[?", "Xy"])
def test_what_is_typed_after_escape_is_typed(typed: str) -> None:
    keys = [
        event.character for event in Typed().send(b"\x1b", 0.5).send(typed.encode(), 0.5).events
    ]
    assert keys[1:] == list(typed)
    keys = Typed().send(b"\x1b", 0.5).send(typed.encode(), 0.2).send(b"kk", 0.5).keys
    assert keys[-2:] == ["k", "k"]


def test_a_report_without_end_does_not_make_it_deaf() -> None:
    for begun in (b"\x1b]10;rgb", b"\x1b[", b"\x1b[?", b"\x1bP", b"\x1b[M", b"\x1b[200~abc"):
        keys = Typed().send(begun, 10).send(b"j").keys
        assert keys == ["j"], begun


def test_keys_are_keys() -> None:
    typed = Typed().send(b"\x1b[A\x1bOB\x1b[1;5C\x1b[15~q\r\t\x7f \xc3\xa9\x1b[[A", 0.3)
    assert typed.keys == [
        "up",
        "down",
        "ctrl+right",
        "f5",
        "q",
        "enter",
        "tab",
        "backspace",
        "space",
        "é",
        "f1",
    ]
    assert Typed().send(b"\x1b", 0.5).keys == ["escape"]
    assert Typed().send(b"\x1b\x1b[A").keys == ["escape", "up"]
    assert Typed().send(b"\x1b[106u\x1b[27u").keys == ["j", "escape"]
    assert Typed().send(b"\xf0\x9f").send(b"\x99\x82").keys[0] in ("🙂", "slightly_smiling_face")


def test_alt_and_a_letter() -> None:
    typed = Typed().send(b"\x1bbj\x1bX\x1b\xc3\xa9q\x1b[A\x1bO", 0.3)
    assert typed.keys == ["alt+b", "j", "q", "up", "alt+shift+o"] or "alt+é" in typed.keys
    assert all(
        event.character is None for event in typed.events if "alt" in getattr(event, "key", "")
    )


@pytest.mark.parametrize("size", [1, 7, 4096])
def test_a_paste_comes_whole_whatever_is_in_it(size: int) -> None:
    text = "baris satu\r\nbaris dua \x1b[31m\x1b]0;x\x07 " + "kata " * 2000 + "\x1b[20 🙂"
    data = b"\x1b[200~" + text.encode() + b"\x1b[201~j"
    typed = Typed()
    for at in range(0, len(data), size):
        typed.send(data[at : at + size])
    (paste,) = [event for event in typed.events if isinstance(event, Paste)]
    assert paste.text == text
    assert typed.keys == ["j"]


def test_a_paste_whose_end_was_lost_ends_by_itself() -> None:
    typed = Typed().send(b"\x1b[200~sebagian", 10).send(b"j")
    assert [event.text for event in typed.events if isinstance(event, Paste)] == ["sebagian"]
    assert typed.keys == ["j"]


def test_the_mouse_and_the_window_are_heard() -> None:
    typed = Typed().send(
        b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M\x1b[I\x1b[O\x1b[?2026;2$y\x1b[48;40;120;800;1200t"
    )
    assert len(typed.events) == 7
    assert not typed.keys


@given(st.lists(st.binary(max_size=12), max_size=12), st.floats(0, 6))
def test_any_bytes_in_any_parts_end_in_a_key_that_works(parts: list[bytes], pause: float) -> None:
    typed = Typed()
    for part in parts:
        try:
            typed.send(part, pause)
        except (ValueError, OverflowError, RuntimeError):  # the driver begins with a new parser
            typed._parser = XTermParser()
    typed.now += 20
    typed._take(typed._input.tick(typed.now))
    typed._parser = XTermParser()
    typed.events.clear()
    assert typed.send(b"j").keys == ["j"]
