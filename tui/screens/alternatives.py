"""Other translations of a sentence, any of which can become the reader's own."""

from rich.text import Text
from textual import work
from textual.app import ComposeResult
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from translations.errors import DwibacaError
from translations.reading.differences import differing
from translations.reading.scheduler import TranslationScheduler
from tui.keys.bindings import CLOSE_KEYS
from tui.screens.ask import ConfirmScreen
from tui.screens.dialog_screen import DialogScreen
from tui.threads import call_back
from tui.widgets.dialog import Dialog
from tui.widgets.drawing import hung
from tui.widgets.filtered_list import Choices, line_width


class AlternativesScreen(DialogScreen[str | None]):
    """Ends with the chosen translation; None if nothing is to change."""

    BINDINGS = CLOSE_KEYS

    verbs = {"library.open": "Use this one"}

    def __init__(
        self, scheduler: TranslationScheduler, sentence: str, shown: str, *, own: bool
    ) -> None:
        """
        Args:
            sentence: the original.
            shown: its translation on the screen; "" if there is none yet.
            own: whether the reader wrote that.
        """
        super().__init__()
        self._scheduler, self._sentence = scheduler, sentence
        self._shown, self._own = shown, own
        self._texts: list[str] = []

    def compose(self) -> ComposeResult:
        with Dialog("Other translations"):
            yield Static(self._sentence, markup=False)
            yield Choices(id="alternatives", markup=False)
            yield Static("Translating …", id="state", markup=False)

    def on_mount(self) -> None:
        self._translate()

    @work(thread=True)
    def _translate(self) -> None:
        try:
            texts = [one.text for one in self._scheduler.alternatives(self._sentence)]
            call_back(self, self._show, texts)
        except DwibacaError as error:
            call_back(self, self._say, str(error))

    def _show(self, texts: list[str]) -> None:
        """The translation in the article comes first; the others have their differences in bold."""
        self._texts = list(dict.fromkeys(filter(None, (self._shown, *texts))))
        if len(self._texts) == 1:
            self._say("The package has no other translation of this sentence.")
        else:
            whose = "yours" if self._own else "the one shown now"
            self._say(f"✓ {whose}. In the others, what differs is bold.")
        self._draw()
        choices = self.query_one(Choices)
        choices.highlighted = min(1, len(self._texts) - 1)
        choices.focus()

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        """In lines as wide as the list."""
        choices = self.query_one(Choices)
        lit = choices.highlighted
        width = line_width(choices)
        choices.clear_options()
        for text in self._texts:
            line = Text(text)
            for start, end in differing(text, self._shown) if self._shown else ():
                line.stylize("bold", start, end)
            choices.add_option(Option(hung("✓ " if text == self._shown else "  ", line, width)))
        choices.highlighted = lit

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(text)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        text = self._texts[event.option_index]
        if text == self._shown:
            self.dismiss(None)
        elif self._own:
            question = ConfirmScreen("Use this one instead of the translation that you wrote?")
            self.app.push_screen(question, lambda sure: self._replace(text, sure))
        else:
            self.dismiss(text)

    def _replace(self, text: str, sure: bool | None) -> None:
        if sure:
            self.dismiss(text)
