"""Valid files made invalid."""

import io
import random
import zipfile
from collections.abc import Sequence

_LARGEST = 300_000  # bytes of an input, about
_TOKENS = tuple(
    text.encode("utf-8", "surrogatepass")
    for text in (
        *(
            "\0",
            "\x1b[31m",
            "\x1b]0;judul\x07",
            "\x9b2J",
            "\x07",
            "\r",
            "\u2028",
            "\u202e",
            "\u200b",
        ),
        *("\ufeff", "\ud800", "\U0010ffff", "é", "e\u0301\u0301\u0301", "🙂", "ـ", "ﷺ"),
        *("-1", "0", "1e999", "NaN", "99999999999999999999", "null", "true", '""', "[]", "{}"),
        *("[", "{", '{"a":', "(", "<", "<div>", "<table><tr><td>", "> ", "- ", "* ", "#", "`", "_"),
        *("&#27;", "&#x1b;", "&lt;", "&amp;#0;", "<!--", "-->", "<![CDATA[", "]]>", "<script>"),
        *('<!DOCTYPE a [<!ENTITY b "bbbb">]>', "&b;", "%b;", '<?xml version="1.0"?>'),
        *(
            "---\n",
            "```\n",
            "\t",
            "  \n",
            "\n\n",
            "|",
            "![](",
            "](",
            "[a]: b",
            "../",
            "/etc/passwd",
        ),
        *("http://127.0.0.1/", "file:///etc/passwd", "data:text/html,", "kata -kata ", "A.B.C."),
    )
)


def mutate(sound: bytes, rng: random.Random) -> bytes:
    """A file with one to eight faults in it; an archive may have them inside, too."""
    if sound[:2] == b"PK" and rng.random() < 0.8:
        return _mutate_member(sound, rng)
    data = bytearray(sound)
    for _ in range(rng.randint(1, 8)):
        _FAULTS[rng.randrange(len(_FAULTS))](data, rng)
    return bytes(data[:_LARGEST])


def _mutate_member(sound: bytes, rng: random.Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        members = [(info.filename, archive.read(info)) for info in archive.infolist()]
    at = rng.randrange(len(members))
    name, content = members[at]
    if rng.random() < 0.1:
        name = mutate(name.encode(), rng).decode("utf-8", "replace").replace("\0", "")[:200] or "a"
    else:
        content = mutate(content, rng)
    members[at] = (name, content)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, written in dict(members).items():
            # Without the time of day: a number names the same input on every day.
            archive.writestr(zipfile.ZipInfo(path), written, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _span(data: bytearray, rng: random.Random, longest: int = 400) -> slice:
    start = rng.randrange(len(data) + 1)
    return slice(start, min(len(data), start + rng.randint(1, longest)))


def _flip(data: bytearray, rng: random.Random) -> None:
    for _ in range(rng.randint(1, 10) if data else 0):
        data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)


def _cut(data: bytearray, rng: random.Random) -> None:
    del data[_span(data, rng)]


def _truncate(data: bytearray, rng: random.Random) -> None:
    del data[rng.randrange(len(data) + 1) :]


def _repeat(data: bytearray, rng: random.Random) -> None:
    span = _span(data, rng, 60)
    data[span] = bytes(data[span]) * _count(rng)


def _insert(data: bytearray, rng: random.Random) -> None:
    at = rng.randrange(len(data) + 1)
    data[at:at] = rng.choice(_TOKENS) * _count(rng)


def _scramble(data: bytearray, rng: random.Random) -> None:
    span = _span(data, rng, 40)
    data[span] = rng.randbytes(rng.randint(1, 40))


def _swap(data: bytearray, rng: random.Random) -> None:
    one, two = _span(data, rng), _span(data, rng)
    data[one] = bytes(data[two])


def _replace(data: bytearray, rng: random.Random) -> None:
    data[:] = rng.choice(_TOKENS) * _count(rng)


def _count(rng: random.Random) -> int:
    return rng.choice((1, 1, 1, 2, 5, 100, 3000))


_FAULTS: Sequence = (_flip, _cut, _truncate, _repeat, _insert, _insert, _scramble, _swap, _replace)
