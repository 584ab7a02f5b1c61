"""The line for a mark in an exported article."""

from typing import assert_never

from translations.notebook import Mark, MarkKind


def mark_line(mark: Mark) -> str:
    """A mark in words: what it is, and its text or the text that it is on."""
    match mark.kind:
        case MarkKind.NOTE | MarkKind.WORDING:
            said = mark.text.rstrip()
        case MarkKind.HIGHLIGHT:
            said = f"{mark.colour}: {mark.anchor.quote}"
        case MarkKind.BOOKMARK:
            said = mark.kind.label
        case MarkKind.WORD:
            said = mark.text.replace("\n", ": ", 1)
        case _:
            assert_never(mark.kind)
    return f"{mark.kind.glyph} {said}"
