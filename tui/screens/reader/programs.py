"""Runs the reader's own programs on the text at the cursor, and handles their output."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.binding import Binding
from textual.screen import Screen

from translations.articles import Position
from translations.errors import DwibacaError
from translations.notebook import MarkKind
from tui.screens.reader.panels import PanelController
from tui.screens.reader.reading import Reading
from tui.threads import call_back

if TYPE_CHECKING:  # not part of the first paint
    from translations.programs import Command, Outcome, Session, Words
    from tui.widgets.program_panel import ProgramPanel

_LONG = 2.0  # seconds until a command that still runs is spoken of


class ProgramController:
    """Runs the programs that have keys; never more than one at a time.

    Args:
        word: gives the word being looked up; "" for none.
    """

    def __init__(
        self,
        screen: Screen[None],
        reading: Reading,
        panels: PanelController,
        word: Callable[[], str],
    ) -> None:
        self._screen, self._reading = screen, reading
        self._panels, self._word = panels, word
        self._commands: dict[str, Command] = {}
        self._session: Session | None = None  # created once the commands are known
        self._place: Position | None = None
        self._panel: ProgramPanel | None = None

    @property
    def is_running(self) -> bool:
        """Whether there is something to stop."""
        return self._session is not None and self._session.command is not None

    def begin(self) -> None:
        """Read the commands, and bind their keys."""
        from translations.programs import Session, read_commands
        from tui.keys.own_keys import split_keys

        self._session = Session(
            lambda command, outcome: call_back(self._screen, self._ended, command, outcome)
        )
        commands, troubles = read_commands(self._reading.folders.config_file)
        self._commands = {command.name: command for command in commands}
        taken = {
            key
            for node in (self._screen, self._reading.view, self._screen.app)
            for key in node._bindings.key_to_bindings
        }
        for command in commands:
            keys = split_keys(command.key)
            if clash := taken & set(keys):
                troubles.append(f"{min(clash)} has another meaning: {command.name} has no key.")
                keys = []
            self._screen._bindings.key_to_bindings.update(
                {key: [_binding(key, command)] for key in keys}
            )
        for trouble in troubles:
            self._screen.notify(trouble, severity="warning", markup=False, timeout=15)

    def run(self, name: str) -> None:
        """Run a program on the text at the cursor; while it reads on, its key stops it."""
        command = self._commands.get(name)
        if command is None or self._session is None or (self.stop() and command.reads_on):
            return
        words = self._words(command)
        if not words.text and command.takes_input:
            self._screen.notify(_NOTHING[command.on], timeout=4)
            return
        if any("{source}" in part for part in command.arguments) and not words.source:
            self._screen.notify("This article names no address.", timeout=4)
            return
        self._place = self._reading.position
        try:
            self._session.run(command, words)
        except DwibacaError as error:
            self._screen.notify(str(error), severity="error", markup=False)
            return
        if not command.reads_on:  # that is seen, and heard
            number = self._session.number
            self._screen.set_timer(_LONG, partial(self._still_running, command, number))

    def _still_running(self, command: "Command", number: int) -> None:
        session = self._session
        if session and session.command is command and session.number == number:
            said = f"{command.label} is still running: esc stops it."
            self._screen.notify(said, markup=False)

    def stop(self) -> bool:
        """Stop the running program; returns whether there was one."""
        self._place = None
        return self._session is not None and self._session.stop()

    def moved(self) -> None:
        """The cursor has moved: reading on stops unless it moved the cursor itself."""
        command = self._session.command if self._session else None
        if command and command.reads_on and self._reading.position != self._place:
            self.stop()

    def close(self) -> None:
        """Close the panel with the output."""
        if self._panel:
            self._panels.close(self._panel)

    def _closed(self) -> None:
        self._panel = None

    # -- what they are given --------------------------------------------------------------------

    def _words(self, command: "Command") -> "Words":
        from translations.programs import Words

        reading = self._reading
        article, position = reading.loaded.article, reading.position
        sentence, paragraph = reading.original(position), reading.block.text
        selection = (self._screen.get_selected_text() or "").strip()
        source = article.source if article.source.startswith(("http://", "https://")) else ""
        parts = {
            "word": self._word() or (selection if len(selection.split()) == 1 else ""),
            "sentence": sentence,
            "paragraph": paragraph,
            "selection": selection,
        }
        return Words(
            parts[command.on],
            **parts,
            translation=reading.translation(position),
            title=article.title,
            file=str(article.path) if article.path else "",
            source=source,
        )

    # -- what becomes of it ---------------------------------------------------------------------

    def _ended(self, command: "Command", outcome: "Outcome") -> None:
        from translations.programs import Output

        place, self._place = self._place, None
        if outcome.trouble:
            self._screen.notify(outcome.trouble, severity="error", markup=False, timeout=10)
        elif command.reads_on and place == self._reading.position:
            self._read_on(command)
        if not outcome.output or command.output is Output.NOTHING:
            return
        if command.output is Output.NOTE and place and not outcome.trouble:
            self._note(place, outcome.output)
        else:  # what was printed before something went wrong is no note
            self._screen.run_worker(self._show(outcome.output))

    def _read_on(self, command: "Command") -> None:
        """Go to the next sentence, or paragraph, and run it there."""
        from translations.programs import Unit

        view, before = self._reading.view, self._reading.position
        if command.on is Unit.PARAGRAPH:
            view.action_next_block()
        else:
            view.action_next_sentence()
        self._panels.follow()
        if self._reading.position != before:
            self.run(command.name)

    async def _show(self, text: str) -> None:
        if self._panel is None:
            from tui.widgets.program_panel import ProgramPanel

            self._panel = ProgramPanel()
            await self._panels.open(self._panel, self._closed)
        if self._panel:  # otherwise it was closed before it was shown
            self._panel.show(text)
            self._panels.show(self._panel)

    def _note(self, place: Position, text: str) -> None:
        annotator = self._reading.annotator
        if annotator is None:
            return
        mark = annotator.at(MarkKind.NOTE, place)
        whole = f"{mark.text}\n\n{text}" if mark else text
        annotator.write(MarkKind.NOTE, place, whole, self._reading.translation(place), before=mark)


_NOTHING = {
    "word": "Choose a word first: d looks the words up, one by one.",
    "sentence": "There is no sentence here.",
    "paragraph": "There is no paragraph here.",
    "selection": "Select something with the mouse first.",
}


def _binding(key: str, command: "Command") -> Binding:
    about = f"Run {command.program} on the {command.on}"
    action = f"run_program({command.name!r})"
    return Binding(key, action, command.label, show=False, tooltip=about)
