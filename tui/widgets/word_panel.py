"""Everything known about a word, below the text."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Static

from tui.keys.bindings import WORD_KEYS
from tui.widgets.panel import Panel

if TYPE_CHECKING:  # dictionaries are not needed to open the panel
    from translations.reading.lookup import LookUp
    from translations.words import DictionaryEntry, ListedWord

_SOUNDS = re.compile(r"/[^/\n]{1,80}/|\[[^]\n]{1,80}\]/?")  # pronunciations
_RELATIONS = {
    "same": "",
    "phrase": "",
    "form": "a form of",
    "passive": "passive of",
    "root": "from the root",
}
_SHOWN = 90  # characters of each


class WordPanel(Panel, inherit_bindings=False):
    """Shows everything known about a word."""

    DEFAULT_CSS = "#word { height: auto; }"
    BINDINGS = WORD_KEYS

    def compose(self) -> ComposeResult:
        yield Static("", id="word", markup=False)

    def show(self, look_up: "LookUp", *, kept: bool) -> None:
        """Show everything known about a word, and whether it is in the word list."""
        self.query_one("#word", Static).update(_drawn(look_up, kept=kept))


def _drawn(look_up: "LookUp", *, kept: bool) -> Text:
    """Everything known about a word, as shown in the panel."""
    word = look_up.word
    parts = [(word.prefix, "dim"), (word.root, "bold"), (word.suffix, "dim")]
    said = Text().append(word.text, "bold")
    if word.root != word.text.lower():
        said.append("   ")
        said.append_text(Text.assemble(*_spaced(parts)))
    if kept:
        said.append("   ✓ kept", "italic")
    for listed in look_up.listed:
        said.append("\n").append_text(_listed(listed))
    for found in look_up.found:
        arrow = "←" if found.reverse else "→"
        said.append(f"\n{arrow} ", "bold").append(found.headword, "bold")
        said.append(f"  {_below(found)}").append(f"  ({found.dictionary})", "dim")
    for name, value in (
        ("a guess", ", ".join(look_up.engine)),
        ("here, a guess", ", ".join(look_up.guess)),
    ):
        if value:
            said.append(f"\n{name}: ", "dim").append(value)
    for trouble in look_up.troubles:
        said.append(f"\n{trouble}", "italic")
    if look_up.places:
        count = len(look_up.places) + look_up.more_places
        more = "" if look_up.counted_all else " or more"
        ending = "s" if count > 1 else ""
        said.append(f"\nalso in {count}{more} other sentence{ending}:", "dim")
    digits = max((len(str(place.block + 1)) for place, _ in look_up.places), default=0)
    for position, sentence in look_up.places:
        said.append(f"\n¶ {position.block + 1:>{digits}}  ", "dim")
        said.append_text(_example(sentence, word.text))
    return said


def _spaced(parts: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for text, style in parts:
        if text:
            yield f"{text} ", style


def _listed(listed: "ListedWord") -> Text:
    """An entry of the built-in list on one line: "passive of menangkap  verb  catch; arrest"."""
    relation = _RELATIONS[listed.relation.value]
    said = Text(f"{relation} ", "dim") if relation else Text()
    if listed.relation.value != "same":
        said.append(listed.headword, "bold").append("  ")
    return said.append(listed.kinds, "italic").append(f"  {'; '.join(listed.meanings)}")


def _below(found: "DictionaryEntry") -> str:
    """The text of an entry on one line, without its headword."""
    text = _SOUNDS.sub("", found.text)
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if lines and lines[0].lower().startswith(found.headword.lower()):
        lines[0] = lines[0][len(found.headword) :].strip()
    return "; ".join(filter(None, lines))[:300]


def _example(sentence: str, word: str) -> Text:
    """As much of a sentence as fits, with the forms of the word in it, in bold."""
    from translations.words import Families

    sentence = " ".join(sentence.split())
    text = Text(sentence)
    spans = Families([word]).find(sentence)
    for start, end in spans:
        text.stylize("bold", start, end)
    if spans and spans[0][1] >= _SHOWN:  # its beginning alone would not show the word
        start = sentence.rfind(" ", 0, max(0, spans[0][0] - _SHOWN // 2)) + 1
        text = Text("…").append_text(text[start:])
    text.truncate(_SHOWN, overflow="ellipsis")
    return text
