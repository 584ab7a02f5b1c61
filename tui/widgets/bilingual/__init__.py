"""The article on the screen: original and translation, paragraph beside paragraph."""

from tui.widgets.bilingual.columns import Mode
from tui.widgets.bilingual.view import BilingualView

__all__ = ["BilingualView", "Mode"]
