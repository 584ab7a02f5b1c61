"""What the notebook keeps of one article, and how that looks as JSON."""

import json
from dataclasses import asdict, dataclass
from typing import Any

from translations.articles import Article
from translations.cleaning import clean

SCHEMA = 1


@dataclass(frozen=True)
class Place:
    """A sentence of an article: indices from 0, and how many blocks there are in all."""

    block: int = 0
    sentence: int = 0
    blocks: int = 0

    @property
    def progress(self) -> float:
        """How far into the article this is, from 0 to 1."""
        return min(1.0, (self.block + 1) / self.blocks) if self.blocks else 0.0


@dataclass(frozen=True)
class Entry:
    """One article that was read.

    Attributes:
        digest: of its text (`Article.digest`): the same article wherever its file lies.
        paths: where it was opened from, the latest first.
        opened: when it was last opened, ISO 8601 with the time zone.
    """

    digest: str
    title: str
    author: str
    paths: tuple[str, ...]
    opened: str
    place: Place

    def to_json(self) -> str:
        """Indented and sorted, to be read and merged by hand or by git."""
        whole = {
            "schema": SCHEMA,
            "digest": self.digest,
            "title": self.title,
            "author": self.author,
            "paths": list(self.paths),
            "opened": self.opened,
            "place": asdict(self.place),
        }
        return json.dumps(whole, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def entry_from_json(text: str) -> Entry:
    """Read what `Entry.to_json` wrote.

    Raises:
        ValueError: it is something else, damaged, or of a schema this version does not know.
    """
    whole = json.loads(text)
    if not isinstance(whole, dict) or whole.get("schema") != SCHEMA:
        raise ValueError("not a notebook file of this version")
    place = whole.get("place")
    place = place if isinstance(place, dict) else {}
    paths = whole.get("paths")
    return Entry(
        digest=_text(whole, "digest"),
        title=_text(whole, "title"),
        author=_text(whole, "author"),
        paths=tuple(str(path) for path in paths) if isinstance(paths, list) else (),
        opened=_text(whole, "opened"),
        place=Place(*(_number(place, name) for name in ("block", "sentence", "blocks"))),
    )


def entry_of(article: Article, opened: str, place: Place, before: Entry | None) -> Entry:
    """The entry of an article that is being read, carrying on what was known before."""
    path = str(article.path) if article.path else ""
    known = before.paths if before else ()
    return Entry(
        digest=article.digest,
        title=article.title,
        author=article.author,
        paths=tuple(dict.fromkeys(filter(None, (path, *known)))),
        opened=opened,
        place=place,
    )


def _text(whole: dict[str, Any], name: str) -> str:
    value = whole.get(name, "")
    return clean(value) if isinstance(value, str) else ""


def _number(whole: dict[str, Any], name: str) -> int:
    value = whole.get(name, 0)
    return max(0, value) if isinstance(value, int) else 0
