"""Turns subtitles into an Article: what is said, each with its times."""

from collections.abc import Iterator
from pathlib import PurePath

from translations.articles.article import Article, Block, Kind
from translations.articles.limits import check_lines
from translations.cleaning import clean, clean_lines
from translations.patterns import lazy_pattern

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_TIMES = lazy_pattern(rf"[^\S\n]*({_TIME})\s*-->\s*({_TIME})[^\n]*")
_DIALOGUE = lazy_pattern(rf"Dialogue:\s*[^,]*,({_TIME}),({_TIME}),(?:[^,]*,){{6}}(.*)")
_FRAMES = lazy_pattern(r"\{(\d{1,8})\}\{(\d{0,8})\}([^\n]*)")
_MARKUP = lazy_pattern(r"</?[a-zA-Z][^<>\n]*>|<[\d:.]+>|\{(?:\\|[a-zA-Z]:)[^{}\n]*\}")
_SPEAKERS = lazy_pattern(r"[-–—]\s*\S")
_NO_CUE = lazy_pattern(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")


def is_subtitles(text: str) -> bool:
    """Whether a text begins like subtitles."""
    head = clean_lines(text[:5000]).lstrip()
    if head.startswith("WEBVTT"):
        return "-->" in head
    if head.startswith("[Script Info]"):
        return True
    first = head.split("\n", 3)[:2]
    return any(_TIMES.match(line) for line in first) or all(map(_FRAMES.fullmatch, first))


def read_subtitles(text: str, name: str) -> Article:
    """Read subtitles (SubRip, WebVTT, SubStation Alpha, MicroDVD), without markup and comments.

    Args:
        text: the decoded file.
        name: its name, which is the title.

    Raises:
        ArticleError: it is too long.
    """
    text = clean_lines(text)
    check_lines(text, name)
    lines = text.split("\n")
    if text.lstrip().startswith("[Script Info]"):
        cues = _of_substation(lines)
    elif _FRAMES.match(text.lstrip()):
        cues = _of_microdvd(lines)
    else:
        cues = _of_subrip(lines)
    blocks = [block for times, said in cues for block in _cue(times, said)]
    title = clean(PurePath(name).stem.replace("-", " ").replace("_", " "))
    return Article(title or "Untitled", tuple(blocks), "text")


_Cue = tuple[str, list[str]]  # its times, and the lines that are shown


def _of_subrip(lines: list[str]) -> Iterator[_Cue]:
    """The cues of SubRip and WebVTT."""
    times = ""
    said: list[str] = []
    for line, after in zip([*lines, ""], [*lines[1:], "", ""], strict=True):
        if found := _TIMES.match(line):
            yield times, said
            times, said = f"{found[1]} --> {found[2]}", []
        elif not line.strip():
            yield times, said
            times, said = "", []
        elif not (_TIMES.match(after) and (not said or line.strip().isdigit())):
            said.append(line)  # otherwise it is the number or name of the next cue


def _of_substation(lines: list[str]) -> Iterator[_Cue]:
    for line in lines:
        if found := _DIALOGUE.match(line):
            said = found[3].replace("\\h", " ").replace("\\n", "\\N")
            yield f"{found[1]} --> {found[2]}", said.split("\\N")


def _of_microdvd(lines: list[str]) -> Iterator[_Cue]:
    """Its times are numbers of pictures."""
    for line in lines:
        if found := _FRAMES.fullmatch(line):
            yield f"{found[1]} --> {found[2]}", [part.lstrip("/") for part in found[3].split("|")]


def _cue(times: str, lines: list[str]) -> list[Block]:
    """What is said at one time, speaker by speaker."""
    if not times and lines and _NO_CUE.match(lines[0]):
        return []
    from html import unescape  # few texts are subtitles

    said: list[str] = []
    for line in lines:
        words = clean(unescape(_MARKUP.sub("", line)))
        if said and not _SPEAKERS.match(words):
            said[-1] = f"{said[-1]} {words}".strip()
        else:
            said.append(words)
    blocks = []
    for words in filter(None, said):
        blocks.append(Block(Kind.ITEM, words, marker=times))
        times = " " * len(times.partition(" --> ")[0])
    return blocks
