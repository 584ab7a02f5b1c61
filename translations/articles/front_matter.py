"""The metadata at the top of a Markdown file: YAML between rules, TOML, or JSON."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from translations.cleaning import clean
from translations.files import parse_json

_YAML = re.compile(r"\A---[ \t]*\n(.*?)(?<=\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(.*?)(?<=\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_JSON = re.compile(r"\A\{[ \t]*\n(.*?\n)\}[ \t]*\n", re.DOTALL)
_BEGINNINGS = ("---", "+++", "{\n ", "{\n\t", '{\n"')
_PANDOC = re.compile(r"% (.+)\n(?:% ?(.*)\n)?(?:% ?(.*)\n)?\s*\n")
_HEADER = re.compile(r"(?:[A-Za-z][\w -]{0,30}: .*\n){2,}\n")
_PAIR = re.compile(r"([A-Za-z][\w -]{0,30}?)\s*[:=]\s*(.*)")
_KNOWN = frozenset(
    "title judul author authors penulis oleh date tanggal source url sumber tags tag layout slug "
    "categories category kategori draft description lang language id aliases created updated type "
    "summary permalink image weight keywords subtitle published status".split()
)
_NOT_PLAIN = tuple("[{&*!|>%@`")  # begins a value that only a YAML parser can read
_LONGEST = 16_384  # characters
_NOTHING = ("", "~", "null", "Null", "NULL")  # the ways to write it
_MOST_PARTS = 50


def split_front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The metadata of a cleaned text, {} if it has none, and the text below it."""
    body = text.lstrip("\n")
    for pattern, parse in ((_YAML, _yaml), (_TOML, _toml), (_JSON, _json)):
        if body[:3] in _BEGINNINGS and (found := pattern.match(body, 0, _LONGEST)):
            meta = parse(found[1])
            meta = _pairs(found[1]) if meta is None else meta
            if _is_metadata(meta):
                return meta, body[found.end() :]
    if text.startswith("% ") and (found := _PANDOC.match(text, 0, _LONGEST)):
        return dict(zip(("title", "author", "date"), found.groups(), strict=True)), text[
            found.end() :
        ]
    if text[:1].isalpha() and (found := _HEADER.match(text, 0, _LONGEST)):
        meta = _pairs(found[0])
        if len(meta.keys() & _KNOWN) > 1:
            return meta, text[found.end() :]
    return {}, text


def field(meta: dict[str, Any], *names: str) -> str:
    """The first of these fields that has a value, as text."""
    return next((words for name in names if (words := _in_words(meta.get(name)))), "")


def _in_words(value: object, depth: int = 0) -> str:
    """A value as text; for nested objects, their names. YAML can nest a value in itself."""
    match value:
        case list() if depth < 2:
            parts = (_in_words(one, depth + 1) for one in value[:_MOST_PARTS])
            return ", ".join(filter(None, parts))
        case dict() if depth < 2:
            named = (value.get(key) for key in ("name", "nama", "title", "literal"))
            return next((words for one in named if (words := _in_words(one, 2))), "")
        case list() | dict() | None:
            return ""
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
    words = clean(str(value))
    return "" if words in _NOTHING else words


def _yaml(text: str) -> dict[str, Any] | None:
    import yaml

    try:
        # All values as text, as written: a file must not choose types.
        meta = yaml.load(text, yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        return None
    return _named(meta) if isinstance(meta, dict) else {}


def _toml(text: str) -> dict[str, Any] | None:
    import tomllib

    try:
        return _named(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


def _json(text: str) -> dict[str, Any] | None:
    try:
        return _named(parse_json(f"{{{text}}}"))
    except ValueError:
        return None


def _named(meta: dict[Any, Any]) -> dict[str, Any]:
    return {str(name).lower(): value for name, value in meta.items()}


def _pairs(text: str) -> dict[str, Any]:
    """The fields of metadata that are not valid YAML or TOML: "title: Harga: naik lagi"."""
    meta: dict[str, Any] = {}
    for line in text.split("\n"):
        if not line.strip() or line[0] in " \t#-":
            continue
        found = _PAIR.fullmatch(line.rstrip())
        if found is None:
            return {}
        told = "" if found[2].startswith(_NOT_PLAIN) else _unquoted(found[2].strip())
        meta.setdefault(found[1].lower(), told)
    return meta


def _unquoted(value: str) -> str:
    quote = value[:1]
    return value[1:-1] if quote in ("'", '"') and value.endswith(quote) else value


def _is_metadata(meta: dict[str, Any]) -> bool:
    """Whether it is more than a text between two rules that happens to contain a colon."""
    return bool(meta.keys() & _KNOWN) or (
        len(meta) > 1 and all(name.replace("-", "_").isidentifier() for name in meta)
    )
