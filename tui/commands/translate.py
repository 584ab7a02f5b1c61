"""``dwibaca translate``: translates without a screen, one file or a folder of them."""

import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from translations.argos import Decoding, find_route
from translations.articles import Article, open_article
from translations.articles.formats import SUFFIXES
from translations.articles.opening import read_unnamed
from translations.articles.streams import read_stream
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.exports import FORMATS, ExportOptions, Format, export
from translations.exports.output import Output, OutputExists
from translations.files import is_file, is_folder
from translations.folders import named_path, user_folders
from translations.memory import Memory
from translations.notebook import Notebook
from translations.reading.requests import AUTO, route_for, terms_for
from translations.reading.scheduler import TranslationScheduler
from tui.commands.destination import destination, write_output
from tui.commands.output import complain, say
from tui.commands.terminal_text import terminal_format

_LANGUAGE = re.compile(r"\.[a-z]{2,3}")
_OTHERWISE = "(--from auto uses the package for it, --anyway translates it regardless)"
_Step = Callable[[int, int], object]
"""Called with the number of blocks done, and their total."""


@dataclass(frozen=True)
class TranslateOptions:
    """How to translate a file.

    Attributes:
        form: a name in `FORMATS`.
        own_wordings: whether the reader's translations replace the engine's.
        marks: whether bookmarks, highlights and notes are shown.
        anyway: whether text in other languages is translated as well.
    """

    form: str
    languages: tuple[str, str]
    decoding: Decoding
    own_wordings: bool = True
    marks: bool = False
    anyway: bool = False


def run_translate(
    path: str, output: str | None, options: TranslateOptions, *, force: bool = False
) -> int:
    """Translate one file and print it, or write it to ``output``; or translate a whole folder.

    Args:
        force: whether to replace existing files without asking.

    Raises:
        DwibacaError: the file, the package or the output cannot be used.
    """
    if options.languages[0] != AUTO:
        find_route(*options.languages)  # reported before anything is read
    source = None if path == "-" else named_path(path)
    if source is not None and is_folder(source):
        return _translate_folder(source, output, options, force=force)
    target = destination(output, force=force, protected=(source,) if source else ())
    if target is None and options.form == "epub" and sys.stdout.isatty():
        raise DwibacaError("A book is not text.", "Choose a file: --output NAME.epub")
    article = _read(source)
    form = FORMATS[options.form]
    if target is None and options.form == "text" and sys.stdout.isatty():
        form = terminal_format()
    with _bar() as progress:
        task = progress.add_task(article.title[:40], total=len(article.blocks))
        content = _translate(
            article, form, options, lambda done, total: progress.update(task, completed=done)
        )
    write_output(content, target)
    return 0


def _translate_folder(
    folder: Path, output: str | None, options: TranslateOptions, *, force: bool
) -> int:
    """Translate everything in a folder and below it, except what is done already.

    Returns:
        1 if a file could not be translated, which is reported at the end.
    """
    if output is None:
        raise DwibacaError("A folder of files is not printed.", "Choose another: --output FOLDER")
    target = named_path(output)
    if os.path.lexists(target) and not is_folder(target):
        raise DwibacaError(f"{clean(output)} is a file, not a folder.")
    files = list(_files(folder, target))
    if not files:
        raise DwibacaError(f"There is nothing to read in {clean(str(folder))}.")
    form = FORMATS[options.form]
    alike = Counter((path.parent, path.stem) for path in files)
    troubles, skipped, older = [], 0, 0
    with _bar() as progress:
        task = progress.add_task("", total=len(files))
        for number, path in enumerate(files):
            progress.update(task, description=clean(path.name)[:40])
            to = target / path.relative_to(folder).parent
            made = _made_of(path, to, options, alone=alike[path.parent, path.stem] == 1)
            made_file = Output(made, force, protected=(path,))
            if _is_done(path, made):
                skipped += 1
            else:
                step = _part_of(progress, task, number)
                try:
                    made_file.check()
                    write_output(_translate(open_article(path), form, options, step), made_file)
                except OutputExists:
                    older += 1
                except DwibacaError as error:
                    troubles.append(f"{clean(str(path))}: {error}")
            progress.update(task, completed=number + 1)
    done = len(files) - len(troubles) - skipped - older
    say(f"{done} translated, {skipped} already done, {len(troubles)} failed.")
    if older:
        say(f"{older} were skipped, but their originals have changed: --force translates them.")
    for trouble in troubles:
        complain(f"dwibaca: {trouble}")
    return 1 if troubles else 0


def _files(folder: Path, target: Path) -> Iterator[Path]:
    """The readable files, in order, without those that an earlier run wrote."""
    # Unlike `Path.rglob` this goes on when a folder is removed meanwhile, or may not be entered.
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [Path(place, name) for name in names if not name.startswith(".")]
    for path in sorted(found):
        ours = _is_translation(path) or (target != folder and path.is_relative_to(target))
        if _can_be_read(path) and not ours:
            yield path


def _is_translation(path: Path) -> bool:
    """Whether this is "berita.en.html" beside "berita.md", or "berita.md.html" as it was once."""
    original = path.with_suffix("")
    if original.suffix.lower() in SUFFIXES and is_file(original):
        return True
    is_language = _LANGUAGE.fullmatch(original.suffix)
    return bool(is_language) and any(is_file(original.with_suffix(suffix)) for suffix in SUFFIXES)


def _made_of(path: Path, folder: Path, options: TranslateOptions, *, alone: bool) -> Path:
    """The file for the translation of another.

    It is named as the screen names its exports; where two originals differ in their suffix alone,
    or there is a file with the name of former versions, that is part of the name.

    Args:
        alone: whether no other original differs from it in the suffix alone.
    """
    suffix = FORMATS[options.form].suffix
    whole = folder / f"{path.name}{suffix}"
    if is_file(whole) or not alone:
        return whole
    return folder / f"{path.stem}.{options.languages[1]}{suffix}"


def _can_be_read(path: Path) -> bool:
    return path.suffix.lower() in SUFFIXES and is_file(path)


def _is_done(path: Path, made: Path) -> bool:
    """Whether a translation exists, and is newer than its original."""
    try:
        return made.stat().st_mtime >= path.stat().st_mtime
    except OSError:
        return False


def _part_of(progress: Progress, task: object, number: int) -> _Step:
    def step(done: int, total: int) -> None:
        progress.update(task, completed=number + done / max(1, total))  # type: ignore[arg-type]

    return step


def _translate(article: Article, form: Format, options: TranslateOptions, step: _Step) -> bytes:
    """The content of the file to write."""
    route = route_for(article, *options.languages)
    memory = Memory(user_folders().memory)
    article = article.in_language(route.from_code)
    scheduler = TranslationScheduler(
        article,
        route,
        memory,
        decoding=options.decoding,
        terms=terms_for(user_folders(), route),
        anyway=options.anyway,
    )
    if announcement := scheduler.requests.announcement:
        otherwise = f" {_OTHERWISE}" if scheduler.requests.leaves_article else ""
        complain(f"dwibaca: {announcement}{otherwise}")
    found: dict[int, tuple[str | None, ...]] = {}
    try:
        for result in scheduler.work():
            found[result.block] = result.translations
            step(scheduler.done, len(article.blocks))
    finally:
        memory.close()
    translations = [found[index] for index in range(len(article.blocks))]
    entry = Notebook(user_folders()).entry(article)
    shown = ExportOptions(wordings=options.own_wordings, marks=options.marks)
    return export(form, article, translations, route, entry=entry, options=shown)


def _read(path: Path | None) -> Article:
    """An article; None is standard input."""
    if path is None:
        name = "standard input"
        return read_unnamed(read_stream(sys.stdin.fileno(), name), name)
    return open_article(path)


def _bar() -> Progress:
    """A progress bar on standard error, if that is a terminal."""
    return Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
