"""Turns Rich Text into an Article: striprtf makes plain text of it, one paragraph a line."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from translations.articles.article import (
    CELL_END,
    Article,
    Block,
    Kind,
    contents_of_headings,
)
from translations.articles.documents.metadata import author_of, title_of
from translations.articles.inline import join_fractions, lowered, mark_note, raised, take_notes
from translations.articles.limits import check_lines
from translations.articles.mojibake import repaired
from translations.articles.optional_libraries import extra
from translations.articles.plain import block_of
from translations.cleaning import clean, clean_lines, fold_space
from translations.errors import ArticleError

_LONGEST = 8 * 2**20  # characters without pictures: striprtf takes seconds over them
_HEX = re.compile(r"[0-9a-fA-F\r\n]{128,}")  # a picture or a font
_HEADING = re.compile(r"\\outlinelevel([0-8])(?!\d) ?")
_NUMBERING = re.compile(r"\{\\(?:listtext|pntext)(?![a-z])")
_SCRIPT = re.compile(
    r"\\(super|sub)(?![a-z])((?:\\[a-z]{1,20}-?\d{0,6} ?){0,12}) ?(\d{1,3})(?=[}\\])"
)
_FOOTNOTE = re.compile(r"\{(?:\\\*)?\\footnote(?![a-z])")
_HIDDEN_GROUP = re.compile(
    r"\{(?:\\[a-z]{1,20}-?\d{0,6} ?|\s){0,12}\\(?:v|deleted)(?![a-z0-9])", re.ASCII
)
_HIDING = re.compile(r"\\(?:v|deleted)(0?)(?![a-z0-9]) ?|[{}]")
_OLD = re.compile(r"\s*\{\\rtf\d?\\(mac|pca?)(?![a-z])")
_OLD_PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_LETTER = re.compile(r"\\'([89a-fA-F][\da-fA-F])")
_OF_ROWS = re.compile(r"\\(trowd|intbl|row|pard|line|par)(?![a-z]) ?")
_SHAPE = re.compile(r"\{\\(?:shp|\*\\do)(?![a-z])")
_BOXES = (re.compile(r"\{\\shptxt(?![a-z]) ?"), re.compile(r"\{\\dptxbxtext(?![a-z]) ?"))
_SIGN = re.compile(r"\\chftn(?![a-z]) ?")
_BRACES = re.compile(r"\\[{}\\]|[{}]")
# On their way through striprtf, as private-use characters: heading levels and note positions.
_LEVEL, _NOTE, _BOX = "\ue5d0", "\ue5d1", "\ue5d2"
_LEVELLED = re.compile(f"{_LEVEL}([0-8])")
_BOXED = re.compile(f"{_BOX}(\\d+);")
_NOTED = re.compile(f"{_NOTE}(\\d+);")
_FONT = re.compile(r"\{\\f(\d{1,5})[^{};]{0,200}?\\fcharset(\d{1,3})")
_LONGEST_TABLE = 200_000
_FIELD = re.compile(r"\{\\(title|author)\s([^{}]*)\}")
_BULLETS = ("· ", "\uf0b7 ", "o ", "§ ")  # what symbol fonts use as bullets
_MOST_NOTES = 10_000
_TROUBLE = (ValueError, LookupError, TypeError, OverflowError, AttributeError, RecursionError)
_DATE = re.compile(r"\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")


def read_rtf(data: bytes, name: str) -> Article:
    """Read Rich Text.

    Args:
        data: the whole file.
        name: its file name, for messages and for the title where the document has none.

    Raises:
        ArticleError: it is damaged or too long, or striprtf is not installed.
    """
    shown = clean(name)
    striprtf = extra("striprtf.striprtf", shown, "a Rich Text file")
    source = _HEX.sub("", repaired(data.decode("cp1252", errors="replace")))
    if len(source) > _LONGEST:
        raise ArticleError(
            f"{shown} is too large to be read as Rich Text.", "Save it as DOCX or as plain text."
        )
    # Links are shown without their addresses. striprtf searches for these, and the font table, with
    # patterns that take cubic time.
    source = _without_hidden(_with_few_fonts(_in_unicode(source).replace("{\\field", "{")))
    source, notes = _without_notes(_with_whole_rows(source))
    source, boxes = _without_boxes(source)
    source = _HEADING.sub(lambda found: _written(_LEVEL + found[1]), source)
    source = _SCRIPT.sub(_raised, _NUMBERING.sub("{", source))
    try:
        text = striprtf.rtf_to_text(source, errors="replace")
        texts = [striprtf.rtf_to_text(note, errors="replace") for note in notes]
        boxed = [striprtf.rtf_to_text(box, errors="replace") for box in boxes]
    except _TROUBLE as error:
        raise ArticleError(
            f"{shown} is a broken Rich Text file.", "Get it again from where it came from."
        ) from error
    text = clean_lines(text)
    check_lines(text, name)
    blocks = tuple(block for line in text.split("\n") for block in _blocks_of(line, texts, boxed))
    about = {
        key: striprtf.rtf_to_text(rf"{{\rtf1 {value}}}") for key, value in _FIELD.findall(source)
    }
    date = _DATE.search(source)
    return Article(
        title=title_of(about.get("title", ""), blocks, shown),
        author=author_of(about.get("author", "")),
        date="-".join(part.zfill(2) for part in date.groups()) if date else "",
        blocks=blocks,
        format="rtf",
        contents=contents_of_headings(blocks),
    )


def _written(text: str) -> str:
    """Private-use characters and digits as RTF writes them."""
    signs = (rf"\u{ord(c) - 0x10000}?" if ord(c) > 0x7FFF else c for c in text)
    return rf"{{\uc1{''.join(signs)}}}"


def _raised(found: re.Match[str]) -> str:
    digits = (raised if found[1] == "super" else lowered)(found[3])
    return found[2] + "{\\uc1" + "".join(rf"\u{ord(digit)}?" for digit in digits) + "}"


def _with_few_fonts(source: str) -> str:
    """The source with a font table reduced to character sets."""
    start = source.find("{\\fonttbl")
    if start < 0:
        return source.replace("\\fonttbl", "\\nofonts")
    end = start
    depth = 0
    for brace in _BRACES.finditer(source, start):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0:
            end = brace.end()
            break
    fonts = "".join(
        rf"{{\f{found[1]}\fcharset{found[2]} x;}}"
        for found in _FONT.finditer(source, start, min(end, start + _LONGEST_TABLE))
    )
    rest = source[end:].replace("\\fonttbl", "\\nofonts")
    return f"{source[:start]}{{\\fonttbl{fonts}}}{rest}"


def _in_unicode(source: str) -> str:
    """The source without letters of the old code pages of the Mac and of DOS."""
    found = _OLD.match(source)
    if found is None:
        return source
    encoding = _OLD_PAGES[found[1]]
    return _LETTER.sub(lambda code: _written(bytes.fromhex(code[1]).decode(encoding)), source)


def _without_hidden(source: str) -> str:
    """The source without hidden text, and without what was deleted while changes were tracked."""
    parts: list[str] = []
    end = 0
    for start, _, stop in _groups(source, _HIDDEN_GROUP):
        parts.append(source[end:start])
        end = stop
    source = "".join((*parts, source[end:]))
    parts, end = [], 0
    hides: int | None = None  # where text that is hidden until the next switch begins
    for switch in _HIDING.finditer(source):
        if switch[0] in "{}":
            hides = None
        elif not switch[1]:
            hides = switch.start() if hides is None else hides
        elif hides is not None:
            parts.append(source[end:hides])
            end, hides = switch.end(), None
    return "".join((*parts, source[end:]))


def _without_notes(source: str) -> tuple[str, list[str]]:
    """The source with a mark for each footnote, and the footnotes' sources."""
    parts: list[str] = []
    notes: list[str] = []
    end = 0
    for start, begin, stop in islice(_groups(source, _FOOTNOTE), _MOST_NOTES):
        parts += (source[end:start], _written(f"{_NOTE}{len(notes)};"))
        inner = source[begin : stop - 1]
        notes.append(rf"{{\rtf1\ansi\ansicpg1252 {_SIGN.sub('', inner)}}}")
        end = stop
    return "".join((*parts, source[end:])), notes


def _with_whole_rows(source: str) -> str:
    """The source with each row of a table on one line, whatever breaks its cells have."""
    parts: list[str] = []
    end = 0
    within = False
    for found in _OF_ROWS.finditer(source):
        if found[1] in ("trowd", "intbl"):
            within = True
        elif found[1] in ("row", "pard"):  # within a row, intbl follows
            within = False
        elif within:
            parts += (source[end : found.start()], " ")
            end = found.end()
    return "".join((*parts, source[end:]))


def _without_boxes(source: str) -> tuple[str, list[str]]:
    """The source with a mark for each drawing that has text, and the sources of the texts."""
    parts: list[str] = []
    boxes: list[str] = []
    end = 0
    for start, _, stop in islice(_groups(source, _SHAPE), _MOST_NOTES):
        shape = source[start:stop]
        texts = next(
            filter(
                None, ([shape[b : e - 1] for _, b, e in _groups(shape, kind)] for kind in _BOXES)
            ),
            [],
        )
        if texts:
            parts += (source[end:start], _written(f"{_BOX}{len(boxes)};"))
            inner = r"\par ".join(texts)
            boxes.append(rf"{{\rtf1\ansi\ansicpg1252 {inner}}}")
            end = stop
    return "".join((*parts, source[end:])), boxes


def _groups(source: str, begins: re.Pattern[str]) -> Iterator[tuple[int, int, int]]:
    """Where outermost groups of a kind begin, where their content does, and where they end."""
    end = 0
    for found in begins.finditer(source):
        if found.start() < end:
            continue
        depth = 0
        for brace in _BRACES.finditer(source, found.start()):
            depth += {"{": 1, "}": -1}.get(brace[0], 0)
            if depth == 0:
                end = brace.end()
                yield found.start(), found.end(), end
                break
        else:
            return


def _blocks_of(line: str, notes: list[str], boxes: list[str]) -> list[Block]:
    """The block of a paragraph, followed by the boxes and notes that it refers to."""
    boxed = [boxes[int(number)] for number in _BOXED.findall(line) if int(number) < len(boxes)]
    line = _BOXED.sub("", line)
    found = _LEVELLED.search(line)
    line = _LEVELLED.sub("", line)
    numbers = [int(number) for number in _NOTED.findall(line)]
    marked = _NOTED.sub(lambda note: mark_note(str(int(note[1]) + 1)), line)
    if marked.endswith("|"):
        cells = [fold_space(cell) for cell in marked[:-1].split("|")]
        blocks = [_with_notes(Block(Kind.ROW, CELL_END.join(cells).rstrip(CELL_END)))]
    elif found:
        text, signs = take_notes(fold_space(marked))
        blocks = [Block(Kind.HEADING, text, min(int(found[1]) + 1, 6), notes=signs)]
    else:
        text = fold_space(marked.expandtabs(4))
        blocks = [_with_notes(block_of(f"•{text[1:]}" if text[:2] in _BULLETS else text))]
    for text in "\n".join(map(clean_lines, boxed)).split("\n"):
        blocks.append(block_of(fold_space(text)))
    for number in numbers:
        if number < len(notes) and (text := clean(notes[number])):
            blocks.append(Block(Kind.ITEM, text, marker=f"[{number + 1}]"))
    return [block for block in blocks if block.text.strip()]


def _with_notes(block: Block) -> Block:
    text, signs = take_notes(join_fractions(block.text))
    return replace(block, text=text, notes=signs)
