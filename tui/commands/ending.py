"""A command that is interrupted, or told to end, leaves nothing half made."""

import contextlib
import signal
import threading
from collections.abc import Iterator
from types import FrameType

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP")  # not all systems have them


@contextlib.contextmanager
def ending_in_order() -> Iterator[None]:
    """Turns signals that would kill the program into its exit, with 128 and their number.

    Told a second time, it is killed: whatever it waits for, it can be ended. Signals that whoever
    started the program has had ignored, as ``nohup`` does, still are.
    """
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) is signal.SIG_DFL:
                before[number] = signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    signal.signal(number, signal.SIG_DFL)
    if number == signal.SIGINT:
        raise KeyboardInterrupt
    raise SystemExit(128 + number)
