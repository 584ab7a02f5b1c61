"""Looks up words: which word, what is known about it, and the list of kept words."""

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

from translations.articles import Position, Span
from tui.screens.reader.panels import PanelController
from tui.screens.reader.reading import Reading
from tui.threads import call_back

if TYPE_CHECKING:  # not part of the first paint
    from translations.reading.lookup import LookUp
    from tui.widgets.word_panel import WordPanel


class WordController:
    """The panel of words, while it is open, and the word that it shows."""

    def __init__(self, screen: Screen[None], reading: Reading, panels: PanelController) -> None:
        self._screen, self._reading, self._panels = screen, reading, panels
        self._panel: WordPanel | None = None
        self._place: tuple[Position, int] | None = None
        """The sentence, and the index of the word in it."""
        self._known: LookUp | None = None
        self.is_kept = False
        """Whether the word shown is in the list: then enter removes it."""
        self._to_keep: set[tuple[Position, int]] = set()
        """Words that were kept before their meanings were found."""

    @property
    def word(self) -> str:
        """The word being looked up; "" for none."""
        if self._place is None:
            return ""
        position, index = self._place
        block = self._reading.loaded.article.blocks[position.block]
        start, end = self._spans(position)[index]
        return block.sentences[position.sentence].text[start:end]

    async def look_up(self) -> None:
        """Open the panel on the first word of the sentence, or return to it."""
        if self._panel is not None:
            self._panels.show(self._panel)
            return
        from tui.widgets.word_panel import WordPanel

        self._panel = WordPanel()
        await self._panels.open(self._panel, self._closed)
        self._go_to(self._reading.position, 0, forward=True)

    async def look_up_at(self, offset: int) -> None:
        """Look up the word at an offset of the sentence, if there is one."""
        position = self._reading.position
        spans = self._spans(position)
        found = [at for at, (start, end) in enumerate(spans) if start <= offset < end]
        if found:
            await self.look_up()
            self._go_to(position, found[0], forward=True)

    def next(self) -> None:
        """Look up the word after this one."""
        if self._place:
            position, index = self._place
            self._go_to(position, index + 1, forward=True)

    def previous(self) -> None:
        """Look up the word before this one."""
        if self._place:
            position, index = self._place
            self._go_to(position, index - 1, forward=False)

    def keep(self) -> None:
        """Add the word to the list, or remove it; merely looking keeps nothing."""
        if self._place is None:
            return
        if self._known is None:
            self._to_keep ^= {self._place}
        else:
            self._keep(self._place[0], self._known)
            self._show_known()

    def _keep(self, position: Position, known: "LookUp") -> None:
        annotator = self._reading.annotator
        if annotator is None:
            return
        if mark := annotator.word(position, known.word.text):
            annotator.delete(mark)
        else:
            made = self._reading.translation(position)
            annotator.keep_word(position, known.word.text, known.meaning, made)

    @property
    def term(self) -> str:
        """The word shown, as a glossary term: in lower case, or a whole name."""
        if self._place is None:
            return ""
        position, index = self._place
        block = self._reading.loaded.article.blocks[position.block]
        return _term_at(block.sentences[position.sentence].text, self._spans(position), index)

    def close(self) -> None:
        """Close the panel."""
        if self._panel is not None:
            self._panels.close(self._panel)

    def _closed(self) -> None:
        self._panel = self._place = self._known = None
        self._reading.view.show_word(None)

    def _spans(self, position: Position) -> list[Span]:
        """The words of a sentence."""
        if not self._reading.loaded.article.blocks[position.block].translatable:
            return []
        from translations.words import words_of

        block = self._reading.loaded.article.blocks[position.block]
        return words_of(block.sentences[position.sentence].text)

    def _go_to(self, position: Position, index: int, *, forward: bool) -> None:
        """Look up a word; beyond the end of a sentence, one of the next sentence."""
        spans = self._spans(position)
        view, began = self._reading.view, position
        while not 0 <= index < len(spans):
            if forward:
                view.action_next_sentence()
            else:
                view.action_previous_sentence()
            if self._reading.position == position:  # at the end of the article
                view.move_to(began.block, began.sentence)
                return
            position = self._reading.position
            spans = self._spans(position)
            index = 0 if forward else len(spans) - 1
        self._panels.follow()
        self._place, self._known = (position, index), None
        self._show_word(position, spans[index], [])
        gather = partial(self._gather, position, index, spans[index])
        self._screen.run_worker(gather, thread=True, exclusive=True, group="words")

    def _show_word(self, position: Position, span: Span, guess: list[Span]) -> None:
        self._reading.view.show_word((position.block, position.sentence, span, guess))

    def _gather(self, position: Position, index: int, span: Span) -> None:
        from translations.reading.lookup import look_up

        reading = self._reading
        translation = reading.machine_translation(position)
        known, guess = look_up(
            reading.loaded.scheduler, reading.folders, position, span, translation
        )
        call_back(self._screen, self._show, (position, index), span, known, guess)

    def _show(
        self, place: tuple[Position, int], span: Span, known: "LookUp", guess: list[Span]
    ) -> None:
        if place in self._to_keep:
            self._to_keep.remove(place)
            self._keep(place[0], known)
        if place == self._place:  # otherwise the reader is on another word by now
            self._known = known
            self._show_word(place[0], span, guess)
            self._show_known()

    def _show_known(self) -> None:
        annotator = self._reading.annotator
        if self._known and self._place and self._panel:
            kept = annotator and annotator.word(self._place[0], self._known.word.text)
            self.is_kept = bool(kept)
            self._panel.show(self._known, kept=self.is_kept)
            self._screen.refresh_bindings()


def _term_at(sentence: str, spans: list[Span], index: int) -> str:
    """A word; if it is capitalised within a sentence, the whole name around it."""
    words = [sentence[slice(*span)] for span in spans]
    if index == 0 and not words[index].isupper():
        return words[index].lower()
    if not words[index][0].isupper():
        return words[index].lower()
    first = last = index
    while first > 0 and words[first - 1][0].isupper() and _beside(sentence, spans, first - 1):
        first -= 1
    while last + 1 < len(words) and words[last + 1][0].isupper() and _beside(sentence, spans, last):
        last += 1
    return sentence[spans[first][0] : spans[last][1]]


def _beside(sentence: str, spans: list[Span], index: int) -> bool:
    """Whether only a space separates a word from the next."""
    return sentence[spans[index][1] : spans[index + 1][0]] == " "
