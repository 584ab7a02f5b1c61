"""Joins lines of plain text into paragraphs, however they were wrapped."""

from collections.abc import Callable, Sequence

from translations.articles.hyphenation import is_divided, join_divided
from translations.articles.printed_pages import CLOSING, ENDS, is_ended, starts_lower
from translations.patterns import lazy_pattern

ITEM = lazy_pattern(
    r"\s*(?:([•‣▪◦*–—-])"
    r"|(\d{1,3}[.)]|\((?:\d{1,3}|\w|[ivx]{2,4})\)|(?:[a-z]|[ivx]{2,4})[.)]|[A-Z]\)))\s+(?=\S)"
)
"""What begins a list item: a bullet, or a number or letter with its full stop."""
_SPEAKER = lazy_pattern(r"\s*[A-Z][\w.'’ -]{0,24}\s*:\s+(?=\S)")
_TIME = lazy_pattern(
    r"\s*[\[(]?(?:\d{1,2}[.:]\d\d(?:[.:]\d\d)?|\d{1,4}[/-]\d{1,2}[/-]\d{1,4},? \d{1,2}[.:]\d\d)"
    r"(?:[.:]\d\d)?[\])]?\s*(?:[-–] |[A-Z<])"
)


def is_spoken(line: str, *, anyone: bool = True) -> bool:
    """Whether a line begins with a time or, where ``anyone`` may speak, with a speaker's name."""
    return bool((anyone and _SPEAKER.match(line)) or _TIME.match(line))


_ADDRESS = lazy_pattern(r"\s*\w+://\S+")
_PLAIN = lazy_pattern(
    r"(?![^:]{0,26}+:)[\"“‘(]?(?![ivx]{2,4}[.)])[^\W\d_]{2,}(?:-[^\W\d_]+)*[.,;!?”\"]{0,2}(?: |$)"
)
"""How most lines begin: none of the special beginnings above."""
_NARROWEST = 40
"""Table cells; fewer than `_ENOUGH` lines that are all narrower are verse, or a list."""
_ENOUGH = 6
_FULL = 0.98  # of the width, for lines that end a sentence
_NEAR = 2  # lines before and after that show how wide a paragraph is
_SHORT = 0.6  # of the width
_SLACK = 0.9  # of the width: nobody wraps exactly by hand


class Group:
    """Consecutive lines without a blank one between them.

    Attributes:
        text: the lines as one.
        longest: characters of the longest line.
        width: where the lines were wrapped; 0 if they alone do not show it.
    """

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.text = "\n".join(lines)
        self.longest = max(map(len, lines))
        self.width = 0
        self._indents: list[int] | None = None
        if len(lines) < 2:
            return
        self._lengths = list(map(len, lines))
        # The functions are called only if the first look leaves doubt: most books are large.
        self._ended = [
            line[-1] in ENDS or (line[-1] in CLOSING and is_ended(line)) for line in lines
        ]
        self._lower = [
            line[0].islower() or (not line[0].isalpha() and starts_lower(line)) for line in lines
        ]
        if self.text.isupper():  # no lower case shows where a sentence continues: the width must do
            self._lower = [True] * len(lines)
        if "\n " in self.text or self.text[0] == " ":
            self._indents = [len(line) - len(line.lstrip(" ")) for line in lines]
        self.width = self._wrapped_at()

    def _wrapped_at(self) -> int:
        """The width, if most lines end only because the next word did not fit."""
        lengths = sorted(self._lengths)
        width = lengths[-1] if len(lengths) < 10 else lengths[len(lengths) * 19 // 20]
        narrow = width < _NARROWEST
        breaks = len(self.lines) - 1
        one_sentence = self._ended[-1] and sum(self._lower[1:]) == breaks
        if width < _NARROWEST / 2 or (narrow and len(lengths) < _ENOUGH and not one_sentence):
            return 0
        if sum(self._lower) - self._lower[0] < breaks * 0.3:
            return 0
        full = counted = 0
        surely = width * _SLACK - 1
        for index in range(breaks):
            if not self._lower[index + 1] and (
                self._ended[index] or self.lines[index + 1][0] == " "
            ):
                continue  # a paragraph may end here
            if self._lengths[index] > surely:
                full += 1
            elif self._ended[-1] and self._may_be_heading(index, width):
                continue
            else:
                full += self._is_full(index, width) or self._is_full(index, self._width_near(index))
            counted += 1
        wide = width >= 60 or one_sentence  # verse is seldom this wide
        least = 0.9 if narrow else 0.5 if wide else 0.7
        return width if full >= counted * least else 0

    def _may_be_heading(self, index: int, width: int) -> bool:
        """Whether a line is a short one above a paragraph: a heading, or "Dengan hormat,"."""
        return (
            (index == 0 or self._ended[index - 1])
            and not self._lower[index + 1]
            and self._lengths[index] < width * _SHORT
        )

    def _width_near(self, index: int, near: int = _NEAR) -> int:
        return max(self._lengths[max(0, index - near) : index + near + 1])

    def _is_full(self, index: int, width: float) -> bool:
        """Whether the first word of the next line would not have fitted."""
        room = width * _SLACK - self._lengths[index] - 1
        return room < 0 or len(self.lines[index + 1].split(None, 1)[0]) > room

    def paragraphs(self, width: int) -> list[str]:
        """The lines joined into paragraphs.

        Args:
            width: where the text around was wrapped; 0 if it was not, or if that is unknown.
        """
        lines = self.lines
        if len(lines) == 1:
            return [lines[0]]
        ended, lower, lengths = self._ended, self._lower, self._lengths
        simple = self.width and self._indents is None
        # What `_goes_on` would say, whatever the lines near by.
        full, not_short = self.longest * _FULL - 1, self.longest * _SHORT
        joins: Callable[[int], bool] | None = None
        paragraphs = [[lines[0]]]
        for index, line in enumerate(lines[1:]):
            before = lines[index]
            # Nearly all lines of a book, without checking what else they might be.
            if (
                simple
                and before[-1] != "-"
                and (
                    lengths[index] + line.find(" ") > full
                    or (not ended[index] and (lower[index + 1] or lengths[index] >= not_short))
                )
                and _PLAIN.match(line)
            ):
                paragraphs[-1].append(line)
                continue
            joins = joins or self._rule(width)
            if not joins(index):
                paragraphs.append([line])
            elif before[-1] == "-" and is_divided(before, line.lstrip()):
                paragraphs[-1][-1] = join_divided(paragraphs[-1][-1], line.lstrip())
            else:
                paragraphs[-1].append(line.lstrip())
        return [" ".join(parts) for parts in paragraphs]

    def _rule(self, width: int) -> Callable[[int], bool]:
        """A function that tells whether a paragraph continues after a line; call in line order."""
        lines = self.lines
        indents = self._indents or [0] * len(lines)
        hangs = bool(self._indents) and self._hangs(indents)
        begins = indents[0] if hangs or (indents[0] > min(indents) and self.width) else None
        listed, spoken = bool(ITEM.match(lines[0])), bool(_SPEAKER.match(lines[0]))
        marked = listed or spoken or bool(_TIME.match(lines[0]))  # the current paragraph
        first = indents[0]

        def joins(index: int) -> bool:
            nonlocal marked, first
            before, line, indent = lines[index], lines[index + 1], indents[index + 1]
            turns = self._is_item(index, listed=listed) or is_spoken(line, anyone=spoken)
            unfinished = marked and self._lower[index + 1] and not self._ended[index]
            hanging = indent > first and (hangs or marked)
            divided = before[-1] == "-" and is_divided(before, line.lstrip())
            if turns or indent == begins:
                found = False
            elif divided or unfinished or hanging:
                found = True
            elif _ADDRESS.fullmatch(before):
                found = False
            else:  # the first line of a paragraph is indented
                found = indent <= indents[index] and self._goes_on(index, width)
            if not found:
                marked, first = turns, indent
            return found

        return joins

    def _is_item(self, index: int, *, listed: bool) -> bool:
        """Whether the next line begins an item.

        In prose a number can happen to come first after a line break.
        """
        if not ITEM.match(self.lines[index + 1]):
            return False
        wrapped = self.width and self._is_full(index, self.width)
        return listed or self._ended[index] or not wrapped

    def _hangs(self, indents: list[int]) -> bool:
        """Whether first lines are outdented, as in a bibliography."""
        base = min(indents)
        inner = [low for low, indent in zip(self._lower, indents, strict=True) if indent > base]
        if indents[0] > base or not inner or len(inner) < (len(indents) - 1) / 2:
            return False
        return sum(inner) >= len(inner) * 0.3

    def _goes_on(self, index: int, width: int) -> bool:
        """Whether a paragraph continues on the next line, judging by the line's length."""
        length = self._lengths[index]
        if not self.width:
            # In a text that was wrapped wider, short lines were ended on purpose.
            return bool(width) and width * 1.1 >= length and self._is_full(index, width)
        near = self._width_near(index)
        if not self._ended[index] and (self._lower[index + 1] or length >= near * _SHORT):
            return True
        near = max(near, self._width_near(index, 2 * _NEAR))
        return self._is_full(index, near / _SLACK * _FULL)
