"""The date in a text, if day, month and year are all there: a date is never guessed."""

import re
from datetime import UTC, datetime, timedelta

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan", "februari february feb pebruari", "maret march mar",
            "april apr", "mei may", "juni june jun", "juli july jul",
            "agustus august agu agt ags aug", "september sept sep",
            "oktober october okt oct", "november nopember nov nop", "desember december des dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?:T?\d{4,6})?(?!\d)")
_DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[\s,.-]+({_MONTH})\.?[\s,.-]+(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})(?!\d)", re.IGNORECASE
)
_DAY_IN_DIGITS = re.compile(r"(?<![\d/])(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")
_FIRST_YEAR = 1800
_LONGEST = 200  # characters that are read


def find_date(text: str) -> str:
    """The first complete date in a short text, as ISO 8601; "" if there is none.

    Dates in digits are read the Indonesian way, day first.

    >>> find_date("Senin, 27 Nov 2023 10:15 WIB"), find_date("2023"), find_date("31/02/2023")
    ('2023-11-27', '', '')
    """
    text = text[:_LONGEST]
    for pattern, order in (
        (_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_MONTH_FIRST, "mdy"), (_DAY_IN_DIGITS, "dmy"),
        (_COMPACT, "ymd"),
    ):  # fmt: skip
        if found := pattern.search(text):
            parts = dict(zip(order, found.groups(), strict=True))
            return _iso(parts["y"], parts["m"], parts["d"])
    return ""


def _iso(year: str, month: str, day: str) -> str:
    number = _MONTHS.get(month.lower()) or int(month)
    try:
        date = datetime(int(year), number, int(day), tzinfo=UTC)
    except ValueError:
        return ""
    # Somewhere on earth it is already tomorrow.
    if date.year < _FIRST_YEAR or date > datetime.now(UTC) + timedelta(days=2):
        return ""
    return date.date().isoformat()
