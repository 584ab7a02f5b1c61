"""Plain text into an Article: paragraphs from blank lines, single lines or hard-wrapped lines."""

import re
from itertools import pairwise
from pathlib import PurePath

from translations.articles.article import Article, Block, Kind, contents_of_headings
from translations.articles.limits import check_lines
from translations.cleaning import clean, clean_lines, fold_space

_END = re.compile(r"[.!?…:;,][\"”’')\]]*$")
_FULL_STOP = re.compile(r"[.!?…][\"”’')\]]*$")
_GLUED = re.compile(r"[a-z][A-Z][a-z]")
_AGENCY = (
    r"(?:Getty Images|AFP|Reuters|Antara(?: Foto)?|EPA|Associated Press|AP Photo|Anadolu|Tass|"
    r"Bloomberg|Shutterstock|Xinhua|Kompas|Tempo|Handout)"
)
_CAPTION = re.compile(
    rf"^(?:Foto|Gambar|Ilustrasi|Dok)\b[.:]|^\S[^.]{{0,60}}/{_AGENCY}\b"
    rf"|^[^.]{{0,40}}\b{_AGENCY} [A-Z]|[/(]{_AGENCY}[^.]{{0,40}}\)?$|{_AGENCY}$"
)
_BYLINE = re.compile(
    r"(?:Oleh|Penulis|Reporter|By)\s*:?\s+([A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4})\s*$"
    r"|([A-Z][\w.'-]*(?:\s+[A-Z][\w'-]*?[a-z]){1,3})(?:Editor|Koresponden|Reporter|Wartawan|Jurnalis)\b"
)
_GUTENBERG = re.compile(r"^(Title|Author|Release Date):\s+(.+)$", re.MULTILINE)
_HEADING = re.compile(r"(?:BAB|BAGIAN|Bab|Bagian|CHAPTER|Chapter)\s+(?:[IVXLC]+|\d+)\b.{0,60}")
_UNDERLINE = re.compile(r"[=\-~*_]{3,}\s*")
_ITEM = re.compile(r"\s*(?:([•‣▪◦*–-])|(\d{1,3}[.)]))\s+(?=\S)")
_MAX_WRAP = 120  # nobody wraps by hand wider than this: longer lines are paragraphs


def read_plain(text: str, name: str) -> Article:
    """Read plain text.

    Args:
        text: the decoded file.
        name: its name, for the title where the text offers none.

    Raises:
        ArticleError: it is too long.
    """
    text = clean_lines(text)
    check_lines(text, name)
    lines = text.expandtabs(4).split("\n")
    groups = _groups(lines)
    width = _wrap_width(groups)
    blocks = tuple(block for group in groups for block in _blocks_of(group, width))
    header = dict(_GUTENBERG.findall("\n".join(lines[:60])))
    return Article(
        title=clean(header.get("Title", "")) or _title(blocks, name),
        author=clean(header.get("Author", "")) or _author(blocks),
        date=clean(header.get("Release Date", "")),
        blocks=blocks,
        format="text",
        contents=contents_of_headings(blocks),
    )


def _groups(lines: list[str]) -> list[list[str]]:
    """Runs of lines between blank ones."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if line.strip():
            groups[-1].append(line.rstrip())
        elif groups[-1]:
            groups.append([])
    return groups if groups[-1] else groups[:-1]


def _wrap_width(groups: list[list[str]]) -> int:
    """The width at which the file was wrapped by hand; 0 where every line is a paragraph."""
    broken = [line for group in groups for line in group[:-1]]
    # Where lines end as sentences do, somebody ended them: they are short paragraphs.
    if not broken or sum(1 for line in broken if _FULL_STOP.search(line)) > len(broken) / 2:
        return 0
    lengths = sorted(map(len, broken))
    width = lengths[int(len(lengths) * 0.95)]
    return width if width <= _MAX_WRAP and lengths[-1] <= 2 * _MAX_WRAP else 0


def _paragraphs(group: list[str], width: int) -> list[str]:
    """Join the lines of a group that were broken only because the next word did not fit."""
    paragraphs = [[group[0]]]
    for before, line in pairwise(group):
        first_word = line.split(maxsplit=1)[0]
        indented = line[0] == " " and before[0] != " "
        broken = width and len(before) + 1 + len(first_word) > width * 0.9
        if not broken or indented or _ITEM.match(line):
            paragraphs.append([line])
        elif before.endswith("-") and before[-2:-1].isalpha():
            paragraphs[-1].append(line.strip())  # Undang-/Undang: the hyphen belongs to the word
        else:
            paragraphs[-1] += (" ", line.strip())
    return ["".join(parts) for parts in paragraphs]


def _blocks_of(group: list[str], width: int) -> list[Block]:
    if len(group) == 2 and _UNDERLINE.fullmatch(group[1]):
        return [Block(Kind.HEADING, fold_space(group[0]), 1 if group[1].startswith("=") else 2)]
    texts = (text for text in _paragraphs(group, width) if not _UNDERLINE.fullmatch(text.strip()))
    return [_block(text) for text in texts]


def _block(line: str) -> Block:
    if item := _ITEM.match(line):
        marker = item[2] or "•"
        return Block(Kind.ITEM, fold_space(line[item.end() :]), marker=marker)
    text = fold_space(line)
    if len(text) <= 80 and (_HEADING.fullmatch(text) or _is_shouted(text)):
        return Block(Kind.HEADING, text, 1 if _HEADING.fullmatch(text) else 2)
    if len(text) <= 400 and _CAPTION.search(text):
        return Block(Kind.CAPTION, text)
    return Block(Kind.PARAGRAPH, text)


def _is_shouted(text: str) -> bool:
    """A short line in capitals, of at least two words: a heading of a file without markup."""
    return text.isupper() and len(text.split()) > 1 and not _END.search(text)


def _title(blocks: tuple[Block, ...], name: str) -> str:
    """The first short line that is no byline, no caption and no sentence; else the file's name."""
    for block in blocks[:4]:
        if block.kind is Kind.HEADING:
            return block.text
        short = block.kind is Kind.PARAGRAPH and len(block.text) <= 120
        if not short or _END.search(block.text):
            continue
        if not (_GLUED.search(block.text) or _BYLINE.match(block.text)):
            return block.text
    return clean(PurePath(name).stem.replace("-", " ").replace("_", " ")) or "Untitled"


def _author(blocks: tuple[Block, ...]) -> str:
    for block in blocks[:5]:
        if len(block.text) <= 120 and (found := _BYLINE.match(block.text)):
            return found[1] or found[2]
    return ""
