"""Repairs text that some program decoded with the wrong encoding and saved again.

"kafÃ©" and "â€œpulangâ€" are UTF-8 that was taken for Windows-1252.
"""

import re

from translations.patterns import lazy_pattern

_WRITTEN = {
    bytes([code]).decode("cp1252", "replace").replace("\ufffd", chr(code)): code
    for code in range(0x80, 0x100)
} | {chr(code): code for code in range(0x80, 0xA0)}
"""The byte that each character stood for; bytes that Windows-1252 lacks pass as they are."""
_REST = "".join(re.escape(sign) for sign, code in _WRITTEN.items() if code < 0xC0)
_LETTER = lazy_pattern(
    rf"[\xc2-\xdf][{_REST}]|[\xe0-\xef][{_REST}]{{2}}|[\xf0-\xf4][{_REST}]{{3}}"
    # The last byte of ” is not in Windows-1252, so some programs drop or replace it.
    "|â€\ufffd?"
)
_SPECIAL = lazy_pattern(r"[^\x00-\x7f]")
_BEGINNINGS = "ÃÂâÐÑ"
_NEARLY_ALL = 0.9  # of the special characters of a text
_MOST_TIMES = 2  # that a text is repaired
# Quotes and dashes of Windows-1252 taken for Latin-1, where these are control characters.
_CONTROLS = lazy_pattern("[\x80\x82\x84\x91-\x97\x99]")


def repaired(text: str) -> str:
    """The text as it was before; unchanged if its special characters make sense as they are.

    >>> repaired("kafÃ© â€œElokâ€")
    'kafé “Elok”'
    >>> repaired("São Tomé, “MAÇÃ”")
    'São Tomé, “MAÇÃ”'
    """
    if text.isascii():
        return text
    for _ in range(_MOST_TIMES):
        if not any(sign in text for sign in _BEGINNINGS):
            break
        found = sum(len(letter) for letter in _LETTER.findall(text))
        if not found or found < _NEARLY_ALL * sum(1 for _ in _SPECIAL.finditer(text)):
            break
        text = _LETTER.sub(_letter, text)
    if any(sign in text for sign in "\x80\x93\x94\x91\x92\x96\x97"):
        text = _CONTROLS.sub(lambda control: control[0].encode("latin-1").decode("cp1252"), text)
    return text


def _letter(found: re.Match[str]) -> str:
    data = bytes(_WRITTEN[sign] for sign in found[0] if sign in _WRITTEN)
    if data == b"\xe2\x80":
        return "”"
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
