"""What the engine reads instead of the reader's text, and the reverse for its translation.

Small faults of web text mislead a model, which learnt from clean sentences. The reader's original
is never changed.
"""

import re
import unicodedata

from translations.argos.correction.numbers import with_clock_times

_SPACES = re.compile(r"[\s\u00a0\u2007\u202f\u2000-\u200a\u3000]+")
# Most of the text that models learn from has these in ASCII; `with_typography_of` restores them.
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "‚": ","})
_ZERO_WIDTH = re.compile("[\u00ad\u200b\u2060\ufeff\ufffd]")
# "baru -baru ini", "sekutu- sekutunya", "bertahun -tahun": a reduplicated word with a space at its
# hyphen. The stem is the same on both sides, so a dash between two words is left alone.
_BROKEN_REDUPLICATION = re.compile(
    r"\b((?:ber|ter|se|me\w{0,2}|pe\w{0,2}|di|ke)?(\w{2,}))(?:\s+-|-\s+)(?=\2)", re.IGNORECASE
)
_BROKEN_PREFIX = re.compile(  # "ke -10", "se -Asia"
    r"\b(ke|se|non|anti|pra|pasca|pro)\s+-(?=\w)", re.IGNORECASE
)
# "di sebelah kananGambar getty": a caption and its credit, run together. Names of this form have
# fewer lower-case letters before the capital ("iPhone").
_GLUED_WORDS = re.compile(r"\b([a-z]{3,})([A-Z][a-z]{2,})\b")
# Amounts as newspapers abbreviate them; "M" and "T" only after Rp, as they mean other things too.
_COUNTED = re.compile(r"(\bRp\.?\s?\d[\d.,]*|\b\d[\d.,]*(?=\s?(?:rb|jt)\b))\s?(rb|jt|[MT])\b")
_COUNTS = {"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun"}
_GLUED = re.compile(r"(?<=[a-z])(?=(?:Editor|Koresponden|Reporter|Wartawan|Jurnalis)\b)")


def tidy(text: str) -> str:
    """Text of any language as models learn it: ordinary spaces, ASCII quotation marks.

    >>> tidy("„Ja“,\\xa0sagte\\u00ad er")
    '"Ja", sagte er'
    """
    return _SPACES.sub(" ", _plain(text)).strip()


def _plain(text: str) -> str:
    return unicodedata.normalize("NFC", _ZERO_WIDTH.sub("", text)).translate(_QUOTES)


def normalise(text: str) -> str:
    """Indonesian text as the model learnt it.

    >>> normalise("Trump baru -baru ini membayar Rp\\xa05.000")
    'Trump baru-baru ini membayar Rp 5.000'
    >>> normalise("Rp50rb, Rp 2,5 jt, Rp3 M, Rp1,2 T; 5 m")
    'Rp50 ribu, Rp 2,5 juta, Rp3 miliar, Rp1,2 triliun; 5 m'
    """
    text = _BROKEN_PREFIX.sub(r"\1-", _BROKEN_REDUPLICATION.sub(r"\1-", _plain(text)))
    text = _COUNTED.sub(lambda match: f"{match[1]} {_COUNTS[match[2].lower()]}", text)
    text = with_clock_times(_GLUED_WORDS.sub(r"\1, \2", _GLUED.sub(", ", text)))
    return _SPACES.sub(" ", text).strip()


def is_shouted(text: str) -> bool:
    """A headline in capitals: several words that a model knows only in lower case."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 8 and " " in text


def with_typography_of(source: str, translation: str) -> str:
    """Give a translation the quotation marks, dashes and ellipses of its source.

    Moses, the tokenizer of half of all packages, turns them into ASCII.

    >>> with_typography_of("“Ya” – katanya…", '"Yes" - he said...')
    '“Yes” – he said…'
    """
    if "“" in source and '"' not in source:
        translation = _curl(translation)
    if ("’" in source or "‘" in source) and "'" not in source:
        translation = re.sub(r"(?<=\w)'", "’", re.sub(r"(?<!\w)'(?=\w)", "‘", translation))
    if dash := next((dash for dash in "–—" if f" {dash} " in source), ""):
        translation = translation.replace(" - ", f" {dash} ").replace(" -- ", f" {dash} ")
    if "…" in source and "..." not in source:
        translation = translation.replace("...", "…")
    return translation


def _curl(text: str) -> str:
    """Straight double quotation marks into curly ones: opening before a word, closing after."""
    text = re.sub(r'(^|[\s(\[–—-])"(?=\S)', r"\1“", text)
    return text.replace('"', "”")
