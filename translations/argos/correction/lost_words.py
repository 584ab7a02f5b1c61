"""Small words that reverse a meaning: numbers in words, negations, directions, months, links.

A translation that has lost one of them reads well and says something else. Only losses that show
in the words alone are reported, and in doubt none is: each word can be put in many ways in
English, and all that were found in 2,000 pairs of news sentences are accepted.
"""

import re
from collections.abc import Iterator

from translations.argos.correction.non_words import is_english
from translations.argos.correction.omissions import meanings, stem_of

_WORD = re.compile(r"[^\W\d_]+")
_TELLING = 200  # hundredths; a meaning that translations seldom leave out
_SHORTEST_LEFT = 5  # letters; shorter words are part of names: "bin", "van"
_UNITS = {
    "nol": 0, "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7,
    "delapan": 8, "sembilan": 9, "sepuluh": 10, "sebelas": 11,
}  # fmt: skip
_TENS = {"belas": 10, "puluh": 10, "ratus": 100}
_ONE_OF = {"seratus": 100, "seribu": 1000, "sejuta": 10**6}
_LARGE = {"ribu": 1000, "juta": 10**6, "miliar": 10**9, "milyar": 10**9, "triliun": 10**12}
# Numbers that do not count: street vendors, cars, a private talk.
_NO_NUMBER = re.compile(
    r"\b(?:kaki lima|roda (?:dua|tiga|empat|enam)|empat mata|segi(?:tiga| tiga| empat| lima)"
    r"|dua belah|se?ribu satu|lima waktu|satu sama lain|tiga roda|lapis dua|nomor dua|serba dua"
    r"|dua kali|dua pertiga|tiga perempat|dua per tiga|tiga per empat|(?:nomor|kelas|babak) \w+)\b",
    re.IGNORECASE,
)
_ENGLISH_UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
_ENGLISH_TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
_ENGLISH_LARGE = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(),
        start=1,
    )
}
_ALSO: dict[float, tuple[str, ...]] = {
    2: ("both", "two", "twice", "double", "doubled", "pair", "couple", "twin", "twins", "either",
        "second", "dual", "neither"),
    3: ("triple", "tripled", "trio", "three"),
    4: ("quadruple",),
    6: ("half-dozen",),
    10: ("decade", "tenth"),
    12: ("dozen",),
    100: ("century", "hundreds", "hundredth"),
    1000: ("millennium", "thousandth"),
}  # fmt: skip
_FIGURE = re.compile(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")

_NEGATIONS = re.compile(
    r"\b(?:tidak|tak|bukan|belum|jangan|tanpa|tiada|nggak|enggak|tidaklah|janganlah)\b",
    re.IGNORECASE,
)
# Looks like a negation but is none, or has many other forms in English.
_NO_NEGATION = re.compile(
    r"\b(?:(?:tidak|tak|bukan) (?:lama|jarang|jauh|kurang|kalah|main|sedikit|lain|luput|terduga|"
    r"terbatas|terhindarkan|sengaja|langsung|bosan|henti|pelak|ayal|heran|urung|hanya|saja|cuma|"
    r"sekadar|sekedar|semata|mustahil|ubahnya|terasa|tertutup)\w*|mau tidak mau|suka tidak suka|"
    r"kalau (?:tidak|bukan)|paling tidak|tanpa awak|(?:tak|tidak) bernyawa|belum lama|belum lagi|"
    r"(?:apa|atau|ya|iya) (?:tidak|belum|bukan)|"
    r"tidak(?:nya)? adil|tak ayal|jangan-jangan|bukan(?=[?,]))",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|non\w*|never|nor|neither|none|nobody|nothing|nowhere|without|cannot|unable|"
    r"fail\w*|refus\w*|den(?:y|ie[ds]|ial)\w*|lack\w*|avoid\w*|unless|barely|hardly|yet|forb\w+|"
    r"bann?\w*|prohibit\w*|stop\w*|prevent\w*|reject\w*|absen\w+|instead|rather|except\w*|away|"
    r"miss\w*|far from|rid|little|few|un\w{3,}|in\w{5,}|im\w{6,}|"
    r"keep\w*|kept|at least|"
    r"il(?:legal|legitimate|logical)\w*|ir(?:regular|relevant|responsib)\w*|dis\w{3,}|\w+less|"
    r"lest|only|until|still|out of|too|pending|declin\w*|ignor\w*|neglect\w*|remain\w*|"
    r"free|against|wrong\w*|but|halt\w*|don|doesn|didn|isn|wasn|aren|weren|won|wouldn|shouldn|"
    r"couldn|hasn|haven|hadn|can't)\b|n['’]t\b",
    re.IGNORECASE,
)

_DIRECTIONS = {
    "barat laut": "northwest", "timur laut": "northeast", "barat daya": "southwest",
    "tenggara": "southeast", "utara": "north", "selatan": "south", "barat": "west",
    "timur": "east",
}  # fmt: skip
_DIRECTION = re.compile(rf"\b(?:{'|'.join(_DIRECTIONS)})\b", re.IGNORECASE)
_NO_DIRECTION = re.compile(
    r"\b(?:Timur Tengah|Timur Jauh|Nusa Tenggara|Asia Tenggara|timur laut jauh|Barat)\b(?! Daya)"
    r"|\b(?:Indonesia|bagian) (?:Barat|Timur|Tengah)\b|\bWIT\w?\b"
)
_ENGLISH_DIRECTION = re.compile(
    r"\b(north|south)?[- ]?(east|west)(?:ern\w*|ward\w*|bound)?\b"
    r"|\b(north|south)(?:ern\w*|ward\w*|bound)?\b",
    re.IGNORECASE,
)

_MONTHS = dict(
    zip(
        "januari februari maret april mei juni juli agustus september oktober november desember"
        .split(),
        "january february march april may june july august september october november december"
        .split(),
        strict=True,
    )
)  # fmt: skip
_MONTH = re.compile(r"\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|"
                    r"November|Desember)\b")  # fmt: skip
_ENGLISH_MONTH = re.compile(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|tember|"
    r"ober|ember)?\b\.?",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"(?<=\w\s)[A-Z]\w+\s\Z")  # "Raja Juli"
_FIGURES_OF_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}")

_LINKS = (
    (r"sebelum", r"before|prior|ahead|until|till|unless|preced\w+|pre\w*|previous\w*|earlier|yet"),
    (r"(?:meski|meskipun|walau|walaupun|kendati)",
     r"although|though|despite|even|while|spite|but|however|yet|albeit|whil?st|regardless|still"),
    (r"(?:tetapi|namun|melainkan|sedangkan)",
     r"but|however|yet|though|although|while|whereas|rather|only|despite|nevertheless|still|"
     r"instead|and|meanwhile|even"),
)  # fmt: skip
_LINKED = tuple(
    (re.compile(rf"\b{source}\b", re.IGNORECASE), re.compile(rf"\b(?:{target})\b", re.IGNORECASE))
    for source, target in _LINKS
)


def number_is_lost(source: str, translation: str) -> bool:
    """Whether a number that the source has in words is missing from the translation.

    >>> number_is_lost("Dua puluh tiga orang hilang.", "Twenty-two people are missing.")
    True
    >>> number_is_lost("Denda dua ratus lima puluh juta rupiah.", "A fine of Rp250 million.")
    False
    """
    wanted = list(_numbers(source))
    if not wanted:
        return False
    there = _english_numbers(translation)
    small = translation.lower()
    return any(
        number not in there
        and not any(re.search(rf"\b{word}\b", small) for word in _ALSO.get(number, ()))
        for number in wanted
    )


def negation_is_lost(source: str, translation: str) -> bool:
    """Whether the source negates something, and nothing in the translation does.

    >>> negation_is_lost("Jalan itu belum diperbaiki.", "The road has been repaired.")
    True
    """
    plain = _NO_NEGATION.sub(" ", source)
    return bool(_NEGATIONS.search(plain)) and not _NEGATED.search(translation)


def direction_is_lost(source: str, translation: str) -> bool:
    """Whether a compass point of the source is different, or missing, in the translation.

    >>> direction_is_lost("di pesisir barat pulau itu", "on the island's northwest coast")
    True
    """
    plain = _NO_DIRECTION.sub(" ", source)
    wanted = [match[0] for match in _DIRECTION.finditer(plain)]
    there = {
        "".join(part or "" for part in match.groups()).lower()
        for match in _ENGLISH_DIRECTION.finditer(translation)
    }
    small = translation.lower()
    return any(
        _DIRECTIONS[one.lower()] not in there and not re.search(rf"\b{one.lower()}\b", small)
        for one in wanted
    )


def month_is_lost(source: str, translation: str) -> bool:
    """Whether a month of the source is different, or missing, in the translation.

    >>> month_is_lost("sejak Maret lalu", "since May")
    True
    """
    if _FIGURES_OF_DATE.search(translation):
        return False
    wanted = {
        _MONTHS[match[0].lower()][:3]
        for match in _MONTH.finditer(source)
        if not _NAME_BEFORE.search(source[: match.start()])
    }
    there = {match[1].lower()[:3] for match in _ENGLISH_MONTH.finditer(translation)}
    return bool(wanted - there)


def link_is_lost(source: str, translation: str) -> bool:
    """Whether the source has a conjunction, and the translation none of the same meaning.

    >>> link_is_lost("Ia menolak meskipun sakit.", "He refused.")
    True
    """
    return any(one.search(source) and not other.search(translation) for one, other in _LINKED)


def words_left(source: str, translation: str) -> list[str]:
    """Words of the source, other than names, that the translation contains and English does not.

    >>> words_left("Jajanan itu mengandung boraks.", "The snacks contained boraks.")
    ['boraks']
    >>> words_left("Bahan itu dicampur.", "Bahans are mixed.")
    ['Bahans']
    """
    there = set(_WORD.findall(translation))
    words = list(dict.fromkeys(_WORD.findall(source)))
    found = [
        word
        for word in words
        if len(word) >= _SHORTEST_LEFT
        and word.islower()
        and not there.isdisjoint((word, f"{word}s"))
        and not _is_english_too(word)
    ]
    # The first word has a capital anyway, but a name has no plural: "Bahans" for "Bahan".
    first = words[0].lower() if words else ""
    if len(first) >= _SHORTEST_LEFT and meanings().of(first) and not _is_english_too(first):
        found += sorted({f"{first}s", f"{first}s".capitalize()} & there)
    return found


def _is_english_too(word: str) -> bool:
    """Whether English has a word of the source; lists of English hold what its texts quote."""
    meaning = meanings().of(word)
    if meaning is None or meaning.surprise < _TELLING:
        return is_english(word)
    return stem_of(word) in meaning.stems or meanings().is_used_in_english(word)


def _numbers(text: str) -> Iterator[float]:
    """The numbers that a text has in Indonesian words, from two upwards."""
    plain = _NO_NUMBER.sub(" . ", text)
    words = [
        # With a capital, and not at the beginning, it is a name: "Pandawa Lima".
        word.lower() if place == 0 or word[0].islower() else "."
        for place, word in enumerate(_WORD.findall(plain))
    ]
    at = 0
    while at < len(words):
        value, used, seen = _number_at(words, at)
        if used and seen and value > 1:
            yield value
        at += used or 1


def _number_at(words: list[str], at: int) -> tuple[float, int, bool]:
    """A number, how many words it has, and whether it is more than a unit such as "juta"."""
    total = part = last = 0.0
    start = at
    seen = False
    while at < len(words):
        word = words[at]
        if word in _UNITS:
            if last:  # "dua tiga": two or three, not a number
                return 0, at + 1 - start, False
            last, seen = _UNITS[word], True
        elif word in _TENS and last:
            part += last + 10 if word == "belas" else last * _TENS[word]
            last = 0
        elif word in _ONE_OF:
            part, seen = part + _ONE_OF[word], True
        elif word == "setengah" and last:
            last += 0.5
        elif word in _LARGE and (part or last):
            total, part, last = total + (part + last) * _LARGE[word], 0, 0
        else:
            break
        at += 1
    return total + part + last, at - start, seen


def _english_numbers(text: str) -> set[float]:
    """The numbers of an English text, in words and in figures."""
    found: set[float] = set()
    plain = text.lower().replace("one-half", "half")  # not one and a half
    tokens = re.findall(r"\d+(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|[a-z]+", plain)
    total = part = 0.0
    counting = False
    for place, token in enumerate([*tokens, "."]):
        following = tokens[place + 1] if place + 1 < len(tokens) else ""
        if _FIGURE.fullmatch(token):
            if counting:
                found.add(total + part)
                total = 0
            part, counting = float(token.replace(",", "")), True
        elif token in _ENGLISH_UNITS or token in _ENGLISH_TENS:
            part += _ENGLISH_UNITS.get(token, 0) + _ENGLISH_TENS.get(token, 0)
            counting = True
        elif token == "hundred":
            part, counting = (part or 1) * 100, True
        elif token in _ENGLISH_LARGE:
            total, part, counting = total + (part or 1) * _ENGLISH_LARGE[token], 0, True
        elif token == "half" and counting:
            part += 0.5
        elif (
            counting
            and token in ("and", "a")
            and (
                following in _ENGLISH_UNITS
                or following in _ENGLISH_TENS
                or following in ("a", "half")
            )
        ):
            continue
        elif counting:
            found.add(total + part)
            total, part, counting = 0, 0, False
        if token in _ORDINALS:
            found.add(float(_ORDINALS[token]))
    return found
