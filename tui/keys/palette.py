"""What the palette (ctrl+p) finds: every action that a key performs at the moment, by its words."""

import re
from collections.abc import Callable, Iterator
from difflib import get_close_matches

from rich.text import Text
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.keys.active import ActiveAction, active_actions
from tui.keys.topics import PROGRAM, described, matches, topic_of

_ITSELF = "app.commands"
_ALIKE = 0.75  # of 1


class Palette(CommandPalette):
    """Textual's palette, also in a window too small to show a command."""

    def _action_command_list(self, action: str) -> None:
        # Without a line, paging fails with a KeyError.
        if self.query_one(CommandList).content_size.area:
            super()._action_command_list(action)


class Commands(Provider):
    """A line for each action: what it does, and its keys."""

    async def discover(self) -> Hits:
        for action in self._actions():
            yield DiscoveryHit(_line(action), self._run(action), text=_words(action))

    async def search(self, query: str) -> Hits:
        """Actions with all of the words; if there are none, those with words much like them."""
        typed, matcher = query.casefold().split(), self.matcher(query)
        actions = [(action, _words(action)) for action in self._actions()]
        found = [(action, words) for action, words in actions if matches(typed, words)]
        for action, words in found or [one for one in actions if _is_like(typed, one[1])]:
            # Actions that begin with the word, or belong to that topic, come before all others.
            heads = words, topic_of(action.id)
            score = matcher.match(words)
            score += sum(head.casefold().startswith(query.casefold()) for head in heads)
            yield Hit(score, _line(action), self._run(action), text=words)

    def _actions(self) -> Iterator[ActiveAction]:
        actions = active_actions(self.screen)
        return (one for one in actions if _is_ours(one) and one.id != _ITSELF)

    def _run(self, action: ActiveAction) -> Callable[[], None]:
        return lambda: action.run(self.app)


def _is_ours(action: ActiveAction) -> bool:
    """Whether it is the reader's or ours, not one of Textual's, which have no ids."""
    return bool(action.id) or action.action.startswith(PROGRAM)


def _is_like(typed: list[str], words: str) -> bool:
    """Whether each word typed is the beginning of one of the words, with a letter or two wrong.

    >>> _is_like(["bokm"], "Bookmark the paragraph"), _is_like(["hitung"], "Highlight")
    (True, False)
    """
    known = re.findall(r"\w+", words.casefold())
    return all(
        get_close_matches(word, [one[: len(word) + 1] for one in known], n=1, cutoff=_ALIKE)
        for word in typed
    )


def _line(action: ActiveAction) -> Content:
    return Content.from_rich_text(
        Text.assemble(
            described(action.verb, action.about), (f"   {' '.join(action.displays)}", "dim")
        )
    )


def _words(action: ActiveAction) -> str:
    return f"{described(action.verb, action.about)} {topic_of(action.id)}"
