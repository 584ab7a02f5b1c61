"""Who wrote an article, as a person would write it: names without what sites put around them."""

import re
from collections.abc import Iterable

_LONGEST = 300  # characters that are read
_BEFORE = re.compile(
    r"^\W*(?:(?:ditulis|disusun|dilaporkan|written|posted|published|reported)\s+)?"
    r"(?:by|oleh|penulis|reporter|pewarta|author|laporan(?:\s+wartawan\s+\S+)?|wartawan|par|von|por)"
    r"\b\s*[:\-–]?\s*",
    re.IGNORECASE,
)
_MONTH = (
    "january|february|march|april|june|july|august|september|october|november|december|"
    "januari|februari|maret|juni|juli|agustus|oktober|desember|monday|tuesday|wednesday|thursday|"
    "friday|saturday|sunday|senin|selasa|rabu|kamis|jumat|sabtu|minggu"
)
# What may follow the name: a date, a job, a place, an address.
_AFTER = re.compile(
    rf"\s*(?:[|•·\n(\[<–—/_]|\s-\s|\d|\b(?:May|Mei)\b\s*(?:\d|$)|\b(?:{_MONTH})\b|\S+@\S+|https?:|"
    r",\s*(?:editor|reporter|staff|kontributor|jurnalis|wartawan|senior|chief|special|political|"
    r"correspondent|the associated press)\b).*$",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_BETWEEN = re.compile(r"\s*(?:;|,|\s&\s|\bdan\b|\band\b|\n)\s*", re.IGNORECASE)
_DEGREE = re.compile(r"(?:[A-Z][A-Za-z]{0,4}\.)+(?:[A-Z][A-Za-z]*)?|Jr\.?|Sr\.?|PhD|MA|MSc")
_NO_PERSON = frozenset(
    "admin administrator username user unknown anonymous anonim author penulis redaksi redaktur "
    "editor staff webmaster root guest tim team newsroom null none undefined n/a".split()
)
_PUBLISHER = re.compile(
    r"\b(?:media|news|redaksi|online|network|press|cyber|kantor berita|tv|radio|portal)\b"
    r"|^(?:cnn|bbc|voa|dw|cnbc|kompas|tempo|antara|detik\w*|tribun\w*|liputan6|okezone|republika)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 6
_MOST_AUTHORS = 8


def authors(names: Iterable[str], sites: Iterable[str] = ()) -> str:
    """The people among the authors that a page names, separated by commas; "" for none.

    Args:
        sites: names of the site and the publisher, which are not people.

    >>> authors(["Oleh: Siti Aminah, S.H. dan BUDI | Kompas", "siti aminah, S.H."])
    'Siti Aminah, S.H., BUDI'
    """
    strangers = {site.casefold() for site in sites if site}
    found: dict[str, str] = {}
    for text in names:
        for name in _split(
            _AFTER.sub("", _ASIDE.sub("", _BEFORE.sub("", text[:_LONGEST].strip())))
        ):
            key = name.casefold().partition(",")[0]
            if key not in strangers and _is_person(name):
                found[key] = max(found.get(key, ""), name, key=len)  # keeps academic degrees
    return ", ".join(list(found.values())[:_MOST_AUTHORS])


def _split(text: str) -> list[str]:
    names: list[str] = []
    for part in _BETWEEN.split(text):
        name = " ".join(part.split()).strip(" .,:;-–—*\"'") if not _DEGREE.fullmatch(part) else part
        if names and _DEGREE.fullmatch(name):
            names[-1] += f", {name}"
        elif name:
            names.append(name)
    return names


def _is_person(name: str) -> bool:
    words = name.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and len(name) > 1
        and not any(sign in name for sign in "@/<>{}=")
        and any(letter.isalpha() for letter in name)
        and not (_NO_PERSON & {words[0].casefold(), name.casefold()})
        and ".co" not in name.casefold()
        and not _PUBLISHER.search(name)
    )
