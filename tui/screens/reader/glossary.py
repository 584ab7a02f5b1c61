"""The reader's terms, text in other languages, and the comparison with another package."""

from functools import partial

from textual.screen import Screen

from translations.errors import DwibacaError
from translations.notebook.glossary import Glossary
from translations.reading.requests import terms_for, without_settled
from translations.terms.institutions import delivered
from tui.screens.reader.reading import Reading
from tui.threads import call_back
from tui.widgets.notice import Notice

_ANYWAY = "T translates it anyway."
_NO_SUCH_TERM = "Nothing changes in this article."
_NO_OTHER_LANGUAGE = "Nothing here is in another language."


class GlossaryController:
    """Has sentences translated again after changes of terms or languages."""

    def __init__(self, screen: Screen[None], reading: Reading) -> None:
        self._screen, self._reading = screen, reading
        self._anyway = False

    @property
    def announcement(self) -> str:
        """The notice above an article in another language, with what to do."""
        requests = self._reading.loaded.scheduler.requests
        said = requests.announcement
        return f"{said} {_ANYWAY}" if requests.leaves_article else said

    def ask(self, term: str) -> None:
        """Ask for the translation of a term."""
        from tui.screens.glossary import GlossaryScreen

        route = self._reading.loaded.route
        pair = route.from_code, route.to_code
        glossary = Glossary(self._reading.folders.glossary, *pair)
        screen = GlossaryScreen(glossary, delivered(*pair), term)
        self._screen.app.push_screen(screen, self._closed)

    def _closed(self, changed: bool | None) -> None:
        if changed:
            self._run(_NO_SUCH_TERM)

    def translate_anyway(self) -> None:
        """Translate text in other languages too, or leave it again."""
        self._anyway = not self._anyway
        self._run(_NO_OTHER_LANGUAGE)

    def _run(self, nothing: str) -> None:
        """Have what has changed translated again; ``nothing`` is said if that is nothing."""
        ask = partial(self._ask_anew, nothing)
        self._screen.run_worker(ask, thread=True, exclusive=True, group="terms")

    def _ask_anew(self, nothing: str) -> None:
        """In a thread: a book has a hundred thousand sentences to check."""
        loaded = self._reading.loaded
        try:
            terms = terms_for(self._reading.folders, loaded.route)
        except DwibacaError as error:
            call_back(self._screen, self._say, str(error))
            return
        changed = loaded.scheduler.ask_anew(terms, anyway=self._anyway)
        call_back(self._screen, self._asked, len(changed), nothing)

    def _asked(self, paragraphs: int, nothing: str) -> None:
        many = "1 paragraph is" if paragraphs == 1 else f"{paragraphs:,} paragraphs are"
        self._say(f"{many} translated again." if paragraphs else nothing)
        if said := self.announcement:
            self._screen.query_one(Notice).say(said)
        elif self._anyway:
            self._screen.query_one(Notice).say("")

    def _say(self, text: str) -> None:
        self._screen.notify(text, markup=False, timeout=4)

    def is_left(self, source: str) -> bool:
        """Whether a sentence is in a language that is not translated."""
        return self._reading.loaded.scheduler.requests.is_left(source)

    def issues(self, source: str, translation: str) -> tuple[str, ...]:
        """What is doubtful about a translation; nothing if the text was not translated."""
        if translation == source.strip() and self.is_left(source):
            return ()
        from translations.argos.correction.rules import rules_for  # not before the first paint

        route = self._reading.loaded.route
        request = self._reading.loaded.scheduler.requests.of_text(source)
        rules = rules_for(route.from_code, route.to_code)
        return rules.issues(*without_settled(request, translation))

    def left(self) -> str:
        """The language of the sentence at the cursor, if that was not translated; otherwise ""."""
        position = self._reading.position
        requests = self._reading.loaded.scheduler.requests
        if not self._reading.block.translatable:
            return ""
        if self._reading.machine_translation(position) != self._reading.original(position):
            return ""  # still to come, or really translated
        of_block = requests.of(position.block)
        if position.sentence >= len(of_block) or not of_block[position.sentence].left:
            return ""
        return requests.name_of(of_block[position.sentence].language)

    def compare(self) -> None:
        """Show the sentence translated by other packages."""
        from tui.screens.comparison import ComparisonScreen

        reading = self._reading
        if not reading.block.translatable:
            return
        original = reading.original(reading.position)
        made = reading.machine_translation(reading.position)
        screen = ComparisonScreen(reading.loaded.route, original, made, reading.settings)
        self._screen.app.push_screen(screen)
