"""Headings of plain text without any marks, such as "Keluhan Petani" between two paragraphs.

Their form alone proves little, as names, captions and addresses have it too. What tells them apart
is their place: after a paragraph of prose that has ended, and directly before another one, or
before the line that announces a list.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from translations.articles.article import Block, Kind
from translations.patterns import lazy_pattern

_LONGEST = 60  # characters
_MOST_WORDS = 8
_PROSE = 70  # characters, at least

_SMALL = frozenset(
    "agar akan antara atas atau bagi bahwa bukan dalam dan dari demi dengan di guna hingga ini itu "
    "jadi juga karena ke kepada lalu maka namun oleh pada para saat sambil sampai sang se sebagai "
    "secara sebelum sejak seperti serta sesudah setelah si supaya tak tanpa tapi tentang terhadap "
    "tetapi tidak untuk yang a an and as at by for from in of on or the to with vs".split()
)
"""Words that stay in lower case in a headline."""
_SECTIONS = frozenset(
    "abstrak epilog hasil kesimpulan lampiran metode pembahasan pembuka pendahuluan penutup prolog "
    "ringkasan saran simpulan sinopsis conclusion epilogue introduction prologue summary".split()
)
"""What may be a heading as a single word."""
_FORM = lazy_pattern(r"(?:\d{1,2} )?[A-Z]['’\w-]*(?: (?:&|['’\w-]+))*\??")
_NEVER = lazy_pattern(
    r"(?:Alamat|Assalamu\S*|Baca|Bagikan|Bapak|Catatan Redaksi|Dear|Dengan Hormat|Desa|Dok|Dusun|"
    r"Editor|Foto|Fotografer|Gang|Gambar|Gedung|Gg|Halaman|Hormat|Ibu|Iklan|Ilustrasi|Jalan|Jl|"
    r"Kecamatan|Kelurahan|Kepada|Klik|Komentar|Kompleks|Lihat|Oleh|Penerjemah|Pewarta|Penulis|"
    r"Perumahan|Pengarang|Redaksi|Reporter|Salam|Saudara|Selamat|Sdr|Simak|Sumber|Tags?|Telepon|"
    r"Terima Kasih|Wartawan|Yang Terhormat|Yth)\b(?!-)"
    r"|.*\b(?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|"
    r"Desember|Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Pukul|WIB|WITA|WIT)\b"
)
_TITLES = lazy_pattern(
    r"(?:Dr|Drs|Prof|Ir|Pak|Bu|Bang|Kak|Mas|Mbak|Nyonya|Tuan|Haji|Hajah|Ustaz|Ustad|Kiai)\b"
)
_NUMBER = lazy_pattern(r"\d{3,}|\b\d+[A-Z]?$")
_ENDED = lazy_pattern(r"[.!?…:][\"”’')\]]*$")


def with_headings(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks; paragraphs that are headings by form and place have that kind."""
    texts = Counter(block.text for block in blocks if len(block.text) <= _LONGEST)
    made = list(blocks)
    prose_before = False
    for at, block in enumerate(blocks):
        if (
            prose_before
            and texts[block.text] == 1  # one that comes again is who speaks
            and at + 1 < len(blocks)
            and has_form_of_heading(block)
            and _ends(made[at - 1])
            and (_is_prose(blocks[at + 1]) or _leads_to_list(blocks, at + 1))
        ):
            made[at] = replace(block, kind=Kind.HEADING, level=2)
        prose_before = prose_before or _is_prose(block)
    return made


def has_form_of_heading(block: Block) -> bool:
    """Whether a paragraph is short, without punctuation, and its words begin with capitals.

    >>> has_form_of_heading(Block(Kind.PARAGRAPH, "Panen yang Gagal di Musim Hujan"))
    True
    >>> has_form_of_heading(Block(Kind.PARAGRAPH, "Panen gagal lagi"))
    False
    """
    text = block.text
    if block.kind is not Kind.PARAGRAPH or len(text) > _LONGEST or not _FORM.fullmatch(text):
        return False
    words = text.removesuffix("?").split()
    if len(words) == 1:
        return words[0].lower() in _SECTIONS
    if len(words) > _MOST_WORDS or _NEVER.match(text) or _TITLES.match(text):
        return False
    if _NUMBER.search(text) or words[-1] in _SMALL - {"ini", "itu"}:
        return False
    large = [word for word in words if word not in _SMALL]
    return len(large) > 1 and all(word[0].isupper() or word[0].isdigit() for word in large)


def _is_prose(block: Block) -> bool:
    text = block.text
    return block.kind is Kind.PARAGRAPH and len(text) >= _PROSE and bool(_ENDED.search(text))


def _leads_to_list(blocks: Sequence[Block], at: int) -> bool:
    """Whether a paragraph, however short, announces the list below it."""
    if at + 1 >= len(blocks) or blocks[at].kind is not Kind.PARAGRAPH:
        return False
    return blocks[at].text.endswith(":") and blocks[at + 1].kind is Kind.ITEM


def _ends(block: Block) -> bool:
    """Whether something else may begin after a block."""
    return block.kind is not Kind.CAPTION and (
        block.kind is not Kind.PARAGRAPH or bool(_ENDED.search(block.text))
    )
