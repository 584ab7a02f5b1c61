"""What sites put into every article: links to others, adverts' labels, calls to follow and share.

A screen may fold it away; nothing is deleted, as an ordinary sentence may look like one of these.
"""

import re
from dataclasses import replace

from translations.articles.article import Block, Kind
from translations.patterns import lazy_pattern

_LONGEST = 240  # characters
_MOST_BLOCKS = 3000  # more make a book, where no site puts any
_LABEL = (
    r"(?:baca|lihat|simak|tonton|saksikan|dengar)(?:\s+(?:juga|pula|selengkapnya|artikel lain\w*))"
    r"|(?:artikel|berita|konten|topik|tulisan)\s+(?:terkait|lainnya|rekomendasi|pilihan)"
    r"|pilihan\s+(?:editor|redaksi)|rekomendasi\s+untuk\s+anda|terpopuler|berita\s+terpopuler"
    r"|read\s+(?:also|more|next)|also\s+(?:read|on\s+\S+)|see\s+more|more\s+(?:on\s+this|stories)"
    r"|related(?:\s+(?:articles?|stor(?:y|ies)|posts?|topics?|news|links?))?|recommended|don't miss"
    r"|most\s+(?:read|popular)\b.{0,30}|you\s+(?:may|might)\s+also\s+like|trending(?:\s+now)?"
)
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|telegram|line|linkedin|pinterest|e-?mail|instagram|threads"
    r"|copy link|salin tautan|salin link|print|cetak|komentar|comments?)"
)
# A label and what it links to: another headline.
_LEADS_AWAY = lazy_pattern(
    rf"[\W_]*(?:{_LABEL})\s*(?:[:|\-–—»>].*|['‘“\"].*['’”\"]:?|)"
    r"|[\W_]*baca juga artikel(?: terkait)? .{1,80} (?:dari|oleh) .{1,80}",
    re.IGNORECASE | re.DOTALL,
)
_LABEL_ALONE = lazy_pattern(rf"[\W_]*(?:{_LABEL})\W*", re.IGNORECASE)
_FIXED = lazy_pattern(
    r"\W*(?:"
    r"advertisement|advertorial|advertising|iklan|sponsored(?: content)?|promoted"
    r"|(?:(?:advertisement|iklan)\W+)?scroll (?:to (?:continue|resume)|ke bawah)[\w\s]{0,40}"
    r"|gulir (?:untuk|ke bawah)[\w\s]{0,40}|lanjutkan membaca(?: di bawah iklan)?"
    r"|article continues (?:below|after)[\w\s]{0,40}|story continues below[\w\s]{0,40}"
    r"|gambas:? ?video[\w\s]{0,20}"
    r"|(?:sunting|edit)(?:\s*\|\s*(?:sunting sumber|edit source))?"
    r"|(?:bagikan|sebarkan|share)(?:\s+(?:artikel|berita|halaman|ini|this|on|via|ke|di|it)\b[\w\s]{0,60})?"
    rf"(?:\s*:(?:\s*{_NETWORK}[\s|·•,/]*){{0,9}})?|(?:sukai|like)\s+(?:ini|this)\s*:?"
    rf"|(?:{_NETWORK}(?:[\s|·•,/]+|$)){{2,9}}"
    r"|facebook|twitter|whatsapp|copy link|salin tautan|tautan disalin"
    r"|halaman (?:selanjutnya|berikutnya|sebelumnya|\d+ dari \d+)|selanjutnya|next page"
    r"|page \d+ of \d+"
    r"|image \d+ of \d+|(?:play|putar) video|lihat foto|zoom"
    r"|(?:tags?|topik|label)\s*:.{0,200}"
    r")\W*",
    re.IGNORECASE | re.DOTALL,
)
_CALL = lazy_pattern(
    r"\W*(?:"
    r"(?:ikuti|follow|dapatkan|cek|simak)\b.{0,120}\b(?:google news|whatsapp|telegram|instagram"
    r"|twitter|facebook|youtube|tiktok|saluran|channel|kanal)\b"
    r"|(?:gabung|bergabung|mari bergabung|join)\b.{0,80}"
    r"\b(?:telegram|whatsapp|grup|channel|kanal)\b"
    r"|(?:sign up|subscribe|berlangganan|langganan)\b.{0,80}"
    r"\b(?:newsletters?|inbox|e-?mails?|buletin"
    r"|updates?|surel)\b"
    r"|.{0,80}\bdaftarkan e-?mail\b"
    r"|get\b.{0,80}\b(?:inbox|newsletters?)\b"
    r"|klik (?:di ?sini|tautan|link|banner)\b|click here\b|unduh aplikasi\b"
    r"|download (?:the|our) app\b"
    r"|(?:copyright|hak cipta)\b|©(?=.{0,60}$)"
    r").{0,120}",
    re.IGNORECASE | re.DOTALL,
)
# The kinds of block that can be furniture.
_KINDS = frozenset({Kind.PARAGRAPH, Kind.HEADING, Kind.ITEM, Kind.QUOTE, Kind.VERSE})


def mark_furniture(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, with those marked that belong to the site rather than the article."""
    if len(blocks) > _MOST_BLOCKS:
        return blocks
    marked: list[Block] = []
    among = False  # items after a label on its own are its links
    for block in blocks:
        among = among and block.kind is Kind.ITEM
        alone = bool(len(block.text) < _LONGEST and _LABEL_ALONE.fullmatch(block.text))
        if block.kind in _KINDS and (among or alone or is_furniture(block.text)):
            block = replace(block, furniture=True)  # noqa: PLW2901
        among = among or alone
        marked.append(block)
    if all(block.furniture for block in marked):
        return blocks  # an article about such things
    return tuple(marked)


def is_furniture(text: str) -> bool:
    """Whether a text is one that sites put between the paragraphs of any article.

    >>> is_furniture("Baca juga: Harga garam naik"), is_furniture("Baca juga surat itu, katanya.")
    (True, False)
    """
    return len(text) < _LONGEST and any(
        pattern.fullmatch(text) for pattern in (_LEADS_AWAY, _FIXED, _CALL)
    )
