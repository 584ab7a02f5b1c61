"""Corrects names that a small model garbles: "Tjahaya" must not become "Taya".

A word counts as a garbled name only if it is not in the model's own vocabulary, and only if a
similarly spelled name of the original is missing.
"""

import re
from collections.abc import Callable, Iterator

_WORD = re.compile(r"[^\W\d_](?:\w|-(?=\w)|[’'](?=\w{2}))*")  # "O'Neill", but not "Betawi's"
_ENGLISH_ENDINGS = ("tion", "sion", "ity", "ism", "ment", "ian", "ese", "ish")
_SHORTEST = 4  # letters; shorter names are similar by chance
_SHORTEST_GARBLED = 3  # "Kby", which was Kirby
_LIKE = 0.62  # of the letters, in order
# Similar in both languages without being the same: names with an English form, titles, months,
# institutions.
_TRANSLATED = frozenset(
    """
    afganistan afrika agustus akademi aljazair amerika andalusia antartika april arab argentina
    arktik asia atlantik australia austria autonomi azerbaijan balkan bangladesh barat belanda
    belgia bolivia bosnia brasil britania bulgaria demokrasi demokrat deputi desember direktur
    dirjen dokter doktor ekuador eropa etiopia februari federal festival filipina finlandia
    georgia gereja gubernur hindia hongaria inggris institut irak iran irlandia islam islandia
    israel italia januari jenderal jenewa jepang jerman juli juni kairo kaisar kamboja kanada
    karibia kaspia katolik kazakhstan kedutaan kenya kolombia kolonel komandan komisaris komisi
    konferensi kongo kongres konstitusi korea kristen kroasia kuba laboratorium latin lebanon
    libanon liga lithuania london maret maroko mediterania mei meksiko menteri mesir minggu
    minister mongolia moskow museum muslim nasional natal norwegia november oktober olimpiade
    olimpik oseania otoritas pakistan palestina parlemen partai pasifik perancis persia polandia
    politik portugal prancis presiden profesor protestan provinsi republik roma romawi rumania
    rusia sekretaris selandia senat senator september serbia sidney singapura siprus skotlandia
    slovenia slowakia somalia spanyol sudan suriah swedia swiss taiwan tanzania teluk thailand
    tibet timur tiongkok turki ukraina uni universitas uruguay vatikan venezuela vietnam yahudi
    yaman yerusalem yordania yunani zelandia
    """.split()
)


def corrected(source: str, translation: str, is_word: Callable[[str], bool]) -> str:
    """The translation with garbled names spelled as in the original.

    Args:
        is_word: whether the model has a word in its vocabulary.

    >>> corrected("Basuki Tjahaya berbicara.", "Basuki Taya spoke.", {"spoke"}.__contains__)
    'Basuki Tjahaya spoke.'
    """
    there = {match[0] for match in _WORD.finditer(translation)}
    lost = [
        name
        for name in dict.fromkeys(_capitalised(source))
        if _is_name(name, _SHORTEST) and name not in there and not is_word(name.lower())
    ]
    if not lost:
        return translation
    own = {match[0] for match in _WORD.finditer(source)}
    garbled = [
        word
        for word in there - own
        if _is_name(word, _SHORTEST_GARBLED)
        and not word.endswith(_ENGLISH_ENDINGS)
        and not is_word(word)
        and not is_word(word.lower())
    ]
    similar = sorted(
        ((_likeness(name, word), name, word) for name in lost for word in garbled), reverse=True
    )
    for like, name, word in similar:
        if like < _LIKE:
            break
        if name in lost and word in garbled:
            lost.remove(name)
            garbled.remove(word)
            translation = re.sub(rf"\b{re.escape(word)}\b", name, translation)
    return translation


def _capitalised(source: str) -> Iterator[str]:
    """Words with a capital letter; the first of the sentence only if a second one follows it."""
    words = list(_WORD.finditer(source))
    for at, word in enumerate(words):
        followed = at + 1 < len(words) and words[at + 1][0][0].isupper()
        if word[0][0].isupper() and (at or followed):
            yield word[0]


def _is_name(word: str, shortest: int) -> bool:
    if len(word) < shortest or not word[0].isupper() or word.isupper():
        return False
    return word.lower() not in _TRANSLATED


def _likeness(name: str, word: str) -> float:
    """The share of letters that two names have in common, in order; 0 if their initials differ."""
    from rapidfuzz import fuzz

    if name[0] != word[0]:
        return 0.0
    return fuzz.ratio(name.lower(), word.lower()) / 100
