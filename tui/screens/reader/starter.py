"""The notice that the starter is translating: shown until it has been read, once a day."""

from datetime import UTC, datetime

from textual.screen import Screen

from tui.screens.reader.reading import Reading
from tui.widgets.notice import Notice

SAID = "Starter translation: rough. Press p for a better one."
_LONG_ENOUGH = 6.0  # seconds, to notice and read it


class StarterNotice:
    """Shows the notice on the first article of a day; the next key after it was read hides it."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading
        self._was_read = False

    def begin(self) -> None:
        """Show the notice, if the starter translates and it has not been read today."""
        if (
            self._reading.loaded.route.has_starter
            and self._reading.settings.starter_said != today()
        ):
            self._notice.say(SAID)
            self._screen.set_timer(_LONG_ENOUGH, self._read)

    def _read(self) -> None:
        self._was_read = True
        self._reading.choose(self._screen, starter_said=today())

    def key_pressed(self) -> bool:
        """Hide the notice once it has been read: on a key, as the page moves anyway.

        Returns:
            Whether it was hidden just now.
        """
        if not self._was_read or self._notice.said != SAID:
            return False
        self._notice.say("")
        return True

    @property
    def for_the_bar(self) -> bool:
        """Whether the bar should show it, because the notice does not."""
        return self._reading.loaded.route.has_starter and self._notice.said != SAID

    @property
    def _notice(self) -> Notice:
        return self._screen.query_one(Notice)


def today() -> str:
    """Today's local date, as ISO 8601."""
    return datetime.now(UTC).astimezone().date().isoformat()
