"""Decodes bytes: byte order marks, UTF-8, UTF-16; charset-normalizer for the rest."""

import codecs
import re

from translations.articles.codepages import CANDIDATES, likeliest
from translations.articles.mojibake import repaired
from translations.errors import ArticleError
from translations.patterns import lazy_pattern

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = lazy_pattern(
    rb"""<\?xml[^>]*encoding=["']([\w.:-]+)|<meta[^>]*charset=["']?([\w.:-]+)""", re.IGNORECASE
)
# Labels that browsers read as another encoding; they are often wrong.
_MEANT = {
    "iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "l1": "cp1252",
    "ascii": "cp1252", "us-ascii": "cp1252", "ansi": "cp1252", "iso8859-1": "cp1252",
    "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932",
    "euc-kr": "cp949", "ks_c_5601-1987": "cp949", "tis-620": "cp874", "x-user-defined": "cp1252",
}  # fmt: skip
_UNTRUE = ("utf-8", "utf8", "utf-16", "utf-32", "unicode", "utf-7")  # valid UTF-8 never gets here
# Python's own codecs, for host names and source code: some take quadratic time.
_NOT_OF_FILES = ("idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7")
_UTF8_LETTER = lazy_pattern(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CUT_LETTER = lazy_pattern(rb"(?:[\xe0-\xef][\x80-\xbf]|[\xf0-\xf4][\x80-\xbf]{1,2})\Z")
_SPECIAL = lazy_pattern(rb"[\x80-\xff]")
_LETTER = lazy_pattern(rb"[A-Za-z]")
_SHORT = 400  # characters; too few for statistics
_SAMPLE = 64 * 1024


def decode(data: bytes, shown: str, label: str = "") -> str:
    """Decode a file's bytes.

    Args:
        data: the whole file, not empty.
        shown: the file's cleaned name, for the message.
        label: the encoding that a header beside the file states, if there is one.

    Raises:
        ArticleError: it is binary, or its encoding cannot be determined.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    data = data.removeprefix(codecs.BOM_UTF8)  # the rest need not be UTF-8
    if unmarked := _utf32_without_mark(data) or _utf16_without_mark(data):
        return data.decode(unmarked, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_old(data, shown, label, error)
    if _is_binary(data):
        raise _binary(shown)
    return repaired(text)


def _decode_old(data: bytes, shown: str, label: str, error: UnicodeDecodeError) -> str:
    if _is_binary(data):
        raise _binary(shown) from error
    for repair in (_with_surrogates, _of_two_encodings):
        if (text := repair(data)) is not None:
            return text
    if _is_damaged_utf8(data):
        return data.decode("utf-8", errors="replace")
    found = _DECLARED.search(data[:4096])
    for name in (label, (found[1] or found[2]).decode("ascii") if found else ""):
        if name and (declared := _as_declared(data, name)) is not None:
            return declared
    first = _SPECIAL.search(data)
    start = max(0, first.start() - _SAMPLE // 2) if first else 0
    encoding = _guess(data[start : start + _SAMPLE])
    if encoding is None:
        raise ArticleError(
            f"The encoding of {shown} cannot be determined.", "Save it again as UTF-8."
        ) from error
    return data.decode(encoding, errors="replace")


def _as_declared(data: bytes, label: str) -> str | None:
    """The bytes decoded as their label says; None if they contradict it."""
    name = label.lower()
    if name.startswith(_UNTRUE):
        return None
    try:
        codec = codecs.lookup(_MEANT.get(name, name))
        return None if codec.name in _NOT_OF_FILES else data.decode(codec.name)
    except (LookupError, ValueError):
        return None


def _guess(sample: bytes) -> str | None:
    """The code page of a text that declares none."""
    special, letters = (len(kind.findall(sample)) for kind in (_SPECIAL, _LETTER))
    is_latin = special * 50 < letters or (letters < _SHORT and special * 3 < letters)
    if is_latin and (found := likeliest(sample)):
        return found
    import charset_normalizer

    best = charset_normalizer.from_bytes(sample, cp_isolation=[*CANDIDATES, "iso8859_15"]).best()
    if best is not None:
        # Statistics alone would pick rare code pages over a handful of letters.
        return likeliest(sample) or best.encoding
    # Any code page at all, for texts in other languages.
    best = charset_normalizer.from_bytes(sample).best()
    return best.encoding if best else None


def _utf32_without_mark(data: bytes) -> str | None:
    """UTF-32 has about two NUL bytes in every four; which ones reveals the byte order."""
    sample = data[:4096]
    quarter = len(sample) // 4
    if quarter < 2 or len(data) % 4:
        return None
    nuls = [sample[place::4].count(0) for place in range(4)]
    if nuls[3] >= quarter and nuls[2] > quarter * 0.9 and nuls[0] < quarter * 0.1:
        return "utf-32-le"
    if nuls[0] >= quarter and nuls[1] > quarter * 0.9 and nuls[3] < quarter * 0.1:
        return "utf-32-be"
    return None


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Latin text has NUL in every other byte, and hardly any between."""
    sample = data[:4096]
    if len(sample) < 4:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _is_binary(data: bytes) -> bool:
    """Text has hardly any control characters; a stray NUL or ESC does not make it binary."""
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in range(32) if code not in b"\t\n\v\f\r\x1b")
    return controls > max(4, len(sample) // 50)


def _is_damaged_utf8(data: bytes) -> bool:
    """UTF-8 with a few broken bytes, such as a letter cut off at the end.

    In other encodings hardly any bytes happen to form a UTF-8 letter.
    """
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    sound = sum(1 for _ in _UTF8_LETTER.finditer(data)) - data.count(b"\xef\xbf\xbd")
    if sound:
        return sound >= 2 * broken or broken == 1
    # Only an incomplete letter at the very end: a single byte could also be "é".
    return broken == 1 and bool(_CUT_LETTER.search(data))


def _with_surrogates(data: bytes) -> str | None:
    """UTF-8 whose emoji are written as two surrogates, as some databases do."""
    try:
        text = data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        return None
    return text.encode("utf-16", errors="surrogatepass").decode("utf-16", errors="replace")


def _of_two_encodings(data: bytes) -> str | None:
    """A text in UTF-8 into which lines in an old code page were pasted; None if it is not one."""
    lines = [(line, _is_utf8(line)) for line in data.splitlines(keepends=True)]
    old = b"".join(line for line, is_utf8 in lines if not is_utf8)
    if _UTF8_LETTER.search(old) or not _UTF8_LETTER.search(data):
        return None
    encoding = likeliest(old)
    if encoding is None:
        return None
    return "".join(
        line.decode("utf-8" if is_utf8 else encoding, errors="replace") for line, is_utf8 in lines
    )


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _binary(shown: str) -> ArticleError:
    return ArticleError(
        f"{shown} is binary data, not text.", "Open a text, a web page, a book or a document."
    )
