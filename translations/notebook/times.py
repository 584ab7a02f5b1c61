"""Points in time as the notebook's files have them: ISO 8601, from clocks that may be wrong."""

import contextlib
from datetime import UTC, date, datetime, timedelta

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


def instant(text: str) -> datetime:
    """The point in time that a text names, in UTC; for what names none, one before all others.

    Two laptops, or one that travels, write the zones that they are in: their texts have no order.

    >>> instant("2026-11-24T09:00:00+07:00") < instant("2026-11-24T03:00:00+00:00")
    True
    """
    try:
        found = datetime.fromisoformat(text)
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return _BEFORE_ALL


def local_day(text: str) -> date | None:
    """The day of a point in time where the reader is; None for what names none."""
    found = instant(text)
    return found.astimezone().date() if found != _BEFORE_ALL else None


def timestamp(after: str = "") -> str:
    """Now, in UTC, to the microsecond; but later than ``after``, where a clock was set back."""
    now = datetime.now(UTC)
    with contextlib.suppress(OverflowError):  # nothing is later than the end of all time
        now = max(now, instant(after) + timedelta(microseconds=1))
    return now.isoformat(timespec="microseconds")
