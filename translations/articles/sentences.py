"""Splits the text of a block into sentences: sentencex, corrected for Indonesian.

sentencex knows no Indonesian abbreviations and accepts none, so its boundaries are checked: those
after an abbreviation are removed. It keeps quotations of several sentences whole, which is what
we want: a speaker's words belong to the speaker.
"""

from collections.abc import Iterator
from itertools import pairwise

from translations.patterns import lazy_pattern

_INDONESIAN = ("id", "ms")  # the languages with the abbreviations below
# No sentence ends with these: a name or a title follows.
_OPENING = frozenset(
    """
    jl jln gg kav kec kab kel kep prov ds dsn telp tlp fax rp dr drg drs dra ir prof hj kh k.h
    tn ny nn sdr sdri bpk yth alm almh st pdt tgk pt cv ud tgl hlm ps jo jis lih cf vs mr mrs
    dok gd gdg mv kmp krl ka rs sp inf arh czi ket komp
    pte purn a.n d.a u.b u.p s.d d/a a/n u/p c.q q.q no nr
    mis msl maks a.l yg dgn dlm kpd utk krn thd ttg sbg pd ust k.h.r r.m
    jend letjen mayjen brigjen kol letkol kapt lettu letda peltu pelda serma serka sertu serda
    kopda koptu praka pratu prada laksda laksdya marsda marsdya
    irjen kombes akbp akp kompol iptu ipda aiptu aipda bripka briptu bripda brigpol
    """.split()
)
# Abbreviations only before a number; "hal." can also be the last word of a sentence.
_BEFORE_NUMBER = frozenset(
    """
    km hal bab psl pkl min ayat vol ed jil lamp gbr tab bdk th thn rt rw hp h p pp art fig
    jan feb mar apr jun jul agu agt sep sept okt nov des
    """.split()
)
# These end a sentence only if the next one clearly begins with a capital letter.
_CLOSING = frozenset(
    """
    dll dsb dst dkk spt etc tbk sda ybs s.h s.e s.t s.pd s.sos s.kom s.ag s.ip s.ked s.psi s.si
    s.hum s.tp s.i.kom s.th s.farm m.h m.m m.si m.sc m.pd m.hum m.kom m.t m.ag m.a m.b.a m.kes m.p
    ph.d b.a b.sc m.i.kom sp.a sp.og sp.pd sp.b wib wita wit inc ltd llc corp co jr sr
    swt saw a.s r.a s.m sm a.m p.m
    """.split()
)
_LAST_WORD = lazy_pattern(r"[\(\[\"“‘']*([^\s\(\[\"“‘']+)\.[\s\"”’')\]]*\Z")
_INITIALS = lazy_pattern(r"(?:[A-Z]\.)*[A-Z]\Z")
# Every Indonesian word has a vowel, unlike "pkl.", "btr.", "sdm.". Units can end a sentence.
_VOWELLESS = lazy_pattern(
    r"(?!km|hm|cm|mm|kg|mg|gr|ml|dl|cl|kwh|thn|bln|mnt|dtk|rb|jt|tv|sms)[b-df-hj-np-tv-z]{2,5}\Z"
)
_LIST_NUMBER = lazy_pattern(r"\s*(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})\.\s*\Z")
_ELLIPSIS = lazy_pattern(r"(?:\.\.+|…)[\"”’')\]]*\s*\Z")
# sentencex 1.0 panics where a single letter, one of these and a full stop follow each other: it
# assumes that white space is one byte long.
_WIDE_SPACE = lazy_pattern(r"[^\S\x00-\x7f]")
_HAS_WORD = lazy_pattern(r"\w")
_STARTS_LOWER = lazy_pattern(r"[\s\"“‘'(\[«]*[a-z]")
_STARTS_ITEM = lazy_pattern(r"\s*[a-z]\.\s+[A-Z]")
_NOT_PLAIN = lazy_pattern(r"[/@_\d]")  # characters in no plain word
_LOOKED_AT = 200  # characters before a boundary; a longer word is none
_STARTS_TITLE = lazy_pattern(r"\s*(?:dr|drg|drh|drs|dra|ir)\.\s+[A-Z]")
_STARTS_UPPER = lazy_pattern(r"[\s\"“‘'(\[«]*[A-Z]")
_COMPANIES = frozenset("tbk ltd llc inc corp co".split())
# No name begins with these: after an initial they begin a sentence.
_NO_NAME = (
    r"(?:Ada|Adapun|Akan|Akhirnya|Aku|Apa|Bagaimana|Bahkan|Banyak|Begitu|Belum|Bila|Bukan|Dalam|"
    r"Dan|Dari|Demikian|Dengan|Di|Dia|Hal|Hari|Hingga|Ia|Ini|Itu|Jadi|Jika|Juga|Kalau|Kami|Karena|"
    r"Kemudian|Ketika|Kini|Kita|Lalu|Maka|Mengapa|Menurut|Mereka|Meski|Namun|Nanti|Oleh|Pada|Para|"
    r"Saat|Saya|Sebelum|Sebelumnya|Sejak|Sekarang|Selain|Selanjutnya|Sementara|Semua|Setelah|"
    r"Sudah|Tapi|Tetapi|Tidak|Untuk|Walau|Yang)\b"
)
_STARTS_NO_NAME = lazy_pattern(rf"[\s\"“‘'(\[«]*{_NO_NAME}")
# 3 M. is three thousand million, 30° C. a degree.
_AMOUNT = lazy_pattern(r"(?:\d|°) ?[TMCF]\.\s*\Z")
_CHAPTER = lazy_pattern(r"\b(?:Bab|BAB|Bagian|Jilid|Lampiran|No\.|Nomor)\s+[IVXLC]+\.\s*\Z")
_NUMBERS = lazy_pattern(r"(?:\A|\s)(\d{1,3})\.(?=\s|\Z)")
_THREE_DIGITS = lazy_pattern(r"\s*\d{3}(?!\d)")
_STARTS_DIGIT = lazy_pattern(r"\s*\d")
# sentencex does not split after these: a unit ("30 m. Analisis"), an amount ("Rp3 M. Untung"),
# an academic degree, a web address, an initial before something that is no name, a sentence in
# brackets, a note number after a full stop, and a lettered list item.
_OVERLOOKED = lazy_pattern(
    r"(?:(?<=\d [a-zTMC])\.|(?<=°[CF])\.|(?<=° [CF])\.|(?<=, [SM]\.[EHMTSK])\."
    r"|(?<=[a-z]\.id)\.|(?<=[a-z]\.(?:com|org|net))\."
    r"|(?<=[a-z]{2}|\w\d|[A-Z]{2})\.(?=\s+[a-z]\.\s)"
    rf"|(?:(?<=[ .(][A-HJ-UW-Z])|(?<=[ .]Co)|(?<=Corp|[ .]Inc|[ .]Ltd))\.(?=\s+{_NO_NAME})"
    r"|(?<=[.!?…][)\]])|(?<=[a-z]{3}\.)(?<!\b(?:hal|hlm|tgl|bab|psl)\.)\d{1,2})"
    r"\s+(?=[A-Z][a-z]|[a-z]\.\s|[“‘\"(\[][A-Z])"
)
# sentencex is quadratic in the number of quotation marks: seconds for 100,000. Only a paragraph
# made by a machine is longer than this.
_PART = 8000
_PART_END = lazy_pattern(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(]?[A-Z0-9])")


def _joins(before: str, after: str) -> bool:
    """Whether there is no boundary between a sentence so far and the piece after it."""
    if not _HAS_WORD.search(after):
        return True  # a stray quotation mark after the full stop
    inside = not (before[-1].isspace() or after[0].isspace())
    if inside and _NOT_PLAIN.search(before.rsplit(None, 1)[-1]):
        return True  # K/Pid.Sus/2021
    if _ELLIPSIS.search(before):
        return bool(_STARTS_LOWER.match(after))
    if _LIST_NUMBER.fullmatch(before) or _is_counting(before):
        return True  # "3. Harga naik": a list number
    if _CHAPTER.search(before):
        return not _STARTS_NO_NAME.match(after)
    found = _LAST_WORD.search(before)
    if not found:
        return False
    word = found[1]
    key = word.lower().rpartition("/")[2]  # in 05/RW, the part before the number
    if key in _CLOSING:
        in_brackets = key in _COMPANIES and after.lstrip()[:1] == "("  # Tbk. (BBNI)
        return in_brackets or not _STARTS_UPPER.match(after)
    if key in _BEFORE_NUMBER:
        return bool(_STARTS_DIGIT.match(after) or _STARTS_LOWER.match(after))
    if key in _OPENING or word == "Tb" or _VOWELLESS.match(word):
        return True
    if _INITIALS.fullmatch(word):
        if _AMOUNT.search(before) or _STARTS_NO_NAME.match(after):
            return False
        return bool(_STARTS_UPPER.match(after))  # W.R. Supratman
    if word.isdigit() and _STARTS_DIGIT.match(after):
        return True  # 17. 500
    if word.replace(".", "").isdigit() and _THREE_DIGITS.match(after):
        return True  # 2.904. 678
    begins = _STARTS_ITEM.match(after) or _STARTS_TITLE.match(after)
    return bool(_STARTS_LOWER.match(after)) and not begins


def _is_counting(before: str) -> bool:
    """Whether a sentence so far is a list within a line: "1. Beras 2. Gula 3."."""
    if not (before[:1].isdigit() and before.rstrip()[-2:-1].isdigit()):
        return False
    numbers = [int(number) for number in _NUMBERS.findall(before)]
    return len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _joins_anywhere(before: str, after: str) -> bool:
    """The same for any language: only a stray quotation mark is no sentence."""
    return not _HAS_WORD.search(after)


def _parts(text: str) -> Iterator[str]:
    """Text in parts of limited length, cut between sentences wherever possible."""
    start = 0
    while len(text) - start > _PART:
        ends = [match.end() for match in _PART_END.finditer(text, start, start + _PART)]
        end = ends[-1] if ends else text.rfind(" ", start, start + _PART) + 1
        end = end if end > start else start + _PART
        yield text[start:end]
        start = end
    yield text[start:]


def _pieces(text: str, language: str) -> Iterator[str]:
    """sentencex's segments, split further at Indonesian boundaries that it missed."""
    # Imported late because it is compiled code, which browsing the library does not need.
    import sentencex

    for part in _parts(text):
        for segment in sentencex.segment(language, part):
            if language not in _INDONESIAN:
                yield segment
                continue
            start = 0
            for match in _OVERLOOKED.finditer(segment):
                if segment.count("“", 0, match.start()) > segment.count("”", 0, match.start()):
                    continue  # a speaker's words stay together
                yield segment[start : match.end()]
                start = match.end()
            yield segment[start:]


def split_sentences(text: str, language: str = "id") -> list[str]:
    """Split the text of a block into sentences, each with the white space that follows it.

    Joined again they are ``text``; no sentence is empty, and an empty text has none.

    Args:
        language: a code. The corrections to sentencex are for Indonesian and Malay.

    >>> split_sentences("Ia tinggal di Jl. Merdeka No. 5, Kab. Bogor. Harganya Rp. 5.000,00.")
    ['Ia tinggal di Jl. Merdeka No. 5, Kab. Bogor. ', 'Harganya Rp. 5.000,00.']
    """
    if not text:
        return []
    joins = _joins if language in _INDONESIAN else _joins_anywhere
    boundaries = [0]
    at = 0
    for length in map(len, _pieces(_WIDE_SPACE.sub(" ", text), language)):
        before = text[max(boundaries[-1], at - _LOOKED_AT) : at]
        piece = text[at : at + length]
        if before and not joins(before, piece):
            boundaries.append(at + length - len(piece.lstrip()))  # spaces go with the piece before
        at += length
    return [text[start:end] for start, end in pairwise([*boundaries, at])]
