"""Indonesian as it is typed in chats and comments, spelt out as a model learnt it."""

import re

_SPELT_OUT = dict(
    pair.split("=")
    for pair in """
    yg=yang dgn=dengan utk=untuk krn=karena tdk=tidak gk=tidak ngga=tidak kagak=tidak udh=sudah
    sdh=sudah blm=belum belom=belum bgt=sekali gw=saya lo=kamu lu=kamu elo=kamu jg=juga
    skrg=sekarang kmrn=kemarin dmn=di_mana gmn=bagaimana gpp=tidak_apa-apa bnyk=banyak hrs=harus
    dlm=dalam tsb=tersebut kyk=seperti ntar=nanti entar=nanti dateng=datang malem=malam
    makasih=terima_kasih nyampe=sampai
    krna=karena tpi=tapi skg=sekarang bkn=bukan jgn=jangan sblm=sebelum stlh=setelah msh=masih
    smpai=sampai tgl=tanggal kpd=kepada thd=terhadap spy=supaya sprti=seperti
    """.split()
)
_NAMES = frozenset({"Lo", "Lu"})
_ALONE = r"(?<![\w./@:#-]){}(?![\w/@-]|\.\w)"  # not in an address or a name
_SHORT = re.compile(_ALONE.format(rf"(?i:({'|'.join(_SPELT_OUT)}))"))
_TWICE = re.compile(_ALONE.format(r"([a-z]{4,})2(an|nya)?") + r"|\A([A-Z][a-z]{3,})2(an|nya)?\b")


def spelt_out(text: str) -> str:
    """Text with the usual abbreviations of chats in full, and doubled words written twice.

    >>> spelt_out("Gw gk tau, anak2 yg dateng blm makan")
    'Saya tidak tau, anak-anak yang datang belum makan'
    >>> spelt_out("Orang2nya baik")
    'Orang-orangnya baik'
    >>> spelt_out("yg@contoh.id, https://contoh.id/yg, CO2, PT YG")
    'yg@contoh.id, https://contoh.id/yg, CO2, PT YG'
    >>> spelt_out("Lo Hai membeli saham"), spelt_out("lo udh beli?")
    ('Lo Hai membeli saham', 'kamu sudah beli?')
    """
    return _TWICE.sub(_doubled, _SHORT.sub(_in_full, text))


def _doubled(match: re.Match[str]) -> str:
    word, ending = match[1] or match[3], match[2] or match[4] or ""
    return f"{word}-{word.lower()}{ending}"


def _in_full(match: re.Match[str]) -> str:
    word = match[1]
    if word.isupper() or word in _NAMES:
        return word
    full = _SPELT_OUT[word.lower()].replace("_", " ")
    return full.capitalize() if word[0].isupper() else full
