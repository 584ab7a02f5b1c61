"""Keeps the search index up to date, a little at a time."""

import contextlib
import os
import sys
import threading
import time
from collections.abc import Iterator, Sequence

from translations.articles import Article, open_article
from translations.errors import ArticleError, DwibacaError, reason
from translations.folders import Folders
from translations.library.textindex import MOST_PASSAGES, MarkText, TextIndex
from translations.memory import Memory
from translations.notebook import Kept, KeptArticles, MarkKind, Notebook, Summary

_SEARCHED = (MarkKind.NOTE, MarkKind.WORDING, MarkKind.WORD)
_REST = 2.0  # times as long as the work before it
_SHORTEST_REST = 0.005  # seconds
_WHILE_TYPING = 0.7  # seconds after a key: most people press the next one sooner


def open_index(folders: Folders) -> TextIndex:
    """The index of this user's articles."""
    return TextIndex(folders.text_index, root_of)


def root_of(word: str) -> str:
    """The root of an Indonesian word, in lower case."""
    from translations.words import Word

    return Word.of(word).root


def bring_up_to_date(
    folders: Folders, index: TextIndex, memory: Memory
) -> Iterator[tuple[int, int]]:
    """Index what has changed since the last time.

    Yields:
        The number of articles done, and the number to do, after each one.
    """
    notebook, kept = Notebook(folders), KeptArticles(folders)
    summaries = notebook.summaries()
    marks = _changed_entries(index, notebook.stamps(), summaries)
    texts = _changed_texts(index, kept, summaries)
    total = len(texts) + len(marks)
    for done, (summary, changed) in enumerate(marks, 1):
        _put_marks(index, notebook, summary, changed)
        yield done, total
    has_room = bool(texts) and index.passages() < MOST_PASSAGES
    for done, text in enumerate(texts, len(marks) + 1):
        if has_room:
            _put_article(index, memory, text)
            has_room = done % 100 > 0 or index.passages() < MOST_PASSAGES
        yield done, total


def _changed_texts(
    index: TextIndex, kept: KeptArticles, summaries: Sequence[Summary]
) -> list[Kept]:
    """The articles to index, the one read last at the end; deleted ones are removed."""
    # Of an edited article only the latest text is searched.
    former = {digest[:32] for summary in summaries for digest in summary.former}
    texts = [text for text in kept.all() if text.name not in former]
    known = index.articles()
    for name in known.keys() - {text.name for text in texts}:
        index.take_out_article(name)
    return [text for text in texts if known.get(text.name) != text.changed]


def _changed_entries(
    index: TextIndex, stamps: dict[str, int], summaries: Sequence[Summary]
) -> list[tuple[Summary, int]]:
    """Entries whose marks need indexing, and when their files changed."""
    known = index.entries()
    for name in known.keys() - {_stem(name) for name in stamps}:
        index.take_out_marks(name)
    return [
        (summary, stamps[summary.name])
        for summary in reversed(summaries)
        if stamps.get(summary.name, 0) != known.get(_stem(summary.name), 0)
        and (summary.marks or _stem(summary.name) in known)  # most articles have none
    ]


def _stem(name: str) -> str:
    """A notebook file's name in the form of the kept article's name."""
    return name.removesuffix(".json")


def _put_article(index: TextIndex, memory: Memory, kept: Kept) -> None:
    try:
        article = open_article(kept.path)
    except ArticleError:
        # Damaged: it has no words, and is not read again until it changes.
        index.put_article(kept.name, kept.changed, kept.name, "", [])
        return
    index.put_article(
        kept.name, kept.changed, article.title, article.digest, _blocks(article, memory)
    )


def _blocks(article: Article, memory: Memory) -> list[tuple[Sequence[str], Sequence[str]]]:
    sentences = [
        [sentence.text.strip() for sentence in block.sentences] for block in article.blocks
    ]
    made = memory.recall_any({text for texts in sentences for text in texts})
    return [(texts, [made.get(text, "") for text in texts]) for texts in sentences]


def _put_marks(index: TextIndex, notebook: Notebook, summary: Summary, changed: int) -> None:
    entry = notebook.named(summary.name)
    marks = [
        MarkText(mark.id, mark.kind, mark.anchor.quote, mark.text)
        for mark in (entry.present if entry else ())
        if mark.kind in _SEARCHED and mark.text
    ]
    index.put_marks(_stem(summary.name), changed, summary.title, summary.digest, marks)


class BackgroundIndexing:
    """Keeps the index up to date in a thread that gives way to everything else.

    Args:
        gently: rest between articles, so that reading is never slowed down; else work without rest.

    Attributes:
        done: set when it has finished.
        progress: the number of articles done, and the number to do.
        trouble: why it stopped early or could not index everything; "" if all is well.
    """

    def __init__(self, folders: Folders, *, gently: bool = True) -> None:
        self._folders = folders
        self._stop = threading.Event()
        self._rests_until = 0.0  # by the monotonic clock
        self._gently = gently
        self.done = threading.Event()
        self.trouble = ""
        self.progress = (0, 0)
        self._thread = threading.Thread(target=self._run, name="indexing", daemon=True)

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def give_way(self) -> None:
        """Rest for a moment after the current article, because a key was pressed.

        Threads share one interpreter: on a busy machine a key would wait for each turn.
        """
        self._rests_until = time.monotonic() + _WHILE_TYPING

    def stop(self, wait: float = 0.0) -> None:
        """Stop after the current article."""
        self._stop.set()
        if wait:
            self._thread.join(wait)

    def _run(self) -> None:
        if sys.platform == "linux":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
        index, memory = open_index(self._folders), Memory(self._folders.memory)
        try:
            self._work(index, memory)
            self.trouble = index.trouble or index.gap
        except DwibacaError as error:
            self.trouble = str(error)
        except Exception as error:  # noqa: BLE001  a thread that dies writes over the screen
            self.trouble = f"Articles cannot be searched: {type(error).__name__}: {reason(error)}."
        finally:
            index.close()
            memory.close()
            self.done.set()

    def _work(self, index: TextIndex, memory: Memory) -> None:
        began = time.monotonic()
        for progress in bring_up_to_date(self._folders, index, memory):
            self.progress = progress
            if self._gently:
                worked = time.monotonic() - began
                self._stop.wait(max(_SHORTEST_REST, _REST * worked))
            while (rest := self._rests_until - time.monotonic()) > 0 and not self._stop.is_set():
                self._stop.wait(rest)
            if self._stop.is_set():
                return
            began = time.monotonic()
