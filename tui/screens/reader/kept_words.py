"""Highlights kept words wherever their root recurs, in this article and all others."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from textual.screen import Screen

from translations.articles import Article
from translations.notebook import Notebook
from tui.screens.reader.reading import Reading
from tui.threads import call_back

if TYPE_CHECKING:  # taking words apart is not part of the first paint
    from translations.words import Families
    from tui.widgets.bilingual.texts import KeptWord

_AT_ONCE = 20  # rows that are searched before they are shown
_AHEAD = 40  # rows before and after the screen that are searched too


class KeptWordController:
    """Has the rows near the screen searched in a thread, each once."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading
        self._elsewhere: frozenset[str] | None = None
        """Words kept in other articles; None before they are known."""
        self._words: frozenset[str] = frozenset()
        self._families: Families | None = None
        self._found: dict[int, Sequence[KeptWord]] = {}
        self._looking = False

    def begin(self) -> None:
        """Read the kept words, the first time or again, and highlight them."""
        annotator = self._reading.annotator
        if annotator and self._reading.settings.kept_words:
            digest = annotator.article.digest
            self._run(partial(self._read_words, annotator.notebook, digest))

    def resumed(self) -> None:
        """After another screen: words of any article may have been removed there."""
        if self._elsewhere is not None:
            self.begin()

    def turn(self) -> None:
        """Turn the highlighting on or off, permanently."""
        wanted = not self._reading.settings.kept_words
        self._reading.choose(self._screen, kept_words=wanted)
        if not wanted:
            self._forget()
            self._screen.notify("Kept words are not highlighted.", timeout=3)
        else:
            self.begin()
            self._screen.notify("Kept words are highlighted wherever they recur.", timeout=3)

    def marks_changed(self) -> None:
        """Words of this article may have been kept or removed."""
        annotator = self._reading.annotator
        if annotator is None or self._elsewhere is None or not self._reading.settings.kept_words:
            return
        words = self._elsewhere.union(annotator.entry.words)
        if words == self._words:
            return
        if not words:
            self._forget()
            return
        self._words = words  # until they are found, the former ones stay
        self._run(partial(self._make_families, words))

    def moved(self) -> None:
        """Other rows have come near the screen."""
        if self._families is not None and not self._looking and (rows := self._wanted()):
            self._looking = True
            article = self._reading.loaded.article
            self._run(partial(self._look_through, self._families, article, rows))

    def _run(self, work: "partial[None]") -> None:
        self._screen.run_worker(work, thread=True, group="kept words")

    def _forget(self) -> None:
        self._families, self._words, self._found = None, frozenset(), {}
        self._reading.view.show_kept_words({})

    def _wanted(self) -> list[int]:
        """Rows that have not been searched, those on the screen first."""
        view = self._reading.view
        first, last = view.in_sight
        ahead = (*range(first, last + _AHEAD), *range(first - 1, first - _AHEAD, -1))
        rows = (row for row in ahead if 0 <= row < len(view.texts) and row not in self._found)
        return list(islice(rows, _AT_ONCE))

    # -- in a thread ----------------------------------------------------------------------------

    def _read_words(self, notebook: Notebook, digest: str) -> None:
        call_back(self._screen, self._words_read, frozenset(notebook.kept_words(but=digest)))

    def _make_families(self, words: frozenset[str]) -> None:
        from translations.words import Families

        call_back(self._screen, self._families_made, words, Families(words))

    def _look_through(self, families: "Families", article: Article, rows: Iterable[int]) -> None:
        found = {row: _kept_words(families, article, row) for row in rows}
        call_back(self._screen, self._looked_through, families, found)

    # -- and back -------------------------------------------------------------------------------

    def _words_read(self, words: frozenset[str]) -> None:
        self._elsewhere = words
        self.marks_changed()

    def _families_made(self, words: frozenset[str], families: "Families") -> None:
        if words == self._words:  # otherwise they have changed since
            self._families, self._found = families, {}
            self.moved()

    def _looked_through(self, families: "Families", found: dict[int, Sequence["KeptWord"]]) -> None:
        self._looking = False
        if families is self._families:
            self._found |= found
            self._reading.view.show_kept_words(dict(self._found))
        self.moved()


def _kept_words(families: "Families", article: Article, row: int) -> Sequence["KeptWord"]:
    """The words of a row that belong to these families."""
    block = article.blocks[row]
    if not block.translatable or not families.find(block.text):
        return ()
    return tuple(
        (at, span)
        for at, sentence in enumerate(block.sentences)
        for span in families.find(sentence.text)
    )
