"""What the reader put on an article, in one line of an exported one."""

from translations.notebook import Mark, MarkKind


def mark_line(mark: Mark) -> str:
    """A mark in words: what it is, and what it says or stands on."""
    match mark.kind:
        case MarkKind.NOTE:
            return f"≡ {mark.text}"
        case MarkKind.HIGHLIGHT:
            return f"■ {mark.colour}: {mark.anchor.quote}"
        case _:
            return "◆ bookmark"
