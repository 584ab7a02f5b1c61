"""Names of places in Indonesia, and their English names."""

import re
from collections.abc import Sequence

_SIDES = {
    "barat": "West",
    "timur": "East",
    "utara": "North",
    "selatan": "South",
    "tengah": "Central",
    "tenggara": "Southeast",
    "pusat": "Central",
    "barat daya": "Southwest",
    "barat laut": "Northwest",
    "timur laut": "Northeast",
    "pegunungan": "Highland",
}
_NAMES = {"jawa": "Java", "sumatera": "Sumatra", "sumatra": "Sumatra", "maluku": "Maluku"}
# Two-word place names begin with these, or end with those below.
_FIRST = frozenset(
    """
    nusa kepulauan bangka tanjung kota kabupaten labuan banda bandar deli gunung hulu indragiri
    kutai lampung musi ogan padang pulang rokan tapanuli toraja tulang way minahasa metro bau muara
    sungai teluk ujung lubuk pematang tebing tanah aceh bolaang buton konawe luwu hulu mandailing
    labuhan pakpak nias humbang mamuju barito kotawaringin maluku halmahera raja sorong lombok sumba
    manggarai flores sumbawa belu dki daerah pangkal simalungun
    """.split()
)
_LAST = frozenset("raya jaya baru kota agung datu kartanegara ulu ilir hilir singingi".split())
# Capitalised words that follow an office and are not places: ranks, titles.
_NONE = frozenset(
    """
    irjen komjen brigjen kombes kompol jenderal mayjen letjen kolonel letkol mayor kapten iptu ipda
    aiptu aipda bripka brigadir laksamana marsekal dr drs ir prof haji hj kh republik indonesia
    komisaris ajun inspektur pak bapak ibu senin selasa rabu kamis jumat sabtu minggu
    """.split()
)
_SHORT = {
    "Jaksel": "Jakarta Selatan",
    "Jakbar": "Jakarta Barat",
    "Jaktim": "Jakarta Timur",
    "Jakut": "Jakarta Utara",
    "Jakpus": "Jakarta Pusat",
    "Jabar": "Jawa Barat",
    "Jateng": "Jawa Tengah",
    "Jatim": "Jawa Timur",
    "Sumut": "Sumatera Utara",
    "Sumbar": "Sumatera Barat",
    "Sumsel": "Sumatera Selatan",
    "Kalsel": "Kalimantan Selatan",
    "Kaltim": "Kalimantan Timur",
    "Kalbar": "Kalimantan Barat",
    "Kalteng": "Kalimantan Tengah",
    "Kaltara": "Kalimantan Utara",
    "Sulsel": "Sulawesi Selatan",
    "Sulut": "Sulawesi Utara",
    "Sulteng": "Sulawesi Tengah",
    "Sultra": "Sulawesi Tenggara",
    "Sulbar": "Sulawesi Barat",
    "Tangsel": "Tangerang Selatan",
    "Kepri": "Kepulauan Riau",
    "Babel": "Bangka Belitung",
    "NTB": "Nusa Tenggara Barat",
    "NTT": "Nusa Tenggara Timur",
    "DIY": "Yogyakarta",
}
_LEFT_OUT = ("Kota", "Kabupaten", "DKI", "Metro")
_MOST = 4  # words


def place_after(words: Sequence[str]) -> int:
    """How many of the words at the beginning are the name of a place.

    >>> place_after(["Jawa", "Barat", "Kombes"]), place_after(["Depok", "Arief"]), place_after([])
    (2, 1, 0)
    """
    count = 0
    for word in words[:_MOST]:
        if not (word[0].isupper() and (not word.isupper() or word in ("DKI", *_SHORT))):
            break
        small = word.lower()
        if small in _NONE:
            break
        before = words[count - 1].lower() if count else ""
        if count and not (
            small in _SIDES or small in _LAST or before in _FIRST or f"{before} {small}" in _SIDES
        ):
            break
        count += 1
    return count


def in_english(place: str) -> str:
    """The English name of a place.

    >>> in_english("Jawa Barat"), in_english("Papua Barat Daya"), in_english("Depok")
    ('West Java', 'Southwest Papua', 'Depok')
    >>> in_english("Kepulauan Riau"), in_english("Kota Bekasi"), in_english("DKI Jakarta")
    ('Riau Islands', 'Bekasi', 'Jakarta')
    """
    words = _SHORT.get(place, place).split()
    if words[0] in _LEFT_OUT and len(words) > 1:
        words = words[1:]
    if words[0] == "Kepulauan" and len(words) > 1:
        words = [*words[1:], "Islands"]
    side = ""
    for length in (2, 1):
        last = " ".join(words[-length:]).lower()
        if len(words) > length and last in _SIDES:
            side, words = f"{_SIDES[last]} ", words[:-length]
            break
    return side + " ".join(_NAMES.get(word.lower(), word) for word in words)


def fill(wording: str, place: str) -> str:
    """A wording completed with a place: "the * Police" for Jawa Barat."""
    return re.sub(r"\*", in_english(place), wording)
