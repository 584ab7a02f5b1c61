"""How good a package is on a test set that it has not learnt from, as shown to the reader."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translations.argos.correction.loops import has_loop
from translations.argos.engine.decoding import Decoding
from translations.argos.engine.engine import Engine
from translations.argos.package import read_package
from translations.argos.training.augmenting import names_in
from translations.argos.training.cleaning import digits_of
from translations.argos.training.corpus import Pair


@dataclass(frozen=True)
class Score:
    """The score of one package on one test set.

    Attributes:
        bleu, chrf: by sacrebleu, 0 to 100.
        loops: share of translations that repeat themselves.
        numbers: share of the numbers of the originals that are in the translations.
        names: of the names in both original and reference, the share in the translations.
        words_per_second: Indonesian words, with the model loaded.
    """

    sentences: int
    bleu: float
    chrf: float
    loops: float
    numbers: float
    names: float
    words_per_second: float

    def __str__(self) -> str:
        return (
            f"{self.sentences} sentences: BLEU {self.bleu:.2f}, chrF {self.chrf:.2f}; "
            f"loops {self.loops:.2%}, numbers kept {self.numbers:.1%}, "
            f"names kept {self.names:.1%}; {self.words_per_second:.0f} words/s"
        )


def score(package: Path, pairs: Sequence[Pair], *, beam: int = 4) -> tuple[Score, list[str]]:
    """Translate a test set with the reader's engine and compare.

    Returns:
        The score, and the translations.
    """
    import sacrebleu

    engine = Engine(read_package(package), Decoding(beam_size=beam))
    originals, references = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    began = time.perf_counter()
    translations = engine.translate(originals)
    seconds = time.perf_counter() - began
    looping = sum(map(has_loop, translations, originals))
    return (
        Score(
            len(pairs),
            sacrebleu.corpus_bleu(translations, [references]).score,
            sacrebleu.corpus_chrf(translations, [references]).score,
            looping / max(1, len(pairs)),
            numbers_kept(originals, translations),
            names_kept(originals, references, translations),
            sum(len(text.split()) for text in originals) / seconds,
        ),
        translations,
    )


def numbers_kept(originals: Sequence[str], translations: Sequence[str]) -> float:
    """The share of numbers, separators aside, that the translation has too; 1 if there are none."""
    found = kept = 0
    for original, translation in zip(originals, translations, strict=True):
        left = digits_of(translation)
        for number in digits_of(original):
            found += 1
            if number in left:
                left.remove(number)
                kept += 1
    return kept / found if found else 1.0


def names_kept(
    originals: Sequence[str], references: Sequence[str], translations: Sequence[str]
) -> float:
    """The share of names in both original and reference that the translation has too."""
    found = kept = 0
    for original, reference, translation in zip(originals, references, translations, strict=True):
        expected = set(re.findall(r"\w+", reference))
        words = set(re.findall(r"\w+", translation))
        names = {name for name in names_in(original) if name in expected}
        found += len(names)
        kept += len(names & words)
    return kept / found if found else 1.0
