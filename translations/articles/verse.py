"""Lines broken within a page: verse, dialogue and addresses, or prose that was wrapped."""

import re

from translations.articles.lines import Group

_LONGEST = 56  # characters of a line of verse; wrapped prose is wider
_NARROWEST_PROSE = 50
_ENDS_SENTENCE = re.compile(r"[.!?…:;][”’\"')\]]*$|[”\"]$")
_CODE_SIGN = re.compile(r"[{}<>=|\\_$#^~]|\w\(|//|;$|-{3}|\+{2}|^\s*[-+*/%]{2}", re.MULTILINE)


def are_verse(lines: list[str]) -> bool:
    """Whether lines are so short that they were broken on purpose, not where they were full."""
    if any(len(line) > _LONGEST for line in lines):
        return False
    written = [line for line in lines if line.strip()]
    # Verse may fill its lines by chance, but it is seldom this wide.
    if not written or max(map(len, written)) < _NARROWEST_PROSE or written[0][0].islower():
        return True
    return not Group(written).width


def sentences_apart(lines: list[str]) -> list[str]:
    """Join the lines that were wrapped, and separate those that begin after a sentence.

    >>> sentences_apart(["Harga naik", "lagi.", "Pedagang mengeluh."])
    ['Harga naik lagi.', 'Pedagang mengeluh.']
    """
    apart: list[list[str]] = []
    for before, line in zip([".", *lines], lines, strict=False):
        if _ENDS_SENTENCE.search(before):
            apart.append([line])
        else:
            apart[-1].append(line)
    return [" ".join(parts) for parts in apart]


def is_prose(text: str) -> bool:
    """Whether preformatted text consists of sentences or verse, rather than code or columns.

    >>> is_prose("Aku ingin pulang\\nke rumah ibu"), is_prose("x = 1\\nprint(x)")
    (True, False)
    """
    words = text.split()
    if len(words) < 6 or "\t" in text or re.search(r"\S {3,}\S", text):
        return False
    plain = sum(
        1 for word in words if word.strip("“”‘’\"'.,;:!?()—–-…*").replace("-", "").isalpha()
    )
    return plain >= 0.85 * len(words) and len(_CODE_SIGN.findall(text)) * 40 < len(words)
