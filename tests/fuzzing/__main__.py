"""See the package; exit status 1 if a failing input was found."""

import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.fuzzing.mutations import mutate

_MOST_SECONDS = 10.0  # for one input; the slowest of 100,000 took 4
_MOST_MEMORY = 3 * 2**30  # bytes of address space, libraries and all
_MOST_SAID = 5  # faults of one reader


class _TooSlow(Exception):
    """The time is over."""


@contextmanager
def _in_time() -> Iterator[None]:
    def stop(signal_number: int, frame: FrameType | None) -> None:
        raise _TooSlow

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def main() -> int:
    """Feed the inputs; returns how many did harm."""
    count = int(sys.argv[1])
    first = int(sys.argv[2]) if len(sys.argv) > 2 else 0
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    kept = Path(tempfile.mkdtemp(prefix="dwibaca-fuzzing-"))
    root = kept / "work"
    root.mkdir()
    os.environ["DWIBACA_HOME"] = str(root / "dwibaca")
    from tests.fuzzing.readers import readers

    (root / "sound").mkdir()
    all_readers = readers(root / "sound")
    faults: dict[str, int] = defaultdict(int)
    slowest = (0.0, "")
    for number in range(first, first + count):
        reader = all_readers[number % len(all_readers)]
        rng = random.Random(f"{reader.name} {number}")
        data = mutate(rng.choice(reader.sound), rng)
        folder = root / "input"
        for path in (folder, root / "dwibaca"):
            shutil.rmtree(path, ignore_errors=True)
        folder.mkdir()
        began = time.perf_counter()
        try:
            with _in_time():
                reader.read(data, folder)
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt):
                raise
            faults[reader.name] += 1
            if faults[reader.name] <= _MOST_SAID:
                path = kept / f"{reader.name}-{number}"
                path.write_bytes(data)
                print(f"{path}:\n{''.join(traceback.format_exception(error)[-4:])}")
        seconds = time.perf_counter() - began
        slowest = max(slowest, (seconds, f"{reader.name} {number}"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{count} inputs from {first} on, {len(all_readers)} readers: {sum(faults.values())} did "
        f"harm {dict(faults) or ''}; the slowest took {slowest[0]:.1f} s ({slowest[1]}); "
        f"{peak:.0f} MB at most"
    )
    shutil.rmtree(root)
    if not faults:
        kept.rmdir()
    return sum(faults.values())


if __name__ == "__main__":
    sys.exit(min(1, main()))
