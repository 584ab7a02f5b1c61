"""Points in time in the notebook's files: ISO 8601, from clocks that may be wrong."""

import contextlib
from datetime import UTC, date, datetime, timedelta

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def instant(text: str) -> datetime:
    """The point in time that a text states, in UTC; the earliest possible one if it states none.

    Machines write their own time zones, so that their texts cannot be compared directly.

    >>> instant("2026-11-24T09:00:00+07:00") < instant("2026-11-24T03:00:00+00:00")
    True
    """
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return _BEFORE_ALL


def local_day(text: str) -> date | None:
    """The local day of a point in time; None for an invalid one."""
    found = instant(text)
    return found.astimezone().date() if found != _BEFORE_ALL else None


def timestamp(after: str = "") -> str:
    """Now, in UTC, to the microsecond; but later than ``after``, in case a clock was set back."""
    now = datetime.now(UTC)
    with contextlib.suppress(OverflowError):  # nothing is later than the end of time
        now = max(now, instant(after) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")
