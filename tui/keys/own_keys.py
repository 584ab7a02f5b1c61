"""Keys changed by the reader: ``[keys]`` in config.toml, by the id of each action.

[keys]
"reader.note" = "i"
"view.next_block" = "down,j,ctrl+n"
"""

import string
from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path

from textual.binding import Binding
from textual.keys import KEY_ALIASES, Keys, _normalize_key_list

from translations.cleaning import clean
from translations.config_file import did_you_mean, read_config
from translations.errors import DwibacaError
from tui.keys.bindings import GIVE_WAY, READER_KEYS, SEARCH_KEYS

Context = tuple[Binding, ...]
"""Keys that are active at the same time: none may mean two things."""

_NAMES = {key.value for key in Keys} | KEY_ALIASES.keys() | {"comma"}
_NAMES |= set(_normalize_key_list(",".join(string.punctuation.replace(",", ""))).split(","))
_ALIKE = 0.8  # of 1.3
_IN_A_SEARCH = ("reader.next_match", "reader.previous_match")
"""While a search is open, they take their keys from other actions of the reader's screen."""
_WITH_SEARCH = ("reader.note", "reader.paragraph_note")
"""Actions whose keys they take."""
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super", "hyper", "meta"})


def read_keymap(
    path: Path, contexts: Callable[[], Iterable[Context]]
) -> tuple[dict[str, str], list[str]]:
    """Read which keys were changed.

    Args:
        contexts: gives all keys, grouped by when they are active; called only if any were changed.

    Returns:
        Keys by binding id, for `App.set_keymap`; and what is wrong with the file, in words.
        Faulty settings are left out: their actions keep their default keys.
    """
    try:
        wanted = read_config(path).get("keys", {})
        named = list(_flat(wanted)) if isinstance(wanted, dict) else None
    except DwibacaError as error:
        return {}, [str(error)]
    except RecursionError as error:
        return {}, [clean(f"{path} cannot be read: {error}.")]
    if named is None:
        return {}, [clean(f"In {path}, keys is not a table: write [keys].")]
    if not named:
        return {}, []
    live = list(contexts())
    known = known_actions(live)
    troubles: list[str] = []
    keymap: dict[str, str] = {}
    for name, value in named:
        if trouble := _fault(name, value, known):
            troubles.append(f"In {path}: {trouble}")
        else:
            keymap[name] = str(value)
    for trouble, names in _clashes(keymap, live):
        troubles.append(f"In {path}: {trouble}")
        for name in names:
            keymap.pop(name, None)
    return keymap, [clean(trouble) for trouble in troubles]


def with_shared_keys(keymap: Mapping[str, str]) -> dict[str, str]:
    """A keymap that leaves other actions the keys that they share with those that are changed:
    Textual would take them from both."""
    names = (*_IN_A_SEARCH, *_WITH_SEARCH)
    kept = {
        str(one.id): one.key
        for one in (*SEARCH_KEYS, *READER_KEYS)
        if isinstance(one, Binding) and one.id in names
    }
    return {**kept, **keymap} if keymap else {}


def known_actions(contexts: Iterable[Context]) -> dict[str, Binding]:
    """Every action that has keys, by name."""
    return {str(binding.id): binding for context in contexts for binding in context}


def _flat(table: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """``reader.note = "i"`` without quotes is a nested table with the same meaning."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield before + name, value


def _fault(name: str, value: object, known: Mapping[str, Binding]) -> str:
    if name not in known:
        return f"there is no action {name}.{did_you_mean(_alike(name, known))}"
    if not isinstance(value, str) or not value.strip():
        return f'the keys of {name} must be text, such as "j,down".'
    for key in split_keys(value):
        *modifiers, last = key.split("+") if len(key) > 1 else [key]
        if not (len(last) == 1 or last in _NAMES) or not _MODIFIERS.issuperset(modifiers):
            return f"{name} has a key that does not exist: {key}."
    return ""


def _alike(name: str, known: Mapping[str, Binding]) -> str:
    """The action that may be meant: its name on the screen counts as much as its id."""
    last = name.rpartition(".")[2].replace("_", " ").casefold()

    def similarity(one: str) -> float:
        called = known[one].description.casefold()
        own = one.rpartition(".")[2].replace("_", " ")
        whole = SequenceMatcher(None, name, one).ratio()
        parts = [SequenceMatcher(None, last, text).ratio() for text in (own, called)]
        return 0.3 * whole + max(parts)

    best = max(known, key=similarity)
    return best if similarity(best) > _ALIKE else ""


def _clashes(
    keymap: Mapping[str, str], contexts: Iterable[Context]
) -> Iterator[tuple[str, list[str]]]:
    """Keys that would mean two things at once because of what was changed."""
    for context in contexts:
        for one, two in combinations(context, 2):
            names = [name for b in (one, two) if (name := str(b.id)) in keymap]
            before = set(split_keys(one.key)) & set(split_keys(two.key))
            now = set(_keys(one, keymap)) & set(_keys(two, keymap))
            gives_way = any(b.id in GIVE_WAY and b.id not in keymap for b in (one, two))
            gives_way |= _shares_with_search(one, two) or _shares_with_search(two, one)
            if one.id != two.id and names and now - before and not gives_way:
                key = min(now - before)
                yield f"{key} would be both {one.id} and {two.id}; {names[-1]} is left out.", names


def _shares_with_search(one: Binding, two: Binding) -> bool:
    return one.id in _IN_A_SEARCH and str(two.id).startswith("reader.")


def _keys(binding: Binding, keymap: Mapping[str, str]) -> list[str]:
    return split_keys(keymap.get(str(binding.id), binding.key))


def split_keys(value: str) -> list[str]:
    """Keys by their long names: "?" and "question_mark" are the same."""
    return [key for key in _normalize_key_list(value).split(",") if key]
