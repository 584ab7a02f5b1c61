"""Records the reading position and time while the cursor moves."""

from concurrent.futures import Future

from textual.screen import Screen
from textual.timer import Timer

from translations.errors import DwibacaError
from translations.reading.timer import ReadingTimer
from tui.screens.reader.marks import NotKept
from tui.screens.reader.reading import Reading

_KEEP_EVERY = 1.0  # seconds
_KEEP_TIME_EVERY = 30.0


class PlaceController:
    """Records place and time, but only once it is clear which article this is."""

    def __init__(self, screen: Screen[None], reading: Reading, timer: ReadingTimer) -> None:
        self._screen, self._reading = screen, reading
        self._timer = timer
        self._place = reading.loaded.place
        self._said_trouble = False
        self._keeping: Timer | None = None

    def begin(self) -> None:
        """Start measuring time."""
        self._screen.set_interval(_KEEP_TIME_EVERY, self._keep_time)

    def moved(self) -> None:
        """The cursor has moved: the place is saved soon, and repeatedly while it keeps moving."""
        self._place = self._reading.position
        self._timer.at(self._place.block, self._reading.view.in_sight)
        if self._keeping is None:
            self._keeping = self._screen.set_timer(_KEEP_EVERY, self.keep)

    def keep(self) -> None:
        """Save the place."""
        self._keeping = None
        # In a thread: flushing to disk may take longer than a key press should.
        annotator = self._reading.annotator
        if annotator and self._place != annotator.place_kept:
            annotator.place_read(self._place).add_done_callback(self._was_kept)

    def _keep_time(self) -> None:
        """Record how much was read since the last time."""
        annotator = self._reading.annotator
        if annotator and (read := self._timer.take()):
            annotator.read(read, frozenset(self._timer.read)).add_done_callback(self._was_kept)

    def _was_kept(self, done: Future[None]) -> None:
        error = done.exception()
        if isinstance(error, DwibacaError) and not self._said_trouble:
            self._said_trouble = True  # reported once, not at every move
            self._screen.post_message(NotKept(error))

    def end(self) -> None:
        """Reading ends: save place and time."""
        self.keep()
        self._keep_time()
