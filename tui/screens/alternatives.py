"""Other translations of a sentence, one of which can be kept as one's own translation."""

from textual import work
from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from translations.errors import DwibacaError
from translations.reading.scheduler import TranslationScheduler
from tui.keys.bindings import CLOSE_KEYS
from tui.threads import call_back
from tui.widgets.dialog import Dialog
from tui.widgets.filtered_list import Choices


class AlternativesScreen(ModalScreen[str | None]):
    """Ends with the translation that was chosen."""

    CSS_PATH = "../styles/dialogs.tcss"
    BINDINGS = CLOSE_KEYS

    verbs = {"library.open": "Use this one"}

    def __init__(self, scheduler: TranslationScheduler, sentence: str) -> None:
        super().__init__()
        self._scheduler = scheduler
        self._sentence = sentence
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
            found = self._scheduler.alternatives(self._sentence)
            texts, scores = [one.text for one in found], [one.score for one in found]
            call_back(self, self._show, texts, scores)
        except DwibacaError as error:
            call_back(self, self._say, str(error))

    def _show(self, texts: list[str], scores: list[float]) -> None:
        self._texts = texts
        choices = self.query_one(Choices)
        choices.add_options(
            Option(f"{score:6.2f}  {text}") for text, score in zip(texts, scores, strict=True)
        )
        choices.highlighted = 0
        choices.focus()
        self._say("The number is how likely the model finds it: nearer to 0 is likelier.")

    def _say(self, text: str) -> None:
        self.query_one("#state", Static).update(text)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._texts[event.option_index])

    def action_close(self) -> None:
        self.dismiss(None)
