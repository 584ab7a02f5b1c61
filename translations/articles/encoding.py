"""Bytes into text: byte order marks, UTF-8, UTF-16; charset-normalizer for the rest."""

import codecs
import re

from translations.errors import ArticleError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<\?xml[^>]*encoding=["']([\w.:-]+)|<meta[^>]*charset=["']?([\w.:-]+)""", re.IGNORECASE
)
# What Indonesian and English texts were written in before UTF-8. Windows-1252 is by far the
# commonest; with every code page allowed, charset-normalizer prefers exotic ones for short texts.
_OLD_ENCODINGS = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
_UTF8_LEAD = re.compile(rb"[\xc2-\xf4]")
_SAMPLE = 64 * 1024


def decode(data: bytes, shown: str) -> str:
    """Decode a file's bytes.

    Args:
        data: the whole file, not empty.
        shown: the file's name, cleaned, for the message.

    Raises:
        ArticleError: it is binary, or its encoding cannot be told.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if unmarked := _utf16_without_mark(data):
        return data.decode(unmarked, errors="replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _decode_old(data, shown, error)
    if _is_binary(data):
        raise _binary(shown)
    return text


def _decode_old(data: bytes, shown: str, error: UnicodeDecodeError) -> str:
    if _is_binary(data):
        raise _binary(shown) from error
    if _is_damaged_utf8(data):
        return data.decode("utf-8", errors="replace")
    if found := _DECLARED.search(data[:4096]):
        try:
            return data.decode((found[1] or found[2]).decode("ascii"), errors="replace")
        except LookupError:
            pass  # a name nobody knows: guess as for any other file
    import charset_normalizer

    sample = data[:_SAMPLE]
    best = charset_normalizer.from_bytes(sample, cp_isolation=_OLD_ENCODINGS).best()
    if best is None:
        # Any code page at all, for the texts of other languages.
        best = charset_normalizer.from_bytes(sample).best()
    if best is None:
        raise ArticleError(
            f"The encoding of {shown} cannot be told.", "Save it again as UTF-8."
        ) from error
    return data.decode(best.encoding, errors="replace")


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 of Latin text has a NUL in every other place, and hardly any in the others."""
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
    """UTF-8 with a few broken bytes, such as one that was cut off in the middle of a letter."""
    broken = data.decode("utf-8", errors="replace").count("\ufffd")
    return len(_UTF8_LEAD.findall(data)) > 20 * broken


def _binary(shown: str) -> ArticleError:
    return ArticleError(
        f"{shown} is binary data, not text.", "Open a text, Markdown, HTML or EPUB file."
    )
