"""Turns subtitles (SubRip, WebVTT) into an Article: what is said, each with its times."""

from pathlib import PurePath

from translations.articles.article import Article, Block, Kind
from translations.articles.limits import check_lines
from translations.cleaning import clean, clean_lines
from translations.patterns import lazy_pattern

_TIME = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[,.]\d{1,3}"
_TIMES = lazy_pattern(rf"[^\S\n]*({_TIME})\s*-->\s*({_TIME})[^\n]*")
_MARKUP = lazy_pattern(r"</?[a-zA-Z][^<>\n]*>|<[\d:.]+>|\{\\[^{}\n]*\}")
_SPEAKERS = lazy_pattern(r"[-–—]\s*\S")
_NO_CUE = lazy_pattern(r"(?:WEBVTT|NOTE|STYLE|REGION)\b")


def is_subtitles(text: str) -> bool:
    """Whether a text begins like subtitles."""
    head = clean_lines(text[:5000]).lstrip()
    if head.startswith("WEBVTT"):
        return "-->" in head
    return any(_TIMES.match(line) for line in head.split("\n", 3)[:2])


def read_subtitles(text: str, name: str) -> Article:
    """Read subtitles, without their markup and without WebVTT comments.

    Args:
        text: the decoded file.
        name: its name, which is the title.

    Raises:
        ArticleError: it is too long.
    """
    text = clean_lines(text)
    check_lines(text, name)
    blocks: list[Block] = []
    times = ""
    said: list[str] = []
    lines = [*text.split("\n"), ""]
    for index, line in enumerate(lines):
        if found := _TIMES.match(line):
            blocks += _cue(times, said)
            times, said = f"{found[1]} --> {found[2]}", []
        elif not line.strip():
            blocks += _cue(times, said)
            times, said = "", []
        elif not (_TIMES.match(lines[index + 1]) and (not said or line.strip().isdigit())):
            said.append(line)  # otherwise it is the number or name of the next cue
    title = clean(PurePath(name).stem.replace("-", " ").replace("_", " "))
    return Article(title or "Untitled", tuple(blocks), "text")


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
