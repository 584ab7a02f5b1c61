"""Sentences with blanks, filled differently in every pass: "{person} said {clause}."

A few hundred handwritten lines become many thousands. The lines are in ``own/``; the fillings of
slots are in ``own/slots.tsv``; numbers and times are generated here.
"""

import random
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from translations.argos.training.corpus import Pair, Source, read_sources

OWN = Path(__file__).parent / "own"
_SLOT = re.compile(r"\{(\w+)(?::\d+)?\}")


def own_sources() -> list[Source]:
    """The sources written for this model: ``own-sentences``, ``own-news``, ``own-patterns``.

    ``news`` has words common in news but missing from the corpus.
    """
    files = [OWN / f"{name}.tsv" for name in ("sentences", "news", "patterns")]
    return [
        Source(f"own-{source.name}", source.pairs, has_slots=True) for source in read_sources(files)
    ]


def read_slots(path: Path = OWN / "slots.tsv") -> dict[str, list[Pair]]:
    """Read fillings: SLOT TAB Indonesian, and TAB English if it differs.

    A filling may itself contain slots.
    """
    slots: dict[str, list[Pair]] = defaultdict(list)
    for line in path.read_text(encoding="utf-8").splitlines():
        name, indonesian, *english = line.split("\t")
        slots[name].append((indonesian, english[0] if english else indonesian))
    return dict(slots)


class Filler:
    """Fills the slots of pairs at random."""

    def __init__(self, slots: dict[str, list[Pair]], rng: random.Random) -> None:
        self._slots = slots
        self._rng = rng
        self._made: dict[str, Callable[[], Pair]] = {
            "digit": lambda: _same(rng.randint(0, 7)),
            "number": lambda: _same(rng.choice((rng.randint(2, 30), rng.randint(11, 999)))),
            "thousands": self._thousands,
            "decimal": self._decimal,
            "year": lambda: _same(rng.randint(1945, 2029)),
            "dayno": lambda: _same(rng.randint(1, 28)),
            "monthno": lambda: _same(rng.randint(1, 12)),
            "hour": lambda: _same(rng.randint(1, 23)),
            "minute": lambda: _same(f"{rng.randint(0, 59):02}"),
            "rw": lambda: _same(f"{rng.randint(1, 17):02}"),
            "phone": lambda: _same(rng.randint(2_000_000, 9_999_999)),
        }

    def fill(self, pair: Pair) -> Pair:
        """Fill every slot: the same on both sides; ``{name}`` and ``{name:2}`` differ.

        The English is capitalised wherever the Indonesian is.

        Raises:
            KeyError: a slot has no fillings.
        """
        chosen: dict[str, Pair] = {}
        indonesian, english = pair
        for match in _SLOT.finditer(indonesian):
            if match[0] not in chosen:
                chosen[match[0]] = self._filling(match[1])
        for slot, (left, right) in chosen.items():
            indonesian = indonesian.replace(slot, left)
            english = english.replace(slot, right)
        return _capitalised(indonesian, pair[0]), _capitalised(english, pair[1])

    def _filling(self, name: str) -> Pair:
        if name in self._made:
            return self._made[name]()
        left, right = self._rng.choice(self._slots[name])
        inner = {match[0]: match[1] for match in _SLOT.finditer(left)}
        for slot, inner_name in inner.items():
            one, two = self._filling(inner_name)
            left, right = left.replace(slot, one), right.replace(slot, two)
        return left, right

    def _thousands(self) -> Pair:
        text = f"{self._rng.randint(1, 99)}.{self._rng.choice((0, self._rng.randint(0, 999))):03}"
        return text, text.replace(".", ",")

    def _decimal(self) -> Pair:
        text = f"{self._rng.randint(1, 30)},{self._rng.randint(1, 9)}"
        return text, text.replace(",", ".")


def _same(value: object) -> Pair:
    return str(value), str(value)


def _capitalised(text: str, template: str) -> str:
    """Capitalise a filling at the beginning of a sentence or quotation."""
    opening = re.match(r"[\"“(]?(?=\{)", template)
    if opening is None:
        return text
    at = opening.end()
    return text[:at] + text[at : at + 1].upper() + text[at + 1 :]
