"""Lines of plain text that are a drawing, a table or code: they are kept as they are."""

import re
from collections.abc import Sequence

from translations.patterns import lazy_pattern

RULE = lazy_pattern(r"\s*(?:[=\-~*_#‾¯─━═.]\s*){3,}")
"""A line that only separates what is above it from what is below."""
_BOX = lazy_pattern("[\u2500-\u259f]")
_ODD = lazy_pattern("[|{}=<>\\\\^~+#*_\u2500-\u259f]|;$", re.MULTILINE)
_SIGNS = (*"|{}=<>\\^~+#*_", ";\n")
_BETWEEN_BARS = lazy_pattern(r"\s*[|+].*[|+]\s*")
_GAP = lazy_pattern(r"(?<=\S)(?<![.!?:;]) {3,}(?!:)(?=\S)|(?<=[^\s.!?:;]) {2}(?=[\d(-])")
_COLUMN = lazy_pattern(r"(?<=\S) {2,}(?!:)(?=\S)")
_SIGN = lazy_pattern(r"[^\w\s.,;:!?\"“”‘’'()–—…-]")
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_CODE = lazy_pattern(
    r"[;{}]\s*$|^\s*(?:#include\b|import \w+|from \w+ import\b|def \w+\(|class \w+[:({]|return\b"
    r"|(?:var|let|const|function|public|private|static|void|int|if|for|while) ?[\w(]+.*[({=;]"
    r"|(?:for|if|elif|else|while|try|with|switch)\b.*:$|[a-z_][\w.]*\(.*\);?$"
    r"|</?\w+[^>]*>|\$ \w|>>> |SELECT |[A-Za-z_][\w.\[\]]* ?(?:=|:=|\+=|->) ?\S+.*[\w)\]\"'];?$)"
)
_LONGEST_CODE = 200  # lines; nobody writes more without a blank one
_WIDEST_CODE = 200  # characters
_MARKER = lazy_pattern(r"\s*(?:[•‣▪◦*–-]|\(?[\da-zA-Z]{1,3}[.)])\s+")


def is_plain(text: str) -> bool:
    """Whether lines have nothing that is typical of drawings, tables or code."""
    if "  " in text:
        return False
    for sign in _SIGNS:  # a loop: any() takes a third longer, and this is asked of every paragraph
        if sign in text:
            return False
    return text.isascii() or not _BOX.search(text)


def has_no_words(text: str) -> bool:
    """Whether there are only figures, symbols and single letters."""
    if _WORD.search(text):
        return False
    written = "".join(text.split())
    return sum(map(str.isalpha, written)) <= len(written) / 2


def is_prose(line: str) -> bool:
    """Whether a line is not part of a drawing, code or columns."""
    return not (_is_drawn(line) or _is_code_line(line) or _has_gap(line))


def is_preformatted(lines: Sequence[str]) -> bool:
    """Whether lines that are not plain would lose their meaning if joined."""
    if len(lines) < 2:
        return bool(_BOX.search(lines[0]) and not RULE.fullmatch(lines[0]))
    drawn = [_is_drawn(line) for line in lines]
    if (count := sum(drawn)) >= 2 and count >= len(lines) / 2:
        return True
    count = sum(
        1 for line, is_drawn in zip(lines, drawn, strict=True) if is_drawn or _has_gap(line)
    )
    if count >= 2 and count >= len(lines) * 0.6:
        return True
    if _has_columns(lines):
        return True
    return len(lines) < _LONGEST_CODE and _is_code(lines)


def _is_code(lines: Sequence[str]) -> bool:
    count = sum(1 for line in lines if _is_code_line(line))
    return count >= 2 and count >= len(lines) * 0.6


def _is_code_line(line: str) -> bool:
    return len(line) < _WIDEST_CODE and bool(_CODE.search(line))


def _has_gap(line: str) -> bool:
    if "  " not in line:
        return False
    marker = _MARKER.match(line)
    return bool(_GAP.search(line, marker.end() if marker else 0))


def _is_drawn(line: str) -> bool:
    if not _ODD.search(line):
        return line[-1:] in "-=." and bool(RULE.fullmatch(line))
    if _BOX.search(line) or RULE.fullmatch(line):
        return True
    if _BETWEEN_BARS.fullmatch(line):
        return True
    signs = sum(not c.isalnum() for c in line if not c.isspace())
    written = len(line.replace(" ", ""))
    return bool(_SIGN.search(line)) and signs > written / 2 and len(_WORD.findall(line)) < 3


def _has_columns(lines: Sequence[str]) -> bool:
    """Whether the same columns begin, or end, in all lines, after more than one space."""
    common: set[int] | None = None
    for line in lines:
        if "  " not in line:
            return False
        marker = _MARKER.match(line)
        found = {match.end() for match in _COLUMN.finditer(line, marker.end() if marker else 0)}
        common = found if common is None else common & found
        if not common:
            return False
    return len(lines) > 2 or len(common or ()) > 1


def drawn_runs(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Drawings and tables among other lines, as slices of at least two lines."""
    runs: list[tuple[int, int]] = []
    start = None
    for index, line in enumerate([*lines, "akhir"]):
        drawn = _is_drawn(line) and index < len(lines)
        if drawn and start is None:
            start = index
        elif not drawn and start is not None:
            whole = lines[start:index]
            if len(whole) > 1 and not all(RULE.fullmatch(row) for row in whole):
                runs.append((start, index))
            start = None
    return runs
