"""Entries as JSON: indented and sorted, so that people, git and Syncthing can read and merge it.

Version 1 had the article and the place. Version 2 has marks, and sentences with the places;
version 3 has collections.
"""

import json
from typing import Any

from translations.articles import Position
from translations.cleaning import clean, clean_lines
from translations.files import parse_json
from translations.notebook.anchors import Anchor
from translations.notebook.entry import COLLECTIONS, Entry, Place, Range, joined
from translations.notebook.marks import COLOURS, Mark, MarkKind, latest
from translations.patterns import lazy_pattern

SCHEMA = 3

_RANGE = lazy_pattern(r"(?<!\S)(\d{1,9})-(\d{1,9})(?!\S)")
_MOST_BLOCKS = 1_000_000
_LARGEST = 2**31  # for numbers; no article has as many blocks

Json = dict[str, Any]


def to_json(entry: Entry) -> str:
    """The content of an entry's file."""
    whole = _with(_about_to_json(entry), entry.extra)
    whole["marks"] = [
        *(_mark_to_json(mark) for mark in entry.marks),
        *(json.loads(mark) for mark in entry.unknown),
    ]
    return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _about_to_json(entry: Entry) -> Json:
    """All but the marks."""
    whole: Json = {
        "schema": SCHEMA,
        "digest": entry.digest,
        "former": list(entry.former),
        "title": entry.title,
        "author": entry.author,
        "source": entry.source,
        "paths": list(entry.paths),
        "opened": entry.opened,
        "collection": entry.collection,
        "place": {
            "block": entry.place.block,
            "sentence": entry.place.sentence,
            "blocks": entry.place.blocks,
            "anchor": _anchor_to_json(entry.place.anchor) if entry.place.anchor else None,
            **({} if entry.place.share is None else {"share": round(entry.place.share, 4)}),
        },
    }
    if entry.read:
        whole["read"] = " ".join(f"{first}-{last}" for first, last in entry.read)
    return whole


def _with(ours: Json, extra: str) -> Json:
    """Known fields as they are written, plus the rest as it was read."""
    more: Json = json.loads(extra) if extra else {}
    both = {**more, **{name: value for name, value in ours.items() if value or name not in more}}
    theirs, known = more.get("anchor"), ours.get("anchor")
    if isinstance(theirs, dict) and isinstance(known, dict):
        both["anchor"] = {**theirs, **known}
    return both


def _rest(theirs: Json, ours: Json) -> str:
    """What a file says that would not be written again: unknown names, values of other types."""
    more = {name: value for name, value in theirs.items() if value and not ours.get(name)}
    anchor = theirs.get("anchor")
    if isinstance(anchor, dict):
        known = ours.get("anchor") or {}
        if unknown := {name: value for name, value in anchor.items() if name not in known}:
            more["anchor"] = unknown
    return json.dumps(more, sort_keys=True) if more else ""


def from_json(text: str) -> Entry:
    """Read what `to_json`, or an older version of it, wrote.

    A file from a newer version is read as far as possible, and ``newer`` is set.

    Raises:
        ValueError: it is something else, or damaged.
    """
    whole = parse_json(text)
    version = whole.get("schema") if isinstance(whole, dict) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ValueError("not a notebook file")
    for migrate in _MIGRATIONS[version - 1 :]:
        whole = migrate(whole)
    digest = _text(whole, "digest")
    if not digest:
        raise ValueError("without the digest of its article")
    place = _object(whole, "place")
    marks, unknown = _marks_from_json(_list(whole, "marks"))
    entry = Entry(
        digest=digest,
        title=_text(whole, "title"),
        author=_text(whole, "author"),
        source=_text(whole, "source"),
        paths=tuple(path for path in _list(whole, "paths") if isinstance(path, str)),
        opened=_text(whole, "opened"),
        place=Place(
            _anchor_from_json(_object(place, "anchor")) if place.get("anchor") else None,
            _number(place, "block"),
            _number(place, "sentence"),
            _number(place, "blocks"),
            _share(place),
        ),
        marks=marks,
        former=tuple(item for item in _list(whole, "former") if isinstance(item, str)),
        unknown=unknown,
        newer=version > SCHEMA,
        collection=name if (name := _text(whole, "collection")) in COLLECTIONS else "",
        read=_ranges(_text(whole, "read"), _number(place, "blocks")),
    )
    about = {name: value for name, value in whole.items() if name != "marks"}
    return entry._replace(extra=_rest(about, _about_to_json(entry)))


def _marks_from_json(items: list[Any]) -> tuple[tuple[Mark, ...], tuple[str, ...]]:
    """The marks, each once, and the invalid or outdated ones as JSON."""
    marks: dict[str, Mark] = {}
    sources: dict[str, str] = {}
    unknown = []
    for item in items:
        mark, source = _mark_from_json(item), json.dumps(item, sort_keys=True)
        if mark is None:
            unknown.append(source)
        elif (known := marks.get(mark.id)) is None or latest(mark, known) is mark:
            if known is not None and known != mark:
                unknown.append(sources[mark.id])
            marks[mark.id], sources[mark.id] = mark, source
        elif known != mark:
            unknown.append(source)
    return tuple(marks.values()), tuple(unknown)


def _from_1(whole: Json) -> Json:
    """Version 1 had no marks, and only numbers for places."""
    return {**whole, "schema": 2, "marks": [], "former": []}


def _from_2(whole: Json) -> Json:
    """Version 2 had no collections."""
    return {**whole, "schema": 3, "collection": ""}


_MIGRATIONS = (_from_1, _from_2)
"""Converters from each version to the next, starting with version 1."""


def _mark_to_json(mark: Mark) -> Json:
    whole = {
        "id": mark.id,
        "kind": mark.kind.value,
        "created": mark.created,
        "changed": mark.changed,
        "anchor": _anchor_to_json(mark.anchor),
    }
    for name in ("text", "colour", "translation", "deleted"):
        if value := getattr(mark, name):
            whole[name] = value
    return _with(whole, mark.extra)


def _mark_from_json(whole: object) -> Mark | None:
    """A mark; None if it is invalid."""
    if not isinstance(whole, dict) or not _text(whole, "id"):
        return None
    if whole.get("kind") not in list(MarkKind) or not _object(whole, "anchor"):
        return None
    colour = _text(whole, "colour")
    mark = Mark(
        id=_text(whole, "id"),
        kind=MarkKind(whole["kind"]),
        anchor=_anchor_from_json(_object(whole, "anchor")),
        created=_text(whole, "created"),
        changed=_text(whole, "changed"),
        text=_lines(whole, "text"),
        colour=colour if colour in COLOURS else "",
        translation=_lines(whole, "translation"),
        deleted=whole.get("deleted") is True,
    )
    return mark._replace(extra=_rest(whole, _mark_to_json(mark)))


def _anchor_to_json(anchor: Anchor) -> Json:
    whole: Json = {
        "quote": anchor.quote,
        "before": anchor.before,
        "after": anchor.after,
        "block": anchor.position.block,
        "sentence": anchor.position.sentence,
    }
    return {**whole, "paragraph": True} if anchor.whole else whole


def _anchor_from_json(whole: Json) -> Anchor:
    return Anchor(
        _lines(whole, "quote"),
        _lines(whole, "before"),
        _lines(whole, "after"),
        Position(_number(whole, "block"), _number(whole, "sentence")),
        whole.get("paragraph") is True,
    )


def _object(whole: Json, name: str) -> Json:
    value = whole.get(name)
    return value if isinstance(value, dict) else {}


def _list(whole: Json, name: str) -> list[Any]:
    value = whole.get(name)
    return value if isinstance(value, list) else []


def _text(whole: Json, name: str) -> str:
    value = whole.get(name, "")
    return clean(value) if isinstance(value, str) else ""


def _lines(whole: Json, name: str) -> str:
    value = whole.get(name, "")
    return clean_lines(value) if isinstance(value, str) else ""


def _share(place: Json) -> float | None:
    share = place.get("share")
    if not isinstance(share, int | float) or isinstance(share, bool) or not 0 <= share <= 1:
        return None
    return float(share)


def _ranges(text: str, blocks: int) -> tuple[Range, ...]:
    """The blocks that were read, from text such as "0-12 15-15"; others are left out."""
    last_block = min(blocks, _MOST_BLOCKS) - 1
    pairs = ((int(first), min(int(last), last_block)) for first, last in _RANGE.findall(text))
    return joined((first, last) for first, last in pairs if first <= last)


def _number(whole: Json, name: str) -> int:
    value = whole.get(name, 0)
    return min(max(0, value), _LARGEST) if isinstance(value, int) else 0
