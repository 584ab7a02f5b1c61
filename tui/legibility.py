"""Makes everything on the screen legible, whatever the theme and the state.

Authors of themes choose colours for buttons and borders; two of them together, or one over a
highlight, may be indistinguishable. So the last step before the terminal checks the contrast of all
text as WCAG 2.2 (1.4.3) measures it, and changes the text's colour where it is too low.
"""

from functools import lru_cache

from rich.color import Color as RichColor
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

TEXT, SIGNS = 4.5, 3.0
"""The least contrast of text, and of symbols on their own: WCAG's value for large text."""

_SIGNS = frozenset("▌◆≡■≈?│┃•✕✓ ")
# Parts of drawings, such as the ends of a scrollbar: both colours form the picture.
_DRAWN = frozenset(map(chr, range(0x2500, 0x25A0))) - _SIGNS | {" "}
_STEPS = 20  # towards black or white, until it is legible


class Legible(LineFilter):
    """Makes illegible text legible."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, with other colours where the contrast is too low."""
        return [
            Segment(text, style and _legible(text, style), control)
            for text, style, control in segments
        ]


def _legible(text: str, style: Style) -> Style:
    if not text.strip() or style.color is None or style.bgcolor is None:
        return style
    letters = set(text)
    if letters <= _DRAWN:
        return style
    at_least = SIGNS if letters <= _SIGNS else TEXT
    if style.reverse:
        changed = clearer(style.bgcolor, style.color, at_least)
        return style + Style(bgcolor=changed) if changed else style
    changed = clearer(style.color, style.bgcolor, at_least)
    return style + Style(color=changed) if changed else style


@lru_cache(maxsize=1024)
def clearer(text: RichColor, behind: RichColor, at_least: float) -> RichColor | None:
    """A colour for text that contrasts enough with its background.

    None if it contrasts enough already, and for colours that the terminal chooses.
    """
    if text.triplet is None or behind.triplet is None:
        return None
    colour, back = Color.from_rich_color(text), Color.from_rich_color(behind)
    if contrast(colour, back) >= at_least:
        return None
    target = max((Color(0, 0, 0), Color(255, 255, 255)), key=lambda end: contrast(end, back))
    candidates = (colour.blend(target, step / _STEPS) for step in range(1, _STEPS + 1))
    best = next((one for one in candidates if contrast(one, back) >= at_least), target)
    return best.rich_color


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Color) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
