"""A short line about the state of things, such as that the starter is in use."""

from textual.widgets import Static


class Notice(Static):
    """Takes no room while there is nothing to say."""

    def __init__(self) -> None:
        super().__init__("", id="notice", classes="-empty", markup=False)
        self.said = ""
        """What it shows."""

    def say(self, text: str) -> None:
        """Show ``text``; "" hides the line."""
        self.said = text
        self.update(text)
        self.set_class(not text, "-empty")
