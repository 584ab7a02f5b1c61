"""An article as it was read, in a file of its own: gzipped JSON.

``zcat FILE | python -m json.tool`` shows one without this program. The fields are described in
translations/notebook/README.md.
"""

import io
import json
import zlib
from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, replace
from pathlib import Path
from typing import Any

from translations.articles.article import Article, Block, ContentsEntry, Kind, NoteSign
from translations.articles.limits import MAX_BYTES
from translations.cleaning import clean, clean_lines
from translations.errors import ArticleError
from translations.files import parse_json

SCHEMA = 1
_NAME = "dwibaca-article.json"  # in the gzip header: tells these files from other archives
_MAGIC = b"\x1f\x8b\x08\x08"
_NAME_AT = 10
# Fields of an article that are written separately, or are only true of this copy.
_APART = ("blocks", "contents", "path", "stored")

_GREATEST = 1000  # levels of headings and items have one digit

Json = dict[str, Any]


def is_stored(data: bytes) -> bool:
    """Whether the bytes are a stored article."""
    return data.startswith(_MAGIC) and data[_NAME_AT:].startswith(_NAME.encode() + b"\0")


def store(article: Article, now: str) -> bytes:
    """An article as the content of a file.

    Args:
        now: ISO 8601 with the time zone.
    """
    whole: Json = {
        "schema": SCHEMA,
        "stored": now,
        "digest": article.digest,
        "path": str(article.path) if article.path else "",
        **_to_json(article, _APART),
        "blocks": [_to_json(block) for block in article.blocks],
        "contents": [_to_json(entry) for entry in article.contents],
    }
    import gzip  # not needed to tell that a file is none of these

    text = json.dumps(whole, ensure_ascii=False, indent=0)
    # A file name that is not UTF-8 holds surrogates, which JSON can escape.
    data = text.encode("utf-8", "backslashreplace")
    target = io.BytesIO()
    with gzip.GzipFile(_NAME, "wb", fileobj=target, mtime=0) as file:
        file.write(data)
    return target.getvalue()


def read_stored(data: bytes, name: str) -> Article:
    """Read what `store` wrote; the path is that of the original file.

    Raises:
        ArticleError: it is damaged, from a newer version, or too large.
    """
    try:
        whole = parse_json(_unpacked(data, name))
        if not isinstance(whole, dict) or not isinstance(whole.get("schema"), int):
            raise ValueError("not a stored article")
        if whole["schema"] > SCHEMA:
            raise ArticleError(
                f"{clean(name)} was written by a newer dwibaca.", "Update dwibaca to read it."
            )
        return _article(whole)
    except (ValueError, TypeError, KeyError, EOFError, zlib.error) as error:
        raise ArticleError(
            f"{clean(name)}, a stored article, is damaged.", "Open the file that it was read from."
        ) from error


def _unpacked(data: bytes, name: str) -> str:
    unpacking = zlib.decompressobj(wbits=31)
    text = unpacking.decompress(data, MAX_BYTES)
    if unpacking.unconsumed_tail:
        raise ArticleError(f"{clean(name)} is too large.", "Open the file that it was read from.")
    if not unpacking.eof:
        raise EOFError
    return text.decode()


def _article(whole: Json) -> Article:
    blocks = tuple(_block(block) for block in whole["blocks"])
    if not blocks:
        raise ValueError("no text")
    contents = tuple(
        ContentsEntry(
            clean(str(entry["title"])),
            max(0, min(int(entry["level"]), _GREATEST)),
            int(entry["block"]),
        )
        for entry in whole["contents"]
        if 0 <= int(entry["block"]) < len(blocks)
    )
    path = whole.get("path")
    known = _known(Article, whole, _APART)
    article = Article(
        **known | {"title": clean(str(whole["title"])), "format": clean(str(whole["format"]))},
        blocks=blocks,
        contents=contents,
        path=Path(path) if isinstance(path, str) and path else None,
    )
    return replace(article, stored=clean(str(whole["stored"])))


def _block(whole: Json) -> Block:
    kind = whole["kind"]
    text = clean_lines(str(whole["text"]))
    known = _known(Block, whole, ("kind", "text", "notes"))
    return Block(
        Kind(kind) if kind in list(Kind) else Kind.PARAGRAPH,
        text,
        **known,
        notes=tuple(
            NoteSign(min(max(int(at), 0), len(text)), clean(str(sign)))
            for at, sign in whole.get("notes", ())
        ),
    )


def _to_json(thing: Any, left_out: tuple[str, ...] = ()) -> Json:
    """The fields of a dataclass, without those that have their usual value."""
    return {
        field.name: value
        for field in fields(thing)
        if field.name not in left_out and (value := getattr(thing, field.name)) != field.default
    }


def _known(of: type[Any], whole: Mapping[str, Any], left_out: tuple[str, ...]) -> Json:
    """The known optional fields of a dataclass that have a value of the right type."""
    found = {}
    for field in fields(of):
        value = _clean(whole.get(field.name))
        if field.name not in left_out and _fits(field, value):
            found[field.name] = value
    return found


def _clean(value: object) -> object:
    if isinstance(value, list):  # JSON has no tuples
        return tuple(map(_clean, value))
    if isinstance(value, int) and not isinstance(value, bool):
        return max(0, min(value, _GREATEST))
    return clean(value) if isinstance(value, str) else value


def _fits(field: "Field[Any]", value: object) -> bool:
    return field.default is not MISSING and type(value) is type(field.default)
