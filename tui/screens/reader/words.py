"""Looking words up: which word, what is known of it, and the list of those kept."""

from typing import TYPE_CHECKING

from textual import work

from translations.articles import Position
from tui.screens.reader.base import ArticleScreen
from tui.threads import call_back
from tui.widgets.bottom_bar import BottomBar

if TYPE_CHECKING:  # looking up is no part of the first paint
    from translations.reading.lookup import LookUp
    from tui.widgets.word_panel import WordPanel


class WordActions(ArticleScreen):
    """A screen whose words can be looked up."""

    _looked: tuple[Position, int] | None = None
    _found: "LookUp | None" = None

    async def action_look_up(self) -> None:
        """Open the panel on the first word of the sentence."""
        if self.query("WordPanel"):
            return
        from tui.widgets.word_panel import WordPanel

        panel = WordPanel()
        await self.mount(panel, before=self.query_one(BottomBar))
        self.set_focus(panel)
        self._go_to_word(self.position, 0, forward=True)

    def on_word_panel_pressed(self, event: "WordPanel.Pressed") -> None:
        if self._looked is None:
            return
        position, index = self._looked
        match event.what:
            case "next":
                self._go_to_word(position, index + 1, forward=True)
            case "previous":
                self._go_to_word(position, index - 1, forward=False)
            case "keep":
                self._turn_keeping()
            case _:
                self._close_words()

    def _close_words(self) -> None:
        self._looked = self._found = None
        self.query("WordPanel").remove()
        self.view.show_word(None)
        self.view.focus()

    def _spans(self, position: Position) -> list[tuple[int, int]]:
        block = self.opened.article.blocks[position.block]
        if not block.translatable:
            return []
        from translations.words import words_of

        return words_of(block.sentences[position.sentence].text)

    def _go_to_word(self, position: Position, index: int, *, forward: bool) -> None:
        """Look up a word; beyond the end of a sentence it is one of the next."""
        spans = self._spans(position)
        view = self.view
        while not 0 <= index < len(spans):
            before = view.block, view.sentence
            if forward:
                view.action_next_sentence()
            else:
                view.action_previous_sentence()
            if (view.block, view.sentence) == before:
                return
            position = Position(view.block, view.sentence)
            spans = self._spans(position)
            index = 0 if forward else len(spans) - 1
        self._looked, self._found = (position, index), None
        self._show_word(spans[index], [])
        self._gather(position, index, spans[index])

    def _show_word(self, span: tuple[int, int], guess: list[tuple[int, int]]) -> None:
        assert self._looked is not None
        position, _ = self._looked
        self.view.show_word((position.block, position.sentence, span, guess))

    @work(thread=True, exclusive=True, group="words")
    def _gather(self, position: Position, index: int, span: tuple[int, int]) -> None:
        from translations.reading.lookup import look_up

        translation = self.view.rows.made(position.block, position.sentence)
        found, guess = look_up(self.opened.scheduler, self.folders, position, span, translation)
        call_back(self, self._show_found, (position, index), span, found, guess)

    def _show_found(
        self,
        looked: tuple[Position, int],
        span: tuple[int, int],
        found: "LookUp",
        guess: list[tuple[int, int]],
    ) -> None:
        if looked != self._looked or not self.query("WordPanel"):
            return  # the reader is on another word by now
        self._found = found
        self._show_word(span, guess)
        self._show_panel()

    def _show_panel(self) -> None:
        if self._found and self._looked and self.query("WordPanel"):
            kept = self.annotator and self.annotator.word(self._looked[0], self._found.word.text)
            panel: WordPanel = self.query_one("WordPanel")  # type: ignore[assignment]
            panel.show(self._found, kept=bool(kept))

    def _turn_keeping(self) -> None:
        """Take the word into the list, or out of it; only looking at it keeps nothing."""
        if self._found is None or self._looked is None or self.annotator is None:
            return
        position, word = self._looked[0], self._found.word.text
        if mark := self.annotator.word(position, word):
            self.annotator.delete(mark)
        else:
            made = self.translation(position)
            self.annotator.keep_word(position, word, self._found.meaning, made)
        self._show_panel()
