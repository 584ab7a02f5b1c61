"""A strip below the text: the note on the sentence, or its hidden text."""

from rich.text import Text
from textual.widgets import Static

_MOST = 2000  # characters: more than three lines of the widest terminal


class Foot(Static):
    """Takes no room while there is nothing to show; never more than three lines."""

    def __init__(self) -> None:
        super().__init__("", id="foot", classes="-empty", markup=False)
        self._shown = ("", "")

    def show(self, sign: str, text: str) -> None:
        """Show a text after a sign, one cell wide; "" hides the strip."""
        if (sign, text) == self._shown:
            return
        self._shown = (sign, text)
        self.update(Text.assemble((f"{sign} ", "bold"), " ".join(text[:_MOST].split())))
        self.set_class(not text, "-empty")
