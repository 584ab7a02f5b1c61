"""A mail header at the top of a text: who wrote it, when, and about what."""

from collections.abc import Sequence
from typing import NamedTuple

from translations.articles.article import Block, Kind
from translations.cleaning import clean
from translations.patterns import lazy_pattern

_LINE = lazy_pattern(r"([A-Z][\w-]{1,40}):(?: +|$)(.*)")
_NAMES = {
    "from": "from", "dari": "from",
    "to": "to", "kepada": "to", "ke": "to", "cc": "to",
    "subject": "subject", "perihal": "subject", "subjek": "subject", "hal": "subject",
    "date": "date", "tanggal": "date", "sent": "date", "dikirim": "date",
}  # fmt: skip
_MOST_LINES = 200


class Header(NamedTuple):
    """What a mail header says; all "" and no blocks if there is none."""

    subject: str = ""
    author: str = ""
    date: str = ""
    blocks: tuple[Block, ...] = ()


def read_header(lines: Sequence[str]) -> tuple[Header, Sequence[str]]:
    """The mail header that a text begins with, and the lines below it."""
    start = next((n for n, line in enumerate(lines[:_MOST_LINES]) if line.strip()), 0)
    found: dict[str, str] = {}
    end, name = start, ""
    for line in lines[start : start + _MOST_LINES]:
        if not line.strip():
            break
        if match := _LINE.match(line):
            name = _NAMES.get(match[1].lower(), match[1].lower())
            found.setdefault(name, match[2])
        elif line[0] in " \t" and name:
            found[name] += " " + line.strip()
        elif not (end == start and line.startswith("From ")):  # the first line of a mailbox entry
            return Header(), lines
        end += 1
    if "from" not in found or not found.keys() & {"subject", "date"}:
        return Header(), lines
    from email.utils import parseaddr  # few texts are mails

    subject = _decoded(found.get("subject", ""))
    author, address = parseaddr(_decoded(found["from"]))
    shown = (_decoded(line) if "=?" in line else line.rstrip() for line in lines[start:end])
    whole = Block(Kind.CODE, "\n".join(shown).expandtabs(4))
    heading = (Block(Kind.HEADING, subject, 1),) if subject else ()
    date = _date(found.get("date", ""))
    return Header(subject, clean(author or address), date, (*heading, whole)), lines[end:]


def _decoded(value: str) -> str:
    r"""A decoded value: "=?utf-8?q?Jalan_=C3=89lite?=" is "Jalan Élite"."""
    from email.errors import MessageError
    from email.header import decode_header, make_header

    try:
        return clean(str(make_header(decode_header(value))))
    except (MessageError, LookupError, ValueError):
        return clean(value)


def _date(value: str) -> str:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(value).date().isoformat()
    except ValueError:
        return clean(value)
