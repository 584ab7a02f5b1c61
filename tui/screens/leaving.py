"""What the key that leaves an article does, in a word."""

from typing import Any

from textual.screen import Screen


def verbs_of_leaving(screen: Screen[Any]) -> dict[str, str]:
    """By the ids of the bindings: without a screen below, leaving the article ends the program."""
    is_alone = screen.app.screen_stack[0] is screen
    return dict.fromkeys(("reader.leave", "opening.leave"), "Quit" if is_alone else "Back")
