"""For terminals that cannot show all of Unicode: the closest ASCII, with the same width.

Python encodes text for the terminal, and calls this for each character that the encoding lacks. By
default it would write escapes such as ``\\u2502``, which break every line.
"""

import codecs
import os
import unicodedata

from rich.cells import cell_len

_NEAREST = str.maketrans(
    {
        **dict.fromkeys("│┃║▌▐▎▊▏▕█▉▋▍┊┆╎", "|"),
        **dict.fromkeys("─▁▔▂▃▄▅▆▇╌┄┈", "-"),
        **dict.fromkeys("━═", "="),  # what is done, in a bar whose rest is thin
        **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╸╺╹╻╶╴", "+"),
        **dict.fromkeys("•●◆▪◉○✓✔", "*"),
        **dict.fromkeys("…‥", "."),
        **dict.fromkeys("░▒▓", "."),
        **dict.fromkeys("–—‒―−·∙", "-"),
        **dict.fromkeys("‘’‚′ʼ", "'"),
        **dict.fromkeys("“”„″«»", '"'),
        **dict.fromkeys("→⏵▶›", ">"),
        **dict.fromkeys("←⏴◀‹", "<"),
        **dict.fromkeys("↑▲⇧", "^"),
        **dict.fromkeys("↓▼", "v"),
        "■": "#", "≡": "=", "≈": "~", "¶": "#", "⏎": ">", "⌫": "<", "⭘": "o", "×": "x",
        "☐": "o", "☑": "x", "🔎": "/ ",
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\ufffd": "?",
    }
)  # fmt: skip


def ascii_fallback(text: str) -> str:
    """The closest ASCII, with the same number of columns.

    >>> ascii_fallback("“Café” → 漢 …")
    '"Cafe" > ?? .'
    """
    return "".join(map(_like, text))


def _like(letter: str) -> str:
    near = letter.translate(_NEAREST)
    if not near.isascii():
        near = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
    width = cell_len(letter)
    return near if len(near) == width and near.isprintable() else "?" * width


def _replace(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return ascii_fallback(error.object[error.start : error.end]), error.end


def use_for(*streams: object) -> None:
    """Make streams write an ASCII fallback for what their encoding lacks.

    ``DWIBACA_ASCII=1`` in the environment forces ASCII, for a terminal that claims to support more.
    """
    codecs.register_error("ascii_fallback", _replace)
    encoding = "ascii" if os.environ.get("DWIBACA_ASCII") else None
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=encoding, errors="ascii_fallback")
