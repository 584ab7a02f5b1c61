"""Words that were hyphenated at the end of a line: whether the hyphen is part of the word."""

from difflib import SequenceMatcher

from translations.patterns import lazy_pattern

_LEFT = lazy_pattern(r"([^\W\d_]+)-$")
_RIGHT = lazy_pattern(r"[^\W\d_]+")
_VOWELS = lazy_pattern("[aeiou]")
_PREFIXES = frozenset("ber ter per mem men pem pen".split())
# Pairs whose halves have little in common.
_PAIRS = frozenset(
    "teka-teki serba-serbi porak-poranda lalu-lalang hiruk-pikuk tindak-tanduk asal-usul "
    "luluh-lantak kasak-kusuk sanak-saudara sepak-terjang pontang-panting tunggang-langgang "
    "gegap-gempita lemah-lembut suka-duka tata-cara ramah-tamah tua-muda pro-kontra".split()
)


def is_divided(before: str, after: str) -> bool:
    """Whether a word continues from the end of one line on the next."""
    last, first = before[-2:-1], after[:1]
    return before[-1:] == "-" and last.isalnum() and first.isalnum()


def join_divided(before: str, after: str) -> str:
    """Join a line with the next one, between which a word was hyphenated.

    Reduplicated words keep their hyphen: "anak-anak" is spelled with one.

    >>> join_divided("operasi pa-", "sar yang digelar")
    'operasi pasar yang digelar'
    >>> join_divided("bagi anak-", "anak sekolah")
    'bagi anak-anak sekolah'
    """
    left, right = _LEFT.search(before), _RIGHT.match(after)
    if left and right and not _has_hyphen(left[1], right[0]):
        return before[:-1] + after
    return before + after


def _has_hyphen(left: str, right: str) -> bool:
    if not right[0].islower():
        return True  # Undang-Undang, non-Islam
    left = left.lower()
    if f"{left}-{right}" in _PAIRS:
        return True
    # anak-anaknya, berlari-lari, kemerah-merahan
    longest = min(len(left), len(right))
    if any(left.endswith(right[:size]) for size in range(longest, 3, -1)):
        return True
    if len(right) >= 3 and left.endswith(right):
        return True
    if len(left) >= 3 and left not in _PREFIXES and right.startswith(left):
        return True
    # sayur-mayur, warna-warni, bolak-balik: one half echoes the other, and each is a word
    vowels = [len(_VOWELS.findall(half)) for half in (left, right)]
    if min(vowels) < 2 or abs(len(left) - len(right)) > 1:
        return False
    alike = SequenceMatcher(None, left, right, autojunk=False).ratio()
    consonants = [_VOWELS.sub("", half) for half in (left, right)]
    return alike >= 0.75 or consonants[0] == consonants[1]
