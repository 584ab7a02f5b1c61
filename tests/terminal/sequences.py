"""What a program sends to its terminal, analysed: text, and commands by kind."""

import re

_COMMAND = re.compile(
    rb"""
    \x1b\[ (?P<csi> [<=>?]? [0-9;:]* [\x20-\x2f]* [\x40-\x7e])
    | \x1b (?P<string> [\]P_^X]) (?P<content> [^\x07\x1b]* ) (?: \x07 | \x1b\\ )
    | \x1b (?P<short> [\x20-\x2f]* [\x30-\x7e])
    | (?P<control> [\x00-\x1f\x7f])
    """,
    re.VERBOSE,
)


def kinds(raw: bytes) -> set[str]:
    """The kinds of commands in a stream; parameters of a CSI are left out, but for modes.

    What is no command must be UTF-8 without C1 controls: those are kinds of their own.
    """
    found = set()
    text = b""
    at = 0
    for match in _COMMAND.finditer(raw):
        text += raw[at : match.start()]
        at = match.end()
        if csi := match["csi"]:
            is_mode = csi[:1] in b"<=>?" or csi[-1:] in b"hl"
            found.add(f"CSI {csi.decode() if is_mode else csi[-1:].decode()}")
        elif match["string"]:
            number = match["content"].split(b";")[0]
            found.add(f"{match['string'].decode()}{number.decode(errors='replace')}")
        elif match["short"]:
            found.add(f"ESC {match['short'].decode()}")
        else:
            found.add(f"control {match['control'][0]:02x}")
    text += raw[at:]
    for letter in text.decode(errors="surrogateescape"):
        if "\x80" <= letter <= "\x9f" or "\ud800" <= letter <= "\udfff" or letter in "\u202e\u2066":
            found.add(f"letter {ord(letter):04x}")
    return found
