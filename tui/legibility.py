"""Makes everything on the screen legible, whatever the theme and the state.

Authors of themes choose colours for buttons and borders; two of them together, or one over a
highlight, may be indistinguishable. So the last step before the terminal checks the contrast of all
text as WCAG 2.2 (1.4.3) measures it, and changes the text's colour where it is too low.
"""

from collections.abc import Callable
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


_BLACK, _WHITE = Color(0, 0, 0), Color(255, 255, 255)
_TERMINAL = [
    *"000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5".split(),
    *"7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff".split(),
]
"""The sixteen colours of xterm: others differ, but none can be asked for all of them."""


class Legible(LineFilter):
    """Makes illegible text legible.

    Args:
        is_dark: whether the terminal's own background is dark, as the theme supposes.
    """

    def __init__(self, is_dark: Callable[[], bool] = lambda: True) -> None:
        super().__init__()
        self._is_dark = is_dark

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same segments, with other colours where the contrast is too low."""
        dark = self._is_dark()
        return [
            Segment(text, style and _legible(text, style, dark), control)
            for text, style, control in segments
        ]


def _legible(text: str, style: Style, dark: bool) -> Style:
    if not text.strip() or style.color is None or style.bgcolor is None:
        return style
    letters = set(text)
    if letters <= _DRAWN:
        return style
    at_least = SIGNS if letters <= _SIGNS else TEXT
    if style.reverse:
        changed = clearer(style.bgcolor, style.color, at_least, dark, swapped=True)
        return style + Style(bgcolor=changed) if changed else style
    changed = clearer(style.color, style.bgcolor, at_least, dark)
    return style + Style(color=changed) if changed else style


@lru_cache(maxsize=1024)
def clearer(
    text: RichColor, behind: RichColor, at_least: float, dark: bool = True, *, swapped: bool = False
) -> RichColor | None:
    """A colour for text that contrasts enough with its background; None if it does already.

    Args:
        swapped: whether the text has the colour of a background, in reverse video.
    """
    colour, back = seen(text, dark, behind=swapped), seen(behind, dark, behind=not swapped)
    if contrast(colour, back) >= at_least:
        return None
    if text.triplet is None or behind.triplet is None:
        if behind.is_default:
            return RichColor.default()
        numbers = (0, 15)
        return RichColor.from_ansi(max(numbers, key=lambda one: contrast(_ansi(one), back)))
    target = max((_BLACK, _WHITE), key=lambda end: contrast(end, back))
    candidates = (colour.blend(target, step / _STEPS) for step in range(1, _STEPS + 1))
    best = next((one for one in candidates if contrast(one, back) >= at_least), target)
    return best.rich_color


def seen(colour: RichColor, dark: bool, *, behind: bool) -> Color:
    """A colour as it is seen; of one that the terminal chooses, what is usual.

    Args:
        behind: whether it is that of a background.
    """
    if colour.is_default:
        return _BLACK if behind is dark else _WHITE
    if colour.triplet is None and colour.number is not None and colour.number < len(_TERMINAL):
        return _ansi(colour.number)
    return Color.from_rich_color(colour)


def _ansi(number: int) -> Color:
    return Color.parse(f"#{_TERMINAL[number]}")


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
