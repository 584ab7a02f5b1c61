"""Turns plain text into an Article: what its lines are, in the many styles people use."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest
from pathlib import PurePath
from textwrap import dedent

from translations.articles.article import CELL_END, Article, Block, Kind, contents_of_headings
from translations.articles.limits import check_lines
from translations.articles.lines import ITEM, Group, is_spoken
from translations.articles.mail_header import read_header
from translations.articles.plain_headings import with_headings
from translations.articles.preformatted import (
    RULE,
    drawn_runs,
    has_no_words,
    is_plain,
    is_preformatted,
    is_prose,
)
from translations.articles.printed_pages import PAGE_NUMBER, is_ended, join_pages, starts_lower
from translations.articles.titles import may_be_titles
from translations.cleaning import clean, clean_lines, fold_space
from translations.patterns import lazy_pattern

_END = lazy_pattern(r"[.!?…:;,][\"”’')\]]*$")
_FULL_STOP = lazy_pattern(r"[.!?…][\"”’')\]]*$")
_GLUED = lazy_pattern(r"[a-z][A-Z][a-z]")
_AGENCY = (
    r"(?:Getty Images|AFP|Reuters|Antara(?: Foto)?|EPA|Associated Press|AP Photo|Anadolu|Tass|"
    r"Bloomberg|Shutterstock|Xinhua|Kompas|Tempo|Handout)"
)
_CAPTION = lazy_pattern(r"(?:Foto|Gambar|Ilustrasi|Dok)\b[.:]")
_AGENCY_NAME = lazy_pattern(_AGENCY)
_CREDIT = lazy_pattern(
    rf"^\S[^.]{{0,60}}/{_AGENCY}\b"
    rf"|^[^.]{{0,40}}\b{_AGENCY} [A-Z]|[/(]{_AGENCY}[^.]{{0,40}}\)?$|{_AGENCY}$"
)
_BYLINE = lazy_pattern(
    r"(?:Oleh|Penulis|Reporter|By)\s*:?\s+([A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,4})\s*$"
    r"|([A-Z][\w.'-]*(?:\s+[A-Z][\w'-]*?[a-z]){1,3})(?:Editor|Koresponden|Reporter|Wartawan|Jurnalis)\b"
)
_GUTENBERG = lazy_pattern(r"^(Title|Author|Release Date):\s+(.+)$", re.MULTILINE)
_HEADING = lazy_pattern(
    r"(?:BAB|BAGIAN|Bab|Bagian|CHAPTER|Chapter)\s+(?:[IVXLC]+|\d+)\b(?:.{0,60}[^.!?…;,])?"
)
_ARTICLE_OF_LAW = lazy_pattern(r"(?:PASAL|Pasal)\s+(?:[IVXLC]+|\d+)[A-Z]?")
_QUOTED = lazy_pattern(r" {0,3}((?:> *)+)")
_LEADERS = lazy_pattern(r"(.*[^\s.])\s*(?:\.{4,}|(?: \.){4,})\s*(\w{1,6})")
_TIME_OF_DAY = lazy_pattern(r"\s*(\d{1,2}[.:]\d\d(?:\s?[-–]\s?\d{1,2}[.:]\d\d)?) {2,}(\S.*)")
_SOFT_HYPHEN = lazy_pattern("\u00ad(?=[ \\t]*\\r?\\n)")
_LONGEST_VERSE = 45  # average characters of a line
_MOST_PAGES = 50_000
_TAB = "\t"


def read_plain(text: str, name: str) -> Article:
    """Read plain text.

    Args:
        text: the decoded file.
        name: its name, which is the title if the text has none.

    Raises:
        ArticleError: it is too long.
    """
    if "\u00ad" in text:
        text = _SOFT_HYPHEN.sub("-", text)  # elsewhere it is invisible
    head = ""
    lines: Sequence[str]
    if 0 < text.count("\f") <= _MOST_PAGES:
        pages = [clean_lines(page).split("\n") for page in text.split("\f")]
        lines, head = join_pages(pages)
        check_lines("\n".join(lines), name)
    else:
        text = clean_lines(text)
        check_lines(text, name)
        lines = text.split("\n")
    mail, lines = read_header(lines)
    blocks = (*mail.blocks, *with_headings(blocks_of(lines)))
    header = dict(_GUTENBERG.findall("\n".join(lines[:60])))
    title = mail.subject or clean(header.get("Title", ""))
    return Article(
        title=title or title_of(blocks, clean(head) or name),
        author=mail.author or clean(header.get("Author", "")) or _author(blocks),
        date=mail.date or clean(header.get("Release Date", "")),
        blocks=blocks,
        format="text",
        contents=contents_of_headings(blocks),
    )


def blocks_of(lines: Sequence[str]) -> list[Block]:
    """The blocks in cleaned lines of plain text."""
    groups = list(map(Group, _groups(lines)))
    widths = sorted({group.width for group in groups if len(group.lines) > 2 and group.width})
    blocks: list[Block] = []
    for number, group in enumerate(groups):
        wide = bisect_left(widths, group.longest * 0.97)
        width = widths[min(wide, len(widths) - 1)] if widths else 0
        blocks += _blocks_of(group, width, alone=number == 0)
    return blocks


def _groups(lines: Sequence[str]) -> list[list[str]]:
    """Runs of non-blank lines; a page number that cuts a sentence in two is left out."""
    groups: list[list[str]] = []
    for group in _between_blank_lines(lines):
        if len(groups) > 1 and _is_cut_by(groups[-1]) and starts_lower(group[0]):
            before = groups[-2][-1]
            if not is_ended(before):
                groups.pop()
                groups[-1] += group
                continue
        groups.append(group)
    return groups


def _between_blank_lines(lines: Sequence[str]) -> Iterator[list[str]]:
    """Runs of lines that are not blank; the signature of a mail begins after "--"."""
    group: list[str] = []
    for line in lines:
        if line and not line.isspace() and line not in ("--", "-- "):
            group.append(line.rstrip())
        elif group:
            yield group
            group = []
    if group:
        yield group


def _is_cut_by(group: list[str]) -> bool:
    return len(group) == 1 and len(group[0]) < 80 and bool(PAGE_NUMBER.fullmatch(group[0].strip()))


def _blocks_of(group: Group, width: int, *, alone: bool) -> Iterator[Block]:
    """The blocks of a group; ``alone`` if nothing precedes it."""
    lines, text = group.lines, group.text
    if ">" in text and any(line.lstrip(" ")[:1] == ">" for line in lines):
        yield from _quoted(lines, width)
        return
    if len(lines) == 1 and _TAB not in text:
        yield from _prose(group, width, alone=alone)
        return
    if _TAB in text:
        if _is_tabular(lines):
            yield Block(Kind.CODE, _aligned(lines))
            return
        group = Group(lines := [line.expandtabs(4) for line in lines])
        text = group.text
    if ("...." in text or ". . ." in text) and (rows := _with_leaders(lines)):
        yield from rows
        return
    if ruled := _ruled_heading(lines):
        yield ruled[0]
        if rest := lines[ruled[1] :]:
            yield from _blocks_of(Group(rest), width, alone=False)
        return
    if len(lines) > 1 and has_no_words(text):
        if not all(map(RULE.fullmatch, lines)):
            yield _drawing(lines)
        return
    if is_plain(text):
        yield from _prose(group, width, alone=alone)
        return
    if all(times := [_TIME_OF_DAY.fullmatch(line) for line in lines]):
        yield from (Block(Kind.ITEM, fold_space(t[2]), marker=t[1]) for t in times if t)
        return
    if is_preformatted(lines):
        if lines[0].endswith(":") and is_prose(lines[0]) and is_preformatted(lines[1:]):
            yield from _prose(Group(lines[:1]), width, alone=alone)
            lines = lines[1:]
        yield _drawing(lines)
        return
    start = 0
    for first, last in drawn_runs(lines):
        if first > start:
            yield from _prose(Group(lines[start:first]), width, alone=alone)
        yield _drawing(lines[first:last])
        start = last
    if start < len(lines):
        yield from _prose(Group(lines[start:]) if start else group, width, alone=alone)


def _with_leaders(lines: Sequence[str]) -> list[Block]:
    """The rows of a table of contents, if dots lead to a number in every line; else []."""
    found = [match for line in lines if (match := _LEADERS.fullmatch(line))]
    if len(found) < len(lines):
        return []
    return [Block(Kind.ROW, CELL_END.join(map(fold_space, match.groups()))) for match in found]


def _prose(group: Group, width: int, *, alone: bool) -> Iterator[Block]:
    paragraphs = [
        text for text in group.paragraphs(width) if text[-1].isalnum() or not RULE.fullmatch(text)
    ]
    if _is_verse(group, paragraphs, alone=alone):
        yield Block(Kind.VERSE, "\n".join(map(fold_space, paragraphs)))
        return
    if 1 < len(paragraphs) < 5 and all(_is_shouted(fold_space(text)) for text in paragraphs):
        paragraphs = [" ".join(paragraphs)]  # a heading of several lines
    depths = _depths(paragraphs) if "\n " in group.text else ()
    for text in paragraphs:
        block = block_of(text)
        if depths and block.kind is Kind.ITEM:
            block = replace(block, level=min(bisect_right(depths, _indent(text)), 6))
        yield block


def _depths(paragraphs: Sequence[str]) -> list[int]:
    """The indents beyond which an item is nested in another one."""
    indents = sorted({_indent(text) for text in paragraphs if ITEM.match(text)})
    return [indent for before, indent in pairwise(indents) if indent - before > 1]


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _is_verse(group: Group, paragraphs: list[str], *, alone: bool) -> bool:
    """Whether lines were broken on purpose, and are no sentences, items, or title and byline."""
    if len(paragraphs) != len(group.lines) or len(paragraphs) < (3 if alone else 2):
        return False
    if sum(map(len, paragraphs)) > _LONGEST_VERSE * len(paragraphs):
        return False
    if sum(1 for line in paragraphs if _FULL_STOP.search(line)) > len(paragraphs) / 2:
        return False
    kinds = {block_of(line).kind for line in paragraphs}
    return kinds == {Kind.PARAGRAPH} and not any(map(_BYLINE.match, paragraphs))


def _quoted(lines: Sequence[str], width: int) -> Iterator[Block]:
    """Quoted mail; a quotation within another is a block of its own."""
    found = [(match, line) for line in lines for match in [_QUOTED.match(line)]]
    for depth, run in groupby(found, key=lambda one: one[0][1].count(">") if one[0] else 0):
        inner = [line[match.end() :] if match else line for match, line in run]
        if depth == 0:
            yield from _prose(Group(inner), width, alone=False)
            continue
        for block in blocks_of(inner):
            prose = block.kind in (Kind.PARAGRAPH, Kind.CAPTION, Kind.HEADING)
            yield replace(block, kind=Kind.QUOTE, level=0) if prose else block


def _is_tabular(lines: Sequence[str]) -> bool:
    """Whether all lines have the same number of cells, separated by tabs."""
    counts = {line.rstrip().count(_TAB) for line in lines}
    return counts != {0} and (len(counts) == 1 or min(counts) > 1) and len(lines) > 1


def _aligned(lines: Sequence[str]) -> str:
    """Tab-separated cells, aligned in columns."""
    rows = [[cell.strip() for cell in line.split(_TAB)] for line in lines]
    widths = [max(map(len, column)) for column in zip_longest(*rows, fillvalue="")]
    padded = ([c.ljust(w) for c, w in zip(row, widths, strict=False)] for row in rows)
    return "\n".join("  ".join(row).rstrip() for row in padded)


def _drawing(lines: Sequence[str]) -> Block:
    return Block(Kind.CODE, dedent("\n".join(lines)))


def block_of(line: str) -> Block:
    """A paragraph, list item, caption or heading, judging by its form."""
    if item := ITEM.match(line):
        marker = item[2] or (item[1] if item[1] in "–—" else "•")  # dashes mark direct speech
        return Block(Kind.ITEM, fold_space(line[item.end() :]), marker=marker)
    text = fold_space(line)
    if len(text) <= 80:
        if _HEADING.fullmatch(text):
            return Block(Kind.HEADING, text, 1)
        if _is_shouted(text) or _ARTICLE_OF_LAW.fullmatch(text):
            return Block(Kind.HEADING, text, 2)
    if len(text) <= 400 and _is_caption(text):
        return Block(Kind.CAPTION, text)
    return Block(Kind.PARAGRAPH, text)


def _is_caption(text: str) -> bool:
    """Whether it begins like a caption, or credits an agency with a picture."""
    if _CAPTION.match(text):
        return True
    return bool(_AGENCY_NAME.search(text) and _CREDIT.search(text))  # the first is far quicker


def _ruled_heading(lines: Sequence[str]) -> tuple[Block, int] | None:
    """A heading underlined by a rule, perhaps with one above, and its number of lines."""
    first = 1 if len(lines) > 2 and RULE.fullmatch(lines[0]) else 0
    if len(lines) < first + 2 or not RULE.fullmatch(lines[first + 1]):
        return None
    text, rule = lines[first].strip(), lines[first + 1].strip()
    if "  " in text or " " in rule or len(text) > 120 or RULE.fullmatch(text) or ITEM.match(text):
        return None  # above columns both have a gap
    if not any(map(str.isalnum, text)) or text[0] in "|+":
        return None
    level = 1 if rule[0] in "=#" else 2
    return Block(Kind.HEADING, fold_space(text), level), first + 2


def _is_shouted(text: str) -> bool:
    """A short line in capitals, of at least two words: a heading in a file without markup."""
    if not text.isupper() or len(text) > 80 or _END.search(text):
        return False
    words = sum(1 for word in text.split() if sum(map(str.isalpha, word)) > 1)
    return words > 1 and sum(map(str.isalpha, text)) > 0.6 * len(text.replace(" ", ""))


def title_of(blocks: Sequence[Block], name: str) -> str:
    """The first short line that is no byline, caption or sentence; otherwise the file's name."""
    for at, block in enumerate(may_be_titles(blocks)[:4]):
        if block.kind is Kind.HEADING:
            return block.text
        short = block.kind is Kind.PARAGRAPH and len(block.text) <= 120
        if at and block.text[:1].islower():
            continue  # what follows other text in small letters is a part of it
        if not short or _END.search(block.text) or not any(map(str.isalpha, block.text)):
            continue
        if not (is_spoken(block.text) or _GLUED.search(block.text) or _BYLINE.match(block.text)):
            return block.text
    return clean(PurePath(name).stem.replace("-", " ").replace("_", " ")) or "Untitled"


def _author(blocks: Sequence[Block]) -> str:
    for block in blocks[:5]:
        if len(block.text) <= 120 and (found := _BYLINE.match(block.text)):
            return found[1] or found[2]
    return ""
