"""``dwibaca translate``: the desk without a screen."""

import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from translations.argos import CAREFUL, FAST, find_route
from translations.articles import Article, open_article, read_article
from translations.articles.opening import MAX_BYTES
from translations.cleaning import clean
from translations.desk import Desk
from translations.errors import DwibacaError
from translations.exports import FORMATS, Bilingual
from translations.files import write_atomically
from translations.folders import user_folders
from translations.memory import Memory
from translations.notebook import Notebook, Position


def run_translate(
    path: str,
    form: str,
    output: str | None,
    languages: tuple[str, str],
    *,
    fast: bool = False,
) -> int:
    """Translate one file and print it, or write it to ``output``.

    Raises:
        DwibacaError: the file, the package or the output cannot be used.
    """
    route = find_route(*languages)
    article = _read(path)
    memory = Memory(user_folders().memory)
    desk = Desk(article, route, memory, decoding=FAST if fast else CAREFUL)
    try:
        bilingual = Bilingual(
            article=article,
            translations=_in_own_words(article, _translate_all(desk)),
            from_code=route.from_code,
            to_code=route.to_code,
            package=route.name,
        )
    finally:
        memory.close()
    text = FORMATS[form](bilingual)
    if output is None:
        # UTF-8 whatever the locale says: the text is Indonesian, and a pipe has no locale.
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        _write(Path(output), text)
    return 0


def _in_own_words(
    article: Article, translations: tuple[tuple[str, ...], ...]
) -> tuple[tuple[str, ...], ...]:
    """What the reader has put in own words stands in the place of what the engine made."""
    entry = Notebook(user_folders()).entry(article)
    own = entry.wordings(article) if entry else {}
    return tuple(
        tuple(own.get(Position(block, sentence), text) for sentence, text in enumerate(sentences))
        for block, sentences in enumerate(translations)
    )


def _read(path: str) -> Article:
    if path == "-":
        return read_article(sys.stdin.buffer.read(MAX_BYTES + 1), "standard input")
    return open_article(path)


def _write(path: Path, text: str) -> None:
    try:
        write_atomically(path, text.encode())
    except OSError as error:
        reason = clean(error.strerror or str(error))
        raise DwibacaError(f"{clean(str(path))} cannot be written: {reason}.") from error


def _translate_all(desk: Desk) -> tuple[tuple[str, ...], ...]:
    """Work through the whole article, with a bar on standard error if that is a terminal."""
    blocks = desk.article.blocks
    found: dict[int, tuple[str | None, ...]] = {}
    progress = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with progress:
        task = progress.add_task(desk.article.title[:40], total=len(blocks))
        for result in desk.work():
            found[result.block] = result.translations
            progress.update(task, completed=desk.done)
    return tuple(tuple(text or "" for text in found[index]) for index in range(len(blocks)))
