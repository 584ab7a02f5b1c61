"""Corrects numbers that a small model gets wrong: readers trust numbers.

A number that the original does not have nearly always replaces one of the original's that is
missing. Numbers that are spelled out, or counted in millions, are left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator

NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_TIME = re.compile(r"(\b(?:pukul|jam)\s+\d{1,2})\.(\d\d)\b(?!\.?\d)", re.IGNORECASE)
_COUNTED = re.compile(
    r"[-\s]*(?:hundred|thousand|million|billion|trillion|[ap]\.?m\b)", re.IGNORECASE
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)+\W{1,2}[A-Za-z]?")
_SEPARATORS = str.maketrans(".,", ",.")
_ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
).split()
_INDONESIAN = "satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()


def with_clock_times(text: str) -> str:
    """Indonesian times in a form that a model does not take for thousands.

    >>> with_clock_times("pukul 10.00 hingga 18.00, Rp 10.000")
    'pukul 10:00 hingga 18.00, Rp 10.000'
    """
    return _TIME.sub(r"\1:\2", text)


def in_english(figure: str) -> str:
    """A figure with its unit or sign as English writes it; anything else unchanged.

    >>> in_english("37,5°C"), in_english("https://a.id/1,5")
    ('37.5°C', 'https://a.id/1,5')
    """
    return figure.translate(_SEPARATORS) if _FIGURE.fullmatch(figure) else figure


def missing(source: str, translation: str) -> int:
    """How many numbers of the source the translation has neither in digits nor in words.

    >>> missing("12 rumah dan 3 mobil pada 2019", "three cars and 12 houses")
    1
    """
    return sum(_missing(source, translation).values())


def corrected(source: str, translation: str) -> str:
    """The translation with wrong numbers corrected, if it is clear which is meant.

    >>> corrected("Jumat (14/12) pukul 01.00", "Friday (12/12) at 01,000")
    'Friday (12/14) at 01:00'
    >>> corrected("Sekitar 1.500 orang", "About 1,500,500 people")
    'About 1,500 people'
    >>> corrected("Rp1.000.000 untuk dua anak", "Rp1 million for 2 children")
    'Rp1 million for 2 children'
    """
    lost = _missing(source, translation)
    if not lost:
        return translation
    wanted = [number for number in _numbers(source) if _take(lost, _key(number))]
    wrong = list(_extra(source, translation))
    if len(wanted) != len(wrong):
        return translation
    for number, match in reversed(list(zip(wanted, wrong, strict=True))):
        right = _in_english(number, source)
        translation = translation[: match.start()] + right + translation[match.end() :]
    return translation


def _missing(source: str, translation: str) -> Counter[str]:
    lost = Counter(map(_key, _numbers(source))) - Counter(map(_key, _numbers(translation)))
    words = set(re.findall(r"[a-z]+", translation.lower()))
    for key in list(lost):
        number = int(key)
        spelt = (names[number - 1] for names in (_ENGLISH, _ORDINALS) if 0 < number <= len(names))
        if words.intersection(spelt) or _is_counted(key, translation):
            del lost[key]
    return lost


def _is_counted(key: str, translation: str) -> bool:
    """Whether a number is there in other units: "1 million", "1 p.m."."""
    return any(
        _COUNTED.match(translation, match.end())
        and (key.rstrip("0").startswith(_key(match[0]).rstrip("0")) or key.endswith("00"))
        for match in NUMBER.finditer(translation)
    )


def _extra(source: str, translation: str) -> Iterator[re.Match[str]]:
    """Numbers of the translation that the source has neither in digits nor in words."""
    there = Counter(map(_key, _numbers(source)))
    words = set(re.findall(r"[a-z]+", source.lower()))
    for match in NUMBER.finditer(translation):
        number = int(_key(match[0]))
        spelt = 0 < number <= len(_INDONESIAN) and _INDONESIAN[number - 1] in words
        if not _take(there, _key(match[0])) and not spelt:
            yield match


def _take(numbers: Counter[str], key: str) -> bool:
    if numbers[key] > 0:
        numbers[key] -= 1
        return True
    return False


def _numbers(text: str) -> list[str]:
    return NUMBER.findall(text)


def _key(number: str) -> str:
    """The digits of a number, which are the same in both languages."""
    return re.sub(r"\D", "", number)


def _in_english(number: str, source: str) -> str:
    """A number as English writes it: separators are swapped, times get a colon."""
    if re.fullmatch(r"\d{1,2}[.:]\d\d", number) and not re.search(
        rf"\d{re.escape(number)}|{re.escape(number)}\s*(?:%|persen)", source
    ):
        return number.replace(".", ":")
    return number.translate(_SEPARATORS)
