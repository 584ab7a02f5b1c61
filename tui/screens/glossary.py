"""The reader's terms: how to translate them, and a list for changing them."""

from collections.abc import Callable

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from translations.errors import DwibacaError
from translations.notebook.glossary import AS_IT_IS, Glossary, GlossaryEntry
from translations.terms.institutions import ALL
from translations.terms.terms import Term
from tui.keys.bindings import GLOSSARY_KEYS
from tui.screens.ask import DISCARD, ConfirmScreen
from tui.screens.dialog_screen import DialogScreen
from tui.widgets.dialog import Dialog
from tui.widgets.filtered_list import Choices
from tui.widgets.one_line_field import OneLineField

_NO_TERMS = "No terms yet: type one, then how it is always to be put; enter saves it."
_BUILT_IN = "space turns them on or off; a term of your own overrules the built-in one."
_HINT = "tab goes to the list: enter changes a term, d deletes it, space turns it on or off."


class GlossaryScreen(DialogScreen[bool]):
    """Asks how to translate a term; ends with whether any term was changed."""

    BINDINGS = GLOSSARY_KEYS

    def __init__(self, glossary: Glossary, delivered: tuple[Term, ...], term: str = "") -> None:
        """
        Args:
            delivered: the built-in terms.
            term: what the reader has selected.
        """
        super().__init__()
        self.verbs = {"library.open": "Change", "field.submit": "Save"}
        self._glossary = glossary
        self._delivered = delivered
        self._term = term
        self._entries: list[GlossaryEntry] = []
        self._changed = False
        self._untouched: tuple[str, ...] = ("", "")
        """What the fields held before anything was typed."""

    def compose(self) -> ComposeResult:
        with Dialog("Translation of a term"):
            yield OneLineField(self._term, placeholder="Term: a word, a phrase, a name", id="term")
            yield OneLineField(placeholder="Translation; empty: leave as it is", id="wording")
            yield Choices(id="terms", markup=False)
            yield Static("", id="state", markup=False)

    def on_mount(self) -> None:
        self._read()
        self._show_known(self._term)
        self._untouched = self._fields
        self.query_one("#wording" if self._term else "#term", Input).focus()

    @property
    def _fields(self) -> tuple[str, ...]:
        """The term and its translation, as typed so far."""
        return tuple(self.query_one(name, Input).value for name in ("#term", "#wording"))

    def on_input_changed(self, event: Input.Changed) -> None:
        if event.input.id == "term":
            self._show_known(event.value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        if event.input.id == "term":
            self.query_one("#wording", Input).focus()
            return
        term = self.query_one("#term", Input).value
        wording = "" if event.value.strip() == AS_IT_IS else event.value
        try:
            self._glossary.put(term, wording)
        except DwibacaError as error:
            self._say(str(error))
            return
        self.dismiss(True)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        entry = self._lit()
        if entry is None:
            return
        if entry.term == ALL:
            self._say(_BUILT_IN)
        else:
            self.query_one("#term", Input).value = entry.term
            self.query_one("#wording", Input).value = entry.wording
            self._untouched = self._fields
            self.query_one("#wording", Input).focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "delete" and self._is_built_in:
            return False
        return super().check_action(action, parameters)

    @property
    def _is_built_in(self) -> bool:
        """Whether all built-in terms together are highlighted, which can only be turned off."""
        entry = self._lit()
        return entry is not None and entry.term == ALL

    def on_option_list_option_highlighted(self) -> None:
        self.verbs["library.open"] = "" if self._is_built_in else "Change"
        self.refresh_bindings()

    def action_delete(self) -> None:
        entry = self._lit()
        if entry is not None:
            self._change(lambda: self._glossary.remove(entry.term))

    def action_turn(self) -> None:
        entry = self._lit()
        if entry is None:
            return
        if entry.term == ALL and not entry.on:
            self._change(lambda: self._glossary.remove(ALL))
        else:
            term = Term(entry.term, entry.wording)
            self._change(lambda: self._glossary.turn(term, on=not entry.on))

    @property
    def would_lose(self) -> bool:
        """Whether something was typed that closing discards."""
        return self._fields != self._untouched and any(self._fields)

    def action_close(self) -> None:
        if self.would_lose:
            self.app.push_screen(ConfirmScreen(DISCARD), self._discard)
        else:
            self.dismiss(self._changed)

    def _discard(self, sure: bool | None) -> None:
        if sure:
            self.dismiss(self._changed)

    def _change(self, change: Callable[[], object]) -> None:
        try:
            change()
            self._changed = True
        except DwibacaError as error:
            self._say(str(error))
            return
        self._read()

    def _read(self) -> None:
        """Show the terms in the file, and what is odd about it."""
        try:
            entries = self._glossary.entries()
            troubles = self._glossary.troubles()
        except DwibacaError as error:
            self._say(str(error))
            return
        names = next((one for one in entries if one.term == ALL), GlossaryEntry(ALL))
        self._entries = [one for one in entries if one.term != ALL]
        if self._delivered:
            self._entries.append(names)
        choices = self.query_one(Choices)
        lit = choices.highlighted
        choices.clear_options()
        choices.add_options(Option(self._prompt(entry)) for entry in self._entries)
        if self._entries:
            choices.highlighted = min(lit or 0, len(self._entries) - 1)
        self._say(" ".join(troubles) or (_HINT if self._entries else _NO_TERMS))

    def _prompt(self, entry: GlossaryEntry) -> Text:
        if entry.term == ALL:
            said = f"{len(self._delivered):,} built-in names"
        else:
            said = f"{entry.term} → {entry.wording or 'as it is'}"
        return Text(said if entry.on else f"{said}   (off)", style="" if entry.on else "dim")

    def _show_known(self, term: str) -> None:
        """Show how the term is translated now."""
        own = next((one for one in self._entries if one.term == term.strip()), None)
        came = next((one for one in self._delivered if one.source == term.strip()), None)
        if own is not None:
            self.query_one("#wording", Input).value = own.wording or AS_IT_IS
        elif came is not None:
            self._say(f"Built in: {came.wording}")

    def _lit(self) -> GlossaryEntry | None:
        at = self.query_one(Choices).highlighted
        return self._entries[at] if at is not None and at < len(self._entries) else None

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(text)
