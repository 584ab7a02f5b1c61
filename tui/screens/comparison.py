"""A sentence as other packages translate it."""

from textual import work
from textual.app import ComposeResult
from textual.widgets import Static

from translations.argos import Route
from translations.argos.packages.installed import others_for
from translations.errors import DwibacaError
from translations.settings import Settings
from tui.keys.bindings import CLOSE_KEYS
from tui.screens.dialog_screen import DialogScreen
from tui.threads import call_back
from tui.widgets.dialog import Dialog


class ComparisonScreen(DialogScreen[None]):
    """Shows the translations of the other packages installed for the two languages."""

    BINDINGS = CLOSE_KEYS

    def __init__(self, route: Route, sentence: str, made: str, settings: Settings) -> None:
        super().__init__()
        self._route, self._sentence, self._made = route, sentence, made
        self._settings = settings

    def compose(self) -> ComposeResult:
        with Dialog("Translated by other packages"):
            yield Static(self._sentence, markup=False)
            yield Static(f"\n{self._route.name}\n{self._made}", markup=False)
            yield Static("", id="others", markup=False)
            yield Static("Translating …", id="state", markup=False)

    def on_mount(self) -> None:
        self._translate()

    @work(thread=True)
    def _translate(self) -> None:
        from translations.argos.engine.pivot import load

        found, troubles = [], []
        others = others_for(self._route)
        for package in others:
            try:
                translator = load(Route((package,)), self._settings.decoding)
                (made,) = translator.begin([self._sentence]).result()
                found.append(f"\n{package.name} {package.version}\n{made}")
            except DwibacaError as error:
                troubles.append(str(error))
        if not others:
            troubles.append("No other package for these languages is installed: see p.")
        call_back(self, self._show, "\n".join(found), " ".join(troubles))

    def _show(self, found: str, state: str) -> None:
        self.query_one("#others", Static).update(found)
        self.query_one("#state", Static).update(state)
