"""The styles in which an article is drawn, derived from the theme's colours.

Highlights are tints, so that the text keeps its colour. The translation is calmer than the
original, and has no colour of its own that would suggest a link or a warning.
"""

from typing import NamedTuple

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

from translations.articles import Block, Kind
from tui.widgets.bilingual.columns import Column

HIGHLIGHTS = {
    "yellow": Color.parse("#f2c037"),
    "green": Color.parse("#6abf5b"),
    "blue": Color.parse("#46a5e8"),
    "pink": Color.parse("#ec6aa0"),
}
_TINT = 0.30  # of a highlight's colour over the background: the text keeps its colour
_SELECTED = 0.45  # of the theme's primary colour over the background of selected text
_KEPT = 0.35  # of the theme's accent in the colour of a word with a kept root
_MUTED = 0.4  # of the background in the colour of markers, and of what is still to come
_CALM = 0.24  # of the background in the translation's colour


class Palette(NamedTuple):
    """The styles of the view, made once for each theme."""

    base: Style
    original: Style
    translation: Style
    pending: Style
    heading: Style
    caption: Style
    quote: Style
    code: Style
    marker: Style
    bar: Style
    sentence: Style
    selection: Style
    sign: Style
    yellow: Style
    green: Style
    blue: Style
    pink: Style
    match: Style
    current: Style
    word: Style
    guess: Style
    kept: Style

    def of(self, block: Block, column: Column) -> Style:
        """The style of a block's text in a column."""
        style = self.base + (self.original if column is Column.ORIGINAL else self.translation)
        kinds = {
            Kind.HEADING: self.heading,
            Kind.CAPTION: self.caption,
            Kind.NOTICE: self.caption,
            Kind.QUOTE: self.quote,
            Kind.CODE: self.code,
        }
        extra = kinds.get(block.kind)
        return style + extra if extra else style

    def hue(self, colour: str) -> Style:
        """The style of a highlight's sign in the margin, in its colour if there are colours."""
        tint: Style = getattr(self, colour)
        return Style(color=HIGHLIGHTS[colour].rich_color) if tint.bgcolor else self.sign


STYLED = tuple(
    name
    for name in Palette._fields
    if name not in ("base", "selection", "translation", *HIGHLIGHTS)
)
"""Those that the style sheet has; the others are made here."""


def palette_of(view: Widget) -> Palette:
    """The palette of a view under the theme and the terminal that it is shown in."""
    styles = {
        name: view.get_component_rich_style(f"article--{name}", partial=True) for name in STYLED
    }
    _, background = view.background_colors
    if view.app.no_color or background.ansi is not None:
        styles["translation"] = Style.null()
        selection = Style(reverse=True)
        styles |= dict.fromkeys(HIGHLIGHTS, selection)
    else:
        *_, foreground = view.colors
        calm = foreground.blend(background, _CALM)
        styles["translation"] = Style(color=calm.rich_color)
        accent = Color.parse(view.app.theme_variables["accent"])
        styles["kept"] += Style(color=foreground.blend(accent, _KEPT).rich_color)
        muted = Style(color=foreground.blend(background, _MUTED).rich_color)
        styles |= {name: styles[name] + muted for name in ("pending", "marker")}
        styles |= {name: _tint(background, colour) for name, colour in HIGHLIGHTS.items()}
        selection = _tint(background, Color.parse(view.app.theme_variables["primary"]), _SELECTED)
    return Palette(base=view.rich_style, selection=selection, **styles)


def _tint(background: Color, colour: Color, share: float = _TINT) -> Style:
    return Style(bgcolor=background.blend(colour, share).rich_color)
