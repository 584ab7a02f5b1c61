"""What stands for a thing on the screen, where a word would be too long."""

from translations.notebook import MarkKind

MARK_SIGNS = {
    MarkKind.NOTE: "≡",
    MarkKind.BOOKMARK: "◆",
    MarkKind.WORDING: "≈",
    MarkKind.HIGHLIGHT: "■",
    MarkKind.WORD: "w",
}
"""The sign of each kind of mark, the most telling first."""
