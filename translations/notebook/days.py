"""How much was read each day: one small file per day, never lost."""

import json
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from translations.cleaning import clean
from translations.errors import DwibacaError, reason
from translations.files import is_folder, read_json, write_atomically

SCHEMA = 1
_MOST = 10**9  # seconds, or words, that a file may contain
_LATEST = 10**11  # seconds since 1970
_CLOCKS_DIFFER = 600.0  # seconds; a larger difference means that a clock was set back
_DAYS_OF_WEEK = 7


@dataclass(frozen=True)
class Day:
    """What was read on one day, or on several.

    Attributes:
        seconds: of reading time, without pauses.
        words: of the original.
        finished: digests of the articles read to the end.
        ended: when reading stopped, in seconds since 1970; 0 if unknown.
    """

    seconds: float = 0.0
    words: int = 0
    finished: frozenset[str] = frozenset()
    ended: float = field(default=0.0, compare=False)

    def __add__(self, other: "Day") -> "Day":
        return Day(
            self.seconds + other.seconds,
            self.words + other.words,
            self.finished | other.finished,
            max(self.ended, other.ended),
        )


class Days:
    """The days on which something was read.

    Args:
        folder: of the files.
        locked: keeps other readers out while a file is changed.
    """

    def __init__(self, folder: Path, locked: Callable[[], AbstractContextManager[None]]) -> None:
        self._folder = folder
        self._locked = locked

    def add(self, day: date, read: Day) -> None:
        """Add to what was read on a day.

        Nobody reads in two windows at once, so time that another window has already counted is
        left out.

        Raises:
            DwibacaError: it could not be written.
        """
        path = self._folder / f"{day.isoformat()}.json"
        with self._locked():
            try:
                if _is_newer(path):  # beside it, as a part of the same day
                    path = path.with_suffix(f".{SCHEMA}.json")
                before = _for_change(path)
                whole = before + _not_counted(read, before)
                content = {
                    "schema": SCHEMA,
                    "seconds": round(whole.seconds, 1),
                    "words": whole.words,
                    "finished": sorted(whole.finished),
                    "ended": round(whole.ended, 1),
                }
                write_atomically(path, (json.dumps(content, indent=2) + "\n").encode())
            except OSError as error:
                raise DwibacaError(
                    f"{clean(str(path))} cannot be written: {reason(error)}."
                ) from error

    def merge(self, day: date, other: Day) -> bool:
        """Merge another copy of a day, such as one from a backup.

        What both contain counts once: the larger figures, as usually one copy includes the other.

        Returns:
            Whether that changed anything.

        Raises:
            DwibacaError: it could not be written.
        """
        here = self.all().get(day, Day())
        more = Day(
            max(0.0, other.seconds - here.seconds),
            max(0, other.words - here.words),
            other.finished - here.finished,
        )
        if more == Day():
            return False
        self.add(day, more)
        return True

    def all(self) -> dict[date, Day]:
        """What was read on each day; files that cannot be read are left out."""
        found: dict[date, Day] = {}
        for path in sorted(self._folder.glob("*.json")) if is_folder(self._folder) else []:
            # "2026-11-23.sync-conflict-….json" is another machine's share of the same day.
            try:
                day = date.fromisoformat(path.name[:10])
                found[day] = found.get(day, Day()) + _read(path)
            except (OSError, ValueError):
                continue
        return found


def weeks(days: dict[date, Day], today: date, count: int) -> Sequence[tuple[date, Day]]:
    """What was read in each of the last weeks, oldest first, each with its Monday."""
    this = today - timedelta(days=today.weekday())
    mondays = [this - timedelta(weeks=back) for back in range(count - 1, -1, -1)]
    return [
        (
            monday,
            sum((days.get(monday + timedelta(days=n), Day()) for n in range(_DAYS_OF_WEEK)), Day()),
        )
        for monday in mondays
    ]


def _not_counted(read: Day, before: Day) -> Day:
    """What was read, without the time that another window has already counted."""
    # A clock that was set back must not stop the counting for the rest of the day.
    if not before.ended or before.ended - read.ended > _CLOCKS_DIFFER:
        return read
    return replace(read, seconds=min(read.seconds, max(0.0, read.ended - before.ended)))


def _for_change(path: Path) -> Day:
    """Read a day's file; a damaged one is kept under another name and started again."""
    try:
        return _read(path)
    except ValueError:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        path.replace(path.with_name(f"{path.stem}-{stamp}.damaged"))
        return Day()


def _is_newer(path: Path) -> bool:
    """Whether a newer version of the program wrote a file, which only that may change."""
    try:
        whole = read_json(path)
    except (FileNotFoundError, ValueError):
        return False
    schema = whole.get("schema") if isinstance(whole, dict) else None
    return isinstance(schema, int) and schema > SCHEMA


def _read(path: Path) -> Day:
    """Read a day's file; if there is none, nothing was read.

    Raises:
        ValueError: it is damaged, or from a newer version.
    """
    try:
        return day_from_json(read_json(path))
    except FileNotFoundError:
        return Day()


def day_from_json(whole: object) -> Day:
    """The content of a day's file.

    Raises:
        ValueError: it is damaged, or from a newer version.
    """
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise ValueError("not a day's file")
    seconds, words, finished = (whole.get(name) for name in ("seconds", "words", "finished"))
    if not (isinstance(seconds, int | float) and isinstance(words, int)):
        raise ValueError("without its numbers")
    if not (0 <= seconds <= _MOST and 0 <= words <= _MOST):  # also refuses NaN
        raise ValueError("with numbers that cannot be")
    kept = finished if isinstance(finished, list) else []
    ended = whole.get("ended")
    if not isinstance(ended, int | float) or not 0 <= ended <= _LATEST:
        ended = 0.0  # older versions do not note it
    return Day(seconds, words, frozenset(map(str, kept)), ended)
