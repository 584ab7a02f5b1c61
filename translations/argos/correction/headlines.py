"""Headlines of which every word has a capital: a model takes their words for names.

It is given them as a sentence: "Warga Tolak Kenaikan Tarif" as "Warga tolak kenaikan tarif". What
is no common word, and a direction beside it ("Jawa Barat"), keeps its capital.
"""

import re
from collections.abc import Iterator

from translations.argos.correction.omissions import WORD, meanings

_ABBREVIATION = re.compile(r"\b(?:[A-Z]|[a-z]{1,3})\.$|\.\.$")
_SHORTEST = 4  # letters; shorter words have small letters in headlines too
_FEWEST = 2  # common words with a capital, beside the first
_OF_NAMES = frozenset("barat timur utara selatan tengah tenggara laut daya raya".split())
_DATES = frozenset(
    "senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus "
    "september oktober november desember".split()
)
_SWALLOWED = {"k": "meng", "p": "mem", "t": "men", "s": "meny"}
# Small in headlines, however long.
_LINKS = frozenset(
    "agar akan antara atas atau bagi dalam dari demi dengan hingga karena kepada ketika oleh pada "
    "saat sampai sebagai sejak seperti serta tanpa tentang terhadap untuk usai yang".split()
)


def in_sentence_case(text: str) -> str:
    """A headline as a sentence; any other text as it is. The length stays the same.

    >>> in_sentence_case("Polisi Tangkap Pencuri Kabel di Jawa Barat")
    'Polisi tangkap pencuri kabel di Jawa Barat'
    >>> in_sentence_case("Bupati Bandung meninjau pasar.")
    'Bupati Bandung meninjau pasar.'
    """
    if not _is_headline(text):
        return text
    parts, end = [], 0
    name = False
    for place, match in enumerate(WORD.finditer(text)):
        word = match[0]
        common = _is_common(word) and not (name and word.lower() in _OF_NAMES)
        name = not common and word[0].isupper()
        if place and common and word.istitle():
            word = word.lower()
        parts += [text[end : match.start()], word]
        end = match.end()
    return "".join([*parts, text[end:]])


def without_added_full_stop(source: str, translation: str) -> str:
    """A translation that ends as its source does, where that is a headline, or an item of a list.

    >>> without_added_full_stop("Sekolah diliburkan", "Schools were closed.")
    'Schools were closed'
    >>> without_added_full_stop("Ekspor ke AS", "Exports to the U.S.")
    'Exports to the U.S.'
    """
    if source[-1:].isalnum() and not _ABBREVIATION.search(translation):
        return translation.removesuffix(".")
    return translation


def _is_headline(text: str) -> bool:
    if text.rstrip().endswith((".", ":")):
        return False
    longer: list[str] = [
        word
        for word in WORD.findall(text)[1:]
        if len(word) >= _SHORTEST and word.lower() not in _LINKS
    ]
    if any(word.islower() for word in longer):
        return False
    return sum(word.istitle() and _is_common(word) for word in longer) >= _FEWEST


def _is_common(word: str) -> bool:
    if word.isupper() or word.lower() in _DATES:
        return False
    return any(meanings().of(form) for form in _forms(word.lower()))


def _forms(word: str) -> Iterator[str]:
    """A word, and what it may be the bare form of, as headlines have verbs: "genangi"."""
    yield word
    if word.startswith("di") and len(word) > _SHORTEST + 2:
        yield from _forms(word[2:])
    if word.endswith(("kan", "i")) and len(word) > _SHORTEST:
        yield from (f"{prefix}{word}" for prefix in ("me", "mem", "men", "meng"))
        if word[0] in _SWALLOWED:
            yield _SWALLOWED[word[0]] + word[1:]
