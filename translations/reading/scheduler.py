"""Decides in which order an article is translated, and where each translation comes from.

Closest to the reader first, memory before engine. Both the screen and the command line work
through this file. The engine is loaded only for a sentence that the memory does not know.
"""

import contextlib
import os
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from translations.argos import ACCURATE, Decoding, Route
from translations.articles import Article
from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.memory import Memory
from translations.reading.requests import Requests
from translations.terms.terms import Terms

if TYPE_CHECKING:
    from translations.argos.engine.engine import Alignment, Alternative
    from translations.argos.engine.pivot import Translator
    from translations.argos.engine.request import Request
    from translations.argos.engine.terminology import TerminologyBatch, TerminologyTranslator

# Sentences sent to the engine at once: few while the visible screen fills (0.1 s for the
# starter), more once it is full, as large batches are cheaper.
_FIRST_BATCH = 12
_LARGEST_BATCH = 64
_TIMES_ASKED = 3  # a sentence with a term, on average
_UNDER_WAY = 2  # batches: while the answers of one are read, the cores work on the next
_RECALLED_BLOCKS = 128  # looked up in the memory at once


class Result(NamedTuple):
    """Translations of one block, one per sentence; None for those still to come."""

    block: int
    translations: tuple[str | None, ...]


class _Worker(threading.Thread):
    """The thread of a scheduler."""


class TranslationScheduler:
    """Translates one article in a thread of its own, or in the caller's through `work`.

    The thread touches nothing of the caller's: results are queued, and ``on_results`` is
    called, from the thread, when the queue becomes non-empty: once for any number of results.
    """

    def __init__(
        self,
        article: Article,
        route: Route,
        memory: Memory,
        *,
        decoding: Decoding = ACCURATE,
        on_results: Callable[[], object] = lambda: None,
        load_engine: "Callable[[Route, Decoding], Translator] | None" = None,
        terms: Terms | None = None,
        anyway: bool = False,
    ) -> None:
        """
        Args:
            terms: the reader's terms, and those that came with the program.
            anyway: translate everything, whatever language it seems to be in.
        """
        self.article = article
        self.route = route
        self.memory = memory
        self.trouble: DwibacaError | None = None
        """Why the work ended early."""
        self._decoding = decoding
        self.on_results = on_results
        self._load_engine = load_engine or _load_engine
        self._terms = terms
        self.requests = Requests(article, route, terms, anyway=anyway)
        """The requests for the sentences; replaced as a whole."""
        self._engine: TerminologyTranslator | None = None
        self._engine_lock = threading.Lock()  # only one thread loads it
        self._results: deque[Result] = deque()
        self._focus = threading.Lock()
        self._progress = threading.RLock()  # guards what is done, which `ask_anew` resets
        self._first, self._last = 0, 0
        self._done = bytearray(len(article.blocks))
        self._idle = False  # whether all work is done
        self._begun: dict[int, tuple[str | None, ...]] = {}
        self._asked: set[str] = set()
        """Sentences that the engine is translating."""
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None

    # -- what the screen calls ------------------------------------------------------------------

    @property
    def engine_loaded(self) -> bool:
        """Whether a sentence was not in the memory."""
        return self._engine is not None

    @property
    def done(self) -> int:
        """How many blocks are translated."""
        return self._done.count(1)

    def known(self, first: int, last: int) -> list[Result]:
        """What the memory knows of the blocks ``first`` to ``last``, without loading anything.

        Fast enough to call before the first paint. [] for a package that was never used.
        """
        identity = self.memory.known_identity(self.route.stamp())
        if identity is None:
            return []
        return self._recall(identity, range(first, min(last + 1, len(self.article.blocks))))

    def start(self) -> None:
        """Start working in a thread."""
        # A daemon: quitting never waits for the current batch.
        self._thread = _Worker(target=self._run, name="scheduler", daemon=True)
        self._thread.start()

    def look_at(self, first: int, last: int) -> None:
        """Set the blocks that the reader sees: they come next."""
        with self._focus:
            self._first, self._last = first, last

    def take_results(self) -> list[Result]:
        """The results since the last call, oldest first."""
        taken = []
        with contextlib.suppress(IndexError):
            while True:
                taken.append(self._results.popleft())
        return taken

    def ask_anew(self, terms: Terms | None = None, *, anyway: bool = False) -> list[int]:
        """Translate again those sentences whose request has changed. Takes a second for a book.

        Args:
            terms: None for the current ones.
            anyway: translate everything, whatever language it seems to be in.

        Returns:
            The blocks with such sentences.
        """
        terms = self._terms if terms is None else terms
        requests = Requests(self.article, self.route, terms, anyway=anyway)
        blocks = range(len(self.article.blocks))
        changed = [block for block in blocks if requests.of(block) != self.requests.of(block)]
        with self._progress:
            self._terms, self.requests = terms, requests
            for block in changed:
                self._done[block] = 0
                self._begun.pop(block, None)
            again = self._idle and self._thread is not None and bool(changed)
            self._idle = False
        if again:
            self.start()
        return changed

    def renderings(self, word: str) -> "list[Alternative]":
        """The engine's translations of a word alone, whatever the reader's terms.

        Raises:
            PackageError: the engine cannot be loaded.
        """
        return self._loaded_engine().translator.alternatives(word)

    def alternatives(self, sentence: str) -> "list[Alternative]":
        """Translations of a sentence, the likeliest first; waits for the current batches.

        Raises:
            PackageError: the engine cannot be loaded.
        """
        return self._loaded_engine().alternatives(self.requests.of_text(sentence))

    def alignment(self, sentence: str, translation: str) -> "Alignment | None":
        """Which words of a translation correspond to which of its sentence; a guess, or None.

        Raises:
            PackageError: the engine cannot be loaded.
        """
        return self._loaded_engine().alignment(self.requests.of_text(sentence), translation)

    def _loaded_engine(self) -> "TerminologyTranslator":
        with self._engine_lock:
            if self._engine is None:
                from translations.argos.engine.terminology import with_wordings

                # The engine's threads inherit the priority of the thread that loads it, and the one
                # asking first for an alternative has the wrong one: hence a thread of its own.
                with ThreadPoolExecutor(1, initializer=_step_aside) as loading:
                    loaded = loading.submit(self._load_engine, self.route, self._decoding)
                    self._engine = with_wordings(loaded.result(), self.route)
            return self._engine

    def close(self, wait: float = 0.0) -> None:
        """Stop after the current batches, and close the memory.

        Args:
            wait: seconds to wait for that; 0 returns at once.
        """
        self._closing.set()
        if self._thread is None or not self._thread.is_alive():
            self.memory.close()
        elif wait:
            self._thread.join(wait)

    @staticmethod
    def at_work() -> list[threading.Thread]:
        """The threads of all schedulers that are still working, if only on a last batch."""
        return [thread for thread in threading.enumerate() if isinstance(thread, _Worker)]

    # -- the work -------------------------------------------------------------------------------

    def work(self) -> Iterator[Result]:
        """Translate what is not yet translated, closest to the reader first.

        Yields:
            A result whenever a block has more translations than before.

        Raises:
            PackageError: the engine is needed and cannot be loaded.
        """
        identity = self.memory.identity(self.route.stamp(), self.route.identity)
        under_way: deque[_UnderWay] = deque()
        try:
            while not self._closing.is_set():
                with self._progress:
                    near = self._nearest(_RECALLED_BLOCKS)
                    if not near and not under_way:
                        self._idle = True
                        return
                yield from self._recall(identity, near)
                unknown = [block for block in near if not self._done[block]]
                if unknown and len(under_way) < _UNDER_WAY:
                    in_sight = self._first <= unknown[0] <= self._last
                    most = _FIRST_BATCH if in_sight else _LARGEST_BATCH
                    if sentences := self._unknown(unknown, most):
                        under_way.append(self._begin(identity, sentences))
                        continue
                if under_way:
                    yield from self._end(identity, under_way.popleft())
        finally:
            # CTranslate2 must be finished with them before the interpreter shuts down.
            for begun in under_way:
                begun.batch.result()

    def _run(self) -> None:
        _step_aside()
        try:
            for result in self.work():
                self._hand_over(result)
        except DwibacaError as error:
            self.trouble = error
        except Exception as error:  # noqa: BLE001  else it would write over the screen
            from translations.argos.engine.memory_check import tells_of_too_little, too_little

            if tells_of_too_little(error):
                self.trouble = too_little()
                return
            reason = f"{type(error).__name__}: {clean(str(error))[:200]}"
            self.trouble = DwibacaError(
                f"Translating stopped: {reason}.", "Open the article again, or another package."
            )
        finally:
            if self._closing.is_set():
                self.memory.close()
            self.on_results()

    def _hand_over(self, result: Result) -> None:
        self._results.append(result)
        # Otherwise a call is still unanswered, and covers this result too.
        if len(self._results) == 1:
            self.on_results()

    def _nearest(self, count: int) -> list[int]:
        """The untranslated blocks closest to the reader; reading goes forward, so three ahead are
        taken for each one behind."""
        with self._focus:
            first, last = self._first, self._last
        chosen: list[int] = []
        ahead, behind = self._done.find(0, first), self._done.rfind(0, 0, first)
        while len(chosen) < count and (ahead >= 0 or behind >= 0):
            nearer = ahead >= 0 and (ahead <= last or (ahead - last) <= 3 * (first - behind))
            if behind < 0 or nearer:
                chosen.append(ahead)
                ahead = self._done.find(0, ahead + 1)
            else:
                chosen.append(behind)
                behind = self._done.rfind(0, 0, behind)
        return chosen

    def _recall(self, identity: str, blocks: Sequence[int]) -> list[Result]:
        """What the memory knows of ``blocks`` beyond what was handed over before."""
        requests = {block: self.requests.of(block) for block in blocks if not self._done[block]}
        asked = {one.key for of_block in requests.values() for one in of_block if not one.left}
        known = self._remembered(identity, asked) if asked else {}
        results = []
        with self._progress:
            for block, of_block in requests.items():
                if of_block != self.requests.of(block):
                    continue  # another thread has just reset it
                before = self._so_far(block)
                now = tuple(
                    made or (one.request.text if one.left else known.get(one.key))
                    for one, made in zip(of_block, before, strict=True)
                )
                if now != before or not of_block:
                    results.append(self._finish(block, now))
        return results

    def _remembered(self, identity: str, asked: set[str]) -> dict[str, str]:
        """What the memory has; fast decoding also accepts translations made with the best one."""
        known = self.memory.recall(identity, ACCURATE.key(), asked)
        if self._decoding != ACCURATE:
            rest = asked - known.keys()
            known |= self.memory.recall(identity, self._decoding.key(), rest)
        return known

    def _unknown(self, blocks: Sequence[int], most: int) -> list["_Place"]:
        """Sentences still to be translated, whole screens first."""
        chosen: list[_Place] = []
        for block in blocks:
            made = self._so_far(block)
            chosen += [
                _Place(block, index, one.request)
                for index, one in enumerate(self.requests.of(block))
                if made[index] is None and one.key not in self._asked
            ]
            if len(chosen) >= most:
                break
        # Whoever has just settled a term is waiting, and sentences with it are asked several times.
        ends = accumulate(_TIMES_ASKED if place.request.wordings else 1 for place in chosen)
        fitting = [place for place, end in zip(chosen, ends, strict=True) if end <= most]
        return fitting or chosen[:1]

    def _begin(self, identity: str, places: list["_Place"]) -> "_UnderWay":
        requests = list({place.request.key: place.request for place in places}.values())
        self._asked.update(request.key for request in requests)
        # For a term that was settled just now, sentences without it were translated before.
        known = self._remembered(identity, {one.text for one in requests if one.wordings})
        return _UnderWay(places, requests, self._loaded_engine().begin(requests, known))

    def _end(self, identity: str, begun: "_UnderWay") -> Iterator[Result]:
        keys = [request.key for request in begun.requests]
        made = dict(zip(keys, begun.batch.result(), strict=True))
        self._asked.difference_update(keys)
        self.memory.keep(identity, self._decoding.key(), begun.batch.plain | made)
        now: dict[int, list[str | None]] = {}
        with self._progress:
            for place in begun.places:
                if self.requests.of(place.block)[place.sentence].request != place.request:
                    continue  # it was reset meanwhile
                so_far = now.setdefault(place.block, list(self._so_far(place.block)))
                so_far[place.sentence] = made[place.request.key]
            results = [self._finish(block, tuple(texts)) for block, texts in now.items()]
        yield from results

    def _so_far(self, block: int) -> tuple[str | None, ...]:
        """The translations of an unfinished block; None for those still to come."""
        return self._begun.get(block) or (None,) * len(self.article.blocks[block].sentences)

    def _finish(self, block: int, translations: tuple[str | None, ...]) -> Result:
        """Record how far a block is, and make its result."""
        if None in translations:
            self._begun[block] = translations
        else:
            self._begun.pop(block, None)
            self._done[block] = 1
            self.requests.forget(block)
        return Result(block, translations)


class _Place(NamedTuple):
    """A sentence and its position."""

    block: int
    sentence: int
    request: "Request"


class _UnderWay(NamedTuple):
    """What the engine is translating: sentences with their positions, and each request once."""

    places: list[_Place]
    requests: "list[Request]"
    batch: "TerminologyBatch"


def _load_engine(route: Route, decoding: Decoding) -> "Translator":
    from translations.argos.engine.pivot import load

    return load(route, decoding)


def _step_aside() -> None:
    """Lower the priority of the thread, and of the engine threads that it starts: key presses come
    first. Linux only, where each thread has a priority of its own."""
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 19)
