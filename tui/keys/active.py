"""What the keys do at the moment: the source of the key bar, the help and the palette."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widget import Widget

from tui.keys.bindings import GIVE_WAY


@dataclass
class ActiveAction:
    """An action that a key performs at the moment.

    Attributes:
        id: of its binding; "" for Textual's own.
        verb: the action in a word or two.
        about: the action in a sentence.
        keys: all its keys, by Textual's names; the first is the one to show.
        shown: whether it belongs in the key bar.
    """

    id: str
    verb: str
    about: str
    action: str
    node: DOMNode
    shown: bool
    keys: list[str] = field(default_factory=list)
    displays: list[str] = field(default_factory=list)

    def run(self, app: App[Any]) -> None:
        """Perform it, after everything that is pending."""
        app.call_later(partial(app.run_action, self.action, self.node))


def active_actions(screen: Screen[Any]) -> list[ActiveAction]:
    """Every action with its current keys, except keys that the focused field would type."""
    app, field_ = screen.app, screen.focused
    verbs = verbs_of(screen)
    found: dict[tuple[DOMNode, str], ActiveAction] = {}
    for node, binding, enabled, _tooltip in screen.active_bindings.values():
        if not enabled or not binding.description or is_typed(binding.key, field_):
            continue
        action = found.get((node, binding.action))
        if action is None:
            verb = verbs.get(binding.id or "", binding.description)
            if not verb:
                continue
            about = binding.tooltip or verb
            found[node, binding.action] = action = ActiveAction(
                binding.id or "", verb, about, binding.action, node, binding.show
            )
        action.keys.append(binding.key)
        action.displays.append(app.get_key_display(binding))
    for action in found.values():
        _order_keys(action)
    return list(found.values())


def _order_keys(action: ActiveAction) -> None:
    """Name the keys as they were declared: a field inherits arrows, which Textual names first."""
    if len(action.keys) < 2:
        return
    declared = [
        key.strip()
        for base in type(action.node).__mro__
        for one in base.__dict__.get("BINDINGS", ())
        if isinstance(one, Binding) and one.id == action.id
        for key in one.key.split(",")
    ]
    if set(action.keys) <= set(declared):
        pairs = sorted(
            zip(action.keys, action.displays, strict=True), key=lambda one: declared.index(one[0])
        )
        action.keys, action.displays = [key for key, _ in pairs], [shown for _, shown in pairs]


def verbs_of(screen: Screen[Any]) -> Mapping[str, str]:
    """A screen's own names for actions that it shares with others, by binding id."""
    verbs: Mapping[str, str] = getattr(screen, "verbs", {})
    return verbs


def keys_of(binding: Binding, keymap: Mapping[str, str]) -> list[Binding]:
    """A binding for each key of another one, as changed by the reader."""
    changed = keymap.get(binding.id or "")
    display = binding.key_display if changed is None else None
    keys = [key.strip() for key in (changed or binding.key).split(",")]
    if binding.id in GIVE_WAY and changed is None:
        taken = {key.strip() for other in keymap.values() for key in other.split(",")}
        keys = [key for key in keys if key not in taken]
    return [binding.with_key(key, display) for key in keys]


_CHARACTERS = {_character_to_key(one): one for one in map(chr, range(0x20, 0x7F))}
"""What each key types; Textual's own `key_to_character` knows no "slash" and no "plus"."""


def is_typed(key: str, focused: Widget | None) -> bool:
    """Whether a key is text for the focused widget."""
    return focused is not None and focused.check_consume_key(key, _CHARACTERS.get(key))


SHORT = {
    "reader.next_match": "Next",
    "reader.previous_match": "Previous",
    "reader.close_search": "End",
    "word.next": "Next",
    "word.previous": "Previous",
    "search.give_up": "End",
    "view.reveal_block": "Paragraph",
    "library.search_articles": "Find",
    "library.vocabulary": "Words",
    "library.parent": "Up",
    "packages.install": "Full package",
    "packages.from_file": "From a file",
    "packages.fast": "Quality",
    "marks.toggle_all": "All",
    "vocabulary.toggle_all": "All",
    "export.wordings": "Yours",
    "editor.external": "Editor",
}
"""Verbs for a bar that is too narrow, where the place makes up for the missing word."""

NEED: dict[str, int] = {
    # In the text while a panel is open: these keys are the ones needed.
    "reader.next_match": 1,
    "reader.previous_match": 2,
    "reader.close_search": 1,
    "word.keep": 1,
    "word.next": 3,
    "word.previous": 5,
    "word.glossary": 8,
    "word.close": 2,
    "program.close": 2,
    "list_field.done": 1,
    "list_field.clear": 2,
    "search.done": 1,
    "search.next": 3,
    "search.previous": 4,
    "search.way": 5,
    "search.give_up": 2,
    "view.reveal": 1,
    "view.reveal_block": 2,
    # Reading.
    "view.next_block": 12,
    "view.next_sentence": 11,
    "reader.bookmark": 3,
    "reader.note": 5,
    "reader.highlight": 7,
    "reader.look_up": 2,
    "reader.search": 4,
    "view.next_mode": 6,
    "view.study": 9,
    "reader.marks": 8,
    "reader.contents": 10,
    "reader.export": 13,
    "reader.packages": 15,
    "reader.library": 9,
    "view.fold": 9,
    "reader.leave": 1,
    # Lists.
    "library.open": 2,
    "list.search": 3,
    "library.sort": 5,
    "library.marks": 4,
    "library.vocabulary": 5,
    "library.search_articles": 4,
    "library.paste": 6,
    "library.collect": 8,
    "library.statistics": 9,
    "library.parent": 7,
    "library.forget": 10,
    "library.show_folder": 12,
    "library.locate": 13,
    "library.undo": 11,
    "library.packages": 10,
    "library.leave": 1,
    "contents.leave": 1,
    "field.submit": 2,
    "article_search.leave": 1,
    "vocabulary.sort": 5,
    "marks.export": 4,
    "vocabulary.export": 4,
    "marks.delete": 6,
    "vocabulary.delete": 6,
    "marks.edit": 7,
    "vocabulary.edit": 7,
    "marks.undo": 8,
    "vocabulary.undo": 8,
    "marks.toggle_all": 9,
    "vocabulary.toggle_all": 9,
    "marks.leave": 1,
    "vocabulary.leave": 1,
    # Everywhere.
    "app.theme": 16,
    "app.commands": 17,
}
"""Priorities of actions in the bar, in its order; the highest number is dropped first if space is
short.

An action that is not listed here comes last, and is dropped before the others.
"""

_PLACES = {name: place for place, name in enumerate(NEED)}
_UNNAMED = 20


def need(name: str) -> int:
    """How early an action is dropped if space is short; the greater, the earlier."""
    return NEED.get(name, _UNNAMED)


def place(name: str) -> int:
    """The position of an action in the bar."""
    return _PLACES.get(name, len(_PLACES))
