"""What one may want to do, and the actions for it: the groups of the help.

An action that is not listed here is grouped with those whose names begin alike.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from textual.app import App
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widget import Widget

from tui.keys.active import is_typed, keys_of, verbs_of
from tui.keys.bindings import (
    LIBRARY_KEYS,
    MARKS_KEYS,
    READER_KEYS,
    VIEW_KEYS,
    VOCABULARY_KEYS,
)

TOPICS: dict[str, tuple[str, ...]] = {
    "Move": ("view.", "reader.contents"),
    "Views and study": (
        "view.next_mode", "reader.wider", "reader.narrower", "reader.bars",
        "view.fold", "view.study", "view.reveal", "view.reveal_block",
    ),
    "Marks and notes": (
        "reader.bookmark", "reader.highlight", "reader.note", "reader.paragraph_note",
        "reader.undo", "reader.redo", "reader.marks",
    ),
    "Translation": (
        "reader.wording", "reader.alternatives", "reader.compare", "reader.glossary",
        "reader.anyway", "reader.packages",
    ),
    "Words": ("reader.look_up", "reader.vocabulary", "reader.kept_words"),
    "Search": (
        "reader.search", "reader.next_match", "reader.previous_match", "reader.close_search",
        "reader.search_articles",
    ),
    "Copy and export": (
        "reader.copy_sentence", "reader.copy_block", "reader.copy_selection", "reader.export",
    ),
    "The article": ("reader.", "opening."),
    "While a word is looked up": ("word.",),
    "While a search is typed": ("search.",),
    "While a program's text is shown": ("program.",),
    "Programs": ("programs.",),
    "Choose": (
        "library.open", "library.down", "library.up", "library.first", "library.last",
        "library.parent", "library.paste", "contents.", "article_search.",
    ),
    "Find and sort": (
        "list.", "list_field.", "library.search_articles", "library.sort", "vocabulary.sort",
    ),
    "Keep in order": (
        "library.collect", "library.forget", "library.undo", "library.show_folder",
        "library.locate",
    ),
    "Change": (
        "marks.", "vocabulary.", "marks_export.", "editor.", "packages.", "export.", "field.",
        "statistics.", "dialog.", "glossary.",
    ),
    "Decide": ("confirm.", "edited."),
    "Marks, words, statistics, and leaving": ("library.",),
    "The help": ("help.", "help_field."),
    "The program": ("app.",),
}  # fmt: skip
"""By topic, in the order of the help: names of actions, or what they begin with."""

_ELSEWHERE: dict[str, list[BindingType]] = {
    "In an article": [*VIEW_KEYS, *READER_KEYS],
    "In the library": LIBRARY_KEYS,
    "In the list of marks": MARKS_KEYS,
    "In the vocabulary": VOCABULARY_KEYS,
}

PROGRAM = "run_program("
"""The prefix of actions that run one of the reader's programs."""

_TOPIC_OF = {name: topic for topic, names in TOPICS.items() for name in names}
_OTHERS = "More"


def topic_of(name: str) -> str:
    """The topic of an action.

    >>> topic_of("view.study"), topic_of("view.page_down")
    ('Views and study', 'Move')
    """
    return _TOPIC_OF.get(name) or _TOPIC_OF.get(name.partition(".")[0] + ".", _OTHERS)


def described(verb: str, about: str) -> str:
    """What an action does, in a sentence that includes the verb from the key bar.

    >>> described("Study", "Hide the translations"), described("Copy", "Copy the sentence")
    ('Study: hide the translations', 'Copy the sentence')
    """
    if not about or verb.casefold() in about.casefold():
        return about or verb
    return f"{verb}: {about[0].lower()}{about[1:]}"


def keys_by_topic(screen: Screen[Any]) -> dict[str, list[tuple[str, str]]]:
    """Everything that a screen's keys can do, now or at other times: keys and descriptions.

    Textual's own keys have no ids, and are left out.
    """
    app = screen.app
    verbs, field = verbs_of(screen), screen.focused
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for binding in _bindings(screen, app):
        name = binding.id or "programs."
        verb = verbs.get(name) or binding.description
        keys = _displayed(binding, app, field)
        found[topic_of(name)].append((keys, described(verb, binding.tooltip)))
    return {topic: found[topic] for topic in (*TOPICS, _OTHERS) if topic in found}


def keys_elsewhere(screen: Screen[Any]) -> dict[str, list[tuple[str, str]]]:
    """What keys do on the main screens, by screen, without what they also do on this one."""
    app = screen.app
    here = {binding.id for binding in _bindings(screen, app)}
    return {
        where: [
            (_displayed(one, app), described(one.description, one.tooltip))
            for one in bindings
            if isinstance(one, Binding) and one.id not in here
        ]
        for where, bindings in _ELSEWHERE.items()
    }


def _displayed(binding: Binding, app: App[Any], field: Widget | None = None) -> str:
    """The keys of a binding as they are shown, and as the reader has changed them.

    Args:
        field: has the focus: where "?" is typed, only F1 is a key.
    """
    keys = keys_of(binding, app._keymap)
    keys = [one for one in keys if not is_typed(one.key, field)] or keys
    return " ".join(dict.fromkeys(map(app.get_key_display, keys)))


def _bindings(screen: Screen[Any], app: App[Any]) -> Iterable[Binding]:
    """Each binding that has an id, once, in the order of its list."""
    nodes = [*screen.query("*"), screen, *([] if screen.is_modal else [app])]
    lists: list[Iterable[BindingType]] = [
        *(base.__dict__.get("BINDINGS", ()) for node in nodes for base in type(node).__mro__),
        *getattr(screen, "more_keys", ()),
    ]
    found: dict[str, Binding] = {}
    for bindings in lists:
        for binding in bindings:
            if isinstance(binding, Binding) and binding.id and binding.description:
                found.setdefault(binding.id, binding)
    for _, binding in screen._bindings:
        if binding.action.startswith(PROGRAM):  # the reader's own, which has no id here
            found.setdefault(binding.action, binding)
    return found.values()


def matches(words: Iterable[str], *texts: str) -> bool:
    """Whether each word is in one of the texts."""
    whole = " ".join(texts).casefold()
    return all(word in whole for word in words)


def narrowed(
    topics: Mapping[str, list[tuple[str, str]]], typed: str
) -> dict[str, list[tuple[str, str]]]:
    """The keys whose descriptions contain every word typed."""
    words = typed.casefold().split()
    found = {
        topic: [row for row in rows if matches(words, topic, *row)]
        for topic, rows in topics.items()
    }
    return {topic: rows for topic, rows in found.items() if rows}
