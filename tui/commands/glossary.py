"""``dwibaca glossary``: the reader's terms, and the built-in names."""

from translations.cleaning import clean
from translations.errors import DwibacaError
from translations.folders import user_folders
from translations.notebook.glossary import AS_IT_IS, Glossary, own_and_delivered
from translations.terms.institutions import ALL, delivered
from translations.terms.terms import Term
from tui.commands.output import complain, say


class _Command:
    def __init__(self, from_code: str, to_code: str) -> None:
        self._glossary = Glossary(user_folders().glossary, from_code, to_code)
        self._delivered = delivered(from_code, to_code)

    def show(self, *, everything: bool) -> int:
        """Print the terms in the file's format, so that the output is a glossary again."""
        entries = self._glossary.entries()
        for trouble in self._glossary.troubles():
            complain(f"dwibaca: {trouble}")
        off = any(entry.term == ALL and not entry.on for entry in entries)
        came_too = self._delivered if everything and not off else ()
        for entry, came in own_and_delivered(entries, came_too):
            say(entry.line() + ("\tbuilt in" if came else ""))
        if not entries and not everything:
            names = len(self._delivered)
            built_in = f"{names:,} built-in names; " if names else ""
            complain(f"dwibaca: No terms of your own yet; {built_in}press = in the reader.")
        return 0

    def add(self, term: str, wording: str) -> int:
        before = self._glossary.put(term, "" if wording == AS_IT_IS else wording)
        if before and before.on and before.wording != wording:
            say(f"Before, it was {before.wording or 'left untranslated'}.")
        return 0

    def remove(self, terms: list[str]) -> int:
        missing = [term for term in terms if not self._glossary.remove(term)]
        for term in missing:
            complain(f"dwibaca: {clean(term)} is not in the glossary.")
        return 1 if missing else 0

    def turn(self, terms: list[str], *, on: bool) -> int:
        for term in terms:
            if on and term == ALL:
                self._glossary.remove(ALL)
            else:
                self._glossary.turn(self._known(term), on=on)
        return 0

    def _known(self, name: str) -> Term:
        own = [Term(one.term, one.wording) for one in self._glossary.entries()]
        for term in (*own, *self._delivered, Term(ALL)):
            if term.source == name:
                return term
        raise DwibacaError(
            f"{clean(name)} is not in the glossary.",
            "`dwibaca glossary list --all` shows all terms.",
        )


def run_glossary(
    action: str,
    languages: tuple[str, str],
    *,
    terms: list[str],
    wording: str = "",
    everything: bool = False,
) -> int:
    """Print or change the terms.

    Returns:
        1 if a term is missing.

    Raises:
        DwibacaError: the file cannot be read or written.
    """
    command = _Command(*languages)
    match action:
        case "add":
            return command.add(terms[0], wording)
        case "remove":
            return command.remove(terms)
        case "on" | "off":
            return command.turn(terms, on=action == "on")
        case _:
            return command.show(everything=everything)
