"""An item of a list, drawn when it comes into sight."""

from collections.abc import Callable
from dataclasses import dataclass

from rich.text import Text
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions, Visual


@dataclass(frozen=True)
class Item:
    """A line, or a few, of the list.

    Attributes:
        key: identifies the item; "" for a heading.
        prompt: what is shown, or what draws it for a width in cells, so that columns align.
        text: what is searched, in lower case.
        stays: whether a heading is shown even if nothing is below it.
        one_line: whether what draws it makes one line, however long its texts are.
    """

    key: str
    prompt: Text | Callable[[int], Text]
    text: str = ""
    stays: bool = False
    one_line: bool = False

    def drawn(self, width: int) -> Text:
        """What is shown, given the width of a line in cells."""
        return self.prompt if isinstance(self.prompt, Text) else self.prompt(width)


class DrawnItem(Visual):
    """An item whose lines are made for a width: a list need not wrap them to know how many.

    Args:
        width: of a line, in cells.
    """

    def __init__(self, item: Item, width: int) -> None:
        self._item, self._width = item, width
        self._text: Text | None = None
        self._content: Content | None = None

    def __str__(self) -> str:
        return self.text.plain

    @property
    def text(self) -> Text:
        """What is shown."""
        if self._text is None:
            self._text = self._item.drawn(self._width)
        return self._text

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:
        return self._width

    def get_height(self, rules: RulesMap, width: int) -> int:
        return 1 if self._item.one_line else self.text.plain.count("\n") + 1

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        if self._content is None:
            self._content = Content.from_rich_text(self.text)
        strips = self._content.render_strips(width, height, style, options)
        return strips[: self.get_height({}, width)]
