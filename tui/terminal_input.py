"""Turns what a terminal sends into whole keys, pastes and reports before Textual sees it.

Textual's own parser trusts its input. A byte that is not UTF-8 (an X10 mouse after reattaching a
session, an 8-bit Meta key, a Latin-1 keyboard) ends it; a report that it does not know, or that
arrives in two parts, becomes key presses; losing the end of a paste makes it deaf. So bytes are
assembled here, and anything that was not requested is dropped.
"""

import codecs

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual.events import Key, Paste
from textual.keys import _character_to_key

from translations.patterns import lazy_pattern

_ESC = b"\x1b"
_CSI = lazy_pattern(rb"\x1b\[(?:\[[A-E]|[0-?]*[ -/]*[@-~])")
_CSI_BEGUN = lazy_pattern(rb"\x1b\[[0-?]*[ -/]*")
_STRING = lazy_pattern(rb"\x1b[]P_^X][^\x1b\x07]*(?:\x07|\x1b\\)")
_STRING_BEGUN = lazy_pattern(rb"\x1b[]P_^X][^\x1b\x07]*")
_MOUSE_X10 = b"\x1b[M"  # and any three bytes
_PASTE, _PASTE_END = b"\x1b[200~", b"\x1b[201~"
_UNDERSTOOD = lazy_pattern(
    r"\x1b\[(?:[IO]"  # the window gets and loses the focus
    r"|<\d{1,5};-?\d{1,6};-?\d{1,6}[mM]"  # the mouse
    r"|\?\d{1,6};\d\$y"  # what the terminal can do
    r"|\d{1,5};\d{1,5}R"  # where the cursor is
    r"|48;\d{1,3};\d{1,4};\d{1,6};\d{1,6}t"  # how large the window is
    r"|(?:[\d:]{0,7};?){2,3}[u~ABCDEFHPQRS])"  # keys
)
_LATE = lazy_pattern(
    rb"\](?:\d{1,3};|L|l)|P[\d>|+$!]|\[[?<>=]?[\d;]{1,}[A-Za-z~$]"
    rb"|\[M[^\x1b]{3}|[_^X][^\x1b\x07]*(?:\x07|\x1b\\)"
)
_LATE_BEGUN = lazy_pattern(rb"\]\d{0,3}|P|\[[?<>=]?[\d;]*|\[M[^\x1b]{0,2}|[_^X][^\x1b\x07]*\x1b?")
_NOT_TYPED = lazy_pattern("[\x80-\x9f\ufffd\ud800-\udfff]")

_KEY_WAIT = 0.1  # seconds after which escape was a key, not the beginning of something
_CSI_WAIT = 1.0
_STRING_WAIT = 3.0
_PASTE_WAIT = 3.0
_LATE_WAIT = 2.0
_REST_WAIT = 0.3  # seconds after which the beginning of a late report was typed
_LONGEST = 65_536  # bytes of a report

Piece = str | Key | Paste
"""Text for Textual's parser, with whole sequences only; or an event that does not need it."""


class TerminalInput:
    """Bytes in, pieces out."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._waiting = b""  # incomplete input
        self._pasted: bytes | None = None  # the paste so far
        self._since = 0.0  # when the last input arrived
        self._escaped = float("-inf")  # when an escape was last taken for a key
        self._late = b""  # the beginning of what may be the report that it began

    def feed(self, data: bytes, now: float) -> list[Piece]:
        """Process bytes as they arrived.

        Args:
            now: seconds of a monotonic clock.
        """
        self._since = now
        if self._late or now - self._escaped < _LATE_WAIT:
            data = self._late + data
            if _LATE_BEGUN.fullmatch(data):
                self._late = data
                return []
            if _LATE.match(data):
                data = _ESC + data  # the report that this escape began
        self._late, self._escaped = b"", float("-inf")
        data, self._waiting = self._waiting + data, b""
        pieces: list[Piece] = []
        while data:
            data = self._take(data, pieces)
        return pieces

    def tick(self, now: float) -> list[Piece]:
        """What becomes of incomplete input as time passes."""
        waited = now - self._since
        if self._pasted is not None:
            if waited < _PASTE_WAIT:
                return []
            pasted, self._pasted = self._pasted + self._waiting, None
            self._waiting = b""
            return [_paste(pasted)]
        if self._late and waited >= _REST_WAIT:
            late, self._late, self._escaped = self._late, b"", float("-inf")
            pieces: list[Piece] = []
            while late:
                late = self._take(late, pieces)
            return pieces
        waiting = self._waiting
        if not waiting or waited < _wait_for(waiting):
            return []
        self._waiting = b""
        if waiting == _ESC:
            self._escaped = now
            return [Key("escape", "\x1b")]
        return [_alt("O")] if waiting == b"\x1bO" else []

    def _take(self, data: bytes, pieces: list[Piece]) -> bytes:
        """Take one piece off the beginning; returns the rest."""
        if self._pasted is not None:
            return self._take_pasted(data, pieces)
        at = data.find(_ESC)
        if at:
            self._take_text(data if at < 0 else data[:at], pieces)
            return b"" if at < 0 else data[at:]
        self._decoder.reset()  # a letter cut off by an escape is dropped
        if data.startswith(_MOUSE_X10) and not data.startswith(_PASTE):
            return self._wait(data) if len(data) < len(_MOUSE_X10) + 3 else data[6:]
        if data.startswith(b"\x1b["):
            return self._take_csi(data, pieces)
        if data[1:2] in (b"]", b"P", b"_", b"^", b"X"):
            return self._take_string(data, pieces)
        return self._take_alt(data, pieces)

    def _wait(self, data: bytes) -> bytes:
        self._waiting = data if len(data) < _LONGEST else b""
        return b""

    def _take_text(self, data: bytes, pieces: list[Piece]) -> None:
        if text := _NOT_TYPED.sub("", self._decoder.decode(data)):
            pieces.append(text)

    def _take_csi(self, data: bytes, pieces: list[Piece]) -> bytes:
        if found := _CSI.match(data):
            if found[0] == _PASTE:
                self._pasted = b""
            elif is_understood(found[0].decode("ascii")):
                pieces.append(found[0].decode("ascii"))
            return data[found.end() :]
        begun = _CSI_BEGUN.match(data)
        assert begun
        return self._wait(data) if begun.end() == len(data) else data[begun.end() :]

    def _take_string(self, data: bytes, pieces: list[Piece]) -> bytes:
        """A report of colours, names and the like, which nobody requested."""
        if found := _STRING.match(data):
            return data[found.end() :]
        begun = _STRING_BEGUN.match(data)
        assert begun
        rest = data[begun.end() :]
        return self._wait(data) if rest in (b"", _ESC) else rest

    def _take_alt(self, data: bytes, pieces: list[Piece]) -> bytes:
        """Escape on its own, or Alt before a letter."""
        if len(data) == 1:
            return self._wait(data)
        if data[1:2] == _ESC:
            pieces.append(Key("escape", "\x1b"))
            return data[1:]
        length = 3 if data[1:2] == b"O" else 1 + _letter_length(data[1])
        if len(data) < length:
            return self._wait(data)
        text = data[:length].decode("utf-8", "replace")
        if text in ANSI_SEQUENCES_KEYS:
            pieces.append(text)
        elif data[1:2] != b"O" and not _NOT_TYPED.search(text):
            pieces.append(_alt(text[1:]))
        return data[length:]

    def _take_pasted(self, data: bytes, pieces: list[Piece]) -> bytes:
        assert self._pasted is not None
        at = data.find(_PASTE_END)
        if at < 0:
            # The input may end within the end marker.
            keep = next((n for n in range(5, 0, -1) if data.endswith(_PASTE_END[:n])), 0)
            self._pasted += data[: len(data) - keep]
            self._waiting = data[len(data) - keep :]
            return b""
        pieces.append(_paste(self._pasted + data[:at]))
        self._pasted = None
        return data[at + len(_PASTE_END) :]


def is_understood(sequence: str) -> bool:
    """Whether Textual knows what a sequence means."""
    return sequence in ANSI_SEQUENCES_KEYS or _UNDERSTOOD.fullmatch(sequence) is not None


def _alt(letter: str) -> Key:
    """Alt and a letter; Textual's parser would wait for more, and join it to this."""
    name = _character_to_key(letter)
    return Key(f"alt+{f'shift+{name.lower()}' if letter.isupper() else name}", None)


def _paste(data: bytes) -> Paste:
    return Paste(data.decode("utf-8", "replace").replace("\0", ""))


def _letter_length(first: int) -> int:
    """The length of a UTF-8 character, from its first byte."""
    return 1 if first < 0xC0 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _wait_for(waiting: bytes) -> float:
    if waiting[1:2] == b"[":
        return _CSI_WAIT
    return _STRING_WAIT if waiting[1:2] in (b"]", b"P", b"_", b"^", b"X") else _KEY_WAIT
