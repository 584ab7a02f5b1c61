"""Runs commands on an article, one at a time: their input, and when they go on."""

from collections.abc import Callable

from translations.programs.command import Command, Words
from translations.programs.running import Outcome, Running, start


class Session:
    """At most one running command.

    Args:
        on_end: called, from a thread, with the command and how it ended.
    """

    def __init__(self, on_end: Callable[[Command, Outcome], object]) -> None:
        self._on_end = on_end
        self._running: Running | None = None
        self.number = 0
        """Of the last command that was started or stopped."""
        self.command: Command | None = None
        """The running command."""

    def run(self, command: Command, words: Words) -> None:
        """Run a command; one that is still running is stopped.

        Raises:
            DwibacaError: it cannot be started.
        """
        self.stop()
        self.number += 1
        number = self.number

        def ended(outcome: Outcome) -> None:
            if self.number == number:  # otherwise another was started, or it was stopped
                self._running = self.command = None
                self._on_end(command, outcome)

        self.command = command
        text = words.text if command.takes_input else None
        try:
            running = start(command.label, command.filled(words), text, ended)
        except BaseException:
            self.command = None
            raise
        if self.command is command:  # it may have ended already
            self._running = running

    def stop(self) -> bool:
        """Stop the running command; returns whether there was one."""
        running, self._running, self.command = self._running, None, None
        self.number += 1
        if running is None:
            return False
        running.stop()
        return True
