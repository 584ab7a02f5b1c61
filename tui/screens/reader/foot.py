"""The strip below the text: the note at the cursor, or the hidden text of its sentence."""

from textual.screen import Screen

from translations.articles import Position
from translations.notebook import MarkKind
from tui.screens.reader.reading import Reading
from tui.widgets.bilingual import Mode
from tui.widgets.foot import Foot


class FootController:
    """Fills the strip below the text as the cursor moves."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading
        self._peeked: Position | None = None

    def moved(self) -> None:
        """Show the note at the cursor, after the cursor or the marks have changed."""
        position = self._reading.position
        if position == self._peeked:
            return
        self._peeked = None
        notes = self._reading.view.texts.marks(position.block).notes
        own, whole = notes.get(position.sentence, ""), notes.get(None, "")
        whole = whole and f"¶ {whole}"  # one on the paragraph, not the sentence
        text = " · ".join(filter(None, (own, whole)))
        self._screen.query_one(Foot).show(MarkKind.NOTE.glyph, text)

    def peek(self) -> None:
        """Show the hidden text of the sentence until the cursor moves; or hide it again."""
        position = self._reading.position
        if position == self._peeked:
            self._peeked = None
            self.moved()
            return
        if self._reading.view.mode is Mode.TRANSLATION:
            text = self._reading.original(position)
        else:
            text = self._reading.translation(position) or "Not translated yet."
        self._peeked = position
        self._screen.query_one(Foot).show("→", text)
