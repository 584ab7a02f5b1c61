"""The library without a screen: ``add``, ``list``, ``remove``, ``search``, ``kept``, ``backup``."""

import json
import sys

from translations.articles import Article, open_article
from translations.articles.opening import read_unnamed
from translations.articles.streams import read_stream
from translations.cleaning import clean, escape_controls
from translations.errors import DwibacaError
from translations.files import is_folder
from translations.folders import Folders, named_path, user_folders
from translations.library.hits import Hit, Line
from translations.library.shelf import Shelf, Shelved
from translations.notebook import MarkKind
from translations.plurals import counted, percent
from tui.commands.output import complain, say, say_wrapped

HALF = -1.0
"""Megabytes: half of what the kept articles may take."""

_STANDARD_INPUT = "standard input"


def run_add(names: list[str]) -> int:
    """Add articles to the library, to read later.

    Returns:
        1 if any could not be added; the others are.
    """
    shelf = Shelf(user_folders())
    failed = 0
    for name in names:
        try:
            article = _article(name)
            shelf.add(article)
        except DwibacaError as error:
            failed = 1
            complain(f"dwibaca: {error}")
        else:
            say(f"{article.digest[:8]}  {article.title}")
    return failed


def _article(name: str) -> Article:
    if name == "-":
        return read_unnamed(read_stream(sys.stdin.fileno(), _STANDARD_INPUT), _STANDARD_INPUT)
    path = named_path(name)
    if is_folder(path):
        raise DwibacaError(f"{clean(name)} is a folder.", "Give the names of files in it.")
    return open_article(path)


def run_list(*, as_json: bool, unread: bool) -> int:
    """Print the articles of the library, the one read last first."""
    shelf = Shelf(user_folders())
    articles = [one for one in shelf.articles() if one.is_unread or not unread]
    for trouble in shelf.notebook.trouble:
        complain(f"dwibaca: {trouble}")
    if as_json:
        _say_json([one.to_json() for one in articles])
    for one in articles if not as_json else []:
        say(_line_of(one))
    if not articles and not as_json and sys.stdout.isatty():
        say("No articles. `dwibaca FILE` reads one, `dwibaca add FILE` keeps one to be read.")
    return 0


def _line_of(one: Shelved) -> str:
    summary = one.summary
    progress = "unread" if one.is_unread else percent(summary.progress)
    about = ["finished" if summary.is_finished else progress, summary.opened[:10]]
    if summary.marks:
        about.append(f"{summary.marks} mark{'s' if summary.marks > 1 else ''}")
    if one.path is None:
        about.append("file not found")
    elif one.has_lost_its_file:
        about.append("from its copy")
    return f"{one.id}  {summary.title or 'Untitled'}  ({', '.join(filter(None, about))})"


def run_remove(names: list[str]) -> int:
    """Remove articles from the library, with their marks; adding one again restores it.

    Raises:
        DwibacaError: there is no such article.
    """
    shelf = Shelf(user_folders())
    found = [shelf.named(name) for name in names]  # if one is missing, none is removed
    for one in found:
        shelf.remove(one.summary.digest)
        say(f"Removed: {one.summary.title}")
    return 0


def run_search(words: list[str], *, as_json: bool, most: int) -> int:
    """Print where words occur in all kept articles, and in notes.

    Returns:
        1 if they occur nowhere.

    Raises:
        DwibacaError: the index cannot be used.
    """
    hits = _search(user_folders(), " ".join(words), most)
    if as_json:
        _say_json([_hit_to_json(hit) for hit in hits])
        return 0 if hits else 1
    title = None
    for hit in hits:
        if hit.name != title:
            say_wrapped(
                f"{'' if title is None else chr(10)}{hit.title or 'Untitled'}  [{hit.digest[:8]}]"
            )
            title = hit.name
        mark = "" if hit.kind == "text" else f"{MarkKind(hit.kind).label}: "
        say_wrapped(f"  {_shown(hit.original)}")
        if hit.translation.text:
            say_wrapped(f"      {mark}{_shown(hit.translation)}")
        if hit.more:
            say(f"  and {hit.more:,} more in this article")
    if not hits:
        complain("dwibaca: Nothing was found.")
    return 0 if hits else 1


def _say_json(whole: object) -> None:
    # A path may contain anything, even what is no UTF-8, and must stay usable.
    say(escape_controls(json.dumps(whole, ensure_ascii=False, indent=2)))


def _search(folders: Folders, typed: str, most: int) -> list[Hit]:
    from translations.library.indexing import bring_up_to_date, open_index
    from translations.memory import Memory

    index, memory = open_index(folders), Memory(folders.memory)
    try:
        for done, total in bring_up_to_date(folders, index, memory):
            if total > 50 and sys.stderr.isatty():
                end = "\n" if done == total else ""
                print(f"\rindexing {done}/{total}", end=end, file=sys.stderr)  # noqa: T201
        if index.trouble:
            raise DwibacaError(index.trouble)
        query = index.query(typed, typing=False)
        hits = index.find(query, articles=most)
        if index.gap:
            complain(f"dwibaca: {index.gap}")
        return hits
    finally:
        index.close()
        memory.close()


def _shown(line: Line) -> str:
    """A text, with the words found in bold if standard output is a terminal."""
    if not sys.stdout.isatty():
        return line.text
    shown, at = "", 0
    for start, end in line.spans:
        shown += f"{line.text[at:start]}\x1b[1m{line.text[start:end]}\x1b[0m"
        at = end
    return shown + line.text[at:]


def _hit_to_json(hit: Hit) -> dict[str, object]:
    return {
        "id": hit.digest[:8],
        "title": hit.title,
        "kind": hit.kind,
        "block": hit.block,
        "sentence": hit.sentence,
        "original": hit.original.text,
        "translation": hit.translation.text,
    }


def run_kept(trim: float | None) -> int:
    """Print how much space the kept articles take, or reduce it.

    Args:
        trim: megabytes that they may take afterwards.

    Raises:
        DwibacaError: they cannot be read or changed.
    """
    shelf = Shelf(user_folders())
    limit = shelf.settings.keep_megabytes
    if trim is not None:
        trim = limit / 2 if trim == HALF else trim
        count, size = shelf.trim(trim)
        say(f"Deleted: {counted(count, 'article')}, {_megabytes(size)}.")
    kept = shelf.kept.all()
    size = sum(one.size for one in kept)
    say(f"{counted(len(kept), 'article')}, {_megabytes(size)} of at most {limit:,} MB, in")
    say(clean(str(shelf.kept.folder)))
    if not shelf.settings.keep:
        say("Texts of articles that have a file are not kept: keep = false in config.toml.")
    if trim is not None and size > trim * 2**20:
        say("The rest have marks, or no other copy: dwibaca remove deletes them.")
    return 0


def _megabytes(size: int) -> str:
    return f"{size / 2**20:,.1f} MB"


def run_backup(name: str) -> int:
    """Save everything that the reader made and kept in one file.

    Raises:
        DwibacaError: it cannot be written.
    """
    from translations.library.backup import back_up

    path = named_path(name)
    count, left_out = back_up(user_folders(), path)
    size = path.stat().st_size
    say(f"{clean(name)}: {count:,} files, {_megabytes(size)}, verified.")
    for line in left_out:
        complain(f"dwibaca: left out: {line}.")
    return 0


def run_restore(name: str) -> int:
    """Restore a backup; what is here stays.

    Raises:
        DwibacaError: it is not a backup, or it is damaged.
    """
    from translations.library.backup import restore

    done = restore(user_folders(), named_path(name))
    written = counted(done.written, "file")
    say(f"{written} restored, {done.merged:,} merged, {done.same:,} unchanged.")
    for path in done.beside:
        say(f"Differs from the file here; the backup's version is {clean(str(path))}")
    return 0


def megabytes(text: str) -> float:
    """A number on the command line.

    Raises:
        ValueError: it is not a number, or negative.
    """
    number = float(text)
    if not 0 <= number <= 1e9:
        raise ValueError(text)
    return number
