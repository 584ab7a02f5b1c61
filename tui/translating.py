"""``dwibaca translate``: the desk without a screen, for one file or a folder of them."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from translations.argos import Decoding, Route, find_route
from translations.articles import Article, open_article, read_article
from translations.articles.formats import SUFFIXES
from translations.articles.limits import MAX_BYTES
from translations.cleaning import clean
from translations.desk import Desk
from translations.errors import DwibacaError
from translations.exports import FORMATS, Bilingual
from translations.folders import user_folders
from translations.memory import Memory
from translations.notebook import Notebook
from tui.output import write_output

_Step = Callable[[int, int], object]
"""Told how many blocks are done, and of how many."""


@dataclass(frozen=True)
class Wish:
    """What is to be made of a file.

    Attributes:
        form: a name in `FORMATS`.
        own_wordings: whether they stand in the place of what the engine made.
        marks: whether bookmarks, highlights and notes are shown.
    """

    form: str
    languages: tuple[str, str]
    decoding: Decoding
    own_wordings: bool = True
    marks: bool = False


def run_translate(path: str, output: str | None, wish: Wish) -> int:
    """Translate one file and print it, or write it to ``output``; or each file of a folder.

    Raises:
        DwibacaError: the file, the package or the output cannot be used.
    """
    route = find_route(*wish.languages)
    if Path(path).is_dir():
        return _translate_folder(Path(path), output, wish, route)
    if output is None and wish.form == "epub" and sys.stdout.isatty():
        raise DwibacaError("A book is not text.", "Name a file: --output NAME.epub")
    article = _read(path)
    with _bar() as progress:
        task = progress.add_task(article.title[:40], total=len(article.blocks))
        content = _translate(
            article, wish, route, lambda done, total: progress.update(task, completed=done)
        )
    write_output(content, Path(output) if output else None)
    return 0


def _translate_folder(folder: Path, output: str | None, wish: Wish, route: Route) -> int:
    """Translate what is in a folder and below it, but for what is done already.

    Returns:
        1 if a file could not be translated, which is said at the end.
    """
    if output is None:
        raise DwibacaError("A folder of files is not printed.", "Name another: --output FOLDER")
    target = Path(output)
    if target.exists() and not target.is_dir():
        raise DwibacaError(f"{clean(output)} is a file, not a folder.")
    files = list(_files(folder, target))
    if not files:
        raise DwibacaError(f"There is nothing to read in {clean(str(folder))}.")
    suffix = FORMATS[wish.form].suffix
    troubles, skipped = [], 0
    with _bar() as progress:
        task = progress.add_task("", total=len(files))
        for number, path in enumerate(files):
            progress.update(task, description=clean(path.name)[:40])
            made = target / path.relative_to(folder).parent / f"{path.name}{suffix}"
            if _is_done(path, made):
                skipped += 1
            else:
                step = _part_of(progress, task, number)
                try:
                    write_output(_translate(open_article(path), wish, route, step), made)
                except DwibacaError as error:
                    troubles.append(f"{clean(str(path))}: {error}")
            progress.update(task, completed=number + 1)
    done = len(files) - len(troubles) - skipped
    print(f"{done} translated, {skipped} were done already, {len(troubles)} failed.")  # noqa: T201
    for trouble in troubles:
        print(f"dwibaca: {trouble}", file=sys.stderr)  # noqa: T201
    return 1 if troubles else 0


def _files(folder: Path, target: Path) -> Iterator[Path]:
    """What can be read, in order; not what an earlier run has written."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        # "berita.md.html" beside "berita.md" is its translation; so is all that is in the target.
        ours = path.with_suffix("").is_file() or (target != folder and path.is_relative_to(target))
        if path.suffix.lower() in SUFFIXES and not (ours or hidden) and path.is_file():
            yield path


def _is_done(path: Path, made: Path) -> bool:
    """Whether a translation is there, and younger than its original."""
    try:
        return made.stat().st_mtime >= path.stat().st_mtime
    except OSError:
        return False


def _part_of(progress: Progress, task: object, number: int) -> _Step:
    def step(done: int, total: int) -> None:
        progress.update(task, completed=number + done / max(1, total))  # type: ignore[arg-type]

    return step


def _translate(article: Article, wish: Wish, route: Route, step: _Step) -> bytes:
    """The content of the file that is wished for."""
    memory = Memory(user_folders().memory)
    desk = Desk(article, route, memory, decoding=wish.decoding)
    found: dict[int, tuple[str | None, ...]] = {}
    try:
        for result in desk.work():
            found[result.block] = result.translations
            step(desk.done, len(article.blocks))
    finally:
        memory.close()
    made = tuple(tuple(text or "" for text in found[index]) for index in range(len(article.blocks)))
    entry = Notebook(user_folders()).entry(article)
    bilingual = Bilingual(article, made, route.from_code, route.to_code, route.name)
    if entry:
        bilingual = bilingual.with_entry(entry, wordings=wish.own_wordings, marks=wish.marks)
    return FORMATS[wish.form].make(bilingual)


def _read(path: str) -> Article:
    if path == "-":
        return read_article(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    return open_article(path)


def _bar() -> Progress:
    """A bar on standard error, if that is a terminal."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
